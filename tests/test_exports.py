"""Exports: what other programs read of a page, read back by programs that did not write it."""

import json
import re
import subprocess
from types import SimpleNamespace
from urllib.parse import parse_qs

import bibtexparser
import extruct
import jsonschema
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from signposting import find_signposting_http

from archive.exports import FORMATS, files, split
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words
from tests.test_citations import work

PAGES = [
    f"/treaties/{ALLIANCE_1942}",
    f"/treaties/{ALLIANCE_1942}/article/3",
    f"/treaties/{ALLIANCE_1942}/article/3/ii",
    f"/treaties/{ALLIANCE_1950}/preamble/p3",
    f"/treaties/{ALLIANCE_1942}/note/45",
    f"/treaties/{ALLIANCE_1942}/part/2",
]
HOST = "http://127.0.0.1:8000"

# The item of the CSL-JSON schema 1.0 (citationstyles.org), as far as a treaty goes; nothing else may stand in it.
TEXT = {"type": "string", "minLength": 1}
CSL_TEXTS = [
    "id",
    "title",
    "title-short",
    "container-title",
    "volume",
    "page",
    "section",
    "event-place",
    "language",
    "note",
    "URL",
]
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["treaty"]},
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                        "minItems": 1,
                        "maxItems": 2,
                    }
                },
            },
            **dict.fromkeys(CSL_TEXTS, TEXT),
        },
    },
}


def test_a_signposting_client_finds_the_signposts(site):
    for path in PAGES:
        found = find_signposting_http(site.url + path)
        assert str(found.citeAs.target) == HOST + path
        kinds = {str(one.type) for one in found.describedBy}
        assert kinds == {
            "application/x-research-info-systems",
            "application/x-bibtex",
            "application/vnd.citationstyles.csl+json",
            "application/ld+json",
        }
        assert {str(one.type) for one in found.items} == {"application/tei+xml", "text/plain"}
        assert str(found.license.target) == "https://creativecommons.org/licenses/by/4.0/"
        assert [str(one.type) for one in found.linksets] == ["application/linkset+json"]
        assert {str(one.target) for one in found.types} == {
            "https://schema.org/AboutPage",
            "https://schema.org/Legislation",
        }


def test_the_header_stays_under_four_kilobytes_and_the_page_repeats_it(site):
    for path in PAGES:
        response = site.ask(path)
        header = response.getheader("Link")
        assert len(header) <= 4096
        tree = html.document_fromstring(response.body.decode())
        linked = {(link.get("rel"), link.get("href")) for link in tree.iter("link")}
        for target, relation in re.findall(r'<([^>]*)>; rel="([^"]*)"', header):
            assert (relation, target) in linked


def test_signposts_are_on_dynamic_pages_too(site):
    path = f"/treaties/{ALLIANCE_1942}/article/3/ii"
    digest = json.loads(site.page(f"{path}.json"))["digest"]
    found = find_signposting_http(f"{site.url}{path}@{digest}")
    assert str(found.citeAs.target) == f"{HOST}{path}@{digest}"


def test_every_signpost_leads_to_what_it_says(site):
    for path in PAGES:
        header = site.ask(path).getheader("Link")
        for target, kind in re.findall(r'<http://127\.0\.0\.1:8000([^>]*)>; rel="[^"]*"; type="([^"]*)"', header):
            response = site.ask(target)
            assert response.status == 200, target
            assert response.getheader("Content-Type").partition(";")[0] == kind
            if kind != "text/html":
                assert response.getheader("Access-Control-Allow-Origin") == "*"


def test_extruct_reads_the_json_ld(site):
    path = f"/treaties/{ALLIANCE_1942}/article/3/ii"
    (found,) = extruct.extract(site.page(path), syntaxes=["json-ld"])["json-ld"]
    assert found["@type"] == "Legislation"
    assert found["name"] == "Article 3(ii), Anglo-Soviet Treaty of 1942"
    assert found["legislationIdentifier"] == HOST + path
    assert found["legislationDate"] == "1942-05-26"
    assert found["text"].startswith("Pending the adoption of any such proposals")
    assert found["isPartOf"]["identifier"][0] == {
        "@type": "PropertyValue",
        "propertyID": "League of Nations Treaty Series",
        "value": "204 LNTS 353",
    }
    assert [party["name"] for party in found["isPartOf"]["legislationPassedBy"]] == [
        "United Kingdom",
        "Union of Soviet Socialist Republics",
    ]


def test_the_three_files_agree_when_others_read_them(site):
    for path in PAGES:
        (ris,) = rispy.loads(site.page(f"{path}.ris"))
        (bib,) = bibtexparser.parse_string(site.page(f"{path}.bib")).entries
        items = json.loads(site.page(f"{path}.csl.json"))
        jsonschema.validate(items, CSL)
        (csl,) = items
        fields = {field.key: field.value for field in bib.fields}
        title = csl["title"]
        assert ris["title"] == title
        assert fields["title"].strip("{}") == title
        iso = "-".join(f"{part:02}" for part in csl["issued"]["date-parts"][0])
        assert ris["date"] == iso.replace("-", "/")
        assert fields["date"] == iso
        pinpoint = csl.get("section", "")
        assert ris.get("section", "") == pinpoint
        assert fields.get("note", "").replace("~", " ") == pinpoint
        assert ris["urls"] == [csl["URL"]] == [fields["url"]] == [HOST + path]
        assert ris["type_of_reference"] == "STAT"
        assert bib.entry_type == "misc"


def test_bibutils_reads_the_ris_that_it_did_not_write(site, tmp_path):
    file = tmp_path / "treaty.ris"
    file.write_bytes(site.ask(f"/treaties/{ALLIANCE_1942}/article/3/ii.ris").body)
    command = ["ris2xml", "-i", "unicode", str(file)]
    mods = etree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout.lstrip(b"\xef\xbb\xbf"))
    assert mods.findtext(".//{*}titleInfo/{*}title").startswith("Treaty for an Alliance in the War against")
    assert mods.findtext(".//{*}dateIssued") == "1942-05-26"
    assert mods.findtext(".//{*}url") == f"{HOST}/treaties/{ALLIANCE_1942}/article/3/ii"
    details = {detail.get("type"): detail.findtext("{*}number") for detail in mods.iter("{*}detail")}
    assert details == {"volume": "204", "page": "353", "section": "art. 3(ii)"}


def test_the_pinpoint_is_in_each_file(site):
    path = f"/treaties/{ALLIANCE_1942}/article/3/ii"
    assert "SE  - art. 3(ii)" in site.page(f"{path}.ris")
    assert 'note = "art.~3(ii)"' in site.page(f"{path}.bib")
    assert '"section": "art. 3(ii)"' in site.page(f"{path}.csl.json")


def test_zotero_finds_its_fields_in_the_head(site):
    tree = html.document_fromstring(site.page(f"/treaties/{ALLIANCE_1942}/article/3/ii"))
    fields = {meta.get("name"): meta.get("content") for meta in tree.iter("meta") if meta.get("name")}
    expected = {
        "z:itemType": "statute",
        "citation_date": "1942-05-26",
        "citation_language": "en",
        "z:code": "League of Nations Treaty Series",
        "z:codeNumber": "204",
        "z:pages": "353",
        "z:section": "art. 3(ii)",
        "z:shortTitle": "Anglo-Soviet Treaty of 1942",
        "citation_public_url": f"{HOST}/treaties/{ALLIANCE_1942}/article/3/ii",
    }
    assert {name: fields[name] for name in expected} == expected
    assert fields["citation_title"].startswith("Treaty for an Alliance in the War against Hitlerite Germany")
    assert fields["z:extra"].startswith("Type: treaty\nTreaty Series No. 2 (1942), Cmd. 6376")
    assert not {"author", "byline", "dcterms.isPartOf"} & set(fields)


def test_lists_carry_coins_and_pages_do_not(site):
    spans = html.document_fromstring(site.page("/treaties/")).find_class("Z3988")
    read = [parse_qs(span.get("title")) for span in spans]
    assert [one["rft.date"] for one in read] == [["1942-05-26"], ["1950-02-14"]]
    assert all(one["rft.type"] == ["statute"] for one in read)
    assert "Z3988" not in site.page(f"/treaties/{ALLIANCE_1942}/article/3")


def test_the_text_files_hold_the_words(site):
    path = f"/treaties/{ALLIANCE_1942}/article/3/ii"
    assert "\n\n(ii) Pending the adoption of any such proposals" in site.page(f"{path}.txt")
    edition = etree.fromstring(site.page(f"/treaties/{ALLIANCE_1942}.tei.xml").encode())
    assert etree.QName(edition).localname == "TEI"
    linkset = json.loads(site.page(f"{path}.linkset.json"))["linkset"][0]
    assert linkset["anchor"] == HOST + path
    assert linkset["cite-as"] == [{"href": HOST + path}]
    assert linkset["prev"][0]["href"].endswith("/article/3/i")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.suffix)
def test_a_suffix_asks_for_its_format(one):
    assert split(f"article/3/ii{one.suffix}") == ("article/3/ii", one)


def test_the_cite_block_offers_every_style_and_file(site):
    page = site.page(f"/treaties/{ALLIANCE_1942}/article/3/ii")
    text = words(page)
    for said in ("OSCOLA", "Bluebook", "AGLC", "Chicago, note", "Chicago, bibliography", "MLA", "APA"):
        assert said in text
    assert "204 LNTS 353 (Anglo-Soviet Treaty of 1942) art 3(ii)" in text
    assert "U.K.-U.S.S.R., art. 3(ii), May 26, 1942, 204 L.N.T.S. 353." in text
    quotation = "“Pending the adoption of any such proposals they will, after termination of hostilities"
    assert quotation in text
    assert re.search(rf'href="/treaties/{ALLIANCE_1942}/article/3/ii@[0-9a-f]{{12}}"', page)


RANGE = f"/treaties/{ALLIANCE_1942}/article/1-2"


def test_a_range_is_cited_and_exported_like_a_passage(site):
    found = find_signposting_http(site.url + RANGE)
    assert str(found.citeAs.target) == HOST + RANGE
    (csl,) = json.loads(site.page(f"{RANGE}.csl.json"))
    assert csl["section"] == "arts. 1–2"
    assert "SE  - arts. 1–2" in site.page(f"{RANGE}.ris")
    assert site.page(f"{RANGE}.txt").count("High Contracting Parties") == 2
    etree.fromstring(site.ask(f"{RANGE}.tei.xml").body)
    (data,) = extruct.extract(site.page(RANGE), syntaxes=["json-ld"])["json-ld"]
    assert data["name"] == "Articles 1–2, Anglo-Soviet Treaty of 1942"


@given(
    title=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        str.strip
    )
)
def test_any_title_makes_a_file_that_others_read(title):
    subject = SimpleNamespace(work=work(title=title), key="key")
    (bib,) = bibtexparser.parse_string(files.bibtex(subject)).entries
    assert {field.key for field in bib.fields} >= {"title", "date", "note", "url"}
    (ris,) = rispy.loads(files.ris(subject))
    assert ris["title"] == " ".join(title.split())
