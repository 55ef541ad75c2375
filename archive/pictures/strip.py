"""The strip: a treaty's units side by side, each as long as its words are many."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.pictures.axis import Span

NARROW = 300  # pixels: the narrowest strip
TARGET = 24  # pixels (WCAG 2.2, 2.5.8)
LETTER = 8  # pixels: a wide letter of its labels


@dataclass(frozen=True)
class Stretch:
    """A part of a unit that is marked, in shares of its length: 0 its beginning, 1 its end."""

    start: float
    end: float


@dataclass(frozen=True)
class Bar:
    """A unit: its path, its label (and a short one), its words, its address, what is marked in it."""

    path: str
    label: str
    words: int
    url: str
    marks: tuple[Stretch, ...] = ()
    short: str = ""


@dataclass(frozen=True)
class Segment:
    """A unit's place on the strip, and those of its marks, in per cent."""

    bar: Bar
    span: Span
    marks: tuple[Span, ...]

    @property
    def centre(self) -> float:
        """Its middle, in per cent."""
        return round(self.span.x + self.span.width / 2, 2)

    @property
    def is_target(self) -> bool:
        """True where it is wide enough to be pointed at, even on a narrow page."""
        return self.span.width / 100 * NARROW >= TARGET

    @property
    def shown(self) -> str:
        """The label, else the short one, else nothing: what has room even on a narrow page."""
        room = self.span.width / 100 * NARROW
        labels = (self.bar.label, self.bar.short)
        return next((label for label in labels if label and (len(label) + 1) * LETTER <= room), "")


def strip(bars: Sequence[Bar]) -> tuple[Segment, ...]:
    """Every unit once, in order, without holes; a unit without words is as long as one word."""
    lengths = [max(bar.words, 1) for bar in bars]
    whole, before, segments = sum(lengths), 0, []
    for bar, length in zip(bars, lengths, strict=True):
        span = _between(before / whole, (before + length) / whole)
        marks = tuple(_within(mark, before, length, whole) for mark in bar.marks)
        segments.append(Segment(bar, span, marks))
        before += length
    return tuple(segments)


def _within(mark: Stretch, before: int, length: int, whole: int) -> Span:
    return _between((before + mark.start * length) / whole, (before + mark.end * length) / whole)


def _between(start: float, end: float) -> Span:
    """The stretch between two shares; ends that meet are rounded alike."""
    first, last = round(100 * start, 2), round(100 * end, 2)
    return Span(first, round(last - first, 2))
