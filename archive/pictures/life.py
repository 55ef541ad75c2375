"""The life of a treaty: its events on one axis, and the days that its own clauses lead to."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.citations import day_first
from archive.pictures.axis import Axis, Span, axis
from archive.pictures.terms import Term, in_words


@dataclass(frozen=True)
class Happening:
    """An event as an edition states it: ISO date or "", and the periods (kind, ISO duration) of a clause.

    `of` is the label of the Part that the periods are of, "" for the whole treaty.
    """

    kind: str
    on: str = ""
    certain: bool = True
    periods: tuple[tuple[str, str], ...] = ()
    of: str = ""


@dataclass(frozen=True)
class Computed:
    """A day that is nowhere recorded: what it is, how it was reckoned, and the place of the clause's event."""

    on: str
    what: str
    reckoning: str
    certain: bool
    place: int


@dataclass(frozen=True)
class Row:
    """One day: the place of its event among those given, its mark in per cent of the axis, what lasts from it.

    `x` is None for an event without a date; `computed` says what is reckoned from the event's clause.
    """

    place: int
    on: str
    x: float | None
    certain: bool
    span: Span | None = None
    computed: Computed | None = None


@dataclass(frozen=True)
class Life:
    """The days in order, on their axis."""

    axis: Axis
    rows: tuple[Row, ...]

    @property
    def computes(self) -> bool:
        """True where a day is computed."""
        return any(row.computed for row in self.rows)


def life(happenings: Sequence[Happening]) -> Life | None:
    """Every event and every computed day once, in the order of dates; None where no event has a date.

    An event without a date stays behind the one before it, a computed day behind the events of that day.
    """
    if not any(one.on for one in happenings):
        return None
    computed = [day for place in range(len(happenings)) for day in _computed(place, happenings)]
    scale = axis([one.on for one in happenings if one.on] + [day.on for day in computed])
    rows = [
        (_day_of(place, happenings), 0, _row(place, happenings, computed, scale)) for place in range(len(happenings))
    ]
    rows += [(day.on, 1, Row(day.place, day.on, scale.at(day.on), day.certain, computed=day)) for day in computed]
    return Life(scale, tuple(row for _, _, row in sorted(rows, key=lambda one: one[:2])))


def _day_of(place: int, happenings: Sequence[Happening]) -> str:
    """An event's date, or that of the last one before it that has any."""
    return next((one.on for one in reversed(happenings[: place + 1]) if one.on), "")


def _row(place: int, happenings: Sequence[Happening], computed: Sequence[Computed], scale: Axis) -> Row:
    one = happenings[place]
    x = scale.at(one.on) if one.on else None
    return Row(place, one.on, x, one.certain, _span(place, happenings, computed, scale))


def _span(place: int, among: Sequence[Happening], computed: Sequence[Computed], scale: Axis) -> Span | None:
    """From force to end, or the term from force to its computed end."""
    one, force, end = among[place], _first("force", among), _first("end", among)
    if force is one and end and end.on >= one.on:
        return scale.span(one.on, end.on, certain=one.certain and end.certain)
    term = next((day for day in computed if day.place == place), None)
    return scale.span(force.on, term.on, certain=term.certain) if force and term else None


def _first(kind: str, among: Sequence[Happening]) -> Happening | None:
    return next((one for one in among if one.kind == kind and one.on), None)


def _computed(place: int, among: Sequence[Happening]) -> list[Computed]:
    """The end of a term counted from entry into force, and the last day for notice before it."""
    one, force = among[place], _first("force", among)
    periods = dict(one.periods)
    if "term" not in periods or force is None:
        return []
    term = Term(periods["term"], periods.get("renewal", ""), periods.get("notice", ""))
    renewals, certain = _renewals(term, force.on, among), one.certain and force.certain
    ends = term.ends(force.on, renewals)
    sums = f"{day_first(force.on)} + {in_words(term.length)}"
    if renewals:
        sums += f" + {renewals} × {in_words(term.renewal)}"
    days = [Computed(ends, "end of the term" + (f" of {one.of}" if one.of else ""), sums, certain, place)]
    if term.notice:
        last, sums = term.last_day_for_notice(force.on, renewals), f"{day_first(ends)} − {in_words(term.notice)}"
        days.append(Computed(last, "last day for notice", sums, certain, place))
    return days


def _renewals(term: Term, begins: str, among: Sequence[Happening]) -> int:
    """As often as notice, or else the recorded end, lets the term be renewed."""
    notice, end = _first("notice", among), _first("end", among)
    if notice:
        return term.renewals_until(begins, notice.on, notice=True)
    return term.renewals_until(begins, end.on) if end else 0
