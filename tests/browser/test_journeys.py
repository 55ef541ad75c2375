"""Journeys of real readers, from where they come in to what they came for."""

import pytest

from tests.conftest import ALLIANCE_1942

TREATY = f"/treaties/{ALLIANCE_1942}"
PHRASE = '"repetition of aggression"'


@pytest.fixture(params=[1280, 360], ids=["desk", "telephone"])
def reader(page, request):
    """A tab as wide as a desk's or a telephone's."""
    page.set_viewport_size({"width": request.param, "height": 740})
    return page


def test_from_a_footnote_to_the_passage_to_a_copied_citation(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto("/cite")
    reader.get_by_label("What stands in the footnote").fill("Anglo-Soviet Treaty 1942, 204 LNTS 353, art 3(ii)")
    reader.keyboard.press("Enter")
    reader.get_by_text("(Anglo-Soviet Treaty of 1942) art 3(ii)").first.click()
    reader.keyboard.press("Control+C")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied.strip().endswith("204 LNTS 353 (Anglo-Soviet Treaty of 1942) art 3(ii)")


def test_from_the_home_page_by_a_phrase_to_its_words_marked_in_the_passage(reader):
    reader.goto("/")
    reader.get_by_role("searchbox").fill(PHRASE)
    reader.keyboard.press("Enter")
    reader.get_by_role("link", name="Article 3(ii)").click()
    passage = reader.locator("#article-3-ii")
    assert passage.bounding_box()["y"] < 740
    marked = passage.screenshot()
    reader.goto(reader.url)
    reader.reload()
    assert passage.screenshot() != marked


def unfold(reader):
    """Open what would narrow a search, where it is folded: on a telephone."""
    narrow = reader.get_by_text("Narrow", exact=False).locator("visible=true")
    if narrow.count():
        narrow.first.click()


def test_a_search_is_narrowed_to_a_party_and_widened_again(reader):
    reader.goto("/search?q=aggression")
    everything = reader.get_by_role("status").inner_text()
    unfold(reader)
    reader.get_by_role("link", name="United Kingdom", exact=True).click()
    assert "party=uk" in reader.url
    assert reader.get_by_role("status").inner_text() != everything
    unfold(reader)
    reader.get_by_role("link", name="remove United Kingdom").click()
    assert reader.get_by_role("status").inner_text() == everything


def test_a_reader_follows_a_reference_in_the_whole_text_and_comes_back_to_the_same_place(reader):
    reader.goto(TREATY)
    reference = reader.locator("#article-4").get_by_role("link", name="Article 3 (ii)")
    reference.scroll_into_view_if_needed()
    before = reader.evaluate("scrollY")
    reference.click()
    assert reader.url.endswith("#article-3-ii")
    assert reader.locator("#article-3-ii").bounding_box()["y"] < 740
    reader.go_back()
    reader.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)


def test_a_reader_of_the_source_finds_why_a_word_is_read_otherwise(reader):
    reader.goto(f"{TREATY}/as-printed")
    reader.locator(".mark").nth(2).click()
    row = reader.locator("tr:target")
    assert row.is_visible()
    row.get_by_role("link").first.click()
    assert "/as-printed#line-" in reader.url


def test_a_passage_is_laid_beside_its_counterpart_and_cited_from_there(reader):
    reader.goto(f"{TREATY}/article/3/ii")
    reader.locator("#compare + ul").get_by_role("link", name="side by side").click()
    assert "/with/1950-prc-ussr-alliance/article/1/p1" in reader.url
    shared = reader.locator(".side mark").all_inner_texts()
    assert "a repetition of aggression and violation of" in " ".join(" ".join(shared).split())
    reader.get_by_text("Cite Article 1, para. 1").click()
    assert reader.get_by_text("226 UNTS 3").is_visible()
    reader.get_by_role("link", name="Anglo-Soviet Treaty of 1942 and Sino-Soviet Treaty of 1950").click()
    assert reader.get_by_role("heading", name="Counterparts, chosen by an editor").is_visible()
