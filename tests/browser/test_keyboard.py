"""A reader without a mouse: Tab comes to everything, in the order of the text, and it is seen where one is."""

import pytest

REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
WATCH = """selector => {
    const seen = element => element.checkVisibility({visibilityProperty: true});
    window.expected = [...document.querySelectorAll(selector)].filter(seen);
    window.reached = [];
    document.addEventListener("focusin", event => {
        const box = event.target.getClientRects()[0], style = getComputedStyle(event.target);
        reached.push({
            at: expected.indexOf(event.target),
            outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            inside: box.left >= 0 && box.left < innerWidth && box.width > 1 && box.height > 1,
            what: event.target.outerHTML.slice(0, 120),
        });
    });
    return expected.length;
}"""


@pytest.mark.parametrize("width", [1280, 360])
def test_tab_comes_to_everything_in_the_order_of_the_text_and_shows_where_it_is(page, kinds, width):
    page.set_viewport_size({"width": width, "height": 800})
    for kind in kinds:
        kind.open(page)
        count = page.evaluate(WATCH, REACHABLE)
        for _ in range(count):
            page.keyboard.press("Tab")
        reached = page.evaluate("reached")
        assert [found["at"] for found in reached] == list(range(count)), kind.name
        hidden = [found["what"] for found in reached if not (found["outlined"] and found["inside"])]
        assert hidden == [], kind.name


def test_the_first_tab_offers_to_skip_to_the_text(page, site):
    page.goto("/treaties/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').localName") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
