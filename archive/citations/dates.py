"""Dates: every day that a text in English names in figures, as "12th of July, 1941" or "July 12, 1941"."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATES = (  # pattern, and which of its groups are year, month and day
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:day )?(?:of )?{_MONTH},? (\d{{4}})\b", re.I), (2, 1, 0)),
    (re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I), (2, 0, 1)),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), (0, 1, 2)),
    (re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b"), (2, 1, 0)),
)


@dataclass(frozen=True)
class Dated:
    """A day as written between two places of a text: `on` is ISO, or as written where there is no such day."""

    on: str
    start: int
    end: int


def find_dates(text: str) -> list[Dated]:
    """The dates of a text in its order, none inside another.

    >>> [found.on for found in find_dates("of the 12th of July, 1941, and February 14, 1950; 31 June 1942")]
    ['1941-07-12', '1950-02-14', '31 June 1942']
    """
    found: list[Dated] = []
    for pattern, order in _DATES:
        for match in pattern.finditer(text):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                year, month, day = (match.groups()[place] for place in order)
                found.append(Dated(_iso(year, month, day) or match.group(), *match.span()))
    return sorted(found, key=lambda one: one.start)


def _iso(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
