"""Matching: which treaties, and which places in them, a footnote's clues mean."""

import re
from dataclasses import dataclass, field

from archive.addresses import Range, find
from archive.citations import day_first
from archive.citations.footnote import Clues
from archive.clues import Clue, by_parties, by_title, dated, printed
from archive.models import Entry, Instrument, Treaty, Unit
from archive.outline import Outline
from archive.resolving import VIEWS, range_in, respelled, slugs_of, treaty_named, withdrawn

SHOWN = 20
ENOUGH = 2  # parties that, with a year, name a bilateral treaty


@dataclass
class Match:
    """A treaty that a footnote may mean: where in it, why, and what stands against it."""

    treaty: Treaty
    why: list[str] = field(default_factory=list)
    but: list[str] = field(default_factory=list)
    address: str = ""
    label: str = ""
    inside: bool = False


@dataclass
class Answer:
    """What a footnote was understood to say, and the treaties it may mean, the likeliest first.

    `certain` is true for one match that everything in the footnote speaks for, and enough of it.
    """

    understood: list[str]
    ignored: str
    matches: list[Match]
    instruments: list[Instrument] = field(default_factory=list)
    certain: bool = False


def answer(clues: Clues) -> Answer:
    """The treaties that fit all clues; else those that fit most, with what does not fit."""
    if clues.address and (found := _by_address(clues)):
        return found
    parties, rest = by_parties(clues.rest)
    title, ignored = by_title(rest)
    found_clues = [*printed(clues), *dated(clues), *parties, *title]
    matches = _fitting(found_clues) if found_clues else [Match(treaty) for treaty in _having(clues.path)]
    matches = [_placed(match, clues) for match in matches]
    said = [clue.said for clue in found_clues] + ([f"place: {clues.place}"] if clues.place else [])
    ignored = " ".join(filter(None, (ignored, clues.unread)))
    alone = len(matches) == 1 and not matches[0].but and not clues.unread and not clues.cut
    return Answer(said, ignored, matches, _instruments(clues), alone and _enough(found_clues, ignored))


def _enough(clues: list[Clue], ignored: str) -> bool:
    """True where clues name a treaty: a strong one, or both parties and a time, and nothing strange beside them.

    With strange words, a place in a series or a number counts only if a party or a title agrees.
    """
    kinds = [clue.kind for clue in clues if clue.fits]
    if ignored:
        return "printed" in kinds and ("party" in kinds or "title" in kinds)
    named = kinds.count("party") >= ENOUGH and ("year" in kinds or "date" in kinds)
    return named or any(clue.strong and clue.fits for clue in clues)


def _by_address(clues: Clues) -> Answer | None:
    """The answer to an address; None if it names no treaty."""
    path = "/treaties/" + clues.address.replace("#", "/").rstrip("/")
    path = respelled(path) or path
    slug, _, place = path.removeprefix("/treaties/").partition("/")
    treaty = treaty_named(slug.partition("@")[0])
    if treaty is None:
        return None
    match = Match(treaty, ["its address"], address=path, label=place)
    if not place and clues.path:
        match = _placed(Match(treaty, ["its address"]), clues)
    elif gone := withdrawn(path):
        match.but.append(f"has withdrawn that address, on {day_first(gone.since)}")
    elif not _is_given_out(path, place, Outline(treaty)):
        match.but.append(f"has no {place or 'such wording'} here")
        match.address = treaty.get_absolute_url()
    return Answer([f"address: {clues.address}"], clues.unread, [match], certain=not (match.but or clues.cut))


def _is_given_out(path: str, place: str, outline: Outline) -> bool:
    """True where an address is a treaty's, a unit's, a range's; its wording, if it names one, is in the ledger."""
    plain, at, wording = path.partition("@")
    known = {outline.treaty.get_absolute_url(), *(unit.get_absolute_url() for unit in outline.units.values())}
    if plain not in known:
        return place in VIEWS or bool(range_in(outline, place))
    tail = f"/{place.partition('@')[0]}" if place else ""
    addresses = [f"/treaties/{slug}{tail}" for slug in slugs_of(outline.treaty)]
    return not at or Entry.objects.filter(address__in=addresses, digest=wording).exists()


def _instruments(clues: Clues) -> list[Instrument]:
    """Instruments that are not held but known by a number, a place in a series, or a name."""
    said = [number for _, number in clues.numbers]
    said += [f"vol. {volume}, p. {page}" for _, volume, page in clues.series]
    return [
        one
        for one in Instrument.objects.all()
        if any(re.search(rf"{re.escape(number)}(?!\d)", str(one.statements)) for number in said)
        or (one.known_as and one.known_as.lower() in clues.rest)
    ]


def _fitting(clues: list[Clue]) -> list[Match]:
    """Treaties by how many clues they fit or may fit; only those that fit most."""
    counts: dict[str, int] = {}
    for clue in clues:
        for pk in {**clue.fits, **clue.perhaps}:
            counts[pk] = counts.get(pk, 0) + 1
    best = max(counts.values(), default=0)
    keys = sorted(pk for pk, count in counts.items() if count == best)[:SHOWN]
    treaties = Treaty.objects.listed().in_bulk(keys)
    return [
        Match(
            treaties[pk],
            [clue.fits[pk] for clue in clues if pk in clue.fits],
            [clue.perhaps.get(pk, clue.misfit) for clue in clues if pk not in clue.fits],
            inside=any("hold page" in clue.fits.get(pk, "") for clue in clues),
        )
        for pk in keys
    ]


def _having(path: str) -> list[Treaty]:
    return list(Treaty.objects.listed()[:SHOWN]) if path else []


def _placed(match: Match, clues: Clues) -> Match:
    """The match with the address of the place in it, or with why there is none."""
    match.address = match.treaty.get_absolute_url()
    if not clues.path:
        return match
    outline = Outline(match.treaty)
    cited: Range | None = range_in(outline, clues.path) if "-" in clues.path else None
    address = None if "-" in clues.path else find(clues.path, outline.addresses)
    if address is not None:
        unit: Unit = outline.units[address.path]
        match.address, match.label = unit.get_absolute_url(), unit.label
        match.why.append(f"it has {unit.label}")
        within = find(clues.outer, outline.addresses) if clues.outer else None
        if clues.outer and (within is None or within.path not in {parent.path for parent in outline.parents(unit)}):
            match.but.append(f"has {unit.label} in no {clues.outer.replace('/', ' ')}")
    elif cited is not None:
        match.address, match.label = f"{match.address}/{cited.path}", cited.label
    else:
        held = "" if match.treaty.complete else "; part of the treaty is not held here"
        match.but.append(f"has no {clues.place} here{held}")
    return match
