"""Pairs of passages with wording in common: found through an index of shingles, then aligned (pure).

An index of word sequences proposes, an alignment disposes: D. A. Smith, R. Cordell and A. Mullen, "Computational
Methods for Uncovering Reprinted Texts in Antebellum Newspapers" (2015).  Only a passage's rarest shingles are looked
up: S. Chaudhuri, V. Ganti and R. Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning" (2006), the
prefix filter.  Each passage asks the index of those before it, then enters it: R. J. Bayardo, Y. Ma and R. Srikant,
"Scaling Up All Pairs Similarity Search" (2007).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from math import fsum

from rapidfuzz.distance import LCSseq

from archive.wording.shingles import LENGTH, Folded, Leaf, Shingles

LEAST = 2.0  # a pair scores more: more than two runs of three words that no other passages have
NEAREST = 8  # holders of a shingle that are remembered, the latest, beside the earliest
ALIGNED = 24  # passages that one passage is aligned with, those that share most of its rarest shingles
FEW = 5  # earlier passages that a passage is paired with, the best


@dataclass(frozen=True)
class Run:
    """The same words in two texts: start and end in each (characters, end excluded)."""

    earlier: tuple[int, int]
    later: tuple[int, int]


@dataclass(frozen=True)
class Shared:
    """Two passages that have runs of words in common: their keys, by date of signature, and how much it weighs."""

    earlier: str
    later: str
    score: float
    runs: tuple[Run, ...]


def shared(leaves: Iterable[Leaf], told: Callable[[int, int], None] = lambda _done, _total: None) -> Iterator[Shared]:
    """For each passage, in order of date, its best pairs with earlier passages of other treaties.

    `told` is called with the number of passages compared and of all.
    """
    archive = Shingles(leaves)
    holders: dict[int, list[int]] = defaultdict(list)
    numbers = range(len(archive.passages))
    for _, treaty in groupby(numbers, key=lambda number: archive.passages[number].treaty):
        asking = [(number, rarest(archive.passages[number], archive.weights)) for number in treaty]
        for number, prefix in asking:
            yield from best(number, _candidates(prefix, holders, archive.weights), archive)
            told(number + 1, len(numbers))
        for number, prefix in asking:
            _enter(number, prefix, holders)


def rarest(passage: Folded, weights: Sequence[float]) -> list[int]:
    """The shingles without which no pair of this passage can score enough, the rarest first."""
    ordered = sorted({one for one in passage.shingles if weights[one]}, key=lambda one: (-weights[one], one))
    spare = 0.0
    while ordered and spare + weights[ordered[-1]] <= LEAST:
        spare += weights[ordered.pop()]
    return ordered


def _candidates(prefix: list[int], holders: dict[int, list[int]], weights: Sequence[float]) -> list[int]:
    """The earlier passages that share most of a passage's rarest shingles."""
    found: dict[int, float] = defaultdict(float)
    for shingle in prefix:
        for number in holders[shingle]:
            found[number] += weights[shingle]
    return nlargest(ALIGNED, found, key=lambda number: (found[number], number))


def _enter(number: int, prefix: list[int], holders: dict[int, list[int]]) -> None:
    for shingle in prefix:
        known = holders[shingle]
        known.append(number)
        if len(known) > NEAREST + 1:
            del known[1]  # the earliest stays: a clause that thousands have leads to the first and to the nearest


def best(number: int, earlier: Iterable[int], archive: Shingles) -> list[Shared]:
    """The best few pairs of a passage with earlier ones that share more than formulae.

    Of equals the earliest comes first, then the nearest: where a clause began, and where it was last.
    """
    later = archive.passages[number]
    scored = ((_score(archive.passages[other], later, archive.weights), other) for other in earlier)
    kept = sorted((-score, other) for score, other in scored if score > LEAST)
    ordered = kept[:1] + sorted(kept[1:], key=lambda one: (one[0], -one[1]))
    return [pair(archive.passages[other], later, archive.weights) for _, other in ordered[:FEW]]


def pair(earlier: Folded, later: Folded, weights: Sequence[float]) -> Shared:
    """Two passages aligned in order, shingle by shingle; each shingle that they share weighs once."""
    return Shared(earlier.key, later.key, _score(earlier, later, weights), tuple(_runs(earlier, later)))


def _same(earlier: Folded, later: Folded) -> list[tuple[int, int, int]]:
    """Stretches of shingles that both have in the same order: first in the one, first in the other, how many."""
    steps = LCSseq.opcodes(earlier.shingles, later.shingles)
    return [(step.src_start, step.dest_start, step.src_end - step.src_start) for step in steps if step.tag == "equal"]


def _score(earlier: Folded, later: Folded, weights: Sequence[float]) -> float:
    found = {one for at, _, length in _same(earlier, later) for one in earlier.shingles[at : at + length]}
    return round(fsum(weights[one] for one in found), 4)


def _runs(earlier: Folded, later: Folded) -> Iterator[Run]:
    """Shingles that follow each other without a gap, as runs of words."""
    shingles = ((left + at, right + at) for left, right, length in _same(earlier, later) for at in range(length))
    joined: list[list[int]] = []  # first word in either passage, last word in either
    for left, right in ((earlier.places[left], later.places[right]) for left, right in shingles):
        end = LENGTH - 1
        if joined and left - joined[-1][2] == right - joined[-1][3] <= 1:
            joined[-1][2:] = left + end, right + end
        else:
            joined.append([left, right, left + end, right + end])
    for left, right, left_end, right_end in joined:
        yield Run((earlier.starts[left], earlier.ends[left_end]), (later.starts[right], later.ends[right_end]))
