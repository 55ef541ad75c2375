"""Facets: what would narrow a page, with counts, short enough to read and to send."""

from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from lxml import html

from archive.facets import SHOWN, facets
from tests.conftest import words

STATES = {f"state-{n:02}": 100 - n for n in range(40)}


def party_facet(question="q=peace", **chosen):
    (facet,) = facets(QueryDict(question), {"party": STATES, "place": {}}, chosen, {"state-07": "Utopia"})
    return facet


def test_a_facet_shows_its_commonest_values_and_where_the_others_are():
    facet = party_facet()
    assert [value.count for value in facet.values] == list(range(100, 100 - SHOWN, -1))
    assert (facet.values[7].name, facet.values[7].address) == ("Utopia", "?q=peace&party=state-07")
    assert (facet.more, facet.whole) == (28, "?q=peace&all=party#party")


def test_a_facet_is_shown_whole_where_that_is_asked():
    facet = party_facet("q=peace&all=party", all="party")
    assert (len(facet.values), facet.more) == (40, 0)
    assert facet.values[0].address == "?q=peace&party=state-00"


@pytest.mark.parametrize("chosen", ["state-39", "state-00", "nowhere"])
def test_what_is_chosen_is_always_shown_and_can_be_taken_back(chosen):
    first = party_facet(f"q=peace&party={chosen}&page=4", party=chosen).values[0]
    assert (first.name, first.is_chosen, first.address) == (chosen, True, "?q=peace")
    assert first.count == STATES.get(chosen, 0)


def test_an_address_of_a_facet_carries_what_was_asked_but_no_more_than_is_read():
    asked = parse_qs(party_facet("q=" + "a" * 9000 + "&since=&sort=date&page=7").values[0].address[1:])
    assert asked == {"q": ["a" * 1000], "sort": ["date"], "party": ["state-00"]}


@pytest.mark.parametrize("address", ["/search?q=aggression&all=party", "/treaties/?all=party"])
def test_a_page_with_a_whole_facet_stands_open(site, address):
    (details,) = html.document_fromstring(site.page(address)).findall(".//nav[@class='contents facets']/details")
    assert details.get("open") is not None
    assert {"uk", "ussr", "prc"} == {link.get("href").partition("party=")[2] for link in details.iter("a")} - {""}


@pytest.mark.parametrize("address", ["/search?q=aggression&all=atlantis", "/treaties/?all=atlantis"])
def test_a_facet_that_is_none_is_said_to_be(site, address):
    assert "atlantis is not one of the available choices" in words(site.page(address))


def test_filters_that_leave_nothing_can_be_taken_back(site):
    page = site.page("/search?q=Peking&party=uk")
    assert "Nothing was found" in words(page)
    assert 'href="/search?q=Peking">remove' in page


def test_a_search_without_words_lists_what_a_filter_leaves(site):
    assert "17 passages" in words(site.page("/search?party=prc"))
