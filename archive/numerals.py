"""Numerals: what number a printed numeral may stand for."""

import re

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a Roman numeral in lower case, None for anything else.

    >>> roman("xiv"), roman("iix"), roman("")
    (14, None, None)
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_LETTERS[letter] for letter in text]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def value(text: str) -> frozenset[int]:
    """Every number that a numeral may stand for: Arabic, Roman, or a letter of the alphabet.

    >>> sorted(value("3")), sorted(value("c")), sorted(value("ii")), sorted(value("q3"))
    ([3], [3, 100], [2], [])
    """
    text = text.lower()
    found = set()
    if match := re.fullmatch(r"(\d{1,9})[a-z]*", text):
        found.add(int(match.group(1)))
    if (number := roman(text)) is not None:
        found.add(number)
    if re.fullmatch(r"[a-z]", text):
        found.add(ord(text) - ord("a") + 1)
    return frozenset(found)
