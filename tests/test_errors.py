"""What is shown when nothing can be: each page helps, and is in the same dress."""

import os
import shutil
from contextlib import contextmanager
from http import HTTPStatus

import psycopg
import pytest
from django.db import OperationalError
from django.test import RequestFactory
from lxml import html

from archive.views.errors import fault
from tests.conftest import Site, words


@pytest.mark.parametrize("path", ["/", "/treaties/", "/search?q=peace", "/nowhere"])
def test_who_sends_something_learns_that_the_archive_is_for_reading(site, path):
    answer = site.ask(path, "POST")
    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert "This archive is only for reading" in words(answer.body.decode())
    assert "default-src 'none'" in answer.getheader("Content-Security-Policy")
    assert answer.getheader("X-Frame-Options") == "DENY"


@pytest.mark.parametrize(
    ("fault_is", "status", "said"),
    [
        (OperationalError("no such file"), 503, "Wait a minute, then load the page again"),
        (ValueError("a slip of ours"), 500, "The fault is the archive’s, not yours"),
    ],
)
def test_a_fault_is_told_apart_from_what_may_pass(fault_is, status, said):
    try:
        raise fault_is
    except type(fault_is):
        answer = fault(RequestFactory().get("/search"))
    assert answer.status_code == status
    assert said in words(answer.content.decode())
    assert answer.has_header("Retry-After") == (status == HTTPStatus.SERVICE_UNAVAILABLE)


@contextmanager
def no_records(archive):
    """An archive whose records cannot be reached: their file is gone, or the database takes no reader."""
    file = archive / "current" / "records.sqlite3"
    if file.exists():
        yield file.unlink()
        return
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
        database.execute("ALTER ROLE foedera_reader NOLOGIN")
        try:
            yield
        finally:
            database.execute("ALTER ROLE foedera_reader LOGIN")


def test_records_that_cannot_be_reached_are_a_page_and_finished_pages_go_on(archive, tmp_path):
    copy = shutil.copytree(archive, tmp_path / "archive", symlinks=True)
    served = Site(copy)
    try:
        with no_records(copy):
            answer = served.ask("/cite?q=Cmd.+6376")
        assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "The archive cannot answer just now" in words(answer.body.decode())
        assert served.ask("/").status == HTTPStatus.OK
    finally:
        served.stop()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_proxy_finds_a_page_for_each_thing_it_may_have_to_say(archive, status):
    page = html.document_fromstring((archive / "current" / "errors" / f"{status}.html").read_text(encoding="utf-8"))
    assert page.findtext(".//main/h1")
    assert page.findtext(".//style")
    assert not page.xpath("//link[@rel='canonical' or @rel='stylesheet'] | //script")
