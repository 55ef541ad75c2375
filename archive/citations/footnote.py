"""Footnotes: what a citation in somebody's words says of a treaty and of a place in it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from archive.numerals import roman

LONGEST = 1000  # characters that are read; no footnote names a treaty at greater length
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_SERIES = {
    "lnts": r"(?:l\.? ?n\.? ?t\.? ?s\.?|league of nations treaty series)",
    "unts": r"(?:u\.? ?n\.? ?t\.? ?s\.?|united nations treaty series)",
}
_VOLUME = r"(?:vol(?:ume|\.)? ?)?(\d{1,6}|[ivxlcdm]{1,12})"
_PAGE = r"(?:pp?\.? ?|page |at )?(\d{1,6})"
_NUMBERS = {
    "cmd": re.compile(r"\b(?:cmd|cmnd|command paper)\.? ?(\d{1,6})\b"),
    "tna": re.compile(r"\bfo ?(\d{1,4}/\d{1,4}/\d{1,4})\b"),
    "ukts": re.compile(r"\b(?:uk ?|u\.k\. )?(?:ts|treaty series),? (?:no\.? ?)?(\d{1,4}) ?\((\d{4})\)"),
}
_DATES = (
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH},? (\d{{4}})\b"), (2, 1, 0)),
    (re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b"), (2, 0, 1)),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), (0, 1, 2)),
    (re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b"), (2, 1, 0)),
)
_NUMBER = r"(?:\d{1,4}[a-z]{0,3}|[ivxlc]{1,8})\b"
_DEEPER = r"(?: ?\((?:\d{1,4}|[a-z]{1,6})\))*"
_PARAGRAPH = rf"(?:,? ?(?:sub-?)?(?:para(?:graph)?s?|¶|recital)\.? ?\(?{_NUMBER}\)?{_DEEPER})"
_PLACES = (
    re.compile(rf"\b(?:arts?|articles?)\.? ?{_NUMBER}(?: ?(?:[-–]|and|to) ?{_NUMBER}|{_DEEPER}{_PARAGRAPH}*)"),
    re.compile(rf"\b(?:preambular {_PARAGRAPH}|(?:preamble|pmbl\.?)(?:,? ?\(?{_NUMBER}\)?|{_PARAGRAPH})?)"),
    re.compile(rf"\brecital {_NUMBER}"),
    re.compile(rf"\b(?:footnote|note|fn|n)\.? ?{_NUMBER}"),
    re.compile(rf"\b(?:part|pt|annex|chapter)\.? ?{_NUMBER}"),
    re.compile(r"\btestimonium\b"),
)
_ADDRESS = re.compile(r"(?:/treaties/|\b(?=\d{4}-))([a-z0-9]+(?:-[a-z0-9]+)*(?:[/#@][^\s<>\"]*)?)")
_EID = re.compile(r"\b(?:art|preamble|part|chp|sec|att|letter|note|conclusions|prot)_\w+")
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x2010: "-", 0x2011: "-"}
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")


@dataclass(frozen=True)
class Clues:
    """What was understood of a footnote.

    `series` has (series, volume, page) in figures; `numbers` has (collection, number); dates are ISO, or as
    written where there is no such day; `place` is what the writer wrote of a place, or an eId; `rest` is
    what is left, in lower case.
    """

    address: str = ""
    series: tuple[tuple[str, str, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    dates: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    place: str = ""
    rest: str = ""


def plainly(text: str) -> str:
    """A text in lower case, quotes straight, white space folded, no control characters, cut at LONGEST."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_STRAIGHT)
    kept = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join(kept.lower().split())


def understood(text: str) -> Clues:
    """The clues in a footnote.

    >>> clues = understood("Anglo-Soviet Treaty, 26 May 1942, 204 LNTS 353, art. 3(ii)")
    >>> clues.series, clues.dates, clues.place, clues.rest
    ((('lnts', '204', '353'),), ('1942-05-26',), 'art. 3(ii)', 'anglo-soviet treaty')
    """
    rest = plainly(text)
    if match := _ADDRESS.search(rest):
        return Clues(address=match.group(1).rstrip(".,;)"))
    series, rest = _series(rest)
    numbers, rest = _numbers(rest)
    dates, rest = _dates(rest)
    place, rest = _place(rest)
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(rest)))
    rest = " ".join(_YEAR.sub(" ", rest).split()).strip(" ,.;:()[]")
    return Clues("", series, numbers, dates, years, place, re.sub(r"(?: [,.;:])+", "", rest))


def _series(text: str) -> tuple[tuple[tuple[str, str, str], ...], str]:
    found = []
    for series, named in _SERIES.items():
        for pattern in (
            rf"\b{_VOLUME} {named},? ?{_PAGE}\b",
            rf"\b{named},? {_VOLUME}(?:,? | ?/ ?){_PAGE}\b",
        ):
            for match in re.finditer(pattern, text):
                volume, page = match.groups()
                found.append((series, volume if volume.isdecimal() else str(roman(volume) or volume), page))
                text = text.replace(match.group(), " ", 1)
    return tuple(found), text


def _numbers(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    found = []
    for collection, pattern in _NUMBERS.items():
        for match in pattern.finditer(text):
            groups = match.groups()
            number = {"cmd": "Cmd. {}", "tna": "FO {}", "ukts": "No. {} ({})"}[collection].format(*groups)
            found.append((collection, number))
            text = text.replace(match.group(), " ", 1)
    return tuple(found), text


def _dates(text: str) -> tuple[tuple[str, ...], str]:
    found = []
    for pattern, order in _DATES:
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[place] for place in order)
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
            try:
                found.append(date(int(year), number, int(day)).isoformat())
            except ValueError:
                found.append(match.group())  # a day that never was is a clue that fits nothing
            text = text.replace(match.group(), " ", 1)
    return tuple(found), text


def _place(text: str) -> tuple[str, str]:
    if match := _EID.search(text):
        return match.group(), text.replace(match.group(), " ", 1)
    place = ""
    for pattern in _PLACES:
        if match := pattern.search(text):
            place = place or match.group().strip()
            text = text.replace(match.group(), " ", 1)
    return place, text
