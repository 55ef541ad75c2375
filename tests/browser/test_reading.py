"""Reading in a browser: what a person sees who arrives from a footnote."""

from tests.conftest import ALLIANCE_1942

TREATY = f"/treaties/{ALLIANCE_1942}"
ANSWERED = "Failed to load resource: the server responded with a status of 4"


def test_no_kind_of_page_asks_another_site_or_is_refused_by_its_own_policy(page, kinds):
    served = [kind for kind in kinds if kind.url.startswith("http")]
    for kind in served:
        kind.open(page)
    own = served[0].url.partition("/treaties")[0]
    assert [url for url in page.asked if not url.startswith(f"{own}/")] == []
    assert [trouble for trouble in page.troubles if not trouble.startswith(ANSWERED)] == []


def test_a_passage_is_on_the_first_screen_of_a_telephone(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{TREATY}/article/3/ii")
    passage = page.locator("#article-3-ii")
    assert passage.bounding_box()["y"] < 500
    assert "render impossible a repetition of aggression" in passage.inner_text()


def test_a_reader_goes_from_the_marker_to_the_note_and_back(page):
    page.goto(TREATY)
    page.get_by_role("button", name="Note 45").click()
    assert page.locator("#b-note-45").is_visible()
    page.goto(f"{TREATY}#note-45")
    page.get_by_role("link", name="Back to the marker of note 45").click()
    assert page.url.endswith("#note-45-marker")
    assert 0 <= page.locator("#note-45-marker").bounding_box()["y"] < 720


def test_a_reader_follows_article_4_to_article_3_ii_and_back(page):
    page.goto(f"{TREATY}/article/4")
    page.get_by_role("main").get_by_role("link", name="Article 3 (ii)").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Article 3(ii)")
    page.get_by_role("list").get_by_role("link", name="Article 4", exact=True).first.click()
    assert page.url.endswith("/article/4#r6")


def test_a_source_is_shown_when_it_is_asked_for(page):
    page.goto(TREATY)
    row = page.locator("#record .life li", has_text="Entered into force")
    assert not row.get_by_text("Inferred from the exchange of ratifications").is_visible()
    row.get_by_text("source: medium certainty").click()
    assert row.get_by_text("Inferred from the exchange of ratifications").is_visible()


def test_the_gap_is_in_sight_of_whoever_reaches_it(page):
    page.goto(f"{TREATY}#article-4")
    gap = page.locator("#article-4 .gap")
    assert gap.is_visible()
    assert gap.evaluate("element => getComputedStyle(element).display") == "block"


def test_hits_come_first_on_a_telephone_and_filters_stand_beside_them_on_a_desk(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/search?q=aggression&party=prc")
    assert page.locator(".hits").bounding_box()["y"] < 740
    link = page.get_by_role("navigation", name="Narrow").get_by_role("link", name="United Kingdom")
    assert not link.is_visible()
    page.get_by_text("Narrow (1 chosen)").click()
    assert link.is_visible()
    page.set_viewport_size({"width": 1280, "height": 740})
    page.reload()
    assert link.is_visible()
    assert link.bounding_box()["x"] < page.locator(".hits").bounding_box()["x"]
