"""Matching: which treaties, and which places in them, a footnote's clues mean."""

import re
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q

from archive.addresses import Range, find
from archive.citations import day_first
from archive.citations.footnote import Clues
from archive.models import Entry, Party, SeriesReference, Title, Treaty, Unit
from archive.outline import Outline
from archive.resolving import respelled

SHOWN = 20
_COMMON = """treaty agreement convention between and the with for see signed cited also concluded done entered
into force their from under pursuant terms text"""
COMMON = frozenset(_COMMON.split())
SERIES = {"lnts": "LNTS", "unts": "UNTS"}


@dataclass
class Match:
    """A treaty that a footnote may mean: where in it, why, and what stands against it."""

    treaty: Treaty
    why: list[str] = field(default_factory=list)
    but: list[str] = field(default_factory=list)
    address: str = ""
    label: str = ""
    inside: bool = False

    @property
    def certain(self) -> bool:
        """True where nothing stands against it."""
        return not self.but


@dataclass
class Clue:
    """One thing understood: in words, and the treaties that it fits, each with a reason."""

    said: str
    fits: dict[str, str]
    misfit: str


@dataclass
class Answer:
    """What a footnote was understood to say, and the treaties it may mean, the likeliest first."""

    understood: list[str]
    ignored: str
    matches: list[Match]


def answer(clues: Clues) -> Answer:
    """The treaties that fit all clues; else those that fit most, with what does not fit."""
    if clues.address:
        return _by_address(clues.address)
    parties, rest = _parties(clues.rest)
    found = [*_printed(clues), *_dated(clues), *parties]
    titled, ignored = _titled(rest)
    found += titled
    place = f"place: {clues.place}" if clues.place else ""
    said = [clue.said for clue in found] + ([place] if place else [])
    matches = _fitting(found) if found else [Match(treaty) for treaty in _having(clues.place)]
    return Answer(said, ignored, [_placed(match, clues.place) for match in matches])


def _by_address(address: str) -> Answer:
    path = "/treaties/" + address.replace("#", "/").rstrip("/")
    path = respelled(path) or path
    slug, _, place = path.removeprefix("/treaties/").partition("/")
    slug = slug.partition("@")[0]
    treaty = Treaty.objects.listed().filter(pk=slug).first()
    said = [f"address: {address}"]
    if treaty is None:
        return Answer(said, "", [])
    match = Match(treaty, ["its address"], address=path, label=place)
    if not _is_given_out(path, Outline(treaty)):
        match.but.append(f"has no {place or 'such wording'} here")
        match.address = treaty.get_absolute_url()
    return Answer(said, "", [match])


def _is_given_out(path: str, outline: Outline) -> bool:
    """True where an address is a treaty's or a unit's, and its wording, if it names one, is in the ledger."""
    plain, at, wording = path.partition("@")
    known = {outline.treaty.get_absolute_url(), *(unit.get_absolute_url() for unit in outline.units.values())}
    return plain in known and (not at or Entry.objects.filter(address=plain, digest=wording).exists())


def _printed(clues: Clues) -> list[Clue]:
    found = []
    for series, volume, page in clues.series:
        cited = f"{volume} {SERIES[series]} {page}"
        rows = SeriesReference.objects.filter(Q(volume=volume) | Q(disputed=volume), series=series)
        fits = {row.treaty_id: reason for row in rows if (reason := _on_page(row, volume, page, cited))}
        found.append(Clue(f"treaty series: {cited}", fits, f"is not at {cited}"))
    for collection, number in clues.numbers:
        rows = SeriesReference.objects.filter(series=collection, number=number)
        fits = {row.treaty_id: f"it is {number}" for row in rows}
        found.append(Clue(f"number: {number}", fits, f"is not {number}"))
    return found


def _on_page(row: SeriesReference, volume: str, page: str, cited: str) -> str:
    """Why a reference to a page means this treaty; "" if it does not."""
    first, last, wanted = (int(text) if text.isdecimal() else 0 for text in (row.page, row.last_page, page))
    dispute = f"; the volume is disputed: {row.basis}" if row.disputed else ""
    if wanted == first:
        return f"it is printed at {cited}{dispute}"
    return f"its pages {first}–{last} hold page {wanted}{dispute}" if first < wanted <= last else ""


def _dated(clues: Clues) -> list[Clue]:
    found = []
    for iso in clues.dates:
        said = day_first(iso) if re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else f"{iso} (there was no such day)"
        fits = dict.fromkeys(Treaty.objects.filter(signed_on=iso).values_list("pk", flat=True), f"signed {said}")
        found.append(Clue(f"date: {said}", fits, f"was not signed on {said}"))
    for year in clues.years:
        fits = dict.fromkeys(Treaty.objects.filter(year=year).values_list("pk", flat=True), f"signed in {year}")
        found.append(Clue(f"year: {year}", fits, f"was not signed in {year}"))
    return found


def _parties(rest: str) -> tuple[list[Clue], str]:
    found = []
    for party in Party.objects.all():
        names = sorted((party.name.lower().replace("’", "'"), party.short_name.lower(), *party.names), key=len)
        pattern = r"(?<!\w)(?:" + "|".join(re.escape(name) for name in reversed(names)) + r")(?!\w)"
        if not re.search(pattern, rest):
            continue
        rest = re.sub(pattern, " ", rest)
        fits = dict.fromkeys(party.treaties.values_list("pk", flat=True), f"made by {party.short_name}")
        found.append(Clue(f"party: {party.name}", fits, f"was not made by {party.short_name}"))
    return found, rest


def _titled(rest: str) -> tuple[list[Clue], str]:
    """The clue that words of a title give, and the words that no title has."""
    words = [word for word in dict.fromkeys(re.findall(r"\w{3,}", rest)) if word not in COMMON][:12]
    if not words:
        return [], ""
    either = reduce(or_, (Q(text__icontains=word) for word in words))
    shares: dict[str, set[str]] = {}
    for treaty, text in Title.objects.filter(either).values_list("treaty_id", "text")[:500]:
        shares.setdefault(treaty, set()).update(word for word in words if word in text.lower())
    best = max(map(len, shares.values()), default=0)
    known = set().union(*shares.values())
    ignored = " ".join(word for word in words if word not in known)
    if not best or best * 2 < len(words):
        return [], " ".join(words)
    fits = {
        pk: f"its title has “{' '.join(w for w in words if w in got)}”"
        for pk, got in shares.items()
        if len(got) == best
    }
    said = " ".join(word for word in words if word in known)
    return [Clue(f"title: {said}", fits, f"has not “{said}” in its title")], ignored


def _fitting(clues: list[Clue]) -> list[Match]:
    """Treaties by how many clues they fit; only the full ones if there are any."""
    counts: dict[str, int] = {}
    for clue in clues:
        for pk in clue.fits:
            counts[pk] = counts.get(pk, 0) + 1
    best = max(counts.values(), default=0)
    keys = sorted(pk for pk, count in counts.items() if count == best)[:SHOWN]
    treaties = Treaty.objects.listed().in_bulk(keys)
    return [
        Match(
            treaties[pk],
            [clue.fits[pk] for clue in clues if pk in clue.fits],
            [clue.misfit for clue in clues if pk not in clue.fits],
            inside=any("hold page" in clue.fits.get(pk, "") for clue in clues),
        )
        for pk in keys
    ]


def _having(place: str) -> list[Treaty]:
    return list(Treaty.objects.listed()[:SHOWN]) if place else []


def _placed(match: Match, place: str) -> Match:
    """The match with the address of the place in it, or with why there is none."""
    if match.address:
        return match
    match.address = match.treaty.get_absolute_url()
    if not place:
        return match
    outline = Outline(match.treaty)
    if (address := find(place, outline.addresses)) is not None:
        unit: Unit = outline.units[address.path]
        match.address, match.label = unit.get_absolute_url(), unit.label
        match.why.append(f"it has {unit.label}")
    elif cited := _range(place, outline):
        match.address, match.label = f"{match.address}/{cited.path}", cited.label
    else:
        held = "" if match.treaty.complete else "; part of the treaty is not held here"
        match.but.append(f"has no {place} here{held}")
    return match


def _range(place: str, outline: Outline) -> Range | None:
    """A range of units, as in "articles 3 and 4"."""
    match = re.fullmatch(r"(\D+?)s?\.? ?(\w+) ?(?:[-–]|and|to) ?(\w+)", place)
    if not match:
        return None
    kind, first, last = match.groups()
    ends = [find(f"{kind} {number}", outline.addresses) for number in (first, last)]
    if None in ends:
        return None
    try:
        return Range(*ends)
    except ValueError:
        return None
