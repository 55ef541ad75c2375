"""The graph: parties below each other, and an arc between each two that made treaties with each other.

Rows instead of a circle, since names of any length stand clear of each other on the narrowest page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

ROW = 48  # units of height a party
WIDTH, EDGE = 80, 76  # units of width, and where the dots stand
DEPTH = 72  # units that the longest arc reaches out
FEW = 24  # parties that are drawn: arcs between more cannot be told apart
APART = 16  # units between the numbers on arcs


@dataclass(frozen=True)
class Node:
    """A party, the middle of its row, and how many treaties it made."""

    key: str
    y: int
    treaties: int


@dataclass(frozen=True)
class Pair:
    """Two parties and how many treaties they made with each other."""

    first: str
    second: str
    count: int


@dataclass(frozen=True)
class Arc:
    """A pair's line, its width, and where its number stands: None for one treaty, or where there is no room."""

    pair: Pair
    path: str
    thickness: float
    label: tuple[float, float] | None


@dataclass(frozen=True)
class Graph:
    """The parties and arcs that are drawn, the parties that are only listed, and every pair."""

    height: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    rest: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    width: int = WIDTH
    edge: int = EDGE


def graph(names: Mapping[str, str], made: Iterable[tuple[str, str]], *, around: str = "") -> Graph:
    """Every party (key and name) once, every treaty (its two parties) in one pair.

    The 24 parties with the most treaties are drawn with the arcs between them, the rest is listed by name.
    `around` is the party that comes first, when the picture is its own.
    """
    pairs = _pairs(made)
    totals: Counter[str] = Counter()
    for pair in pairs:
        totals.update({pair.first: pair.count, pair.second: pair.count})
    by_rank = sorted(names, key=lambda key: (key != around, -totals[key], names[key], key))
    drawn = _in_order(sorted(by_rank[:FEW], key=lambda key: (key != around, names[key], key)), pairs, around)
    rest = sorted(by_rank[FEW:], key=lambda key: (names[key], key))
    nodes = tuple(Node(key, ROW // 2 + n * ROW, totals[key]) for n, key in enumerate(drawn))
    arcs = _arcs(pairs, {node.key: node.y for node in nodes})
    return Graph(ROW * len(nodes), nodes, arcs, tuple(Node(key, 0, totals[key]) for key in rest), pairs)


def _pairs(made: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    counts = Counter((min(pair), max(pair)) for pair in made)
    return tuple(Pair(a, b, count) for (a, b), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _in_order(keys: Sequence[str], pairs: Sequence[Pair], around: str) -> list[str]:
    """From a party at the edge to those it made treaties with, and on from them, so that arcs are short."""
    linked: dict[str, list[str]] = {key: [] for key in keys}
    for pair in pairs:
        if pair.first in linked and pair.second in linked:
            linked[pair.first].append(pair.second)
            linked[pair.second].append(pair.first)
    order: list[str] = []
    for start in keys if around else sorted(keys, key=lambda key: len(linked[key])):
        reached = [start]
        while reached:
            key = reached.pop(0)
            if key not in order:
                order.append(key)
                reached += sorted(linked[key], key=keys.index)
    return order


def _arcs(pairs: Sequence[Pair], place: Mapping[str, int]) -> tuple[Arc, ...]:
    drawn = [pair for pair in pairs if pair.first in place and pair.second in place]
    longest = max((abs(place[pair.first] - place[pair.second]) for pair in drawn), default=1)
    arcs: list[Arc] = []
    labels: list[tuple[float, float]] = []
    for pair in drawn:
        top, bottom = sorted((place[pair.first], place[pair.second]))
        depth = round(DEPTH * (bottom - top) / longest, 1)
        apex = (round(EDGE - depth, 1), (top + bottom) / 2)
        label = apex if pair.count > 1 and _has_room(apex, labels) else None
        labels += [label] if label else []
        path = f"M{EDGE} {top}A{depth:g} {(bottom - top) / 2:g} 0 0 0 {EDGE} {bottom}"
        arcs.append(Arc(pair, path, round(1 + log2(pair.count) / 2, 1), label))
    return tuple(arcs)


def _has_room(place: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(abs(place[0] - x) >= APART or abs(place[1] - y) >= APART for x, y in taken)
