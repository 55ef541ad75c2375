"""Many treaties by decade: a dot for each on the day of its signature, none upon another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.pictures.axis import year_of

ROW = 12  # units of height for each layer of dots
APART = 3.0  # per cent: dots of 8 pixels stand apart in 270


@dataclass(frozen=True)
class Dot:
    """A treaty's signature: `x` in per cent of the decade, `y` from the top."""

    x: float
    y: int
    certain: bool


@dataclass(frozen=True)
class Decade:
    """Ten years and the treaties signed in them."""

    year: int
    height: int
    dots: tuple[Dot, ...]

    @property
    def last(self) -> int:
        """Its last year."""
        return self.year + 9

    @property
    def path(self) -> str:
        """All dots, as lines of no length for an SVG path."""
        return _path(self.dots)

    @property
    def hollow(self) -> str:
        """The dots that are not certain."""
        return _path(dot for dot in self.dots if not dot.certain)


def decades(signed: Sequence[tuple[str, bool]]) -> tuple[Decade, ...]:
    """Every signature (ISO date, certain or not) once, in its decade; decades without any are left out."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for on, certain in sorted(signed):
        year = int(on[:4]) // 10 * 10
        found.setdefault(year, []).append((round(10 * (year_of(on) - year), 2), certain))
    return tuple(_decade(year, days) for year, days in sorted(found.items()))


def _decade(year: int, days: list[tuple[float, bool]]) -> Decade:
    layers: list[float] = []  # where the last dot of each layer stands
    dots = []
    for x, certain in days:
        layer = next((n for n, last in enumerate(layers) if x - last >= APART), len(layers))
        layers[layer : layer + 1] = [x]
        dots.append(Dot(x, ROW // 2 + layer * ROW, certain))
    return Decade(year, ROW * len(layers), tuple(dots))


def _path(dots: Iterable[Dot]) -> str:
    return "".join(f"M{dot.x:g} {dot.y}h0" for dot in dots)
