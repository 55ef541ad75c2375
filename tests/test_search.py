"""Search: the passages that a question means, no more and no fewer."""

import re
from functools import partial
from urllib.parse import quote

import pytest
import snowballstemmer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from archive.passages import FOLDER
from archive.search import index, terms
from archive.search.index import Passage
from archive.search.marks import snippet
from archive.search.questions import Narrowed, search
from archive.search.words import fold, parse, tokens
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words

T1942 = f"/treaties/{ALLIANCE_1942}"
T1950 = f"/treaties/{ALLIANCE_1950}"


def hits(page):
    """The addresses of the passages on a page of results, text fragments taken off."""
    tree = html.document_fromstring(page)
    return [item.find("a").get("href").partition("#")[0] for item in tree.findall(".//ol[@class='hits']/li")]


def found(site, question, **filters):
    asked = "&".join(f"{name}={quote(str(value))}" for name, value in {"q": question, **filters}.items())
    return hits(site.page(f"/search?{asked}"))


def test_a_word_is_found_in_both_treaties(site):
    addresses = found(site, "aggression")
    assert f"{T1942}/article/3/ii" in addresses
    assert f"{T1950}/article/1/p1" in addresses


def test_a_phrase_and_an_exclusion_behave(site):
    addresses = found(site, '"High Contracting Parties" -Japan')
    assert f"{T1942}/article/1" in addresses
    assert f"{T1950}/article/1/p2" in addresses
    assert f"{T1950}/article/1/p1" not in addresses  # it names Japan
    assert f"{T1950}/article/4" not in addresses  # "Contracting Parties" alone


@pytest.mark.parametrize("spelled", ["cooperation", "co-operation", "CO‐OPERATION", "Coopération"])
def test_spellings_of_a_word_are_one(site, spelled):
    assert f"{T1950}/article/5" in found(site, spelled)
    assert f"{T1950}/preamble/p2" in found(site, spelled)


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("neighbourly", f"{T1950}/preamble/p4"),
        ('"like minded States"', f"{T1942}/article/3/i"),
        ('"like-minded States"', f"{T1942}/article/3/i"),
        ("“Peace Settlement”", f"{T1942}/preamble/p3"),
        ("His Majesty's Government", f"{T1942}/preamble/p1"),
        ("aggress* Hitlerite", f"{T1942}/article/2"),
        ("denounce OR renounce", f"{T1950}/article/6/p2"),
        ("volume 327", f"{T1942}/note/45"),
        ("Договор", f"{T1950}/article/1/p1"),
        ("同盟", f"{T1950}/article/1/p1"),
    ],
)
def test_readers_find_what_they_remember(site, question, address):
    kept = found(site, question)
    assert address in kept or any(address.rpartition("/")[0] in one for one in kept)


def test_nothing_found_is_said_kindly_with_a_near_spelling(site):
    assert "Nothing was found. The words were looked for" in words(site.page("/search?q=harmonious"))
    assert "near: aggression" in words(site.page("/search?q=agression"))


def test_a_hit_shows_its_words_marked_and_marks_them_on_its_page(site):
    page = site.page("/search?q=Hitlerite+negotiations")
    assert "<mark>negotiations</mark>" in page
    assert f'href="{T1942}/article/2#:~:text=negotiations&amp;text=Hitlerite' in page


def test_filters_narrow_with_counts_that_leave_their_own_facet_open(site):
    page = words(site.page("/search?q=aggression&party=prc"))
    assert "2 passages" in page
    assert re.search(r"United Kingdom 6", page)
    assert found(site, "aggression", until=1945) == [
        address for address in found(site, "aggression") if address.startswith(T1942)
    ]
    assert found(site, "aggression", kind="preamble", place="London")
    assert all("/preamble/" in address for address in found(site, "aggression", kind="preamble"))


def test_results_can_be_had_by_date_and_by_treaty(site):
    by_date = found(site, "aggression", sort="date")
    assert by_date == sorted(by_date, key=lambda address: T1950 in address)
    assert "Anglo-Soviet Treaty of 1942" in words(site.page("/search?q=aggression&by=treaty"))


@pytest.mark.parametrize(
    "query",
    [
        'q="unbalanced', "q=-", "q=OR OR OR", "q=the of and", "q=NEAR(a b)", "q=col:a", "q='; DROP TABLE x; --",
        "q=%00", "q=😀", "q=" + "a" * 9000, "q=" + "a b " * 2000, "q=a&page=0", "q=a&page=1000000000",
        "q=a&page=abc", "q=a&since=abc", "q=a&party=atlantis", "q=a&sort=x", "q=*", "q=***", "q=-Japan", 'q=""',
        "q=a\"b\"c", "q=treaty&page=250", "kind=treaty", "q=\\", "q=+a +b", "q=a^2~3", "q=[a TO b]",
    ],
    ids=lambda text: ascii(text[:24]),
)  # fmt: skip
def test_bad_input_is_answered_with_a_page(site, query):
    response = site.ask(f"/search?{quote(query, safe='=&')}")
    assert response.status in (200, 400)
    assert "<h1>Search</h1>" in response.body.decode()


def test_what_cannot_be_read_is_said(site):
    text = words(site.page("/search?q=aggression&party=atlantis&since=abc"))
    assert "“atlantis” is no party of the archive." in text
    assert "Enter a whole number." in text
    assert "8 passages" in text


def test_a_browser_can_add_the_archive_as_a_search_engine(site):
    described = etree.fromstring(site.ask("/opensearch.xml").body)
    template = described.find("{*}Url").get("template")
    assert template == "http://127.0.0.1:8000/search?q={searchTerms}"
    assert 'href="/opensearch.xml"' in site.page("/")


def test_search_keeps_to_its_query_budget(archive, records, client, settings, django_assert_max_num_queries):
    settings.ARCHIVE = archive
    for query in ("q=aggression", "q=the&by=treaty", "q=volume", "q=peace&party=uk"):
        with django_assert_max_num_queries(5):
            assert client.get(f"/search?{query}").status_code == 200


FRENCH = "Voir le volume 7, document 327. Les traités et l’accord signés par les Hautes Parties contractantes."
TEXTS = [
    "The High Contracting Parties undertake to afford one another military assistance.",
    "Both High Contracting Parties undertake jointly to take all the necessary measures.",
    "In the event of one of the Parties being attacked by Japan, the other will render assistance.",
    "The exchange of instruments of ratification will take place in Peking.",
    "They declare their desire to unite with other like-minded States in co-operation for peace.",
    "第一条 締約国は平和のために協力する。",
    "Договор остаётся в силе.",
    "Статьи договоров о дружбе, союзе и взаимной помощи между Союзом Советских Социалистических Республик",
    "中苏友好同盟互助条约",
    FRENCH,
]


def language_of(text):
    return "fr" if text == FRENCH else "ru" if re.search("[а-я]", text) else "en" if text.isascii() else "zh"


STEMMERS = {code: snowballstemmer.stemmer(terms.STEMMERS[code]) for code in ("en", "fr", "ru")}


def stem(word, language):
    return STEMMERS[language].stemWord(word) if language in STEMMERS else word


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    empty = dict.fromkeys(index.FACETS, ()) | {"kind": ("article",)}
    texts = (
        Passage(str(n), "t", text, "", (), 19420526, **empty | {"language": (language_of(text),)})
        for n, text in enumerate(TEXTS)
    )
    assert index.build(folder, texts) == len(TEXTS)
    return index.opened(str(folder))


def scan(question):
    """The same by reading every text from its beginning to its end."""
    asked = parse(question)
    return {str(n) for n, text in enumerate(TEXTS) if meets(text, asked)}


def meets(text, asked):
    have = [token.word for token in tokens(text)]
    language = language_of(text)
    stems = {stem(word, language) for word in have}

    def in_a_row(row):
        return any(tuple(have[at : at + len(row)]) == row for at in range(len(have)))

    def clause(one):
        if one.exact:
            pairs = range(len(one.words) - 1)
            joined = [(*one.words[:at], one.words[at] + one.words[at + 1], *one.words[at + 2 :]) for at in pairs]
            return any(map(in_a_row, [one.words, *joined]))
        (word,) = one.words
        if one.prefix:
            return any(found.startswith(word) for found in have)
        return stem(word, language) in stems

    return all(any(map(clause, either)) for either in asked.all_of) and not any(map(clause, asked.none_of))


ABSENT = {"absent", "measure", "attack", "договором", "traite", "contractant", "помощь", "partie", "article"}
vocabulary = sorted({token.word for text in TEXTS for token in tokens(text)} | ABSENT)
plain_words = st.sampled_from(vocabulary)
phrases = st.lists(plain_words, min_size=2, max_size=3).map(lambda found: f'"{" ".join(found)}"')
real_phrases = st.sampled_from(TEXTS).flatmap(
    lambda text: st.integers(0, 8).map(lambda at: f'"{" ".join(text.split()[at : at + 3])}"')
)
questions = st.lists(
    st.tuples(st.sampled_from(["", "", "", "-"]), st.one_of(plain_words, phrases, real_phrases)).map("".join),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions)
def test_what_is_found_is_what_a_scan_finds(searcher, question):
    keys = search(searcher, parse(question), Narrowed({})).keys
    assert set(keys) == scan(question), question


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("traité", FRENCH), ("accords", FRENCH), ("volumes", FRENCH), ("contractante", FRENCH), ("signer", FRENCH),
        ("договор", TEXTS[6]), ("договором", TEXTS[7]), ("Статья", TEXTS[7]), ("помощью", TEXTS[7]),
        ("советский", TEXTS[7]), ('"友好同盟互助"', TEXTS[8]), ('"взаимной помощи между Союзом Советских"', TEXTS[7]),
        ("voir*", FRENCH), ("ст*", TEXTS[7]), ("assisting", TEXTS[0]),
    ],
)  # fmt: skip
def test_each_language_has_its_own_endings(searcher, question, text):
    assert str(TEXTS.index(text)) in search(searcher, parse(question), Narrowed({})).keys


def test_english_endings_stay_on_french_words(searcher):
    assert search(searcher, parse("documents"), Narrowed({})).total == 1
    assert search(searcher, parse("documented"), Narrowed({})).total == 0  # the French text has "document"


def test_hits_are_marked_by_the_rules_of_their_language():
    (_, word, *_) = snippet("Les traités signés.", parse("traite"), partial(terms.stem, language="fr"))
    assert (word.text, word.marked) == ("traités", True)


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.one_of(st.text(max_size=60), st.text(alphabet='ab"-*O R“”’\\()[]{}:^~+&|!?/中Д\0', max_size=40)))
def test_no_question_fails(searcher, question):
    asked = parse(question)
    search(searcher, asked, Narrowed({"party": ["x"]}, 1900, 1950))
    for text in TEXTS:
        shown = "".join(one.text for one in snippet(text, asked, partial(terms.stem, language=language_of(text))))
        assert shown.strip("… ") in text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-operation", "cooperation"), ("neighbour", "neighbor"), ("recognise", "recognize"), ("Zürich", "zurich"),
        ("defence", "defense"), ("programme", "program"), ("travelled", "traveled"), ("Majesty’s", "majesty's"),
        ("ﬁnal", "final"), ("STRASSE", "Straße"),
    ],
)  # fmt: skip
def test_folding_makes_one_of_what_readers_do_not_tell_apart(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("hour", "hor"), ("our", "or"), ("war", "wars"), ("ce", "se")]
)
def test_folding_keeps_other_words_apart(one, other):
    assert fold(one) != fold(other)


def test_the_index_is_part_of_the_sealed_archive(archive):
    assert (archive / "current" / FOLDER / "meta.json").is_file()
    assert '"search/meta.json"' in (archive / "current" / "manifest.json").read_text()


def test_a_page_beyond_the_last_is_the_last(site):
    assert words(site.page("/search?q=peace&page=9")) == words(site.page("/search?q=peace"))


def test_facets_are_counted_with_both_parties_of_a_list(site):
    page = words(site.page("/treaties/?between=uk"))
    assert "People’s Republic of China" not in page
    assert "Made with United Kingdom remove United Kingdom" in page
