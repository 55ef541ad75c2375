"""Citing in a browser: one click takes a citation; a search leads to the marked passage."""

import pytest

from tests.conftest import ALLIANCE_1942

TREATY = f"/treaties/{ALLIANCE_1942}"


@pytest.mark.parametrize("path", [TREATY, f"{TREATY}/article/3/ii", f"{TREATY}/article/1-2"])
def test_the_citation_is_on_the_first_screen_and_one_click_selects_it(page, path):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    citation = page.locator(".cite .take").nth(1)
    assert citation.bounding_box()["y"] < 900
    citation.click()
    selected = page.evaluate("getSelection().toString()").strip()
    assert selected == citation.inner_text().strip()
    assert "204 LNTS 353 (Anglo-Soviet Treaty of 1942)" in selected


def test_on_a_telephone_a_link_leads_to_the_citation(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{TREATY}/article/3/ii")
    page.get_by_role("link", name="Cite", exact=True).click()
    assert page.locator("#cite").bounding_box()["y"] < 740


def test_every_style_is_there_when_it_is_asked_for(page):
    page.goto(f"{TREATY}/article/3/ii")
    page.get_by_text("Other styles").click()
    for name in ("Bluebook", "AGLC", "Chicago, note", "Chicago, bibliography", "MLA", "APA"):
        assert page.locator(".cite").get_by_text(name, exact=True).is_visible()


def test_a_reader_goes_from_the_home_page_to_a_passage_by_its_words(page):
    page.goto("/")
    page.get_by_role("searchbox").fill('"repetition of aggression"')
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Article 3(ii)").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Article 3(ii)")


def test_a_reader_goes_from_a_footnote_to_the_passage(page):
    page.goto("/cite")
    page.get_by_label("What stands in the footnote").fill(
        "Anglo-Soviet Treaty, 26 May 1942, 204 LNTS 353, art. 3(ii)"
    )
    page.get_by_role("button", name="Find").click()
    assert page.url.endswith(f"{TREATY}/article/3/ii")
