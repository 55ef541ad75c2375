"""Quoting: a passage shortened to the words that it shares, these marked (pure)."""

from collections.abc import Iterable, Sequence

from archive.search.marks import Stretch
from archive.search.words import Token, tokens

AROUND = 8  # words shown before and after shared ones


def quoted(text: str, spans: Iterable[tuple[int, int]]) -> list[Stretch]:
    """A text with the stretches between the given characters marked, and the words far from them left out.

    >>> [one.text for one in quoted("to render impossible a repetition of aggression", [(21, 47)])]
    ['to render impossible ', 'a repetition of aggression']
    """
    found = list(tokens(text))
    shown: list[Stretch] = []
    at = 0
    for start, end in _joined(spans):
        shown += [*_between(text, at, start, found), Stretch(text[start:end], marked=True)]
        at = end
    return [one for one in (*shown, *_between(text, at, len(text), found)) if one.text]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _between(text: str, start: int, end: int, found: Sequence[Token]) -> list[Stretch]:
    """What stands between marked words; where it is long, only the words next to them."""
    words = [token for token in found if start <= token.start and token.end <= end]
    before, after = (AROUND if start else 0), (AROUND if end < len(text) else 0)
    if len(words) <= before + after + 2:
        return [Stretch(text[start:end])]
    left = text[start : words[before - 1].end] + " " if before else ""
    right = " " + text[words[-after].start : end] if after else ""
    return [Stretch(f"{left}…{right}")]
