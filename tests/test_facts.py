"""What the archive states of its two treaties: each fact with its source, and nothing unestablished."""

import re

import pytest
from lxml import html

from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words

FACTS = {  # slug: (stated, certainty, a word of the source)
    ALLIANCE_1942: [
        ("Treaty for an Alliance in the War against Hitlerite Germany", "high", "UK Treaties Online"),
        ("Treaty of Alliance in the War against Hitlerite Germany", "high", "1944, vol. IV, document 799"),
        ("Twenty-Year Mutual Assistance Agreement", "high", "Wikipedia"),
        ("Signed at London", "high", "UK Treaties Online"),
        ("Made public", "high", "11 June 1942"),
        ("Part I, Articles 1–2; Part II, Articles 3–8", "high", "Russian diplomatic dictionary"),
        ("Anthony Eden", "high", "House of Commons, 11 June 1942"),
        ("Vyacheslav M. Molotov", "high", "House of Commons, 11 June 1942"),
        ("Ratified by the USSR", "high", "1942, vol. III, document 486"),
        ("Ratified by the United Kingdom", "high", "24 June 1942"),
        ("Ratifications exchanged at Moscow", "medium", "A Soviet diplomatic dictionary"),
        ("Entered into force", "medium", "Inferred from the exchange of ratifications"),
        ("Part I until peace with Germany", "medium", "draft of 24 May 1942"),
        ("Annulled by edict of the Presidium", "high", "vol. 548, col. 144W"),
        ("204 LNTS 353", "high", "prints “203 353”"),
        ("No. 2 (1942)", "high", "UK Treaties Online"),
        ("Cmd. 6376", "high", "UK Treaties Online"),
        ("Cmd. 6368", "high", "UK Treaties Online"),
        ("FO 93/81/92", "high", "UK Treaties Online"),
        ("English", "medium", "Roosevelt Library"),
        ("Russian", "medium", "Roosevelt Library"),
    ],
    ALLIANCE_1950: [
        ("Treaty of Friendship, Alliance, and Mutual Assistance between", "high", "The text itself"),
        ("Договор о дружбе", "high", "Garant"),
        ("中苏友好同盟互助条约", "high", "hljszw.org.cn"),
        ("Signed at Moscow", "high", "The text itself"),
        ("Andrei Yanuaryevich Vyshinsky", "high", "The text itself"),
        ("Chou En-lai (Zhou Enlai)", "high", "The text itself"),
        ("Ratified", "high", "1950, vol. VI, document 157"),
        ("Entered into force", "high", "1950, vol. VI, document 157"),
        ("Ratifications exchanged at Peking", "medium", "A journal article"),
        ("30 years, then five-year renewals", "high", "Article VI"),
        ("Notice of non-extension by China", "high", "Washington Post"),
        ("Lapsed", "high", "is contradicted by these"),
        ("226 UNTS 3", "high", "1950, vol. VI, document 157"),
        ("Russian", "high", "Final clause"),
        ("Chinese", "high", "Final clause"),
        (
            "Treaty of Friendship and Alliance between the USSR and the Republic of China",
            "high",
            "document 157",
        ),
    ],
}


def statements(page):
    """Every stated thing on a page, with what its "source" opens."""
    tree = html.document_fromstring(page)
    for asked in tree.find_class("source"):
        holder = asked.getparent()
        label = holder.getprevious() if holder.tag == "dd" else None
        said = " ".join(f"{label.text_content() if label is not None else ''} {holder.text_content()}".split())
        yield said, " ".join(asked.text_content().split())


@pytest.mark.parametrize("slug", FACTS)
def test_every_fact_shows_its_source_and_certainty(site, slug):
    found = list(statements(site.page(f"/treaties/{slug}")))
    for stated, certainty, source in FACTS[slug]:
        assert any(
            stated in said and f"Certainty: {certainty}" in asked and source in asked for said, asked in found
        ), stated


@pytest.mark.parametrize("slug", FACTS)
def test_nothing_is_stated_without_a_source_or_the_editors_name(site, slug):
    found = list(statements(site.page(f"/treaties/{slug}")))
    assert len(found) >= len(FACTS[slug])
    for said, asked in found:
        assert re.search(r"Certainty: (high|medium)|The archive’s own wording", asked), said


def test_a_fact_of_medium_certainty_says_so_before_it_is_asked(site):
    inferred = [asked for _, asked in statements(site.page(f"/treaties/{ALLIANCE_1942}")) if "medium" in asked]
    assert len(inferred) == 5
    assert all(asked.startswith("source: medium certainty") for asked in inferred)
    assert "in force 4 July 1942 (medium certainty)" in words(site.page(f"/treaties/{ALLIANCE_1942}/article/1"))


def test_what_is_not_established_is_nowhere(site):
    """The LNTS registration number, the seed's volume and document, the translator."""
    pages = "\n".join(words(site.page(f"/treaties/{slug}")) for slug in FACTS)
    assert not re.search(r"registration (no|number)|LNTS no|Registered", pages, re.I)
    assert "Its volume, document and page are not known." in pages
    assert "Who translated it, and from which publication it was copied, is not known." in pages
    assert not re.search(r"translat(ed|or) (by|is|was)", pages, re.I)


def test_a_cited_instrument_says_what_is_known_and_who_cites_it(site):
    charter = words(site.page("/instruments/1941-atlantic-charter"))
    for said in (
        "Atlantic Charter",
        "Not held.",
        "vol. 204, p. 381",
        "24 September 1941",
        "Preamble, para. 3",
    ):
        assert said in charter
    agreement = words(site.page("/instruments/1941-uk-ussr-agreement"))
    assert "the page is not known" in agreement
    assert "FO 93/81/88" in agreement


def test_note_45_is_only_probably_the_charter(site):
    note = words(site.page(f"/treaties/{ALLIANCE_1942}/note/45"))
    assert "Probably the Declaration of 14 August 1941: inferred from where the marker stands." in note


@pytest.mark.parametrize(
    ("party", "said"),
    [
        ("uk", ["GB, GBR, 826", "200", "Q145", "Anthony Eden", "Anglo-Soviet Treaty of 1942"]),
        (
            "ussr",
            ["SUHH (SU, SUN, 810)", "365", "Q15180", "30 December 1922 – 26 December 1991", "Vyshinsky"],
        ),
        ("prc", ["CN, CHN, 156", "710", "Q148", "from 1 October 1949", "Chou En-lai"]),
    ],
)
def test_a_party_is_identified_and_linked_to_its_treaties(site, party, said):
    page = words(site.page(f"/parties/{party}"))
    for one in said:
        assert one in page
