"""Footnotes: what a citation in somebody's words says of a treaty and of a place in it."""

import re
import unicodedata
from dataclasses import dataclass

from archive.citations.dates import find_dates
from archive.citations.places import LEFT, find_place
from archive.numerals import roman

LONGEST = 1000  # characters that are read; no footnote names a treaty at greater length
MOST = 6  # clues of a kind that are followed
_SERIES = {
    "lnts": r"(?:l\.? ?n\.? ?t\.? ?s\.?|league of nations,? (?:treaty series|t\.? ?s\.?))",
    "unts": r"(?:u\.? ?n\.? ?t\.? ?s\.?|united nations,? (?:treaty series|t\.? ?s\.?))",
}
_VOLUME = r"(?:vol(?:ume|\.)? ?)?(\d{1,6}|[ivxlcdm]{1,12})"
_PAGE = r"(?:pp?\.? ?|page |at )?(\d{1,6})(?:[-–]\d{1,6})?"
_BETWEEN = r"(?:,? no\.? ?\d{1,6})?(?:,? | ?[/:] ?)"
_NUMBERS = {
    "cmd": (re.compile(r"\b(?:cmd|cmnd|command paper)\.? ?(\d{1,6})\b"), "Cmd. {}"),
    "tna": (re.compile(r"\bf\.? ?o\.? ?(\d{1,4}/\d{1,4}/\d{1,4})\b"), "FO {}"),
    "ukts": (re.compile(r"\b(?:ts|treaty series),? (?:no\.? ?)?(\d{1,4}) ?\((\d{4})\)"), "No. {} ({})"),
}
_ADDRESS = re.compile(
    r'/treaties/([^\s<>"?]+)|\b(\d{4}(?:-[a-z]+){2,}(?:[/#@][^\s<>"?]*)?|[a-z]+(?:-[a-z]+)*-\d{4}/[^\s<>"?]*)'
)
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x2010: "-", 0x2011: "-"}
_QUOTED = re.compile(r"^\s*“[^”]{20,}”")  # a quotation before its citation
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")


@dataclass(frozen=True)
class Clues:
    """What was understood of a footnote.

    `series` has (series, volume, page) in figures; `numbers` has (collection, number); dates are ISO, or as
    written where there is no such day; `place` is what the writer wrote of a place and `path` what it means;
    `rest` is what is left, in lower case, `unread` what in it looks like more of a place, `outer` a Part that
    was named with an article; `cut` says that there was more than is read.
    """

    address: str = ""
    series: tuple[tuple[str, str, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    dates: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    place: str = ""
    path: str = ""
    rest: str = ""
    unread: str = ""
    outer: str = ""
    cut: bool = False


def plainly(text: str) -> str:
    """A text in lower case, quotes straight, white space folded, no control characters, cut at LONGEST."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_STRAIGHT)
    kept = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join(kept.lower().split())


def understood(text: str) -> Clues:
    """The clues in a footnote.

    >>> clues = understood("Anglo-Soviet Treaty, 26 May 1942, 204 LNTS 353, art. 3(ii)")
    >>> clues.series, clues.dates, clues.path, clues.rest
    ((('lnts', '204', '353'),), ('1942-05-26',), 'article/3/ii', 'anglo-soviet treaty')
    """
    text = _QUOTED.sub("", text)
    rest = plainly(text)
    match = _ADDRESS.search(rest)
    address = next(filter(None, match.groups())).rstrip(".,;)") if match else ""
    series, rest = _series(rest)
    numbers, rest = _numbers(rest)
    dates, rest = _dates(rest)
    place = find_place(rest)
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(place.rest)))
    rest = " ".join(_YEAR.sub(" ", place.rest).split()).strip(" ,.;:()[]")
    return Clues(
        address=address,
        series=series[:MOST],
        numbers=numbers[:MOST],
        dates=dates[:MOST],
        years=years[:MOST],
        place=place.written,
        path=place.path,
        rest=re.sub(r"(?: [,.;:])+", "", rest),
        unread=" ".join(LEFT.findall(rest)),
        outer=place.outer,
        cut=len(text) > LONGEST,
    )


def _series(text: str) -> tuple[tuple[tuple[str, str, str], ...], str]:
    found = []
    for series, named in _SERIES.items():
        for pattern in (rf"\b{_VOLUME} {named},? ?{_PAGE}\b", rf"\b{named},? ?:?{_VOLUME}{_BETWEEN}{_PAGE}\b"):
            for match in re.finditer(pattern, text):
                volume, page = match.groups()
                figures = str(int(volume)) if volume.isdecimal() else str(roman(volume) or volume)
                found.append((series, figures, str(int(page))))
                text = text.replace(match.group(), " ", 1)
    return tuple(dict.fromkeys(found)), text


def _numbers(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    found = []
    for collection, (pattern, written) in _NUMBERS.items():
        for match in pattern.finditer(text):
            found.append((collection, written.format(*match.groups())))
            text = text.replace(match.group(), " ", 1)
    return tuple(dict.fromkeys(found)), text


def _dates(text: str) -> tuple[tuple[str, ...], str]:
    found = find_dates(text)
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return tuple(dict.fromkeys(one.on for one in found)), text
