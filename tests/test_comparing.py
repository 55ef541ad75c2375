"""Comparison: passages side by side, the sets an editor made, and every address of them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.alignment import OTHER, SAME, align
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, copy_of_fixtures, manage, words

TREATIES = f"/compare/{ALLIANCE_1942}/{ALLIANCE_1950}"
PASSAGES = f"/compare/{ALLIANCE_1942}/article/3/ii/with/{ALLIANCE_1950}/article/1/p1"
FORMULA = (
    "The High Contracting Parties undertake not to enter into any negotiations with the Hitlerite Government "
    "or any other Government in Germany that does not clearly renounce all aggressive intentions"
)


def texts(pieces, kind):
    return [piece.text for piece in pieces if piece.kind == kind]


@pytest.mark.parametrize("at", range(1, len(FORMULA.split())))
def test_one_word_put_into_a_long_formula_marks_one_word(at):
    found = FORMULA.split()
    longer = " ".join([*found[:at], "solemnly", *found[at:]])
    aligned = align(FORMULA, longer)
    assert texts(aligned.right, OTHER) == ["solemnly"]
    assert texts(aligned.left, OTHER) == []
    assert aligned.common == len(found)


def test_the_clauses_against_renewed_aggression_show_what_they_share(anglo_soviet, sino_soviet):
    left = next(unit.text for unit in anglo_soviet.units if unit.address.path == "article/3/ii")
    right = next(unit.text for unit in sino_soviet.units if unit.address.path == "article/1/p1")
    aligned = align(left, right)
    assert "a repetition of aggression and violation of peace" in texts(aligned.right, SAME)
    assert "in acts of aggression" in texts(aligned.left, SAME)
    assert "by Germany" in " ".join(texts(aligned.left, OTHER))
    assert "military" not in " ".join(texts(aligned.right, SAME) + texts(aligned.right, OTHER))
    assert "a repetition of aggression and violation of" in aligned.runs
    assert "peace" in " ".join(texts(aligned.left, SAME))


def test_spelling_case_and_accents_are_no_difference():
    aligned = align("economic CO-OPERATION and defence", "economic cooperation and defense")
    assert texts(aligned.left, OTHER) == texts(aligned.right, OTHER) == []


def test_passages_that_share_no_three_words_are_left_plain():
    aligned = align("peace between the Parties", "the Parties are at war")
    assert (aligned.common, aligned.runs, len(aligned.left)) == (0, (), 1)


def test_long_passages_that_repeat_a_word_are_compared_and_what_is_cut_is_said():
    left, right = (" ".join(f"the {letter}{number}" for number in range(1600)) for letter in "ab")
    aligned = align(left, right)
    assert (aligned.common, aligned.cut) == (0, True)
    assert "".join(piece.text for piece in aligned.left) == left
    assert not align(FORMULA, FORMULA).cut


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_letter_of_a_passage_is_lost_in_a_comparison(left, right):
    aligned = align(left, right)
    assert "".join(piece.text for piece in aligned.left) == left
    assert "".join(piece.text for piece in aligned.right) == right


@pytest.mark.parametrize(
    ("spelled", "to"),
    [
        (f"/compare/{ALLIANCE_1950}/{ALLIANCE_1942}", TREATIES),
        (f"/compare/anglo-soviet-1942/{ALLIANCE_1950}", TREATIES),
        (f"/compare/{ALLIANCE_1942.upper()}/{ALLIANCE_1950}/", TREATIES),
        (f"/compare/{ALLIANCE_1942}/article/3/with/{ALLIANCE_1950}", TREATIES),
        (f"/compare/{ALLIANCE_1950}/article/I/1/with/{ALLIANCE_1942}/Art.3(ii)", PASSAGES),
        (f"/compare/{ALLIANCE_1942}/article/4/with/{ALLIANCE_1942}/article/1", None),
    ],
)
def test_a_comparison_has_one_address_the_earlier_first(site, spelled, to):
    response = site.ask(spelled)
    assert response.status == 301
    assert response.getheader("Location") == (
        to or f"/compare/{ALLIANCE_1942}/article/1/with/{ALLIANCE_1942}/article/4"
    )
    assert site.ask(response.getheader("Location")).status == 200


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (f"/compare/{ALLIANCE_1942}", f"/treaties/{ALLIANCE_1942}#compare"),
        (f"/compare/{ALLIANCE_1942}/{ALLIANCE_1942}", f"/treaties/{ALLIANCE_1942}#compare"),
        (f"/compare/{ALLIANCE_1942}/article/4", f"/treaties/{ALLIANCE_1942}/article/4#compare"),
    ],
)
def test_one_side_alone_leads_to_what_it_can_be_compared_with(site, path, to):
    response = site.ask(path)
    assert (response.status, response.getheader("Location")) == (302, to)
    page, _, fragment = to.partition("#")
    assert f'id="{fragment}"' in site.page(page)


NOT_HELD = ["1815-vienna", f"{ALLIANCE_1942}/{ALLIANCE_1950}/article/9", "%00/x", "%ff", f"{ALLIANCE_1942}/%E2%82"]


@pytest.mark.parametrize("path", [f"{PASSAGES}/x", *(f"/compare/{path}" for path in NOT_HELD)])
def test_what_is_not_held_cannot_be_compared(site, path):
    assert site.ask(path).status == 404


def test_every_passage_of_both_treaties_stands_in_their_comparison(site):
    page = html.document_fromstring(site.page(TREATIES))
    linked = {link.get("href") for link in page.iter("a")}
    shown = words(site.page(TREATIES))
    for slug in (ALLIANCE_1942, ALLIANCE_1950):
        for path in ("preamble/p1", "article/1", "article/4", "preamble/p3", "article/2"):
            unit = f"/treaties/{slug}/{path}"
            assert unit in linked or f"{unit}/p1" in linked, unit
    assert "The rest of this treaty is not held here" in shown
    assert shown.index("Counterparts, chosen by an editor") < shown.index("With no counterpart")


def test_each_side_of_a_comparison_has_its_address_and_citation(site):
    for side in html.document_fromstring(site.page(PASSAGES)).find_class("side"):
        link, cited = side.find(".//a").get("href"), " ".join(side.text_content().split())
        assert site.ask(link).status == 200
        assert f"http://127.0.0.1:8000{link}" in cited
        assert "art 3(ii)" in cited or "art 1 para 1" in cited


def test_two_passages_are_found_as_they_stand_in_footnotes(site):
    asked = "/compare/?first=226+UNTS+3,+art.+I&second=Anglo-Soviet+Treaty+1942+art+3(ii)"
    first = site.ask(asked)
    assert first.status == 302
    second = site.ask(first.getheader("Location"))
    assert second.getheader("Location") == (f"/compare/{ALLIANCE_1942}/article/3/ii/with/{ALLIANCE_1950}/article/1")
    unsure = words(site.page("/compare/?first=some+treaty&second=226+UNTS+3"))
    assert unsure.count("does not name one treaty, or one passage of one, with certainty") == 1


def test_a_clause_that_is_not_held_says_so(site):
    for path in ("/clauses", "/counterparts/duration"):
        assert "The text held stops in Article 4" in words(site.page(path))
    assert "not held" in words(site.page("/clauses"))


def test_a_unit_leads_to_its_counterparts_and_back(site):
    for here, there in (
        (f"{ALLIANCE_1942}/article/4", f"{ALLIANCE_1950}/article/1/p1"),
        (f"{ALLIANCE_1950}/article/1", f"{ALLIANCE_1942}/article/3/ii"),
    ):
        page = html.document_fromstring(site.page(f"/treaties/{here}"))
        section = page.get_element_by_id("compare").getparent()
        assert f"/treaties/{there}" in {link.get("href") for link in section.iter("a")}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"passages": [f"{ALLIANCE_1942}/article/9"]}, "is no passage of a treaty held here"),
        ({"passages": [f"{ALLIANCE_1942}/article/III"]}, "is no passage of a treaty held here"),
        ({"passages": [f"{ALLIANCE_1942}/part/1"]}, "is no passage of a treaty held here"),
        ({"passages": ["1815-vienna/article/1"]}, "is no passage of a treaty held here"),
        ({"not_held": {ALLIANCE_1950: "?"}}, "is no incomplete treaty held here"),
    ],
)
def test_a_set_that_names_what_is_not_there_is_one_line_to_its_editor(tmp_path, change, told):
    fixtures = copy_of_fixtures(tmp_path)
    path = fixtures / "counterparts.json"
    sets = json.loads(path.read_text(encoding="utf-8"))
    sets[0]["fields"] |= change
    path.write_text(json.dumps(sets), encoding="utf-8")
    failed = manage("bake", "--draft", archive=tmp_path / "a", fixtures=fixtures)
    assert failed.returncode == 1
    assert f"counterparts.json: {sets[0]['pk']}: " in failed.stderr
    assert told in failed.stderr
