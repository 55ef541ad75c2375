"""The margin of a text: notes and interventions beside their lines, or opened where there is no room."""

from itertools import combinations

import pytest

from tests.conftest import ALLIANCE_1942

TREATY = f"/treaties/{ALLIANCE_1942}"
BOXES = """[...document.querySelectorAll(".beside, .cite")].map(found => {
    const box = found.getBoundingClientRect(), before = found.previousElementSibling?.previousSibling;
    const range = document.createRange();
    if (before && found.className === "beside") range.selectNode(before);
    const lines = found.className === "beside" && before ? [...range.getClientRects()] : [];
    return {name: found.id || "cite", x: box.x, y: box.y, right: box.right, bottom: box.bottom,
            line: lines.length ? lines.at(-1).y : null};
})"""


def overlap(one, other):
    return (
        one["x"] < other["right"]
        and other["x"] < one["right"]
        and one["y"] < other["bottom"] - 1
        and (other["y"] < one["bottom"] - 1)
    )


@pytest.mark.parametrize("width", [1160, 1280, 1920])
def test_on_a_wide_screen_each_note_stands_beside_its_line_and_on_no_other(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(TREATY)
    boxes = page.evaluate(BOXES)
    notes = [box for box in boxes if box["name"] != "cite"]
    text = page.locator("#preamble-p3").bounding_box()
    assert len(notes) > 10
    assert all(note["x"] > text["x"] + text["width"] for note in notes)
    assert all(note["right"] <= width for note in notes)
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert any(note["line"] for note in notes)
    strayed = [note["name"] for note in notes if note["line"] and abs(note["y"] - note["line"]) > 60]
    assert strayed == []


def test_on_a_telephone_a_note_opens_and_closes_by_keyboard(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{TREATY}/preamble/p3")
    note = page.locator("#b-note-45")
    assert not note.is_visible()
    page.get_by_role("button", name="Note 45").focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    assert note.inner_text() == "45 See Volume 7, Document 327."
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Note 45"


def test_what_the_margin_says_is_not_copied_with_the_text(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(TREATY)
    selected = page.evaluate("""() => {
        getSelection().selectAllChildren(document.getElementById("article-1"));
        return getSelection().toString();
    }""")
    assert "the High Contracting Parties mutually undertake to afford one another" in " ".join(selected.split())


def test_a_phrase_of_the_text_is_found_across_its_margin_notes(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(TREATY)
    for phrase in ("1941, and to replace", "Parties mutually undertake", "a repetition of aggression"):
        assert page.evaluate("phrase => window.find(phrase)", phrase), phrase


def test_in_print_the_margin_stands_as_notes_at_the_end(page):
    page.emulate_media(media="print")
    page.goto(TREATY)
    assert page.locator(".beside:visible, .ring:visible").count() == 0
    assert "Line 10. 12th] 12 th" in page.locator(".apparatus").inner_text()
    assert page.locator("#note-45").is_visible()
