"""What must be true of an edition beyond its schema; each check says where and what to do."""

import re
from hashlib import sha256
from pathlib import Path

from lxml import etree

from archive.addresses import Address
from archive.edition.document import TEI, XML_ID, find_all, line_of, name
from archive.edition.errors import EditionError
from archive.edition.units import Unit, markers, units
from archive.edition.witness import is_editors, witness
from archive.numerals import value

POINTERS = ("target", "source", "active", "resp")


def check(path: Path, root: etree._Element, source: Path, digest: str) -> None:
    """Nothing if all is well; EditionError for the first thing that is not."""
    text = find_all(root, "text")[0]
    _check_pointers(path, root)
    _check_addresses(path, text)
    _check_numbering(path, text)
    _check_notes(path, text)
    _check_witness(path, text, source, digest)


def _check_pointers(path: Path, root: etree._Element) -> None:
    known = {element.get(XML_ID) for element in root.iter("{*}*")}
    for element in root.iter("{*}*"):
        for attribute in POINTERS:
            for pointer in element.get(attribute, "").split():
                if pointer.startswith("#") and pointer[1:] not in known:
                    message = f"{attribute}={pointer!r} points at nothing: give that xml:id or mend it"
                    raise EditionError(path, line_of(element), message)


def _check_addresses(path: Path, text: etree._Element) -> None:
    for unit in units(text):
        given = unit.element.get(XML_ID)
        if given != unit.address.page_id:
            message = f"xml:id is {given!r} where the structure says {unit.address.page_id!r}"
            raise EditionError(path, line_of(unit.element), message)
    for division in text.iter(f"{TEI}div"):
        paragraphs = find_all(division, "p")
        for paragraph in paragraphs:
            if (XML_ID in paragraph.attrib) != (len(paragraphs) > 1 or "n" in paragraph.attrib):
                message = "a lone unnumbered paragraph has no xml:id, and every other paragraph has one"
                raise EditionError(path, line_of(paragraph), message)


def _check_numbering(path: Path, text: etree._Element) -> None:
    order = {element: position for position, element in enumerate(text.iter())}
    gaps = [order[gap] for gap in text.iter(f"{TEI}gap")]
    last: dict[tuple[Address | None, str], Unit] = {}
    for unit in units(text):
        if not unit.address.number or unit.address.steps[-1].unnumbered:
            continue
        key = (unit.address.parent, unit.address.kind)
        before = last.get(key)
        begins = order[before.element] if before else order[_container(unit, text)]
        excused = any(begins < gap < order[unit.element] for gap in gaps)
        if not excused and not follows(unit.address.number, before.address.number if before else ""):
            seen = f"follows {before.address.label}" if before else "is the first"
            message = f"{unit.address.label} {seen}: add what is missing, or a <gap> where it is not held"
            raise EditionError(path, line_of(unit.element), message)
        last[key] = unit


def _container(unit: Unit, text: etree._Element) -> etree._Element:
    parent = unit.element.getparent()
    return parent if unit.is_paragraph and parent is not None else text


def follows(number: str, before: str) -> bool:
    """True where a number comes next: 4 after 3, iii after ii, c after b, 3a or 4 after 3.

    >>> follows("iii", "ii"), follows("7", "5"), follows("1", ""), follows("j", "i")
    (True, False, True, True)
    """
    if not before:
        return any(reading in (0, 1) for reading in value(number))
    main, old = (re.match(r"\d+", text) for text in (number, before))
    if main and old and main.group() == old.group():
        return number > before
    return any(reading - 1 in value(before) for reading in value(number))


def _check_notes(path: Path, text: etree._Element) -> None:
    marked = markers(text)
    for note in (note for note in text.iter(f"{TEI}note") if not is_editors(note)):
        if note.get(XML_ID) not in marked:
            raise EditionError(path, line_of(note), f"note {note.get('n')} has no marker in the text")
        if note.get(XML_ID) != f"note-{note.get('n')}":
            raise EditionError(path, line_of(note), f"note {note.get('n')} must have xml:id 'note-{note.get('n')}'")
    kinds = {element.get(XML_ID): name(element) for element in text.iter(f"{TEI}*") if XML_ID in element.attrib}
    for key, marker in marked.items():
        if kinds[key] != "note":
            raise EditionError(path, line_of(marker), f"marker points at {key!r}, which is no note")


def _check_witness(path: Path, text: etree._Element, source: Path, digest: str) -> None:
    if not source.is_file():
        raise EditionError(path, 1, f"its witness {source.name} is missing: put it into {source.parent.name}/")
    printed = source.read_bytes()
    if sha256(printed).hexdigest() != digest:
        raise EditionError(path, 1, f"the witness {source.name} does not have the SHA-256 that the header gives")
    ours = witness(text).encode()
    if ours != printed:
        at = next(
            (i for i, (a, b) in enumerate(zip(ours, printed, strict=False)) if a != b),
            min(len(ours), len(printed)),
        )
        line = printed.count(b"\n", 0, at) + 1
        message = f"without its tags the text is not the witness: they part in line {line} of {source.name}"
        raise EditionError(path, line_of(text) + line - 1, message)
