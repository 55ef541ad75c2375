"""References as they are served: every phrase that points somewhere is a link, listed, and has its way back."""

import re

import pytest
from django.core.management import call_command
from lxml import html

from archive.edition.references import KINDS
from archive.models import Reference
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, copy_of_fixtures, edit, words


@pytest.fixture(scope="module")
def editions(request):
    return [request.getfixturevalue(name) for name in ("anglo_soviet", "sino_soviet")]


def page(site, address):
    return html.document_fromstring(site.page(address))


def own_address(edition, reference):
    return f"/treaties/{edition.header.slug}/{reference.unit.path}"


def hrefs(element):
    return [link.get("href") for link in element.iter("a")]


def lies_in(tree, key):
    """The list item that leads back to a phrase."""
    return [item for item in tree.iter("li") if any(href.endswith(f"#{key}") for href in hrefs(item))]


def test_every_reference_phrase_is_a_link_with_a_kind_or_leads_to_why_it_is_not_resolved(site, editions):
    for edition in editions:
        whole = page(site, f"/treaties/{edition.header.slug}")
        for reference in edition.references:
            for tree in (whole, page(site, own_address(edition, reference))):
                link = tree.get_element_by_id(reference.key)
                assert " ".join(link.text_content().split()) == reference.phrase
                assert link.tag == "a"
                assert f"to-{reference.kind}" in link.classes
                assert link.get("title").startswith("To: ")
                is_why = link.get("href") == f"/treaties/{edition.header.slug}#to-{reference.key}"
                assert is_why == (not reference.targets)


def test_the_treatys_page_lists_every_reference_with_its_kind_and_the_way_back(site, editions):
    for edition in editions:
        whole = page(site, f"/treaties/{edition.header.slug}")
        for reference in edition.references:
            entry = whole.get_element_by_id(f"to-{reference.key}")
            assert f"#{reference.key}" in hrefs(entry)
            said = " ".join(entry.text_content().split())
            assert reference.phrase in said
            assert entry.xpath("../preceding-sibling::h3[1]")[0].text == KINDS[reference.kind][1]
            assert reference.said in said
            assert bool(reference.targets) != ("not resolved" in said)


def test_every_unit_page_lists_what_its_text_points_at(site, editions):
    for edition in editions:
        for reference in edition.references:
            tree = page(site, own_address(edition, reference))
            (entry,) = lies_in(tree.get_element_by_id("references").getparent(), reference.key)
            assert KINDS[reference.kind][0] in entry.text_content()


def pointed_at(edition, reference):
    """The pages that a reference leads to."""
    units = {f"#{unit.address.page_id}": f"/{unit.address.path}" for unit in edition.units}
    for target in reference.targets:
        scheme, _, rest = target.partition(":")
        own = f"/treaties/{edition.header.slug}{units.get(target, '')}"
        yield f"/instruments/{rest}" if scheme == "instrument" else own


def test_from_every_page_that_is_pointed_at_there_is_a_way_back_to_the_phrase(site, editions):
    ways = 0
    for edition in editions:
        for reference in edition.references:
            for address in pointed_at(edition, reference):
                found = [href for href in hrefs(page(site, address)) if re.search(rf"#{reference.key}$", href)]
                assert f"#{reference.key}" in found or f"{own_address(edition, reference)}#{reference.key}" in found
                ways += 1
    assert ways == 11


def test_an_article_says_what_refers_to_it_and_to_what(site):
    third = words(site.page(f"/treaties/{ALLIANCE_1942}/article/3"))
    assert "Article 4 refers to a passage of it: “Article 3 (ii)” (provision)" in third
    fourth = words(site.page(f"/treaties/{ALLIANCE_1942}/article/4"))
    assert "“This Article” → Article 4 (provision)" in fourth
    sixth = words(site.page(f"/treaties/{ALLIANCE_1950}/article/6"))
    assert "“the Treaty” → the treaty itself (treaty as a whole)" in sixth


def test_the_united_nations_of_1942_are_listed_as_not_resolved(site):
    whole = words(site.page(f"/treaties/{ALLIANCE_1942}"))
    said = "“United Nations” → not resolved The treaty was signed before the Charter of 26 June 1945"
    assert said in whole


@pytest.mark.parametrize(
    ("instrument", "said"),
    [
        ("1941-atlantic-charter", "of the principles enunciated in the Declaration made on the 14th of August, 1941"),
        ("1941-atlantic-charter", "“Volume 7, Document 327”"),
        ("1945-un-charter", "with the aims and principles of the United Nations Organization;"),
        ("1945-un-charter", "vol. 1, p. xvi"),
        ("1945-roc-ussr-alliance", "vol. 10, p. 300"),
        ("1950-prc-ussr-credit", "Where its text is printed is not established."),
    ],
)
def test_a_cited_instrument_shows_the_passage_and_where_it_can_be_read(site, instrument, said):
    assert said.strip("“”") in words(site.page(f"/instruments/{instrument}"))


def test_a_treaty_that_is_held_says_who_cites_it(records, client, tmp_path):
    path = copy_of_fixtures(tmp_path) / "treaties" / f"{ALLIANCE_1950}.tei"
    edit(path, 'target="instrument:1945-un-charter"', f'target="treaty:{ALLIANCE_1942}/article/3/ii"')
    call_command("loaddata", str(path), verbosity=0)
    assert Reference.objects.get(held=ALLIANCE_1942, treaty=ALLIANCE_1950).targets == ["article/3/ii"]
    for address in ("", "/article/3/ii", "/article/3"):
        cited = words(client.get(f"/treaties/{ALLIANCE_1942}{address}").content.decode())
        assert "Preamble, para. 3 of the Sino-Soviet Treaty of 1950" in cited
    citing = words(client.get(f"/treaties/{ALLIANCE_1950}/preamble/p3").content.decode())
    assert "Article 3(ii) of the Anglo-Soviet Treaty of 1942 (provision) Certainty: medium." in citing
