"""Ribbons: two treaties' units down two sides, and a band between each two that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.pictures.strip import Bar

ROW = 26  # pixels a label: a target of 24 and a blank
SMALLEST = 12 * ROW
SHARED = "shared"  # wording, drawn as a line
LETTERS = 18  # of 12 pixels, in 37 % of 300


@dataclass(frozen=True)
class Pair:
    """Two units that belong together: an editor's `counterpart`, or wording that is `shared`."""

    left_path: str
    right_path: str
    kind: str
    title: str
    url: str = ""


@dataclass(frozen=True)
class Reach:
    """A stretch from top to bottom, in pixels."""

    y: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return round(self.y + self.height / 2, 2)

    @property
    def end(self) -> float:
        """Its lower edge."""
        return round(self.y + self.height, 2)


@dataclass(frozen=True)
class Placed:
    """A unit on its side: where it stands, where its marks are, and the middle of its label."""

    bar: Bar
    reach: Reach
    marks: tuple[Reach, ...]
    label_y: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return self.reach.middle

    @property
    def target_y(self) -> float:
        """The upper edge of what is pointed at: 24 pixels around the label."""
        return round(self.label_y - 12, 2)

    @property
    def shown(self) -> str:
        """The label, or the short one, as far as it has room on a narrow page."""
        label = self.bar.short or self.bar.label
        return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"


@dataclass(frozen=True)
class Band:
    """A pair and its shape between two reaches."""

    pair: Pair
    left: Reach
    right: Reach

    @property
    def path(self) -> str:
        """Its outline, or for shared wording a line, as an SVG path from x = 0 to x = 100."""
        left, right = self.left, self.right
        if self.pair.kind == SHARED:
            return f"M0 {left.middle:g}C50 {left.middle:g} 50 {right.middle:g} 100 {right.middle:g}"
        over = f"M0 {left.y:g}C50 {left.y:g} 50 {right.y:g} 100 {right.y:g}"
        return f"{over}V{right.end:g}C50 {right.end:g} 50 {left.end:g} 0 {left.end:g}z"


@dataclass(frozen=True)
class Ribbons:
    """The two sides and what is between them, in a picture of some height."""

    height: int
    left: tuple[Placed, ...]
    right: tuple[Placed, ...]
    bands: tuple[Band, ...]


def ribbons(left_units: Sequence[Bar], right_units: Sequence[Bar], pairs: Sequence[Pair]) -> Ribbons:
    """Both treaties to the same scale of words, every unit and every pair once.

    A pair may name a unit inside one that is drawn.  ValueError if it names one that is not there.
    """
    height = max(SMALLEST, ROW * max(len(left_units), len(right_units)))
    longest = max(_words(left_units), _words(right_units), 1)
    left, right = (_side(units, height, longest) for units in (left_units, right_units))
    return Ribbons(height, left, right, _bands(left, right, pairs))


def _words(units: Sequence[Bar]) -> int:
    return sum(max(unit.words, 1) for unit in units)


def _side(units: Sequence[Bar], height: int, longest: int) -> tuple[Placed, ...]:
    before, reaches = 0, []
    for unit in units:
        words = max(unit.words, 1)
        reaches.append(_reach(before * height / longest, (before + words) * height / longest))
        before += words
    labels = packed([reach.y + reach.height / 2 for reach in reaches], height)
    return tuple(
        Placed(unit, reach, tuple(_part(reach, mark.start, mark.end) for mark in unit.marks), label)
        for unit, reach, label in zip(units, reaches, labels, strict=True)
    )


def packed(centres: Sequence[float], height: float) -> list[float]:
    """Middles of labels near some points in order, none upon another, all within a height that has room.

    >>> packed([5, 6, 100], 120)
    [13.0, 39.0, 100.0]
    """
    found, above = [], -ROW / 2
    for centre in centres:
        above = max(centre, above + ROW)
        found.append(above)
    below = height + ROW / 2
    for place in reversed(range(len(found))):
        below = found[place] = min(found[place], below - ROW)
    return [round(float(one), 2) for one in found]


def _bands(left: Sequence[Placed], right: Sequence[Placed], pairs: Sequence[Pair]) -> tuple[Band, ...]:
    ends = [(_holder(pair.left_path, left), _holder(pair.right_path, right)) for pair in pairs]
    kinds = [pair.kind for pair in pairs]
    lefts = _slices([(kind, a, b) for kind, (a, b) in zip(kinds, ends, strict=True)], left)
    rights = _slices([(kind, b, a) for kind, (a, b) in zip(kinds, ends, strict=True)], right)
    return tuple(Band(pair, one, other) for pair, one, other in zip(pairs, lefts, rights, strict=True))


def _holder(path: str, side: Sequence[Placed]) -> int:
    """The place of the innermost unit that is drawn and holds a path."""
    holding = [n for n, one in enumerate(side) if path == one.bar.path or path.startswith(f"{one.bar.path}/")]
    if not holding:
        raise ValueError(f"{path!r} is in no unit that is drawn")
    return max(holding, key=lambda n: len(side[n].bar.path))


def _slices(ends: Sequence[tuple[str, int, int]], side: Sequence[Placed]) -> list[Reach]:
    """Each band's part of the unit it begins at: equal parts for those of a kind, in the order of where they go."""
    reaches: list[Reach] = []
    for n, (kind, here, there) in enumerate(ends):
        others = sorted((other, m) for m, (like, place, other) in enumerate(ends) if (like, place) == (kind, here))
        rank = others.index((there, n))
        reaches.append(_part(side[here].reach, rank / len(others), (rank + 1) / len(others)))
    return reaches


def _part(reach: Reach, start: float, end: float) -> Reach:
    return _reach(reach.y + start * reach.height, reach.y + end * reach.height)


def _reach(start: float, end: float) -> Reach:
    first, last = round(start, 2), round(end, 2)
    return Reach(first, round(last - first, 2))
