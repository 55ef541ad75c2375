"""References: the phrases of an edition that point somewhere, each with its kind, and where it stands in its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.addresses import Address
from archive.edition.document import TEI, XML_ID, find_all, language_of, line_of, name, words
from archive.edition.reading import fold, marked
from archive.edition.units import Note, Unit, place_of

# kind: (what a reader is told that a phrase points at, the heading over a list of them)
KINDS = {
    "provision": ("provision", "To provisions"),
    "treaty": ("treaty as a whole", "To treaties as a whole"),
    "instrument": ("instrument", "To instruments not held"),
    "source": ("printed source", "To printed sources"),
}
ITSELF = "#text"  # the treaty itself, as "the present Treaty" means it
WEB = ("http://", "https://")


@dataclass(frozen=True)
class Reference:
    """A phrase in the text that points somewhere; no targets where it cannot be resolved.

    `key` is its xml:id; `targets` are as in the edition; `said` is the editor's word on what the target
    rests on, or on why there is none; `start` is where it begins among its unit's own words.
    """

    key: str
    unit: Address
    kind: str
    phrase: str
    targets: tuple[str, ...]
    certainty: str
    said: str
    line: int
    language: str
    start: int


@dataclass(frozen=True)
class Destination:
    """Where a reference leads: units of a treaty that is held (none: all of it), an instrument, a web address."""

    held: str = ""
    units: tuple[str, ...] = ()
    instrument: str = ""
    url: str = ""


@dataclass(frozen=True)
class Passage:
    """The words that stand in a unit itself, apart from those of the units inside it.

    `lines` has, for each line of the file after the first, where in the text it begins; `starts` where each
    reference does, by its key.
    """

    unit: Address
    text: str
    language: str
    first_line: int
    lines: tuple[int, ...]
    starts: dict[str, int]

    def line_at(self, place: int) -> int:
        """The line of the edition's file in which a place in the text stands."""
        return self.first_line + sum(begins <= place for begins in self.lines)


def is_reference(element: etree._Element) -> bool:
    """True for a phrase of the source that points somewhere; markers and the editor's own links are none."""
    is_editors = next(element.iterancestors(f"{TEI}desc"), None) is not None
    return name(element) == "ref" and element.get("type") != "note" and not is_editors


def targets_of(ref: etree._Element) -> tuple[str, ...]:
    """What a ref points at, as the edition has it."""
    return tuple(ref.get("target", "").split())


def destination(slug: str, targets: tuple[str, ...]) -> Destination:
    """Where the targets of a ref lead, in the edition of the treaty `slug`.

    >>> destination("x", ("#article-3-ii",)).units, destination("x", ("treaty:y/article/1",)).held
    (('article/3/ii',), 'y')
    """
    scheme, _, rest = targets[0].partition(":") if targets else ("", "", "")
    if scheme == "instrument":
        return Destination(instrument=rest)
    if scheme == "treaty":
        held, _, path = rest.partition("/")
        return Destination(held, (path,) if path else ())
    if scheme in ("http", "https"):
        return Destination(url=targets[0])
    units = tuple(Address.from_page_id(target[1:]).path for target in targets if target != ITSELF)
    return Destination(slug if targets else "", units)


def kind_of(ref: etree._Element) -> str:
    """The kind of a reference: what the editor says, or else what its target is."""
    if said := ref.get("type"):
        return str(said)
    leads = destination("itself", targets_of(ref))
    if leads.instrument:
        return "instrument"
    if leads.url:
        return "source"
    return "provision" if leads.units else "treaty"


def references(text: etree._Element, units: tuple[Unit, ...], notes: tuple[Note, ...]) -> Iterator[Reference]:
    """Every reference in an edition's ``<text>``, in its order."""
    places = {unit.element: unit.address for unit in units} | {note.element: note.address for note in notes}
    starts = {key: start for found in passages(units, notes) for key, start in found.starts.items()}
    said = editors_words(text)
    for ref in filter(is_reference, text.iter(f"{TEI}ref")):
        if (place := place_of(ref, places)) is None:
            continue
        key = ref.get(XML_ID, "")
        pointing = (key, place, kind_of(ref), words_of(ref), targets_of(ref))
        standing = (line_of(ref), language_of(ref), starts[key])
        yield Reference(*pointing, ref.get("cert", "high"), said.get(key, ""), *standing)


def words_of(ref: etree._Element) -> str:
    """The phrase as it is read."""
    return fold(marked(ref).replace("\1", "")).strip()


def editors_words(text: etree._Element) -> dict[str, str]:
    """What an editor says of each thing pointed at, by its xml:id."""
    notes = [note for note in text.iter(f"{TEI}note") if note.get("resp") == "#editor"]
    return {key.removeprefix("#"): words(note) for note in notes for key in note.get("target", "").split()}


def passages(units: tuple[Unit, ...], notes: tuple[Note, ...]) -> Iterator[Passage]:
    """The own words of every unit and of every note, a note's in each of its languages."""
    for unit in units:
        lone = [p for p in find_all(unit.element, "p") if XML_ID not in p.attrib]
        for element in [unit.element] if unit.is_paragraph else lone:
            yield _passage(unit.address, element)
    for note in notes:
        for element in find_all(note.element, "p"):
            yield _passage(note.address, element)


def _passage(address: Address, element: etree._Element) -> Passage:
    whole = marked(element)
    pieces = whole.split("\1")
    text = fold("".join(pieces)).strip()
    refs = [ref for ref in element.iter(f"{TEI}ref") if is_reference(ref) and _innermost(ref) is element]
    befores = ("".join(pieces[: at + 1]) for at in range(len(refs)))
    starts = {ref.get(XML_ID, ""): _length(before) for ref, before in zip(refs, befores, strict=True)}
    plain = whole.replace("\1", "")
    lines = tuple(_length(plain[: end.end()]) for end in re.finditer("\n", plain))
    return Passage(address, text, language_of(element), line_of(element), lines, starts)


def _innermost(ref: etree._Element) -> etree._Element:
    return next(ref.iterancestors(f"{TEI}p", f"{TEI}seg"))


def _length(before: str) -> int:
    """How many characters of the reading text a stretch of the source makes."""
    return len(fold(before).lstrip())
