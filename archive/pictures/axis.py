"""The axis of time: where a date stands between two round years, as a share of a width."""

from calendar import isleap, monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST = 5  # intervals: six years in figures stand apart even in 300 pixels


@dataclass(frozen=True)
class Tick:
    """A year on the axis; `x` in per cent."""

    year: int
    x: float


@dataclass(frozen=True)
class Span:
    """A stretch of the axis, in per cent; `certain` where both its ends are."""

    x: float
    width: float
    certain: bool = True

    @property
    def end(self) -> float:
        """Where it ends, in per cent."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True)
class Axis:
    """The years from `first` to `last`, with a tick every `step` years."""

    first: int
    last: int
    step: int

    @property
    def ticks(self) -> list[Tick]:
        """The years that are written, the first and the last among them."""
        years = range(self.first, self.last + 1, self.step)
        return [Tick(year, _share(year - self.first, self.last - self.first)) for year in years]

    def at(self, iso: str) -> float:
        """Where a date stands, in per cent; one known to the month or year only, in its middle."""
        return _share(year_of(iso) - self.first, self.last - self.first)

    def span(self, begins: str, ends: str, *, certain: bool = True) -> Span:
        """From one date to another."""
        start = self.at(begins)
        return Span(start, round(max(self.at(ends) - start, 0), 2), certain)


def axis(days: Iterable[str]) -> Axis:
    """The shortest axis of round years that holds all of some ISO dates, in no more than five steps.

    >>> axis(["1942-05-26", "1980-04-11"])
    Axis(first=1940, last=1990, step=10)
    >>> [tick.x for tick in axis(["1950-02-14"]).ticks]
    [0.0, 100.0]
    """
    years = [year_of(day) for day in days]
    for step in STEPS:
        first = int(min(years) // step * step)
        last = int(max(years) // step + 1) * step
        if last - first <= MOST * step:
            break
    return Axis(first, last, step)


def year_of(iso: str) -> float:
    """A date as a year and its fraction; the middle of what a date does not say.

    >>> year_of("1942"), year_of("1950-01-01"), year_of("1950-01") < year_of("1950-02-14")
    (1942.5, 1950.0, True)
    """
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    if not month:
        return year + 0.5
    whole = 366 if isleap(year) else 365
    before = date(year, month, day or 1).timetuple().tm_yday - 1
    return year + (before + (0 if day else monthrange(year, month)[1] / 2)) / whole


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)
