"""Addresses: each form of one is made from the steps, and gives the steps back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import GROUPS, KINDS, Address, Step

numbers = st.one_of(
    st.integers(1, 999).map(str),
    st.sampled_from(["i", "ii", "iv", "xiv", "a", "b", "z", "3bis", "12a", "一", "é"]),
)
unnumbered = st.integers(1, 99).map(lambda n: f"p{n}")
paragraphs = st.lists(st.one_of(numbers, unnumbered).map(lambda n: Step("paragraph", n)), max_size=6).map(
    tuple
)


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
