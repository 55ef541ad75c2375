"""The timeline: treaties below each other on one axis, from signature over entry into force to the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.pictures.axis import Axis, Span, axis


@dataclass(frozen=True)
class Day:
    """A date of a treaty, whether it is certain, and the address of what it rests on."""

    on: str
    certain: bool
    url: str


@dataclass(frozen=True)
class Dated:
    """A treaty and the days of its life; None for what is not known."""

    title: str
    url: str
    signed: Day
    force: Day | None = None
    end: Day | None = None

    @property
    def days(self) -> list[tuple[str, Day]]:
        """The days that are known, in the order of a treaty's life, each with the word for it."""
        known = (("signed", self.signed), ("in force", self.force), ("ended", self.end))
        return [(word, day) for word, day in known if day]


@dataclass(frozen=True)
class Row:
    """A treaty's places on the axis in per cent; `waiting` from signature to force, `lasting` from force to end."""

    treaty: Dated
    signed: float
    force: float | None
    end: float | None
    waiting: Span | None
    lasting: Span | None


@dataclass(frozen=True)
class Timeline:
    """One row for each treaty, in the order of signature."""

    axis: Axis
    rows: tuple[Row, ...]


def timeline(treaties: Sequence[Dated]) -> Timeline | None:
    """Every treaty once; None where there are none."""
    if not treaties:
        return None
    scale = axis(day.on for treaty in treaties for _, day in treaty.days)
    in_order = sorted(treaties, key=lambda treaty: (treaty.signed.on, treaty.url))
    return Timeline(scale, tuple(_row(treaty, scale) for treaty in in_order))


def _row(treaty: Dated, scale: Axis) -> Row:
    signed, force, end = treaty.signed, treaty.force, treaty.end
    return Row(
        treaty,
        scale.at(signed.on),
        scale.at(force.on) if force else None,
        scale.at(end.on) if end else None,
        _between(signed, force, scale),
        _between(force, end, scale),
    )


def _between(begins: Day | None, ends: Day | None, scale: Axis) -> Span | None:
    if begins is None or ends is None:
        return None
    return scale.span(begins.on, ends.on, certain=begins.certain and ends.certain)
