"""Marks: where the words of a question stand in a text, and the stretch around them that is shown (pure)."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from archive.search.words import Asked, Clause, Token, tokens

AROUND = 14  # words before and after a hit


@dataclass(frozen=True)
class Stretch:
    """Words of a text, marked or not."""

    text: str
    marked: bool = False


def snippet(text: str, asked: Asked, stem: Callable[[str], str]) -> list[Stretch]:
    """The stretch of a text with most of what was asked for, the words found marked."""
    found = list(tokens(text))
    hits = sorted(_hits(found, asked, stem))
    if not hits:
        end = found[min(len(found), 2 * AROUND) - 1].end if found else 0
        return [Stretch(text[:end] + (" …" if end < len(text) else ""))]
    best = max(hits, key=lambda at: bisect_left(hits, at + 2 * AROUND) - bisect_left(hits, at))
    first, last = max(0, best - AROUND), min(len(found), best + 2 * AROUND)
    start, end = (0 if first == 0 else found[first].start), (len(text) if last == len(found) else found[last - 1].end)
    shown = [Stretch("… ")] if start else []
    at = start
    for hit in (hit for hit in hits if first <= hit < last):
        shown += [Stretch(text[at : found[hit].start]), Stretch(text[found[hit].start : found[hit].end], marked=True)]
        at = found[hit].end
    shown.append(Stretch(text[at:end] + (" …" if end < len(text) else "")))
    return [one for one in shown if one.text]


def _hits(found: list[Token], asked: Asked, stem: Callable[[str], str]) -> set[int]:
    words = [token.word for token in found]
    return {at for one in asked.all_of for clause in one for at in _hits_of(words, clause, stem)}


def _hits_of(words: list[str], clause: Clause, stem: Callable[[str], str]) -> set[int]:
    if clause.exact:
        length = len(clause.words)
        starts = [at for at in range(len(words) - length + 1) if tuple(words[at : at + length]) == clause.words]
        return {at + step for at in starts for step in range(length)}
    (wanted,) = clause.words
    if clause.prefix:
        return {at for at, word in enumerate(words) if word.startswith(wanted)}
    form = stem(wanted)
    return {at for at, word in enumerate(words) if stem(word) == form}
