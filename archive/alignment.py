"""Alignment: two passages side by side, with the words that they have in common and those that differ (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from archive.compare import HEAVY, RUN, matches
from archive.search.words import Token, tokens

NEAR = 3  # words between two runs that still belong together
MOST = 3000  # words of a passage that are aligned
SAME, OTHER, BEYOND = "same", "other", "beyond"
_SENTENCE_END = re.compile(r"[.!?]\W*\s")


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: `same` in both, `other` between such, or `beyond` what they share."""

    text: str
    kind: str


@dataclass(frozen=True)
class Aligned:
    """Two passages in pieces, each whole; how many words they share, and the runs of them in the left one.

    `cut` is true where one is longer than what is compared of it.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    common: int
    runs: tuple[str, ...]
    cut: bool


@dataclass(frozen=True)
class _Block:
    a: int
    b: int
    size: int

    def away_from(self, other: "_Block") -> int:
        """The words between two blocks, in the passage that has more of them."""
        first, second = sorted((self, other), key=lambda block: block.a)
        return max(second.a - first.a, second.b - first.b) - first.size


def align(left: str, right: str) -> Aligned:
    """Two passages side by side; case, accents, hyphens and British or American spelling make no difference.

    >>> found = align("to render impossible a repetition of aggression", "preventing a repetition of all aggression")
    >>> [(piece.text, piece.kind) for piece in found.right if piece.text.strip()]
    [('preventing', 'beyond'), ('a repetition of', 'same'), ('all', 'other'), ('aggression', 'same')]
    """
    whole = list(tokens(left)), list(tokens(right))
    ours, theirs = whole[0][:MOST], whole[1][:MOST]
    blocks = _kept(list(_blocks(left, ours, right, theirs)), ours)
    pieces = (
        _pieces(left, ours, [(block.a, block.size) for block in blocks]),
        _pieces(right, theirs, [(block.b, block.size) for block in blocks]),
    )
    runs = [left[ours[one.a].start : ours[one.a + one.size - 1].end] for one in blocks if one.size > 1]
    cut = whole != (ours, theirs)
    return Aligned(*pieces, sum(block.size for block in blocks), tuple(runs), cut)


def _blocks(left: str, ours: list[Token], right: str, theirs: list[Token]) -> Iterator[_Block]:
    """The matches in runs; a sentence that ends in only one of the passages ends a run."""
    ends = _sentence_ends(left, ours), _sentence_ends(right, theirs)
    run: list[tuple[int, int]] = []
    for a, b in matches([token.word for token in ours], [token.word for token in theirs]):
        if run and ((a, b) != (run[-1][0] + 1, run[-1][1] + 1) or (a in ends[0]) != (b in ends[1])):
            yield _Block(*run[0], len(run))
            run = []
        run.append((a, b))
    if run:
        yield _Block(*run[0], len(run))


def _sentence_ends(text: str, found: list[Token]) -> set[int]:
    """The places of the words that open a sentence; the points of ``U.S.S.R. for`` end none."""
    return {
        place
        for place, (one, other) in enumerate(pairwise(found), start=1)
        if _SENTENCE_END.search(text[one.end : other.start]) and text[other.start].isupper()
    }


def _kept(blocks: list[_Block], ours: list[Token]) -> list[_Block]:
    """From the first long run to the last, with the short ones between and beside them that stand for something."""
    long = [place for place, block in enumerate(blocks) if block.size >= RUN]
    if not long:
        return []
    first, last = long[0], long[-1]
    while first and _joins(blocks[first - 1], blocks[first], ours):
        first -= 1
    while last + 1 < len(blocks) and _joins(blocks[last + 1], blocks[last], ours):
        last += 1
    inside = blocks[first : last + 1]
    between = [
        block
        for before, block, after in zip(inside, inside[1:], inside[2:], strict=False)
        if _weighs(block, ours) or min(block.away_from(before), block.away_from(after)) <= NEAR
    ]
    return [inside[0], *between, *inside[1:][-1:]]


def _joins(outer: _Block, inner: _Block, ours: list[Token]) -> bool:
    """True for a block that belongs to the stretch: near and weighty, or one word away (none: a sentence ended)."""
    away = outer.away_from(inner)
    return away == 1 or (away <= NEAR and _weighs(outer, ours))


def _weighs(block: _Block, ours: list[Token]) -> bool:
    return block.size > 1 or len(ours[block.a].word) >= HEAVY


def _pieces(text: str, found: list[Token], runs: list[tuple[int, int]]) -> tuple[Piece, ...]:
    if not runs:
        return (Piece(text, BEYOND),)
    kinds = [BEYOND] * len(found)
    begin, end = runs[0][0], sum(runs[-1])
    kinds[begin:end] = [OTHER] * (end - begin)
    for start, size in runs:
        kinds[start : start + size] = [SAME] * size
    pieces, at = [], 0
    for kind, group in groupby(zip(found, kinds, strict=True), key=lambda one: one[1]):
        words = [token for token, _ in group]
        pieces += [Piece(text[at : words[0].start], BEYOND), Piece(text[words[0].start : words[-1].end], kind)]
        at = words[-1].end
    pieces.append(Piece(text[at:], BEYOND))
    return tuple(piece for piece in pieces if piece.text)
