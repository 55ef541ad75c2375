"""From a footnote to the passage, in the words that people use."""

from urllib.parse import quote

import pytest

from archive.citations import STYLES, plain
from archive.models import SeriesReference, Treaty
from archive.outline import Outline
from archive.works import work_of
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words

T1942 = f"/treaties/{ALLIANCE_1942}"
T1950 = f"/treaties/{ALLIANCE_1950}"
FOOTNOTES = [  # as they stand in books and articles, and the passage meant
    ("Anglo-Soviet Treaty 1942 art 3(ii)", f"{T1942}/article/3/ii"),
    ("Treaty of Friendship, Alliance and Mutual Assistance, USSR–PRC, 14 Feb 1950, art. VI", f"{T1950}/article/6"),
    ("204 LNTS 353", T1942),
    ("226 UNTS 3", T1950),
    ("Cmd. 6376", T1942),
    ("FO 93/81/92", T1942),
    ("See Sino-Soviet Treaty (1950), Art. I, para. 2.", f"{T1950}/article/1/p2"),
    ("203 L.N.T.S. 353, art. 4", f"{T1942}/article/4"),
    ("League of Nations Treaty Series, vol. CCIV, p. 353, preamble", f"{T1942}/preamble"),
    ("UNTS, vol. 226, p. 3, Article III", f"{T1950}/article/3"),
    ("Treaty of Alliance in the War against Hitlerite Germany, U.K.-U.S.S.R., art. 2, May 26, 1942",
     f"{T1942}/article/2"),
    ("Twenty-Year Mutual Assistance Agreement, preamble, recital 3",
     f"{T1942}/preamble/p3"),
    ("Treaty Series No. 2 (1942), Part II", f"{T1942}/part/2"),
    ("Договор о дружбе, союзе и взаимной помощи, 14.02.1950", T1950),
    ("中苏友好同盟互助条约", T1950),
    (f"https://foedera.example{T1942}/article/III/2", f"{T1942}/article/3/ii"),
    (f"{T1950}/article/6.", f"{T1950}/article/6"),
    ("1942-uk-ussr-alliance#art_3__para_ii", f"{T1942}/article/3/ii"),
    ("Anglo-Soviet Treaty of 26th May, 1942, arts 1-2", f"{T1942}/article/1-2"),
    ("Soviet–British alliance, signed 26 May 1942, Articles 3 and 4", f"{T1942}/article/3-4"),
    ("PRC-USSR treaty of 1950, testimonium", f"{T1950}/testimonium"),
    ("Anglo-Soviet Treaty 1942, n. 45", f"{T1942}/note/45"),
    ("see 1942-uk-ussr-alliance, art. 3(ii)", f"{T1942}/article/3/ii"),
    ("204 LNTS 353, Part II, Article 3(ii)", f"{T1942}/article/3/ii"),
]  # fmt: skip


@pytest.mark.parametrize(("footnote", "passage"), FOOTNOTES)
def test_a_footnote_leads_to_its_passage(site, footnote, passage):
    response = site.ask(f"/cite?q={quote(footnote)}")
    assert response.status == 302, words(response.body.decode())
    assert response.getheader("Location") == passage
    assert site.ask(passage).status == 200


PLACES = [  # of the 1942 treaty, in many habits
    ("art. 3 ii", "article/3/ii"),
    ("art. 3.ii", "article/3/ii"),
    ("art. 3, (ii)", "article/3/ii"),
    ("Art. 3:2", "article/3/ii"),
    ("article 3 section (ii)", "article/3/ii"),
    ("art. 3, sub-para. (ii)", "article/3/ii"),
    ("art. 3 al. 2", "article/3/ii"),
    ("Art. 3 Abs. 2", "article/3/ii"),
    ("paragraph (ii) of article 3", "article/3/ii"),
    ("arts. 1, 2 and 3", "article/1-3"),
    ("Articles 1 & 2", "article/1-2"),
    ("art 3(i) and (ii)", "article/3/i-ii"),
    ("first recital", "preamble/p1"),
    ("paragraph 3 of the preamble", "preamble/p3"),
    ("third preambular paragraph", "preamble/p3"),
    ("article three", "article/3"),
    ("статья 4", "article/4"),
    ("article premier", "article/1"),
    ("Part II, Art. IV", "article/4"),
    ("pmbl.", "preamble"),
    ("note 45", "note/45"),
]


@pytest.mark.parametrize(("place", "path"), PLACES)
def test_a_place_is_read_whole_in_many_habits(site, place, path):
    response = site.ask(f"/cite?q={quote(f'204 LNTS 353, {place}')}")
    assert (response.status, response.getheader("Location")) == (302, f"{T1942}/{path}")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
def test_what_the_archive_gives_to_cite_leads_back(records, client, style):
    for treaty in Treaty.objects.whole():
        for unit in [None, *Outline(treaty).units.values()]:
            cited = plain(style.write(work_of(treaty, unit)))
            for asked in (cited, f"“{unit.text}” {cited}." if unit else cited):
                response = client.get("/cite", {"q": asked})
                assert response.status_code == 302, asked
                assert response["Location"] == (unit or treaty).get_absolute_url(), asked


UNCERTAIN = [  # footnotes of other treaties, or with more in them than was understood: never a redirect
    "1950 European Convention on Human Rights art 6",
    "GATT 1950",
    "Declaration by United Nations 1942",
    "Polish-Soviet treaty of 1942",
    "American-Soviet Agreement 1942, art 3",
    "USSR–Republic of China treaty of 1950",
    "226 UNTS 5",
    "Anglo-Soviet Treaty 1942, art. 99999999999999999999",
    "Agreement on the Changchun Railway 14 Feb 1950",
    "Soviet-Chinese credit agreement 14 February 1950 art 1",
    "Agreement on mutual aid, United States-USSR, 26 May 1942",
    "the Treaty of 26 May 1942 between the UK and Turkey",
    "Treaty between Brazil and Peru 11 April 1950 art 2",
    "Postal Convention, 4 July 1942",
    "Hansard, HC Deb 11 June 1942",
    "Cmd. 6376 Treaty with Ethiopia",
    "226 UNTS 3, Annex",
    "226 UNTS 3, protocol, art 1",
    "204 LNTS 353 chapter 4 art 2",
    "204 LNTS 353, pt I art 3",
    "226 UNTS 3, Part II art 3",
    "Anglo-Soviet Treaty 1942, arts 1 and 3",
    "226 UNTS 3, arts 1 & 6",
    "26 May 1942. " + 40 * "The High Contracting Parties " + "art 3",
]


@pytest.mark.parametrize("footnote", UNCERTAIN)
def test_what_is_not_certain_is_shown_and_not_followed(site, footnote):
    response = site.ask(f"/cite?q={quote(footnote)}")
    assert response.status == 200
    assert "What was understood" in words(response.body.decode())


def test_an_instrument_that_is_not_held_is_known_by_its_numbers_and_name(site):
    for asked in ("Cmd. 6304", "204 LNTS 381", "Atlantic Charter", "FO 93/81/88"):
        assert "not held here" in words(site.page(f"/cite?q={quote(asked)}")), asked


def test_a_page_beyond_the_first_is_said_to_be_perhaps_inside(site):
    assert "begins at page 3; its last page is not recorded" in words(site.page("/cite/unts/226/5"))


IMPOSSIBLE = [  # a footnote, and what its reader is told
    ("Anglo-Soviet Treaty 1950, art 3", ["party: United Kingdom", "year: 1950", "was not signed in 1950"]),
    (
        "Anglo-Soviet Treaty 1942, art 19",
        ["place: art 19", "has no art 19 here; part of the treaty is not held"],
    ),
    ("999 LNTS 1", ["treaty series: 999 LNTS 1", "No treaty held here answers to it"]),
    ("Treaty of Westphalia", ["Not understood: “westphalia”", "No treaty held here answers to it"]),
    ("Anglo-Soviet Treaty, 31 February 1942", ["there was no such day", "was not signed on 31 february 1942"]),
]


@pytest.mark.parametrize(("footnote", "told"), IMPOSSIBLE)
def test_an_impossible_footnote_explains_itself(site, footnote, told):
    text = words(site.page(f"/cite?q={quote(footnote)}"))
    for said in told:
        assert said in text


def test_several_matches_are_listed_with_why(site):
    text = words(site.page(f"/cite?q={quote('Soviet treaty, art. 3')}"))
    assert "Article 3, Anglo-Soviet Treaty of 1942" in text
    assert "Article 3, Sino-Soviet Treaty of 1950" in text
    assert "Because made by USSR; it has Article 3." in text


def test_an_eid_alone_is_looked_for_in_every_treaty(site):
    text = words(site.page("/cite?q=art_3__para_ii"))
    assert "Article 3(ii), Anglo-Soviet Treaty of 1942" in text


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/cite/unts/226/3", T1950),
        ("/cite/UNTS/226/3/article/6", f"{T1950}/article/6"),
        ("/cite/unts/226/3/article/6/p2", f"{T1950}/article/6/p2"),
        ("/cite/lnts/204/353/art/III/2", f"{T1942}/article/3/ii"),
        ("/cite/lnts/204/353", T1942),
        ("/cite/lnts/203/353", T1942),
        ("/cite/cmd/6376", T1942),
        ("/cite/fo/93/81/92", T1942),
    ],
)
def test_printed_places_have_addresses_of_their_own(site, path, to):
    response = site.ask(path)
    assert (response.status, response.getheader("Location")) == (302, to)


def test_a_disputed_volume_is_said_to_be_disputed_where_both_lead(site):
    assert "Printed at 204 LNTS 353 (disputed: 203)" in words(site.page(T1942))
    assert "prints “203 353”" in words(site.page(T1942))


def test_a_page_inside_the_stored_range_leads_there_with_303(records, client):
    SeriesReference.objects.filter(series="unts").update(last_page="19")
    response = client.get("/cite", {"q": "226 UNTS 12, art. VI"})
    assert (response.status_code, response["Location"]) == (303, f"{T1950}/article/6")
    assert client.get("/cite", {"q": "226 UNTS 20"}).status_code == 200
    assert client.get("/cite", {"q": "226 UNTS 3"}).status_code == 302


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "a" * 10_000,
        "\x00\x01\x1b[31m",
        "مادة ٣",
        "第三条",
        "9" * 400 + " LNTS 1",
        "art. " + "9" * 400,
        "32.13.9999999999",
        "((((((" * 500,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "%s %d {0}",
        "\ud83d\ude00 LNTS",
        "LNTS " * 300,
        "art " * 300,
        "/treaties/" + "x/" * 500,
        "/treaties/../../etc/passwd",
        "1942-uk-ussr-alliance/article/3/ii@" + "0" * 500,
        "//foedera.example/treaties/x",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_bad_input_is_answered_plainly(records, client, asked):
    response = client.get("/cite", {"q": asked.encode("utf-16", "surrogatepass").decode("utf-16", "replace")})
    assert response.status_code in (200, 400)
    assert b"<script>alert" not in response.content
    assert "What was understood" in words(response.content.decode()) or not asked


def test_no_footnote_leads_off_the_site(site):
    for asked in ("//foedera.example/", "/treaties//foedera.example", "https://foedera.example/treaties/"):
        response = site.ask(f"/cite?q={quote(asked)}")
        location = response.getheader("Location") or "/"
        assert location.startswith("/")
        assert not location.startswith("//")


SPELLINGS = [
    ("article/III/ii", "article/3/ii"),
    ("article/3/2", "article/3/ii"),
    ("article/3(ii)", "article/3/ii"),
    ("art/3/ii", "article/3/ii"),
    ("article/3/ii/", "article/3/ii"),
    ("ARTICLE/3/II", "article/3/ii"),
    ("Article-3-ii", "article/3/ii"),
    ("part/2/article/3/ii", "article/3/ii"),
    ("preamble/3", "preamble/p3"),
    ("AS-PRINTED", "as-printed"),
    ("Source.TXT", "source.txt"),
    ("article/III/ii.RIS", "article/3/ii.ris"),
    ("articles/I-II", "article/1-2"),
    ("article/1–2/", "article/1-2"),
    ("preamble/2-4", "preamble/p2-p4"),
    ("part/2/article/3-4", "article/3-4"),
    ("/article//3", "article/3"),
]


@pytest.mark.parametrize("slug", [ALLIANCE_1942, "anglo-soviet-1942", ALLIANCE_1942.upper(), "Anglo-Soviet-1942"])
@pytest.mark.parametrize(("spelled", "path"), SPELLINGS)
def test_every_other_spelling_redirects_in_one_hop(site, slug, spelled, path):
    response = site.ask(f"/treaties/{slug}/{quote(spelled)}")
    assert (response.status, response.getheader("Location")) == (301, f"{T1942}/{path}")
    assert site.ask(f"{T1942}/{path}").status == 200


@pytest.mark.parametrize(
    ("spelled", "path"),
    [
        ("/treaties/anglo-soviet-1942", T1942),
        ("/treaties/anglo-soviet-1942/", T1942),
        (f"{T1942}/", T1942),
        (f"/Treaties/{ALLIANCE_1942}", T1942),
        ("/treaties/sino-soviet-1950.bib", f"{T1950}.bib"),
        ("/treaties", "/treaties/"),
        ("/Parties", "/parties/"),
        ("/parties/USSR/", "/parties/ussr"),
        ("/ABOUT/", "/about"),
        (f"{T1942}/article", T1942),
        (f"{T1942}/note/", T1942),
    ],
)
def test_other_spellings_and_prefixes_of_addresses_redirect_in_one_hop(site, spelled, path):
    response = site.ask(spelled)
    assert (response.status, response.getheader("Location")) == (301, path)
    assert site.ask(path).status == 200


def test_a_range_is_a_page(site):
    text = words(site.page(f"{T1942}/article/1-2"))
    assert "Articles 1–2 of the Anglo-Soviet Treaty of 1942" in text
    assert "mutually undertake to afford" in text
    assert "not to enter into any negotiations" in text
    assert "arts 1–2" in text
    assert site.ask(f"{T1942}/article/2-1").status == 404
    assert site.ask(f"{T1942}/article/3-9").status == 404
