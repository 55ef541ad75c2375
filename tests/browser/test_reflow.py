"""Every kind of page on narrow screens, at 400 % (320 pixels are left of 1280) and with the letters set wide."""

import pytest

from tests.conftest import Site, manage

# WCAG 2.2, 1.4.12: what a page must bear.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
CUT = """[...document.querySelectorAll("main :not(input)")].filter(element => {
    const style = getComputedStyle(element), cut = ["hidden", "clip"].includes(style.overflowX);
    return cut && style.clipPath === "none" && element.scrollWidth > element.clientWidth;
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def free_tab(browser):
    """A tab in which a reader's own style sheet is taken."""
    tab = browser.new_page(bypass_csp=True)
    yield tab
    tab.close()


def overflowing(tab, widths):
    """The widths at which a page must be scrolled sideways, or hides the ends of lines."""
    found = []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 800})
        if tab.evaluate(WIDER) > 0 or tab.evaluate(CUT):
            found.append(width)
    return found


def test_no_kind_of_page_scrolls_sideways_or_hides_the_end_of_a_line(free_tab, kinds):
    found = {}
    for kind in kinds:
        kind.open(free_tab)
        plain = overflowing(free_tab, (1280, 768, 360, 320))
        free_tab.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
        opened = overflowing(free_tab, (1280, 320))
        free_tab.add_style_tag(content=SPACED)
        spaced = overflowing(free_tab, (1280, 320))
        if plain or opened or spaced:
            found[kind.name] = (plain, opened, spaced)
    assert found == {}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A thousand treaties, served."""
    folder = tmp_path_factory.mktemp("large")
    made = manage("make_corpus", "1000", archive=folder)
    assert made.returncode == 0, made.stderr
    served = Site(folder)
    yield served
    served.stop()


@pytest.mark.parametrize("path", ["/search?q=peace", "/search?q=peace&page=20", "/treaties/", "/treaties/?page=7"])
def test_a_thousand_answers_are_a_page_like_any_other(free_tab, large, path):
    free_tab.goto(large.url + path)
    assert int(free_tab.get_by_role("status").inner_text().split()[0]) >= 1000
    assert overflowing(free_tab, (1280, 360, 320)) == []
    assert free_tab.get_by_role("navigation", name="Pages").is_visible()
    assert free_tab.locator("main li").count() < 500
