"""Styles: how a bilateral treaty is written in a footnote or a list of works, one function a style."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.citations.pinpoints import Manner, pinpoint
from archive.citations.work import Work, day_first, month_first

PLAIN = Manner(points=False)
POINTED = Manner(points=True)
BLUEBOOK = Manner(points=True, dash="-")
POINTS = {"LNTS": "L.N.T.S.", "UNTS": "U.N.T.S."}


@dataclass(frozen=True)
class Run:
    """Words of a citation, set in italics or not."""

    text: str
    italic: bool = False


Citation = tuple[Run, ...]


def plain(citation: Citation) -> str:
    """A citation without its italics."""
    return "".join(run.text for run in citation)


def oscola(work: Work) -> Citation:
    """OSCOLA (4th ed. and its International Law Sources, 2006): title (parties) (dates) series (short) pinpoint.

    The title is not set in italics, and the full stop is the footnote's own.
    """
    dates = [f"signed {day_first(work.signed_on)}"]
    if work.in_force_on:
        dates.append(f"entered into force {day_first(work.in_force_on)}")
    short = f"({work.short_title})" if work.short_title != work.title else ""
    pieces = (
        work.title,
        f"({work.joined('–')})",
        f"({', '.join(dates)})",
        work.source,
        short,
        pinpoint(work.place, PLAIN),
    )
    return (Run(" ".join(filter(None, pieces))),)


def bluebook(work: Work) -> Citation:
    """The Bluebook, rule 21.4: title, parties (T10), subdivision, date of signing, one treaty source."""
    return (Run(_american(work) + "."),)


def aglc(work: Work) -> Citation:
    """AGLC (4th ed.), rules 8.1 to 8.8: *title*, parties, signed date, series (in force) pinpoint (‘short’).

    Parties are left out where the title names them (8.2); dates that are the same are joined (8.3.2).
    """
    parties = "" if work.names_parties else f", {work.joined('–')}"
    source = f", {work.source}" if work.source else ""
    signed, force = day_first(work.signed_on), day_first(work.in_force_on)
    if work.in_force_on == work.signed_on:
        middle = f"{source} (signed and entered into force {signed})"
    else:
        middle = f", signed {signed}{source}" + (f" (entered into force {force})" if force else "")
    place = pinpoint(work.place, PLAIN)
    short = work.short_title != work.title
    runs = [Run(work.title, italic=True), Run(f"{parties}{middle}{' ' if place else ''}{place}")]
    if short:
        runs += [Run(" (‘"), Run(work.short_title, italic=True), Run("’)")]
    return (*runs, Run("."))


def chicago_note(work: Work) -> Citation:
    """Chicago (18th ed.), chapter 14, legal and public documents: as The Bluebook, with the address."""
    return (Run(f"{_american(work)}, {work.url}."),)


def chicago_bibliography(work: Work) -> Citation:
    """Chicago (18th ed.), bibliography: the elements of the note with full stops between them."""
    place = pinpoint(work.place, POINTED)
    pieces = (
        work.title,
        work.joined("-", abbreviated=True).removesuffix("."),
        place[:1].upper() + place[1:],
        month_first(work.signed_on),
        _pointed(work.source),
        work.url,
    )
    return (Run(". ".join(piece.removesuffix(".") for piece in pieces if piece) + "."),)


def mla(work: Work) -> Citation:
    """MLA (9th ed.), containers: *title*. Date. *Series*, volume, page, place. *Site*, address."""
    runs = [Run(work.title, italic=True), Run(f". {day_first(work.signed_on, short=True)}. ")]
    place = pinpoint(work.place, POINTED)
    if work.series:
        printed = [f"vol. {work.series.volume}", f"p. {work.series.page}", place]
        runs += [Run(work.series.name, italic=True), Run(f", {', '.join(filter(None, printed))}. ")]
    elif work.source or place:
        runs.append(Run(f"{', '.join(filter(None, (work.source, place)))}. "))
    return (*runs, Run(work.site, italic=True), Run(f", {work.url}."))


def apa(work: Work) -> Citation:
    """APA (7th ed.), section 11.10, treaties: title, place, date in full, address."""
    pieces = (work.title, pinpoint(work.place, POINTED), month_first(work.signed_on, short=False), work.url)
    return (Run(", ".join(filter(None, pieces))),)


def _american(work: Work) -> str:
    pieces = (
        work.title,
        work.joined("-", abbreviated=True),
        pinpoint(work.place, BLUEBOOK),
        month_first(work.signed_on),
        _pointed(work.source),
    )
    return ", ".join(filter(None, pieces))


def _pointed(source: str) -> str:
    for short, pointed in POINTS.items():
        source = source.replace(short, pointed)
    return source


@dataclass(frozen=True)
class Style:
    """A style by the name that its readers know it by."""

    key: str
    name: str
    write: Callable[[Work], Citation]


STYLES = (
    Style("oscola", "OSCOLA", oscola),
    Style("bluebook", "Bluebook", bluebook),
    Style("aglc", "AGLC", aglc),
    Style("chicago-note", "Chicago, note", chicago_note),
    Style("chicago-bibliography", "Chicago, bibliography", chicago_bibliography),
    Style("mla", "MLA", mla),
    Style("apa", "APA", apa),
)
