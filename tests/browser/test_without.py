"""Reading without what a page may lack: styles, scripts, colours, motion."""

import pytest

HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5')].map(heading => heading.textContent.trim())"
WITHOUT_STYLES = "document.querySelectorAll('style').forEach(style => { style.disabled = true })"
WITHOUT_MARGIN = "document.querySelectorAll('.beside, .ring').forEach(found => found.remove())"
UNFOLDED = "document.querySelectorAll('details').forEach(found => { found.open = true })"
MOVING = "document.getAnimations().length + [...document.querySelectorAll('*')].filter(element => {\
    const style = getComputedStyle(element);\
    return parseFloat(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth';\
}).length"
UNMARKED = """[...document.querySelectorAll("mark, ins, del, .edited, .mark, .gap, .notice")].filter(element => {
    const style = getComputedStyle(element);
    const lined = style.outlineStyle !== "none" || [style.borderTopWidth, style.borderLeftWidth].some(parseFloat);
    return style.textDecorationLine === "none" && !lined;
}).map(element => element.outerHTML.slice(0, 120))"""
FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && style.outlineColor !== getComputedStyle(document.body).backgroundColor;
}"""


def is_within(words, others):
    """True where all words stand among others in the same order."""
    rest = iter(others)
    return all(word in rest for word in words)


def test_without_styles_the_same_words_stand_in_the_same_order(page, kinds):
    lost = []
    for kind in kinds:
        kind.open(page)
        page.evaluate(WITHOUT_MARGIN)  # what it says stands again in the notes at the end
        page.evaluate(UNFOLDED)
        headings, words = page.evaluate(HEADINGS), page.locator("main").inner_text().split()
        page.evaluate(WITHOUT_STYLES)
        plain = page.locator("main").inner_text().split()
        if page.evaluate(HEADINGS) != headings or not is_within(words, plain):
            lost.append(kind.name)
    assert lost == []


@pytest.fixture
def tab_without_scripts(browser):
    tab = browser.new_page(java_script_enabled=False)
    yield tab
    tab.close()


def test_without_scripts_a_page_reads_the_same(page, tab_without_scripts, kinds):
    for kind in kinds:
        kind.open(page)
        kind.open(tab_without_scripts)
        assert tab_without_scripts.locator("body").inner_text() == page.locator("body").inner_text(), kind.name


def test_nothing_moves_for_a_reader_who_wants_no_motion(page, kinds):
    page.emulate_media(reduced_motion="reduce")
    for kind in kinds:
        kind.open(page)
        assert page.evaluate(MOVING) == 0, kind.name


def test_in_forced_colours_marks_and_focus_are_seen_without_colour(page, kinds):
    page.emulate_media(forced_colors="active")
    for kind in kinds:
        kind.open(page)
        assert page.evaluate(UNMARKED) == [], kind.name
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS), kind.name
