"""Addresses: each form of one is made from the steps, and gives the steps back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import GROUPS, KINDS, Address, Range, Step, find

numbers = st.one_of(
    st.integers(1, 999).map(str),
    st.sampled_from(["i", "ii", "iv", "xiv", "a", "b", "z", "3bis", "12a", "一", "é"]),
)
unnumbered = st.integers(1, 99).map(lambda n: f"p{n}")
paragraphs = st.lists(st.one_of(numbers, unnumbered).map(lambda n: Step("paragraph", n)), max_size=6).map(tuple)


@st.composite
def addresses(draw):
    """Any structure: Parts of Parts, annexes with articles, paragraphs at any depth."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3))
    named = tuple(Step(kind, draw(numbers) if KINDS[kind][3] else "") for kind in kinds)
    return Address(named + (() if named[-1].kind in GROUPS else draw(paragraphs)))


@given(addresses())
def test_every_form_of_an_address_gives_the_address_back(address):
    assert Address.from_path(address.path) == address
    assert Address.from_page_id(address.page_id) == address
    assert Address.from_label(address.label) == address
    assert Address.from_eid(address.eid) == address


@given(addresses(), addresses())
def test_two_places_never_share_a_form(one, other):
    if one != other:
        assert one.path != other.path
        assert one.page_id != other.page_id
        assert one.label != other.label
        assert one.eid != other.eid


@pytest.mark.parametrize(
    ("path", "page_id", "label", "eid"),
    [
        ("article/3/ii", "article-3-ii", "Article 3(ii)", "art_3__para_ii"),
        ("preamble/p3", "preamble-p3", "Preamble, para. 3", "preamble__p_3"),
        ("note/45", "note-45", "note 45", "note_45"),
        ("part/2", "part-2", "Part 2", "part_2"),
        ("testimonium", "testimonium", "Testimonium", "conclusions"),
        (
            "annex/1/article/2/3/a",
            "annex-1-article-2-3-a",
            "Annex 1, Article 2(3)(a)",
            "att_1__art_2__para_3__subpara_a",
        ),
    ],
)
def test_a_place_is_written_as_its_readers_write_it(path, page_id, label, eid):
    address = Address.from_path(path)
    assert (address.page_id, address.label, address.eid) == (page_id, label, eid)


@pytest.mark.parametrize(
    "path",
    ["", "article", "article/", "Article/3", "article/III", "3", "preamble//p1", "x/1", "article/3/ii/"],
)
def test_other_spellings_are_no_canonical_path(path):
    with pytest.raises(ValueError, match="no address"):
        Address.from_path(path)


HELD = [
    Address.from_path(path)
    for path in (
        "preamble", "preamble/p1", "preamble/p2", "preamble/p3", "preamble/p4", "part/1", "article/1", "article/2",
        "part/2", "article/3", "article/3/i", "article/3/ii", "article/4", "note/45",
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "path"),
    [
        ("article/III/ii", "article/3/ii"),
        ("article/3/2", "article/3/ii"),
        ("article/3(ii)", "article/3/ii"),
        ("art/3/ii", "article/3/ii"),
        ("ARTICLE/3/II/", "article/3/ii"),
        ("art_3__para_ii", "article/3/ii"),
        ("article-3-ii", "article/3/ii"),
        ("Art. 3 (ii)", "article/3/ii"),
        ("article 3, paragraph 2", "article/3/ii"),
        ("part/2/article/3/ii", "article/3/ii"),
        ("preamble/3", "preamble/p3"),
        ("Preamble, para. 3", "preamble/p3"),
        ("recital 3", "preamble/p3"),
        ("Part II", "part/2"),
        ("n. 45", "note/45"),
        ("article/1/p1", "article/1"),
        ("article/1/1", "article/1"),
    ],
)
def test_other_spellings_mean_the_address(spelling, path):
    assert find(spelling, HELD).path == path


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "article/9",
        "article/3/9",
        "article/3/c",
        "article/1/2",
        "preamble/p9",
        "x",
        "3",
        "статья",
        "\0",
        "(" * 500,
    ],
)
def test_a_spelling_of_nothing_held_means_nothing(spelling):
    assert find(spelling, HELD) is None


def test_letters_count_as_letters_and_numerals_as_numerals():
    lettered = [Address.from_path(f"article/1/{letter}") for letter in "abcdefghi"]
    assert find("article 1(3)", lettered).path == "article/1/c"
    assert find("article 1(9)", lettered).path == "article/1/i"
    roman = [Address.from_path(f"article/1/{number}") for number in ("i", "ii", "iii")]
    assert find("article 1(1)", roman).path == "article/1/i"
    assert find("article 1(9)", roman) is None


@given(st.lists(addresses(), max_size=8), st.text(max_size=30))
def test_any_text_means_one_of_the_known_addresses_or_none(known, text):
    assert find(text, known) in [*known, None]


@given(addresses(), numbers)
def test_every_form_of_a_range_gives_the_range_back(first, number):
    if not first.number or first.number == number or (first.kind == "paragraph" and first.steps[-1].unnumbered):
        return
    last = Address((*first.steps[:-1], Step(first.kind, number)))
    cited = Range(first, last)
    assert Range.from_path(cited.path) == cited
    assert Range.from_page_id(cited.page_id) == cited
    assert Range.from_label(cited.label) == cited
    assert Range.from_eid(cited.eid) == cited


def test_a_range_holds_what_stands_between_its_ends():
    assert [a.path for a in Range.from_path("preamble/p2-p4").among(HELD)] == [
        "preamble/p2",
        "preamble/p3",
        "preamble/p4",
    ]
    assert [a.path for a in Range.from_path("article/1-3").among(HELD)] == [
        "article/1",
        "article/2",
        "article/3",
    ]
    assert Range.from_path("article/3-9").among(HELD) == ()
    with pytest.raises(ValueError, match="of one kind"):
        Range.from_path("article/3/i-p2")
