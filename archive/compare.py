"""Comparison of two wordings, word by word (pure).

The longest common subsequence of runs of words comes first, between them that of the longer words, between these
that of all: no chance “the” keeps “peace” from “peace”, and the longest wordings take milliseconds (rapidfuzz).
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

RUN = 3  # words in a row that are no coincidence
HEAVY = 4  # letters of a word that is matched before the words between
Words = Sequence[str]
Places = Iterable[tuple[int, int]]
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True)
class Span:
    """A stretch of both wordings: the same in both, or what stands in one for what stands in the other."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """True where both wordings agree."""
        return self.before == self.after


def differences(before: str, after: str) -> list[Span]:
    """Two wordings as spans in order; one word put in is one span.

    >>> [(s.before, s.after) for s in differences("a just peace", "a just and lasting peace") if not s.same]
    [('', 'and lasting ')]
    """
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    return list(_spans(left, right))


def _spans(left: Words, right: Words) -> Iterator[Span]:
    a = b = 0
    same: list[str] = []
    for x, y in (*matches(left, right), (len(left), len(right))):
        if (x, y) != (a, b):
            yield from (Span(text, text) for text in ["".join(same)] if text)
            yield Span("".join(left[a:x]), "".join(right[b:y]))
            same = []
        same += left[x : x + 1]
        a, b = x + 1, y + 1
    yield from (Span(text, text) for text in ["".join(same)] if text)


def matches(left: Words, right: Words) -> Places:
    """The places of the words that stand in both, in order."""
    return _found(left, right, WAYS)


def _found(left: Words, right: Words, ways: Sequence[Callable[[Words, Words], Places]]) -> Places:
    """The places that the first way finds, between them those of the next."""
    if not ways or not left or not right:
        return
    a = b = 0
    for end_a, end_b in (*ways[0](left, right), (len(left), len(right))):
        yield from ((a + x, b + y) for x, y in _found(left[a:end_a], right[b:end_b], ways[1:]))
        if end_a < len(left):
            yield end_a, end_b
        a, b = end_a + 1, end_b + 1


def _in_runs(left: Words, right: Words) -> Places:
    """Words in the longest common subsequence of runs."""
    last = -1, -1
    runs = [[tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)] for words in (left, right)]
    for x, y in _common(*runs):
        for a, b in ((x + step, y + step) for step in range(RUN)):
            if a > last[0] and b > last[1]:
                last = a, b
                yield last


def _heavy(left: Words, right: Words) -> Places:
    ours, theirs = ([at for at, word in enumerate(words) if len(word) >= HEAVY] for words in (left, right))
    for x, y in _common([left[at] for at in ours], [right[at] for at in theirs]):
        yield ours[x], theirs[y]


def _common(left: Sequence[Hashable], right: Sequence[Hashable]) -> Places:
    """The longest common subsequence."""
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


WAYS = (_in_runs, _heavy, _common)
