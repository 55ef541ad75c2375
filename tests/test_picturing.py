"""Pictures as they are served: each with its dates in words, and links that lead to what they rest on."""

import pytest
from django.template.loader import render_to_string
from lxml import html

from archive.models import Party, Style, Treaty
from archive.pictures.ribbons import Pair, ribbons
from archive.pictures.strip import Bar, Stretch, strip
from archive.picturing import ROWS, graph_of, timeline_of
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, words

LIFE_1950 = [
    ("1950-02-14", "Signed at Moscow", "testimonium"),
    ("1950-04-11", "Ratified", "article-6-p1"),
    ("1950-04-11", "Entered into force", "article-6-p1"),
    ("1950-09-30", "Ratifications exchanged at Peking", "article-6-p1"),
    ("", "30 years, then five-year renewals unless denounced a year before", "article-6-p2"),
    ("1979-04-03", "Notice of non-extension by China", "article-6-p2"),
    ("1979-04-11", "Computed: last day for notice = 11 April 1980 − 1 year", "article-6-p2"),
    ("1980-04-11", "Lapsed", "article-6-p2"),
    ("1980-04-11", "Computed: end of the term = 11 April 1950 + 30 years", "article-6-p2"),
]


def figures(page):
    """The pictures of a page by their kind."""
    found = html.document_fromstring(page).findall(".//figure")
    return {figure.get("class").split()[-1]: figure for figure in found}


def text(element):
    return " ".join(element.text_content().split())


def test_the_timeline_says_each_date_in_words_and_links_it_to_its_clause(site):
    rows = figures(site.page("/"))["tracks"].findall(".//li")
    assert [[a.get("href") for a in row.iter("a")] for row in rows] == [
        [f"/treaties/{ALLIANCE_1942}", *[f"/treaties/{ALLIANCE_1942}#dates"] * 3],
        [
            f"/treaties/{ALLIANCE_1950}",
            *(f"/treaties/{ALLIANCE_1950}#{clause}" for clause in ("testimonium", "article-6-p1", "article-6-p2")),
        ],
    ]
    assert "signed 26 May 1942, in force 4 July 1942 (medium certainty), ended 7 May 1955" in text(rows[0])
    assert "signed 14 February 1950, in force 11 April 1950, ended 11 April 1980" in text(rows[1])


def test_what_is_not_certain_is_drawn_hollow_and_dashed(site):
    inferred, certain = figures(site.page("/"))["tracks"].findall(".//li")
    assert [mark.get("href") for mark in inferred.find_class("o")] == ["#force"]
    assert len(inferred.find_class("unsure")) == 2
    assert not certain.find_class("o") + certain.find_class("unsure")


def test_the_life_of_1950_links_each_day_to_the_clause_that_produces_it(site):
    rows = figures(site.page(f"/treaties/{ALLIANCE_1950}"))["life"].findall(".//ol/li")
    assert len(rows) == len(LIFE_1950)
    for row, (on, said, clause) in zip(rows, LIFE_1950, strict=True):
        assert [time.get("datetime") for time in row.iter("time")] == ([on] if on else [])
        assert said in text(row)
        assert row.find(".//a").get("href") == f"#{clause}"


def test_the_life_of_1942_goes_as_far_as_what_is_known(site):
    life = figures(site.page(f"/treaties/{ALLIANCE_1942}"))["life"]
    said = text(life)
    assert "Computed: end of the term of Part 2 = 4 July 1942 + 20 years, medium certainty" in said
    assert "Part of the text is not held" in said
    assert not [link for link in life.iter("a") if link.get("href").startswith("#")]


@pytest.mark.parametrize("slug", [ALLIANCE_1942, ALLIANCE_1950])
def test_every_date_of_a_treaty_is_in_its_life_once(records, site, slug):
    life = figures(site.page(f"/treaties/{slug}"))["life"]
    recorded = [row for row in life.findall(".//ol/li") if "Computed" not in text(row)]
    events = list(Treaty.objects.get(pk=slug).events.exclude(kind="structure"))
    assert len(recorded) == len(events)
    for event in events:
        (row,) = [row for row in recorded if f"{event.text} " in text(row)]
        assert [time.get("datetime") for time in row.iter("time")] == ([event.on] if event.on else [])


@pytest.mark.parametrize("slug", [ALLIANCE_1942, ALLIANCE_1950])
def test_the_strip_has_each_article_by_name_and_by_its_length(records, site, slug):
    strip = figures(site.page(f"/treaties/{slug}"))["strip"]
    articles = list(Treaty.objects.get(pk=slug).articles.all())
    listed = [(item.find("a").get("href"), text(item).partition(" (")[0]) for item in strip.findall(".//li")]
    assert listed == [(f"#{one.page_id}", f"{one.label} {len(one.text.split())}") for one in articles]
    drawn = [title.text for title in strip.iter("title")]
    assert drawn == [f"{one.label}, {len(one.text.split())} words" for one in articles]


def test_what_a_screen_reader_is_not_told_has_no_link(site):
    for path in ("/", "/parties/", "/parties/ussr", f"/treaties/{ALLIANCE_1950}"):
        for hidden in html.document_fromstring(site.page(path)).iterfind(".//svg[@aria-hidden]"):
            assert not list(hidden.iter("a")), path


def test_a_party_leads_to_what_it_made_with_each_other_party(site):
    graph = figures(site.page("/parties/ussr"))["graph"]
    counts = [link.get("href") for link in graph.find_class("count")]
    assert counts == [
        "/treaties/?party=ussr",
        "/treaties/?party=prc&between=ussr",
        "/treaties/?party=uk&between=ussr",
    ]
    listed = words(site.page(counts[2]))
    assert "1 treaty." in listed
    assert "Anglo-Soviet Treaty of 1942" in listed


def test_a_party_is_shown_as_each_treaty_styles_it_in_order_of_time(site):
    page = words(site.page("/parties/ussr"))
    first = page.index(
        "26 May 1942 “the Presidium of the Supreme Council of the Union of Soviet Socialist Republics”"
    )
    assert first < page.index("14 February 1950 “the Presidium of the Supreme Soviet of the Union")
    assert page.index("26 May 1942 Vyacheslav M. Molotov") < page.index("14 February 1950 Andrei Yanuaryevich")


def test_the_list_of_parties_says_who_made_treaties_with_whom(site):
    page = words(site.page("/parties/"))
    assert "United Kingdom – Union of Soviet Socialist Republics: 1 treaty" in page
    assert "People’s Republic of China – Union of Soviet Socialist Republics: 1 treaty" in page


def test_ribbons_name_every_unit_and_every_pair_in_words():
    left = [
        Bar("article/3", "Article 3", 50, "/a#article-3", (Stretch(0.5, 1),)),
        Bar("article/4", "Article 4", 70, "/a"),
    ]
    right = [Bar("article/1", "Article 1", 90, "/b#article-1")]
    pairs = [
        Pair("article/4", "article/1/p1", "counterpart", "Mutual assistance", "/counterparts/mutual-assistance"),
        Pair("article/3/ii", "article/1/p1", "shared", "a repetition of aggression"),
    ]
    drawn = ribbons(left, right, pairs)
    page = render_to_string("_ribbons.html", {"ribbons": drawn, "left_title": "1942", "right_title": "1950"})
    figure = html.fragment_fromstring(page)
    titles = [text(link.find("title")) for link in figure.iterfind(".//svg/a")]
    assert titles == ["1942, Article 3, 50 words", "1942, Article 4, 70 words", "1950, Article 1, 90 words"]
    assert [text(item) for item in figure.iterfind(".//li")] == [
        "Mutual assistance (counterparts)",
        "a repetition of aggression (shared wording)",
    ]
    assert [path.get("class") for path in figure.iterfind(".//path[title]")] == ["counterpart", "shared"]
    assert len(figure.find_class("mark")) == 1


def test_a_strip_says_in_words_what_is_marked():
    drawn = strip(
        [Bar("article/1", "Article 1", 50, "#article-1", (Stretch(0, 0.5),)), Bar("article/2", "", 50, "#")]
    )
    context = {"strip": drawn, "treaty": {"length": 100, "complete": True}, "marked": "wording shared with 1950"}
    figure = html.fragment_fromstring(render_to_string("_strip.html", context))
    assert text(figure.find("figcaption")).endswith("100 words; marked: wording shared with 1950")
    assert text(figure.find(".//li")) == "Article 1 50 (wording shared with 1950)"
    assert len(figure.find_class("mark")) == 1


def invented(count):
    """Some treaties between two parties, in the test database, with nothing but a date."""
    given = {"language": "en", "complete": True, "is_translation": False, "witness": {}, "length": 0}
    made = [
        Treaty(
            slug=f"{year}-a-b-x", title=f"T{year}", short_title=f"T{year}", year=year, signed_on=f"{year}", **given
        )
        for year in range(1900, 1900 + count)
    ]
    Party.objects.bulk_create(Party(slug=slug, name=slug.upper(), short_name=slug) for slug in "ab")
    Treaty.objects.bulk_create(made)
    Style.objects.bulk_create(
        Style(key=f"{one.slug}/{party}", treaty=one, position=n, text=party, party_id=party, where="title")
        for one in made
        for n, party in enumerate("ab")
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "kind"), [(1, "timeline"), (ROWS, "timeline"), (ROWS + 1, "decades")])
def test_many_treaties_are_drawn_by_decade(count, kind):
    invented(count)
    drawn = timeline_of(Treaty.objects.dated())
    assert list(drawn) == [kind]
    page = render_to_string("_timeline.html", {**drawn, "labelled": "in-time", "narrowed": "party=a&"})
    if kind == "decades":
        assert "/treaties/?party=a&amp;since=1930&amp;until=1939" in page
        assert "1 treaty" in words(page)
    else:
        assert page.count("<li>") == count


@pytest.mark.django_db
@pytest.mark.parametrize("count", [2, 60])
def test_pictures_ask_for_few_things_whatever_their_number(django_assert_num_queries, count):
    invented(count)
    with django_assert_num_queries(3):
        treaties = Treaty.objects.dated()
        timeline_of(treaties)
        drawn = graph_of(treaties)
    assert [pair[2] for pair in drawn["pairs"]] == [count]


@pytest.mark.parametrize("slug", [ALLIANCE_1942, ALLIANCE_1950])
def test_a_treaty_with_its_pictures_fits_the_first_answer_of_a_connection(site, slug):
    """One TCP initial window of ten segments: 14,600 bytes, headers and styles included."""
    answer = site.ask(f"/treaties/{slug}", Accept_Encoding="br")
    headers = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
    assert len(answer.body) + headers + 20 <= 14600
