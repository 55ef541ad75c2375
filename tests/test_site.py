"""The whole site, as it is served: one check of every page."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from lxml import html

from archive.pages import Pages
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words

RUNS = re.compile(r"<script(?! type=\"application/ld\+json\">)|javascript:|\son\w+=", re.I)  # data may be embedded


@pytest.fixture(scope="module")
def paths(archive):
    return Pages(archive / "current").paths()


@pytest.fixture(scope="module")
def pages(site, paths):
    """Every finished HTML page by its path, as the server sends it."""
    return {path: site.page(path) for path in paths if not path.endswith((".txt", ".csv", ".xml"))}


def test_every_page_is_a_whole_page(pages):
    assert len(pages) > 50
    for path, text in pages.items():
        tree = html.document_fromstring(text)
        assert len(tree.findall(".//h1")) == 1, path
        assert tree.findtext(".//title").strip(), path
        assert tree.get("lang") == "en", path
        assert len(tree.findall(".//main")) == 1, path
        assert tree.find(".//meta[@name='description']").get("content").strip(), path
        assert tree.find(".//link[@rel='canonical']").get("href").endswith(path), path


def test_headings_descend_one_level_at_a_time(pages):
    for path, text in pages.items():
        levels = [int(h.tag[1]) for h in html.document_fromstring(text).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_every_page_is_valid_html(pages):
    for path, text in pages.items():
        parser = html5lib.HTMLParser(strict=True)
        try:
            parser.parse(text)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{path}: {error} at {parser.errors[-1:]}")
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), f"{path} repeats an id"
        named = re.findall(r'aria-labelledby="([^"]*)"', text)
        assert set(named) <= set(ids), f"{path} is labelled by nothing"


class _Nesting(HTMLParser):
    """Finds a link inside a link, which no browser keeps."""

    def __init__(self):
        super().__init__()
        self.inside, self.nested = 0, []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.inside += 1
            if self.inside > 1:
                self.nested.append(attrs)

    def handle_endtag(self, tag):
        self.inside -= tag == "a"


def test_no_link_stands_in_a_link(pages):
    for path, text in pages.items():
        found = _Nesting()
        found.feed(text)
        assert not found.nested, path


def test_no_page_sets_a_cookie_runs_a_script_or_asks_another_site(site, pages):
    for path, text in pages.items():
        response = site.ask(path)
        assert response.getheader("Set-Cookie") is None, path
        assert "default-src 'none'" in response.getheader("Content-Security-Policy"), path
        assert not RUNS.search(text), path
        tree = html.document_fromstring(text)
        loaded = [e.get("src") for e in tree.iter() if e.get("src")]
        loaded += [e.get("href") for e in tree.iter("link") if e.get("rel") in ("stylesheet", "icon", "preload")]
        assert all(urlsplit(address).netloc == "" for address in loaded), path


def test_the_style_in_the_page_is_the_one_its_policy_allows(site):
    response = site.ask("/")
    style = re.search(rb"<style>(.*?)</style>", response.body, re.S).group(1)
    digest = b64encode(sha256(style).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response.getheader("Content-Security-Policy")


def test_every_internal_link_and_its_fragment_resolve(site, pages):
    ids = {path: set(re.findall(r'\sid="([^"]*)"', text)) for path, text in pages.items()}
    seen = set()
    for path, text in pages.items():
        for link in html.document_fromstring(text).iter("a", "link"):
            address, fragment = urldefrag(urljoin(path, link.get("href")))
            if urlsplit(address).netloc or (address, fragment) in seen:
                continue
            seen.add((address, fragment))
            where = urlsplit(address).path
            if where not in pages:
                assert site.ask(where).status == 200, f"{path} links {address}"
            assert not fragment or fragment in ids[where], f"{path} links {address}#{fragment}"
    assert len(seen) > 100


def test_every_page_can_be_reached_from_the_home_page(pages):
    reached, frontier = set(), ["/"]
    while frontier:
        path = frontier.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        links = html.document_fromstring(pages[path]).iter("a")
        frontier += [urlsplit(urljoin(path, link.get("href"))).path for link in links]
    assert reached == set(pages)


def test_the_source_is_served_byte_for_byte(site):
    digests = {
        slug: sha256(site.ask(f"/treaties/{slug}/source.txt").body).hexdigest()
        for slug in (ALLIANCE_1942, ALLIANCE_1950)
    }
    assert digests == {
        ALLIANCE_1942: "b822a43e4f2c2904a7fb341a832f19f5154aa53e9b91fa2f8c778ea9071d6482",
        ALLIANCE_1950: "2fde268e64766a8913cfff4b2a364f2c9fd3470c2a57f9f03853232beb7c2c8b",
    }


def test_words_in_other_languages_say_so(pages):
    note = pages[f"/treaties/{ALLIANCE_1942}/note/45"]
    assert '<p lang="fr">Voir le' in note
    whole = pages[f"/treaties/{ALLIANCE_1950}"]
    assert '<span lang="ru">Договор о дружбе' in whole
    assert '<span lang="zh">中苏友好同盟互助条约' in whole


def test_a_reader_of_article_4_comes_to_the_gap_and_learns_where_to_read_on(pages):
    for path in (f"/treaties/{ALLIANCE_1942}", f"/treaties/{ALLIANCE_1942}/article/4"):
        text = words(pages[path])
        place = text.index("shall remain in force until the High Contracting [Editor’s note: The source stops here")
        assert "Treaty Series No. 2 (1942), Cmd. 6376" in text[place:]


def test_the_1950_text_says_it_is_a_translation(pages):
    for path in (f"/treaties/{ALLIANCE_1950}", f"/treaties/{ALLIANCE_1950}/article/6/p2"):
        assert "This English text is a translation: the treaty is authentic in Russian and Chinese" in words(
            pages[path]
        )


def test_a_passage_page_says_at_once_what_it_is(pages):
    text = words(pages[f"/treaties/{ALLIANCE_1942}/article/3/ii"])
    for said in (
        "Article 3(ii) of the Anglo-Soviet Treaty of 1942",
        "United Kingdom – Union of Soviet Socialist Republics",
        "Signed at London, 26 May 1942",
        "(ii) Pending the adoption of any such proposals they will, after termination of hostilities",
        "Article 4 refers here",
        "← Article 3(i)",
        "Article 4 →",
    ):
        assert said in text
