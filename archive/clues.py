"""Clues: what in a footnote speaks for which treaties, one function for each thing that can be understood."""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from archive.citations import day_first
from archive.citations.footnote import Clues
from archive.models import Event, Party, SeriesReference, Treaty
from archive.titles import titled

SERIES = {"lnts": "LNTS", "unts": "UNTS"}


@dataclass
class Clue:
    """One thing understood: in words, and the treaties that it fits, each with a reason.

    `kind` is printed, date, year, party or title.  A strong clue names a treaty by itself; `perhaps` has
    treaties that it may fit, with why that is not known.
    """

    kind: str
    said: str
    fits: dict[str, str]
    misfit: str
    strong: bool = False
    perhaps: dict[str, str] = field(default_factory=dict)


def printed(clues: Clues) -> list[Clue]:
    """From treaty series and the numbers of other collections."""
    found = []
    for series, volume, page in clues.series:
        cited = f"{volume} {SERIES[series]} {page}"
        clue = Clue("printed", f"treaty series: {cited}", {}, f"is not at {cited}", strong=True)
        for row in SeriesReference.objects.filter(Q(volume=volume) | Q(disputed=volume), series=series):
            _on_page(clue, row, page, cited)
        found.append(clue)
    for collection, number in clues.numbers:
        rows = SeriesReference.objects.filter(series=collection, number=number)
        fits = {row.treaty_id: f"it is {number}" for row in rows}
        found.append(Clue("printed", f"number: {number}", fits, f"is not {number}", strong=True))
    return found


def _on_page(clue: Clue, row: SeriesReference, page: str, cited: str) -> None:
    """Whether a treaty is at a page: there, on a page inside, or perhaps, where its last page is not known."""
    first, last, wanted = (int(text) if text.isdecimal() else 0 for text in (row.page, row.last_page, page))
    dispute = f"; the volume is disputed: {row.basis}" if row.disputed else ""
    if wanted == first:
        clue.fits[row.treaty_id] = f"it is printed at {cited}{dispute}"
    elif first < wanted <= last:
        clue.fits[row.treaty_id] = f"its pages {first}–{last} hold page {wanted}{dispute}"
    elif first < wanted and not last:
        clue.perhaps[row.treaty_id] = f"begins at page {first}; its last page is not recorded{dispute}"


def dated(clues: Clues) -> list[Clue]:
    """From dates of anything that happened to a treaty, and from years of signature."""
    found = []
    if clues.dates:
        whole = [iso for iso in clues.dates if re.fullmatch(r"\d{4}-\d\d-\d\d", iso)]
        never = [iso for iso in clues.dates if iso not in whole]
        said = ", ".join([*map(day_first, whole), *(f"{day} (there was no such day)" for day in never)])
        events = Event.objects.filter(on__in=whole).values_list("treaty_id", "kind", "on")
        fits = {} if never else {pk: f"{kind}: {day_first(on)}" for pk, kind, on in events}
        found.append(
            Clue(
                "date",
                f"date: {said}",
                fits,
                f"was not signed on {said}",
                strong=any(kind == "signature" for _, kind, _ in events),
            )
        )
    if clues.years:
        said = ", ".join(map(str, clues.years))
        rows = Treaty.objects.filter(year__in=clues.years).values_list("pk", "year")
        fits = {pk: f"signed in {year}" for pk, year in rows}
        found.append(Clue("year", f"year: {said}", fits, f"was not signed in {said}"))
    return found


def by_parties(rest: str) -> tuple[list[Clue], str]:
    """From the names of parties; and the text without them."""
    found = []
    rest = re.sub(r"(?<!people's )\brepublic of china\b", "republic-of-china", rest)  # another party than the PRC
    for party in Party.objects.all():
        names = {party.name.lower().replace("’", "'"), party.short_name.lower(), *party.names}
        longest_first = sorted(names, key=len, reverse=True)
        pattern = r"(?<![\w])(?:" + "|".join(re.escape(name.rstrip(".")) for name in longest_first) + r")\.?(?!\w)"
        plain = rest.replace("republic-of-china", "\0")
        if not re.search(pattern, plain):
            continue
        rest = re.sub(pattern, " ", plain).replace("\0", "republic-of-china")
        fits = dict.fromkeys(party.treaties.values_list("pk", flat=True), f"made by {party.short_name}")
        found.append(Clue("party", f"party: {party.name}", fits, f"was not made by {party.short_name}"))
    return found, rest


def by_title(rest: str) -> tuple[list[Clue], str]:
    """From the words of titles; and the words that no title has."""
    found = titled(rest)
    if not found.fits:
        return [], found.ignored
    fits = dict.fromkeys(found.fits, f"its title has “{found.words}”")
    clue = Clue("title", f"title: {found.words}", fits, f"has not “{found.words}” in its title", strong=found.strong)
    return [clue], found.ignored
