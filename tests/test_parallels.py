"""Parallels: shared wording as the bake writes it down and as pages show it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from archive import parallels
from archive.models import SharedWording
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, ROOT, words

PAGE_1942 = f"/treaties/{ALLIANCE_1942}/article/3/ii"
PAGE_1950 = f"/treaties/{ALLIANCE_1950}/article/1/p1"


@pytest.fixture
def found(records):
    """Both treaties in the test database, and what they share."""
    told = []
    parallels.find(lambda *step: told.append(step))
    assert told[-1] == ("wording", 26, 26)


def shown(page: str) -> dict[str, list[str]]:
    """The marked words under “Also worded like this in”, by the address of the passage that has them."""
    (section,) = html.document_fromstring(page).xpath("//section[@aria-labelledby='shared']")
    rows = section.xpath("./ol/li")
    return {row.xpath("string(.//a/@href)"): [mark.text_content() for mark in row.iter("mark")] for row in rows}


def test_the_two_passages_show_each_other_with_the_shared_words_marked(site):
    assert shown(site.page(PAGE_1942))[PAGE_1950] == [
        "take all the",
        "a repetition of aggression and violation of",
        "in acts of aggression",
    ]
    assert shown(site.page(PAGE_1950))[PAGE_1942][1] == "a repetition of aggression and violation of"


def test_a_parallel_says_which_passage_is_the_earlier(site):
    assert "Article 1, para. 1 of the Sino-Soviet Treaty of 1950 (later: signed 14 February 1950)" in words(
        site.page(PAGE_1942)
    )
    assert "Article 3(ii) of the Anglo-Soviet Treaty of 1942 (earlier: signed 26 May 1942)" in words(
        site.page(PAGE_1950)
    )


def test_an_article_shows_what_its_paragraphs_share(site):
    page = site.page(f"/treaties/{ALLIANCE_1950}/article/1")
    assert shown(page) == shown(site.page(PAGE_1950))
    assert "like Article 1, para. 1 here" in words(page)


def test_a_passage_that_shares_nothing_says_nothing_of_it(site):
    for path in (f"/treaties/{ALLIANCE_1942}/note/45", f"/treaties/{ALLIANCE_1950}/testimonium"):
        assert "Also worded like this" not in site.page(path)


def test_finding_again_changes_nothing(found):
    before = list(SharedWording.objects.values())
    parallels.find(lambda *_: None)
    assert list(SharedWording.objects.values()) == before


def test_what_is_written_down_are_words_of_both_texts(found):
    for pair in SharedWording.objects.all():
        known = parallels.texts([pair.earlier, pair.later])
        for start, end, first, last in pair.runs:
            assert len(known[pair.earlier][2][start:end].split()) >= 3
            assert known[pair.earlier][2][start:end].lower() == known[pair.later][2][first:last].lower()


def test_a_page_asks_two_questions_more_for_its_parallels(found, client):
    with CaptureQueriesContext(connection) as asked:
        assert "Also worded like this" in client.get(PAGE_1942).content.decode()
    SharedWording.objects.all().delete()
    with CaptureQueriesContext(connection) as plain:
        assert "Also worded like this" not in client.get(PAGE_1942).content.decode()
    assert len(plain) == len(asked) - 1  # the one that finds none is asked in any case


def test_the_table_in_the_docs_is_what_the_command_prints(found):
    printed = StringIO()
    call_command("shared_wording", stdout=printed)
    rows = printed.getvalue().strip()
    assert rows.count("\n") == 11
    assert f"\n\n{rows}\n\n" in (ROOT / "docs" / "shared-wording.md").read_text(encoding="utf-8")


def test_a_treatys_strip_marks_where_its_wording_stands_elsewhere(site):
    page = html.document_fromstring(site.page(f"/treaties/{ALLIANCE_1942}"))
    marked = {
        one.find("title").text.partition(",")[0]
        for one in page.find_class("strip")[0].iter("a", "g")
        if one.find_class("mark")
    }
    assert "Article 3" in marked
    words_of = {
        item.find("a").text: "shared with other treaties" in item.text_content()
        for item in page.find_class("strip")[0].iter("li")
    }
    assert {label for label, shared in words_of.items() if shared} == marked
