"""Picturing: what the pictures show of the records."""

from collections.abc import Iterable, Mapping

from archive.addresses import Address
from archive.models import Event, Party, Statement, Treaty
from archive.outline import Outline
from archive.pictures.decades import decades
from archive.pictures.graph import graph
from archive.pictures.life import Happening, life
from archive.pictures.ribbons import Pair, Ribbons, ribbons
from archive.pictures.strip import Bar, Segment, Stretch, strip
from archive.pictures.timeline import Dated, Day, timeline

NONE: Mapping[str, tuple[Stretch, ...]] = {}
ROWS = 30  # treaties: more than these are drawn by decade


def timeline_of(treaties: Iterable[Treaty]) -> dict[str, object]:
    """The treaties in time: as `timeline` with a row for each, or, if many, as `decades`."""
    found = [_dated(treaty) for treaty in treaties]
    if len(found) <= ROWS:
        return {"timeline": timeline(found)}
    return {"decades": decades([(treaty.signed.on, treaty.signed.certain) for treaty in found])}


def _dated(treaty: Treaty) -> Dated:
    url = treaty.get_absolute_url()
    days = {event.kind: _day(event, url) for event in reversed(treaty.events.all()) if event.on}
    signed = days.get("signature") or Day(treaty.signed_on, certain=True, url=url)
    return Dated(treaty.short_title, url, signed, days.get("force"), days.get("end"))


def _day(event: Event, url: str) -> Day:
    return Day(event.on, event.certainty == "high", f"{url}#{event.clause or 'dates'}")


def life_of(treaty: Treaty) -> dict[str, object]:
    """A treaty's `life`: as `events`, each with its place and the label of the clause that it comes from."""
    events = [event for event in treaty.events.all() if event.kind != "structure"]
    found = life([_happening(event) for event in events])
    rows = found.rows if found else ()
    return {"life": found, "events": [(events[row.place], row, _label(events[row.place].clause)) for row in rows]}


def _happening(event: Event) -> Happening:
    periods = tuple((kind, length) for kind, length, _ in event.periods)
    of = next((_label(part) for kind, _, part in event.periods if kind == "term"), "")
    return Happening(event.kind, event.on, event.certainty == "high", periods, of)


def _label(page_id: str) -> str:
    return Address.from_page_id(page_id).label if page_id else ""


def strip_of(outline: Outline, marks: Mapping[str, tuple[Stretch, ...]] = NONE) -> tuple[Segment, ...]:
    """The preamble, the articles, the testimonium by length; `marks` are stretches by the unit's path."""
    return strip(_bars(outline, marks))


def ribbons_of(left: Outline, right: Outline, pairs: Iterable[Pair]) -> Ribbons:
    """Two treaties by length, with a band for each pair of passages."""
    return ribbons(_bars(left, NONE, left.treaty), _bars(right, NONE, right.treaty), list(pairs))


def _bars(outline: Outline, marks: Mapping[str, tuple[Stretch, ...]], elsewhere: Treaty | None = None) -> list[Bar]:
    """The preamble, the articles, the testimonium; linked on their own page, or, seen from elsewhere, to it."""
    base = elsewhere.get_absolute_url() if elsewhere else ""
    return [
        Bar(one.path, one.label, len(one.text.split()), f"{base}#{one.page_id}", marks.get(one.path, ()), one.number)
        for one in outline.articles
    ]


def in_time(statements: Iterable[Statement]) -> list[Statement]:
    """What is stated about several treaties, in the order of their signature."""
    return sorted(statements, key=lambda one: (one.treaty.signed_on, one.treaty_id, one.position))


def graph_of(treaties: Iterable[Treaty], parties: Iterable[Party] = (), around: str = "") -> dict[str, object]:
    """Who made treaties with whom: the `graph`, its `nodes`, `rest` and `pairs` with the parties they stand for."""
    made = [treaty.makers[:2] for treaty in treaties]
    known = {party.slug: party for some in ([*parties], *made) for party in some}
    names = {slug: party.name for slug, party in known.items()}
    found = graph(names, [(pair[0].slug, pair[1].slug) for pair in made if len(pair) == 2], around=around)
    return {
        "graph": found,
        "nodes": [(known[node.key], node) for node in found.nodes],
        "rest": [(known[node.key], node) for node in found.rest],
        "pairs": [] if around else [(known[pair.first], known[pair.second], pair.count) for pair in found.pairs],
    }
