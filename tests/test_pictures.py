"""Where the marks of pictures stand: everything once, in order, nothing upon another."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.corpus import invent, sentences
from archive.pictures.axis import MOST, axis, year_of
from archive.pictures.decades import APART, decades
from archive.pictures.graph import FEW, ROW, graph
from archive.pictures.life import Happening, life
from archive.pictures.ribbons import ROW as LABEL
from archive.pictures.ribbons import Pair, ribbons
from archive.pictures.strip import NARROW, TARGET, Bar, Stretch, strip
from archive.pictures.terms import Term, after
from archive.pictures.timeline import Dated, Day, timeline

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # however busy the machine
DAYS = st.dates(date(1100, 1, 1), date(2100, 1, 1)).map(date.isoformat)
WORDS = st.lists(st.integers(0, 3000), min_size=1, max_size=60)
KNOWN = ["The High Contracting Parties undertake to consult each other."]
SINO_SOVIET = (  # as the edition of 1950 states it
    Happening("signature", "1950-02-14"),
    Happening("ratification", "1950-04-11"),
    Happening("force", "1950-04-11"),
    Happening("exchange", "1950-09-30", certain=False),
    Happening("duration", periods=(("term", "P30Y"), ("renewal", "P5Y"), ("notice", "P1Y"))),
    Happening("notice", "1979-04-03"),
    Happening("end", "1980-04-11"),
)
ANGLO_SOVIET = (
    Happening("signature", "1942-05-26"),
    Happening("force", "1942-07-04", certain=False),
    Happening("duration", certain=False, periods=(("term", "P20Y"),), of="Part 2"),
    Happening("end", "1955-05-07"),
)


def dated(number, signed, *later):
    """A treaty signed, in force and ended on some days, in their order."""
    found = [Day(on, certain=True, url=f"/treaties/{number}#{on}") for on in sorted((signed, *later))]
    return Dated(f"Treaty {number}", f"/treaties/{number}", *found)


def bars(words):
    return [Bar(f"article/{n}", f"Article {n}", count, f"#article-{n}") for n, count in enumerate(words, start=1)]


TREATIES = st.lists(st.lists(DAYS, min_size=1, max_size=3), min_size=1, max_size=200).map(
    lambda lives: [dated(number, *days) for number, days in enumerate(lives)]
)


@unhurried
@given(st.lists(DAYS, min_size=1))
def test_every_day_stands_on_the_axis_and_later_days_further_on(days):
    found = axis(days)
    places = [found.at(day) for day in sorted(days)]
    assert 0 <= places[0] <= places[-1] <= 100
    assert places == sorted(places)
    assert len(found.ticks) <= MOST + 1
    assert [found.ticks[0].x, found.ticks[-1].x] == [0, 100]


@unhurried
@given(TREATIES)
def test_the_timeline_has_each_treaty_once_in_the_order_of_signature(treaties):
    rows = timeline(treaties).rows
    assert Counter(row.treaty for row in rows) == Counter(treaties)
    assert [row.treaty.signed.on for row in rows] == sorted(treaty.signed.on for treaty in treaties)
    for row in rows:
        known = [place for place in (row.signed, row.force, row.end) if place is not None]
        assert known == sorted(known)
        assert len(known) == len(row.treaty.days)
        assert (row.lasting is None) == (row.end is None)


def test_a_stretch_is_certain_only_if_both_its_ends_are():
    signed, force, end = (Day(on, certain=on != "1942-07-04", url="") for on in ("1942-05-26", "1942-07-04", "1955"))
    (row,) = timeline([Dated("Anglo-Soviet Treaty", "", signed, force, end)]).rows
    assert not row.waiting.certain
    assert not row.lasting.certain


def test_where_no_end_is_known_nothing_lasts():
    day = Day("1942-05-26", certain=True, url="")
    (row,) = timeline([Dated("Treaty", "", day, force=day)]).rows
    assert row.lasting is None


def test_nothing_to_draw_is_no_picture():
    assert timeline([]) is None
    assert life([Happening("duration")]) is None
    assert decades([]) == ()
    assert graph({}, []).nodes == ()
    assert strip([]) == ()


@unhurried
@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=400))
def test_each_treaty_is_one_dot_in_its_decade_and_no_dot_lies_on_another(signed):
    found = decades(signed)
    assert Counter(decade.year for decade in found for _ in decade.dots) == Counter(
        int(on[:4]) // 10 * 10 for on, _ in signed
    )
    assert sum(not dot.certain for decade in found for dot in decade.dots) == sum(not sure for _, sure in signed)
    for decade in found:
        layers = {dot.y: [] for dot in decade.dots}
        for dot in decade.dots:
            assert 0 < dot.y < decade.height
            layers[dot.y].append(dot.x)
        for layer in layers.values():
            assert all(right - left >= APART - 1e-9 for left, right in pairwise(layer))
        assert len(re.findall("M", decade.path)) == len(decade.dots)


def test_two_hundred_invented_treaties_are_two_hundred_dots():
    invented = list(invent(200, sentences(KNOWN)))
    found = decades([(one.signed_on, True) for one in invented])
    assert sum(len(decade.dots) for decade in found) == 200
    assert max(decade.height for decade in found) < 120


def test_the_life_of_1950_is_computed_from_article_6():
    """11 April 1950 + 30 years; notice a year before; the notice of 3 April 1979 was eight days early."""
    found = life(SINO_SOVIET)
    assert [(row.on, row.computed.what if row.computed else SINO_SOVIET[row.place].kind) for row in found.rows] == [
        ("1950-02-14", "signature"),
        ("1950-04-11", "ratification"),
        ("1950-04-11", "force"),
        ("1950-09-30", "exchange"),
        ("", "duration"),
        ("1979-04-03", "notice"),
        ("1979-04-11", "last day for notice"),
        ("1980-04-11", "end"),
        ("1980-04-11", "end of the term"),
    ]
    notice, end = (row.computed for row in found.rows if row.computed)
    assert (end.reckoning, end.certain) == ("11 April 1950 + 30 years", True)
    assert (notice.reckoning, notice.certain) == ("11 April 1980 − 1 year", True)
    assert found.axis.span("1950-04-11", "1980-04-11") == found.rows[2].span == found.rows[4].span


def test_what_is_computed_from_a_medium_date_is_of_medium_certainty():
    found = life(ANGLO_SOVIET)
    end = found.rows[-1]
    assert (end.on, end.computed.what, end.certain) == ("1962-07-04", "end of the term of Part 2", False)
    assert [row.span.certain for row in found.rows if row.span] == [False, False]


def test_without_a_date_of_force_no_term_is_counted():
    assert not life([one for one in SINO_SOVIET if one.kind != "force"]).computes


@pytest.mark.parametrize(
    ("notice", "end", "reckoning"),
    [
        ("1979-04-11", "1980-04-11", "11 April 1950 + 30 years"),
        ("1979-04-12", "1985-04-11", "11 April 1950 + 30 years + 1 × 5 years"),
        ("", "1991-12-26", "11 April 1950 + 30 years + 3 × 5 years"),
        ("", "", "11 April 1950 + 30 years"),
    ],
)
def test_a_term_is_renewed_until_notice_is_given_in_time(notice, end, reckoning):
    told = [one for one in SINO_SOVIET if one.kind not in ("notice", "end")]
    told += [Happening("notice", notice), Happening("end", end)]
    sums = {row.computed.what: row.computed.reckoning for row in life(told).rows if row.computed}
    assert sums["end of the term"] == reckoning


@unhurried
@given(
    st.lists(st.builds(Happening, st.sampled_from(["signature", "force", "notice", "end", "x"]), DAYS), min_size=1)
)
def test_a_life_has_every_event_once_and_its_dates_in_order(happenings):
    lasts = Happening("duration", periods=(("term", "P30Y"), ("renewal", "P5Y"), ("notice", "P1Y")))
    found = life([*happenings, lasts])
    assert sorted(row.place for row in found.rows if not row.computed) == list(range(len(happenings) + 1))
    days = [row.on for row in found.rows if row.on]
    assert days == sorted(days)
    assert all(0 <= row.x <= 100 for row in found.rows if row.x is not None)


@unhurried
@given(st.dates(date(1600, 1, 1), date(2100, 1, 1)), st.integers(1, 99))
def test_a_period_of_days_or_years_is_counted_as_the_calendar_does(day, count):
    assert after(day.isoformat(), f"P{count}D") == (day + timedelta(days=count)).isoformat()
    later = date.fromisoformat(after(day.isoformat(), f"P{count}Y"))
    assert later.year == day.year + count
    assert (later.month, later.day) in ((day.month, day.day), (2, 28))


@pytest.mark.parametrize(
    ("iso", "period"), [("1950", "P6M"), ("1950-04", "P90D"), ("1950-04-11", "P1Y6M"), ("1950", "30 years")]
)
def test_a_period_that_cannot_be_counted_is_refused(iso, period):
    with pytest.raises(ValueError, match=period):
        after(iso, period)


def test_a_term_without_renewal_ends_once():
    assert Term("P20Y").renewals_until("1942-07-04", "1999-01-01") == 0


def test_a_date_known_to_the_year_stands_in_its_middle():
    assert year_of("1950-06-30") < year_of("1950") < year_of("1950-07-04")
    assert year_of("1952-02") == pytest.approx(1952 + 45.5 / 366)


@unhurried
@given(WORDS)
def test_a_strip_is_as_long_as_its_words_without_holes(words):
    found = strip(bars(words))
    assert [one.bar.words for one in found] == words
    assert found[0].span.x == 0
    assert found[-1].span.end == 100
    assert all(before.span.end == after.span.x for before, after in pairwise(found))
    for one in found:
        assert one.span.width == pytest.approx(100 * max(one.bar.words, 1) / sum(max(w, 1) for w in words), abs=0.02)
        assert len(one.shown) * 8 <= one.span.width / 100 * NARROW
        assert not one.is_target or one.span.width / 100 * NARROW >= TARGET


def test_a_mark_lies_in_its_unit_at_its_share():
    first, second = strip(
        [
            Bar("article/1", "Article 1", 30, "#article-1"),
            Bar("article/2", "Article 2", 10, "#article-2", (Stretch(0.5, 1),)),
        ]
    )
    assert first.marks == ()
    ((mark,),) = (second.marks,)
    assert (mark.x, mark.end) == (87.5, 100)


@unhurried
@given(WORDS, WORDS, st.data())
def test_ribbons_have_each_unit_and_pair_once_and_no_label_on_another(left, right, data):
    places = st.tuples(st.integers(1, len(left)), st.integers(1, len(right)))
    pairs = [
        Pair(f"article/{a}", f"article/{b}/p1", kind, "")
        for a, b in data.draw(st.lists(places, max_size=20))
        for kind in ("counterpart", "shared")
    ]
    found = ribbons(bars(left), bars(right), pairs)
    assert [band.pair for band in found.bands] == pairs
    for side, words in ((found.left, left), (found.right, right)):
        assert [one.bar.words for one in side] == words
        labels = [one.label_y for one in side]
        assert all(below - above >= LABEL - 0.01 for above, below in pairwise(labels))
        assert labels[0] >= LABEL / 2 - 0.01
        assert labels[-1] <= found.height - LABEL / 2 + 0.01
        assert side[-1].reach.end <= found.height + 0.01
    chosen = [band for band in found.bands if band.pair.kind == "counterpart"]
    for ends in ([band.left for band in chosen], [band.right for band in chosen]):
        for above, below in pairwise(sorted(ends, key=lambda reach: (reach.y, reach.end))):
            assert below.y >= above.end - 0.02


def test_both_sides_of_ribbons_are_to_one_scale():
    found = ribbons(bars([100, 100]), bars([400]), [])
    assert found.right[0].reach.height == 2 * sum(one.reach.height for one in found.left)


def test_a_pair_of_what_is_not_drawn_is_refused():
    with pytest.raises(ValueError, match="'article/9' is in no unit"):
        ribbons(bars([10]), bars([10]), [Pair("article/9", "article/1", "shared", "")])


def test_a_band_runs_between_the_edges_of_its_units():
    (band,) = ribbons(bars([10, 10]), bars([20]), [Pair("article/2", "article/1", "counterpart", "")]).bands
    assert band.path == "M0 156C50 156 50 0 100 0V312C50 312 50 312 0 312z"


PARTIES = st.integers(2, 40)


@unhurried
@given(PARTIES, st.data())
def test_the_graph_has_each_party_once_and_each_treaty_in_one_pair(count, data):
    names = {f"p{n}": f"Party {n}" for n in range(count)}
    couple = st.lists(st.sampled_from(sorted(names)), min_size=2, max_size=2, unique=True).map(tuple)
    made = data.draw(st.lists(couple, max_size=200))
    found = graph(names, made)
    assert sorted(node.key for node in (*found.nodes, *found.rest)) == sorted(names)
    assert sum(pair.count for pair in found.pairs) == len(made)
    assert len({(pair.first, pair.second) for pair in found.pairs}) == len(found.pairs)
    assert [node.y for node in found.nodes] == [ROW // 2 + ROW * n for n in range(min(count, FEW))]
    drawn = {node.key for node in found.nodes}
    assert {arc.pair for arc in found.arcs} == {p for p in found.pairs if {p.first, p.second} <= drawn}
    labels = [arc.label for arc in found.arcs if arc.label]
    assert all(abs(a[0] - b[0]) >= 16 or abs(a[1] - b[1]) >= 16 for n, a in enumerate(labels) for b in labels[:n])


def test_many_treaties_of_two_parties_are_one_thicker_arc_with_their_number():
    found = graph({"uk": "United Kingdom", "ussr": "USSR"}, [("uk", "ussr")] * 7 + [("ussr", "uk")])
    (arc,) = found.arcs
    assert (arc.pair.count, arc.thickness) == (8, 2.5)
    assert arc.label is not None


def test_who_made_treaties_with_each_other_stand_together():
    names = {"prc": "China", "uk": "United Kingdom", "ussr": "USSR"}
    found = graph(names, [("uk", "ussr"), ("prc", "ussr")])
    assert [node.key for node in found.nodes] == ["prc", "ussr", "uk"]
    own = graph(names, [("uk", "ussr"), ("prc", "ussr")], around="uk")
    assert own.nodes[0].key == "uk"
