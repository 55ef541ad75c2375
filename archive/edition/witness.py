"""The witness in an edition: what is left when the tags and the editor's words come off."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from archive.edition.document import TEI, XML_ID, name

EDITORS_WORDS = {"reg", "corr", "supplied", "desc"}
INTERVENTIONS = {"lb", "pb", "fw", "metamark", "choice", "supplied", "gap"}


@dataclass(frozen=True)
class Piece:
    """A stretch of the witness, and the id of the intervention it lies in ("" for none)."""

    text: str
    intervention: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the witness as printed; its number counts from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line's characters, trailing blanks included, line end excluded."""
        return "".join(piece.text for piece in self.pieces)


def is_editors(element: etree._Element) -> bool:
    """True where the element holds an editor's words, which the witness does not have."""
    if name(element) in EDITORS_WORDS:
        return True
    return element.tag == TEI + "note" and element.get("resp") == "#editor"


def is_intervention(element: etree._Element) -> bool:
    """True where the element marks something an editor did for reading."""
    if name(element) == "ref":
        return element.get("type") == "note"
    if name(element) == "note":
        return not is_editors(element)  # a footnote stands elsewhere in the reading text
    return name(element) in INTERVENTIONS


def pieces(element: etree._Element, inside: str = "") -> Iterator[Piece]:
    """The witness under an element in order; an empty intervention is a piece with no text."""
    inside = element.get(XML_ID, "") if is_intervention(element) else inside
    if is_intervention(element) and not (element.text or len(element)):
        yield Piece("", inside)
    if element.text:
        yield Piece(element.text, inside)
    for child in element:
        if isinstance(child.tag, str) and not is_editors(child):
            yield from pieces(child, inside)
        elif isinstance(child.tag, str) and name(element) == "gap":
            yield Piece("", inside)
        if child.tail:
            yield Piece(child.tail, inside)


def witness(text: etree._Element) -> str:
    """The witness's own characters, from the edition's ``<text>``, line ends included."""
    return "".join(piece.text for piece in pieces(text))


def lines(text: etree._Element) -> tuple[Line, ...]:
    """The witness line by line, interventions marked where they stand."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces(text):
        first, *rest = piece.text.split("\n")
        rows[-1].append(Piece(first, piece.intervention))
        rows.extend([Piece(line, piece.intervention)] for line in rest)
    return tuple(Line(number, tuple(_joined(row))) for number, row in enumerate(rows, start=1))


def _joined(row: list[Piece]) -> Iterator[Piece]:
    """The pieces of a line, each intervention in one."""
    for intervention, group in groupby(row, key=lambda piece: piece.intervention):
        text = "".join(piece.text for piece in group)
        if text or intervention:
            yield Piece(text, intervention)


def line_spans(text: etree._Element) -> dict[etree._Element, tuple[int, int]]:
    """The first and the last line of the witness that each element's own characters stand in."""
    found: dict[etree._Element, tuple[int, int]] = {}
    _span(text, 1, found)
    return found


def _span(element: etree._Element, line: int, found: dict[etree._Element, tuple[int, int]]) -> int:
    """Enter an element's span; the line in which it ends, white space included."""
    printed = "".join(piece.text for piece in pieces(element))
    first = line + printed[: len(printed) - len(printed.lstrip())].count("\n")
    found[element] = (first, first + printed.strip().count("\n"))
    line += (element.text or "").count("\n")
    for child in element:
        if isinstance(child.tag, str) and not is_editors(child):
            line = _span(child, line, found)
        line += (child.tail or "").count("\n")
    return line
