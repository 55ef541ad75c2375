"""Quotations: whether a passage has the words that somebody quotes from it (pure).

An ellipsis stands for words left out; square brackets for words the writer put in, or a letter the writer changed.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.compare import Span, differences
from archive.search.words import Token, tokens

LONGEST = 5000  # characters of a quotation that are read
MOST = 300  # words of a stretch that are compared
_ELLIPSIS = re.compile(r"\[?\s*(?:\u2026|\.\s?\.\s?\.(?:\s?\.)?)\s*\]?")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_BROKEN = re.compile(r"(?<=\w)([-\u2010])\s*\n\s*(?=\w)")  # a word that goes on in the next line
_PUT_IN = re.compile(r"\[[^\]]*\]")
_OUTER = "\"'“”‘’„«» \n\t"


@dataclass(frozen=True)
class Verdict:
    """How a quotation stands to a passage: `kind` is exact, same (but for spelling and signs) or near."""

    kind: str
    spans: tuple[Span, ...]
    share: float

    @property
    def rank(self) -> tuple[int, float]:
        """Better verdicts are smaller."""
        return (("exact", "same", "near").index(self.kind), -self.share)


def segments(quotation: str) -> list[str]:
    """The stretches that a quotation takes from its source, in order.

    >>> segments("“[t]he Parties … [Germany and Japan] declare”")
    ['the Parties', 'declare']
    """
    text = _BROKEN.sub(r"\1", _CHANGED_LETTER.sub(r"\1", quotation[:LONGEST].replace("\0", " ")))
    pieces = (piece for part in _ELLIPSIS.split(text) for piece in _PUT_IN.split(part))
    kept = (" ".join(piece.split()).strip(_OUTER) for piece in pieces)
    return [piece for piece in kept if any(True for _ in tokens(piece))]


def judge(parts: list[str], text: str) -> Verdict:
    """How the stretches of a quotation stand in a passage, in order."""
    plain = " ".join(text.split())
    if _in_order(parts, plain):
        return Verdict("exact", tuple(Span(part, part) for part in parts), 1.0)
    found, at, spans, shares = list(tokens(plain)), 0, [], []
    for part in parts:
        window, at, share = _window(list(tokens(part))[:MOST], found, at)
        stretch = plain[found[window[0]].start : found[window[1] - 1].end] if window[1] > window[0] else ""
        spans += [*differences(_bare(part), stretch), Span(" … ", " … ")]
        shares.append(share * len(part))
    share = sum(shares) / sum(map(len, parts))
    return Verdict("same" if share == 1 else "near", tuple(spans[:-1]), share)


def _bare(part: str) -> str:
    """The words that are compared, without what stands around them."""
    found = list(tokens(part))[:MOST]
    return part[found[0].start : found[-1].end]


def _in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        place = text.find(part, at)
        if place < 0:
            return False
        at = place + len(part)
    return True


def _window(wanted: list[Token], found: list[Token], start: int) -> tuple[tuple[int, int], int, float]:
    """The stretch of a text that has most of some words, where to go on, and their share (1 if all, in a row)."""
    words, passage = [token.word for token in wanted], [token.word for token in found]
    for at in range(start, len(passage) - len(words) + 1):
        if passage[at : at + len(words)] == words:
            return (at, at + len(words)), at + len(words), 1.0
    matcher = SequenceMatcher(None, words, passage, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return (0, 0), start, 0.0
    longest = max(blocks, key=lambda block: block.size)
    first = max(0, longest.b - longest.a)
    last = min(len(passage), first + len(words))
    inside = [block for block in blocks if block.b >= first - 3 and block.b + block.size <= last + 3]
    window = min(block.b for block in inside), max(block.b + block.size for block in inside)
    begin, end = min(window[0], first), max(window[1], last)
    share = sum(block.size for block in inside) / len(words)
    return (begin, end), end, min(share, 0.999)
