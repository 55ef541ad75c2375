"""Pictures in a browser: legible and whole on a telephone, a small screen and a wide one."""

import pytest

from tests.conftest import ALLIANCE_1942, ALLIANCE_1950

PAGES = ("/", "/parties/", "/parties/ussr", f"/treaties/{ALLIANCE_1942}", f"/treaties/{ALLIANCE_1950}")
SIZES = """[...document.querySelectorAll('figure *')].filter(one => one.getClientRects().length
    && [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim()) && !one.closest('.unseen, title'))
    .map(one => parseFloat(getComputedStyle(one).fontSize))"""
LABELS = """[...document.querySelectorAll('figure svg')].map(svg => [...svg.querySelectorAll('text')].map(one => {
    const box = one.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom] }))"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_pictures_fit_the_page_with_letters_of_a_legible_size(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert min(page.evaluate(SIZES)) >= 11
    for labels in page.evaluate(LABELS):
        for left, right, top, bottom in labels:
            assert left >= 0
            assert right <= width
            over = [o for o in labels if o[0] < right and left < o[1] and o[2] < bottom and top < o[3]]
            assert len(over) == 1


def test_the_strip_is_reached_by_keyboard_and_leads_to_the_article(page):
    page.goto(f"/treaties/{ALLIANCE_1950}")
    page.locator(".strip a").nth(1).focus()
    assert page.evaluate("document.activeElement.querySelector('title').textContent").startswith("Article 1, ")
    page.keyboard.press("Enter")
    page.wait_for_url("**#article-1")


def test_a_link_in_the_strip_is_called_after_its_article(page):
    page.goto(f"/treaties/{ALLIANCE_1950}")
    link = page.get_by_role("link", name="Article 6, ", exact=False).first
    assert link.get_attribute("href") == "#article-6"
