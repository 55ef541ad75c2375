"""The units of an edition: what has an address, in the order of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.addresses import GROUPS, Address, Step
from archive.edition.document import TEI, XML_ID, XML_LANG, find_all
from archive.edition.reading import paragraphs, reading
from archive.edition.witness import is_editors


@dataclass(frozen=True)
class Unit:
    """A part, an article (or what stands on its level) or a paragraph at any depth.

    `article` is the address of the article that a paragraph belongs to, itself for an article;
    `group` the address of the Part an article stands under.  `element` is its TEI.
    """

    address: Address
    element: etree._Element
    heading: str
    article: Address | None
    group: Address | None
    language: str

    @property
    def is_group(self) -> bool:
        """True for a Part: a label above articles."""
        return self.address.kind in GROUPS

    @property
    def is_outermost(self) -> bool:
        """True for an article (or what stands on its level) that is not inside another, as in an annex."""
        return len(self.address.steps) == 1 and not self.is_group

    @property
    def is_paragraph(self) -> bool:
        """True for what stands beneath an article."""
        return self.address.kind == "paragraph"

    @property
    def text(self) -> str:
        """The reading text: a paragraph's without its own label, a division's line by line."""
        if self.is_paragraph:
            return reading(self.element, label=False)
        return paragraphs(self.element)


@dataclass(frozen=True)
class Note:
    """A printed footnote: its texts by language, and the unit that its marker stands in."""

    address: Address
    element: etree._Element
    texts: tuple[tuple[str, str], ...]  # language, text
    marker: Address | None


def units(text: etree._Element) -> Iterator[Unit]:
    """Every unit of an edition's ``<text>``, each before those inside it."""
    body = find_all(text, "body")[0]
    for division in find_all(body, "div"):
        yield from _division(division, (), None, text.get(XML_LANG, ""))


def notes(text: etree._Element) -> Iterator[Note]:
    """The footnotes in the order of the witness."""
    places = {unit.element: unit.address for unit in units(text)}
    for note in text.iter(f"{TEI}note"):
        if is_editors(note):
            continue
        marker = markers(text).get(note.get(XML_ID, ""))
        texts = tuple((p.get(XML_LANG, ""), reading(p, label=False)) for p in find_all(note, "p"))
        place = place_of(marker, places) if marker is not None else None
        yield Note(Address((Step("note", note.get("n", "")),)), note, texts, place)


def markers(text: etree._Element) -> dict[str, etree._Element]:
    """The first marker of each note, by the note's id."""
    found: dict[str, etree._Element] = {}
    for ref in text.iter(f"{TEI}ref"):
        if ref.get("type") == "note":
            found.setdefault(ref.get("target", "").removeprefix("#"), ref)
    return found


def place_of(element: etree._Element, places: dict[etree._Element, Address]) -> Address | None:
    """The innermost unit that an element stands in, or None outside every unit."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor in places:
            return places[ancestor]
    return None


def _division(
    division: etree._Element, outer: tuple[Step, ...], group: Address | None, language: str
) -> Iterator[Unit]:
    step = Step(division.get("type", ""), division.get("n", ""))
    is_group = step.kind in GROUPS
    base = group.steps if is_group and group else outer
    address = Address((*base, step))
    heads = find_all(division, "head")
    heading = reading(heads[0]) if heads else ""
    language = division.get(XML_LANG, language)
    yield Unit(address, division, heading, None if is_group else address, group, language)
    for inner in find_all(division, "div"):
        yield from _division(inner, outer if is_group else address.steps, address if is_group else group, language)
    for paragraph, number in _numbered(find_all(division, "p")):
        yield from _paragraph(paragraph, number, address, (address, group, language))


def _numbered(elements: list[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    unnumbered = 0
    for element in elements:
        unnumbered += "n" not in element.attrib
        yield element, element.get("n", f"p{unnumbered}")


def _paragraph(
    element: etree._Element, number: str, outer: Address, setting: tuple[Address, Address | None, str]
) -> Iterator[Unit]:
    lone = XML_ID not in element.attrib  # an article's only paragraph is the article
    address = outer if lone else outer.child("paragraph", number)
    if not lone:
        yield Unit(address, element, "", *setting)
    for inner, inner_number in _numbered(find_all(element, "seg")):
        yield from _paragraph(inner, inner_number, address, setting)
