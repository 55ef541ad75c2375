"""Alignment: two passages side by side, with the words that they have in common and those that differ (pure)."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from archive.search.words import Token, tokens

ANCHOR = 3  # words in a row that are no coincidence
NEAR = 3  # words between two runs that still belong together
MOST = 3000  # words of a passage that are aligned
SAME, OTHER, BEYOND = "same", "other", "beyond"


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: `same` in both, `other` between such, or `beyond` what they share."""

    text: str
    kind: str


@dataclass(frozen=True)
class Aligned:
    """Two passages in pieces, each whole; how many words they have in common, and the longest run of them."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    common: int
    longest: str


@dataclass(frozen=True)
class _Block:
    a: int
    b: int
    size: int

    def follows(self, other: "_Block") -> bool:
        """True for a block that stands near behind another in both passages."""
        return max(self.a - other.a, self.b - other.b) - other.size <= NEAR


def align(left: str, right: str) -> Aligned:
    """Two passages side by side; case, accents, hyphens and British or American spelling make no difference.

    >>> found = align("to render impossible a repetition of aggression", "preventing a repetition of all aggression")
    >>> [(piece.text, piece.kind) for piece in found.right if piece.text.strip()]
    [('preventing', 'beyond'), ('a repetition of', 'same'), ('all', 'other'), ('aggression', 'same')]
    """
    ours, theirs = list(tokens(left))[:MOST], list(tokens(right))[:MOST]
    blocks = _runs(_words(left, ours), _words(right, theirs))
    lefts = [(block.a, block.size) for block in blocks]
    rights = [(block.b, block.size) for block in blocks]
    pieces = _pieces(left, ours, lefts), _pieces(right, theirs, rights)
    run = max(blocks, key=lambda block: block.size, default=None)
    longest = left[ours[run.a].start : ours[run.a + run.size - 1].end] if run else ""
    return Aligned(*pieces, sum(block.size for block in blocks), longest)


def _words(text: str, found: list[Token]) -> list[str]:
    """The words, each told apart by whether it opens a sentence: no run goes on over the end of one."""
    opens = [True, *("." in text[one.end : other.start] for one, other in pairwise(found))]
    return [f". {token.word}" if first else token.word for token, first in zip(found, opens, strict=False)]


def _runs(left: list[str], right: list[str]) -> list[_Block]:
    """The runs of words in both, from the first long one to the last, with the short ones between and beside them."""
    # autojunk would take the commonest words of a long text for noise
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    blocks = [_Block(*found) for found in matcher.get_matching_blocks() if found.size]
    long = [at for at, block in enumerate(blocks) if block.size >= ANCHOR]
    if not long:
        return []
    first, last = long[0], long[-1]
    while first and blocks[first].follows(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].follows(blocks[last]):
        last += 1
    return blocks[first : last + 1]


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
