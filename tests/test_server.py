"""The server: finished pages first, questions to Django, nothing but reading."""

import gzip
import os
import shutil
import subprocess
import sys

import brotli
import pytest
from django.template.loader import render_to_string

from tests.conftest import ALLIANCE_1942, ROOT, manage, words

TREATY = f"/treaties/{ALLIANCE_1942}"


def test_a_page_is_sent_compressed_as_the_browser_asks(site):
    plain = site.ask(TREATY).body
    br = site.ask(TREATY, Accept_Encoding="gzip, deflate, br, zstd")
    zipped = site.ask(TREATY, Accept_Encoding="gzip")
    assert (br.getheader("Content-Encoding"), zipped.getheader("Content-Encoding")) == ("br", "gzip")
    assert brotli.decompress(br.body) == gzip.decompress(zipped.body) == plain
    assert "Accept-Encoding" in br.getheader("Vary")


def test_an_unchanged_page_is_not_sent_again(site):
    etag = site.ask(TREATY).getheader("ETag")
    again = site.ask(TREATY, If_None_Match=f'W/{etag}, "other"')
    assert (again.status, again.body) == (304, b"")
    assert site.ask(TREATY, If_None_Match='"other"').status == 200


def test_head_sends_the_headers_of_get(site):
    got, head = site.ask(TREATY), site.ask(TREATY, "HEAD")
    assert head.status == 200
    assert head.body == b""
    assert head.getheader("Content-Length") == got.getheader("Content-Length")


@pytest.mark.parametrize("path", ["/", TREATY, "/treaties/", "/nowhere"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PURGE"])
def test_nothing_but_reading_is_allowed(site, path, method):
    response = site.ask(path, method)
    assert response.status == 405
    assert response.getheader("Allow") == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/", TREATY, "/nowhere"])
def test_options_says_what_is_allowed(site, path):
    response = site.ask(path, "OPTIONS")
    assert response.status == 204
    assert response.getheader("Allow") == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("query", ["x=1", "%00", "%ff%fe", "a=" + "b" * 5000, "party=ussr", "=&=&&"])
def test_a_query_string_changes_no_finished_text(site, query):
    assert site.ask(f"{TREATY}?{query}").body == site.ask(TREATY).body


def test_the_list_is_narrowed_by_party_and_year(site):
    assert "Sino-Soviet" not in words(site.page("/treaties/?party=uk"))
    assert "Anglo-Soviet" in words(site.page("/treaties/?party=uk"))
    assert "Anglo-Soviet" not in words(site.page("/treaties/?since=1950"))
    assert "No treaty held here answers that" in words(site.page("/treaties/?party=uk&since=1950"))


@pytest.mark.parametrize(
    "query", ["party=atlantis", "since=abc", "since=99999999999999999999", "party=%00", "until=NaN"]
)
def test_a_question_that_cannot_be_read_says_so(site, query):
    assert "could not be read" in words(site.page(f"/treaties/?{query}"))


def test_a_table_is_no_answer_to_a_question_that_cannot_be_read(site):
    assert site.ask("/treaties.json?party=uk").status == 200
    assert site.ask("/treaties.json?party=zz").status == 400
    assert site.ask("/treaties.csv?since=abc").status == 400


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (f"{TREATY}/article/9", "Anglo-Soviet Treaty of 1942"),
        (f"{TREATY}/article/3/iv", "Article 3 of the Anglo-Soviet Treaty of 1942"),
        (f"{TREATY}/preamble/p9/a", "Preamble of the Anglo-Soviet Treaty of 1942"),
        ("/treaties/1815-vienna", "these treaties"),
        ("/%ff%fe", "these treaties"),
        ("/treaties/" + "a" * 3000, "these treaties"),
    ],
)
def test_an_unknown_address_leads_to_the_nearest_known_one(site, path, nearest):
    response = site.ask(path)
    assert response.status == 404
    assert nearest in words(response.body.decode())


def test_a_fault_is_owned_up_to_in_the_same_dress(settings):
    page = words(render_to_string("500.html"))
    assert "The fault is the archive’s, not yours" in page
    assert settings.SITE_NAME in page


@pytest.mark.parametrize("damage", ["missing", "cut", "garbled", "no manifest"])
def test_a_missing_or_damaged_archive_is_one_clear_line(archive, tmp_path, damage):
    copy = tmp_path / "archive"
    if damage != "missing":
        shutil.copytree(archive, copy, symlinks=True)
        pages = copy / "current" / "pages.sqlite3"
        if damage == "cut":
            pages.write_bytes(pages.read_bytes()[:5000])
        elif damage == "garbled":
            content = bytearray(pages.read_bytes())
            content[len(content) // 2] ^= 0xFF
            pages.write_bytes(content)
        else:
            (copy / "current" / "manifest.json").unlink()
    for command in (["manage.py", "serve"], ["-c", "import archive.wsgi"]):
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, "ARCHIVE": str(copy), "PORT": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ended.returncode == 1
        assert ended.stderr.count("\n") == 1
        assert "run `manage.py bake`" in ended.stderr


def test_production_settings_are_clean():
    secure = {"SITE_URL": "https://foedera.example", "DATABASE_URL": "sqlite://:memory:"}
    checked = manage("check", "--deploy", "--fail-level", "INFO", archive=ROOT / "nowhere", **secure)
    assert checked.returncode == 0, checked.stderr
