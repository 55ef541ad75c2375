"""Shared wording: real passages that share words, formulae that count for little, and the index against a scan."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.words import tokens
from archive.wording import LEAST, Leaf, Shared, Shingles, best, pair, quoted, shared
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950

REPETITION_1942 = f"{ALLIANCE_1942}/article/3/ii"
REPETITION_1950 = f"{ALLIANCE_1950}/article/1/p1"
FORMAL = "one of both the other High Contracting Party Parties Union of Soviet Socialist Republics"
FORMULAE = {token.word for token in tokens(FORMAL)}


def leaf(key: str, text: str) -> Leaf:
    """A passage whose treaty is named by its year."""
    treaty = key.partition("/")[0]
    return Leaf(key, treaty, treaty[:4], text)


def leaves_of(edition) -> list[Leaf]:
    units = {unit.address.path: unit for unit in edition.units if not unit.is_group}
    outer = {path for path in units if any(other.startswith(f"{path}/") for other in units)}
    return [leaf(f"{edition.header.slug}/{path}", units[path].text) for path in units if path not in outer]


@pytest.fixture(scope="module")
def alliances(anglo_soviet, sino_soviet) -> list[Leaf]:
    return leaves_of(anglo_soviet) + leaves_of(sino_soviet)


def ranked(pairs) -> list[Shared]:
    return sorted(pairs, key=lambda one: (-one.score, one.earlier, one.later))


def scanned(leaves) -> list[Shared]:
    """Every passage with every earlier one of another treaty, without an index."""
    archive = Shingles(leaves)
    treaty = [passage.treaty for passage in archive.passages]
    return [
        found
        for number in range(len(treaty))
        for found in best(number, (other for other in range(number) if treaty[other] != treaty[number]), archive)
    ]


def words_in(text: str, span: tuple[int, int]) -> list[str]:
    return [token.word for token in tokens(text[slice(*span)])]


def test_the_clauses_against_renewed_aggression_find_each_other_first(alliances):
    first, *others = ranked(shared(alliances))
    assert (first.earlier, first.later) == (REPETITION_1942, REPETITION_1950)
    assert all(first.score > other.score for other in others)
    text = next(one.text for one in alliances if one.key == REPETITION_1942)
    assert "a repetition of aggression and violation of" in [text[slice(*run.earlier)] for run in first.runs]


def test_the_index_finds_what_a_scan_of_all_pairs_finds(alliances):
    found = list(shared(alliances))
    assert len(found) >= 10
    assert found == scanned(alliances)


def test_passages_that_share_only_formulae_rank_below_every_listed_pair(alliances):
    archive = Shingles(alliances)
    text = {one.key: one.text for one in alliances}
    earlier = [one for one in archive.passages if one.treaty == ALLIANCE_1942]
    later = [one for one in archive.passages if one.treaty == ALLIANCE_1950]
    pairs = [pair(left, right, archive.weights) for left in earlier for right in later]
    said = {one: {word for run in one.runs for word in words_in(text[one.earlier], run.earlier)} for one in pairs}
    formal = [one.score for one in pairs if said[one] and said[one] <= FORMULAE]
    assert len(formal) > 20
    assert max(formal) < LEAST < min(one.score for one in shared(alliances))


@pytest.mark.parametrize(
    ("earlier", "later", "run"),
    [
        ("all the measures in their power", "all in their power to achieve", "in their power"),
        ("in the spirit of friendship and co-operation", "friendship and cooperation", "friendship and co-operation"),
        ("aimed at ensuring peace", "AIMED AT “ENSURING” peace", "aimed at ensuring peace"),
        ("in acts of aggression. In the event", "in acts of aggression in Europe", "in acts of aggression"),
        (
            "a state of war. Peace shall be made",
            "a state of war. Peace shall be kept",
            "a state of war. Peace shall be",
        ),
        ("维持远东和世界的和平", "巩固远东和世界的安全", "远东和世界的"),
    ],
)
def test_runs_are_words_in_a_row_whatever_their_spelling(earlier, later, run):
    archive = Shingles([leaf("1942-a/1", earlier), leaf("1950-b/1", later)])
    (found,) = pair(*archive.passages, archive.weights).runs
    assert earlier[slice(*found.earlier)] == run


@pytest.mark.parametrize("later", ["two words only", "peace, war; and", "", "!?"])
def test_fewer_than_three_words_in_a_row_are_no_run(later):
    archive = Shingles([leaf("1942-a/1", "peace, war and two words in a row"), leaf("1950-b/1", later)])
    assert pair(*archive.passages, archive.weights).runs == ()


def test_wording_is_told_from_the_earlier_to_the_later_and_by_slug_on_one_day():
    text = "render impossible a repetition of aggression and violation of the peace"
    (found,) = shared([leaf("1950-b/1", text), leaf("1942-a/1", text)])
    assert (found.earlier, found.later) == ("1942-a/1", "1950-b/1")
    (found,) = shared([leaf("1942-b/1", text), leaf("1942-a/1", text)])
    assert (found.earlier, found.later) == ("1942-a/1", "1942-b/1")


def test_one_treaty_repeating_itself_shares_nothing():
    text = "render impossible a repetition of aggression and violation of the peace"
    assert list(shared([leaf("1942-a/1", text), leaf("1942-a/2", text)])) == []


def test_a_clause_of_many_treaties_leads_to_the_first_and_to_the_nearest():
    clause = "the present treaty shall come into force on the exchange of ratifications at the seat of government"
    years = range(1800, 2000)
    said = {year: f"{clause} of {year} only" if year % 20 == 0 else f"a matter of {year} alone" for year in years}
    pairs = list(shared(leaf(f"{year}-x/1", text) for year, text in said.items()))
    last = [one.earlier for one in pairs if one.later == "1980-x/1"]
    assert last == ["1800-x/1", "1960-x/1", "1940-x/1", "1920-x/1", "1900-x/1"]


def test_a_formula_that_every_treaty_has_links_none():
    clause = "have signed the present treaty and have affixed thereto their seals in duplicate"
    assert list(shared(leaf(f"{year}-x/1", clause) for year in range(1800, 1900))) == []


def test_progress_is_told_to_the_last_passage(alliances):
    told = []
    list(shared(alliances, lambda done, total: told.append((done, total))))
    assert told == [(number, len(alliances)) for number in range(1, len(alliances) + 1)]


PIECES = [
    word + gap for word in ("peace", "war", "state", "treaty", "force", "party") for gap in (" ", " ", ", ", ". ")
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
ARCHIVES = st.lists(st.tuples(st.sampled_from(["1900-a", "1900-b", "1910-c", "1920-d"]), TEXTS), max_size=8).map(
    lambda rows: [leaf(f"{treaty}/{number}", text) for number, (treaty, text) in enumerate(rows)]
)


@given(ARCHIVES)
@settings(deadline=None)
def test_in_any_archive_runs_are_the_same_words_in_both_texts(leaves):
    text = {one.key: one.text for one in leaves}
    for found in shared(leaves):
        assert found.earlier.partition("/")[0] < found.later.partition("/")[0]
        assert found.runs
        for run in found.runs:
            said = words_in(text[found.earlier], run.earlier)
            assert len(said) >= 3
            assert said == words_in(text[found.later], run.later)


@given(ARCHIVES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_in_any_archive_the_order_of_passages_changes_nothing_and_the_index_misses_nothing(
    leaves, chance: random.Random
):
    found = list(shared(leaves))
    assert found == scanned(leaves)
    chance.shuffle(leaves)
    assert found == list(shared(leaves))


@given(ARCHIVES)
@settings(deadline=None)
def test_no_pair_of_a_passage_scores_higher_than_one_with_the_same_words(leaves):
    repeated = [*leaves, *(leaf(f"1930-e/{one.key}", one.text) for one in leaves)]
    archive = Shingles(repeated)
    text = {one.key: one.text for one in repeated}
    for later in (one for one in archive.passages if one.treaty == "1930-e"):
        pairs = [pair(one, later, archive.weights) for one in archive.passages if one.treaty != "1930-e"]
        same = max(one.score for one in pairs if text[one.earlier] == text[later.key])
        assert same == max(one.score for one in pairs)


def marked(text: str, *spans: tuple[int, int]) -> str:
    return "".join(f"[{one.text}]" if one.marked else one.text for one in quoted(text, spans))


def test_a_quotation_marks_what_is_shared_and_joins_what_overlaps():
    assert marked("one two three", (0, 7)) == "[one two] three"
    assert marked("one two three four", (8, 18), (4, 13)) == "one [two three four]"


def test_a_quotation_leaves_out_what_is_far_from_shared_words():
    text = " ".join(f"w{number}" for number in range(60))
    start, end = text.index("w30 "), text.index("w30 ") + 3
    shown = marked(text, (start, end))
    assert shown == "… w22 w23 w24 w25 w26 w27 w28 w29 [w30] w31 w32 w33 w34 w35 w36 w37 w38 …"
