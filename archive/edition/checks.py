"""What must be true of an edition beyond its schema; each check says where and what to do."""

import re
from hashlib import sha256
from pathlib import Path

from lxml import etree

from archive.addresses import GROUPS, KINDS, Address
from archive.edition.document import TEI, XML_ID, find_all, line_of
from archive.edition.errors import EditionError
from archive.edition.references import ITSELF, WEB, editors_words, is_reference, targets_of, words_of
from archive.edition.units import Unit, units
from archive.edition.witness import is_editors, witness
from archive.numerals import roman

SCHEMES = ("instrument:", "treaty:", *WEB)


def check(path: Path, root: etree._Element, source: Path) -> None:
    """Nothing if all is well; EditionError for the first thing that is not."""
    text = find_all(root, "text")[0]
    _check_structure(path, text)
    _check_addresses(path, text)
    _check_pointers(path, root, text)
    _check_references(path, text)
    _check_sources(path, root)
    _check_numbering(path, text)
    _check_notes(path, text)
    _check_witness(path, text, source, root)


def _check_structure(path: Path, text: etree._Element) -> None:
    for division in text.iter(f"{TEI}div"):
        kind, number = division.get("type", ""), division.get("n", "")
        if KINDS[kind][3] != bool(number):
            message = f"a {kind} must have a number: add n" if not number else f"a {kind} has no number: take n out"
            raise EditionError(path, line_of(division), message)
        outer = division.getparent()
        if kind in GROUPS and (
            find_all(division, "p") or (outer is not None and outer.get("type", kind) not in GROUPS)
        ):
            raise EditionError(path, line_of(division), f"a {kind} stands above articles and holds nothing else")
    for paragraph in text.iter(f"{TEI}p", f"{TEI}seg"):
        if find_all(paragraph, "label") and "n" not in paragraph.attrib and not _in_note(paragraph):
            raise EditionError(path, line_of(paragraph), "a paragraph with a label has its number in n")
    for ref in text.iter(f"{TEI}ref"):
        if any(True for _ in ref.iterancestors(f"{TEI}ref", f"{TEI}label", f"{TEI}head")):
            raise EditionError(path, line_of(ref), "a ref stands in no other ref, label or head")


def _in_note(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{TEI}note"), None) is not None


def _check_pointers(path: Path, root: etree._Element, text: etree._Element) -> None:
    known = {element.get(XML_ID) for element in root.iter("{*}*")}
    places = {unit.address.page_id for unit in units(text)}
    for element in root.iter("{*}*"):
        for attribute in ("target", "resp"):
            for pointer in element.get(attribute, "").split():
                if pointer.startswith("#") and pointer[1:] not in known:
                    message = f"{attribute}={pointer!r} points at nothing: give that xml:id or mend it"
                    raise EditionError(path, line_of(element), message)
    for event in (found for record in find_all(root, "standOff/listEvent") for found in record.iter("{*}*")):
        clause = event.get("corresp", "")
        if clause and clause[1:] not in places:
            message = f"corresp={clause!r} is no unit of this treaty: name the clause that it comes from"
            raise EditionError(path, line_of(event), message)
    for ref in text.iter(f"{TEI}ref"):
        for target in targets_of(ref):
            is_place = target.startswith("#") and (target[1:] in places or ref.get("type") == "note")
            if not is_place and target != ITSELF and not target.startswith(SCHEMES):
                message = f"target={target!r} is no unit of this treaty, no treaty, no instrument and no web address"
                raise EditionError(path, line_of(ref), message)


def _check_references(path: Path, text: etree._Element) -> None:
    said = editors_words(text)
    for ref in filter(is_reference, text.iter(f"{TEI}ref")):
        if XML_ID not in ref.attrib:
            raise EditionError(path, line_of(ref), f"{words_of(ref)!r} has no xml:id: give it the next one, as r8")
        targets = targets_of(ref)
        if len(targets) > 1 and not all(target.startswith("#") and target != ITSELF for target in targets):
            raise EditionError(path, line_of(ref), "several targets are units of this treaty: else write a ref each")
        if (not targets or ref.get("cert") == "medium") and ref.get(XML_ID) not in said:
            wanted = "what it rests on" if targets else "why it leads nowhere"
            message = f"{words_of(ref)!r} does not say {wanted}: add a note with target='#{ref.get(XML_ID)}'"
            raise EditionError(path, line_of(ref), message)


def _check_sources(path: Path, root: etree._Element) -> None:
    known = {bibl.get(XML_ID) for bibl in find_all(root, "teiHeader/fileDesc/sourceDesc")[0].iter(f"{TEI}bibl")}
    for element in root.iter("{*}*"):
        for pointer in element.get("source", "").split():
            if not pointer.startswith("#") or pointer[1:] not in known:
                message = f"source={pointer!r} points at nothing: name a <bibl> of the header's sourceDesc"
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
    gaps = [order[gap] for gap in text.iter(f"{TEI}gap") if gap.get("reason") == "not-held"]
    rows: dict[tuple[Address | None, str], list[Unit]] = {}
    for unit in units(text):
        if not unit.address.number or unit.address.steps[-1].unnumbered:
            continue
        row = rows.setdefault((unit.address.parent, unit.address.kind), [])
        begins = order[row[-1].element] if row else 0
        missing = any(begins < gap < order[unit.element] for gap in gaps)
        if not missing and not follows(unit.address.number, [before.address.number for before in row]):
            seen = f"follows {row[-1].address.label}" if row else "is the first"
            message = f"{unit.address.label} {seen}: add what is missing, or a <gap> where it is not held"
            raise EditionError(path, line_of(unit.element), message)
        row.append(unit)


def follows(number: str, row: list[str]) -> bool:
    """True where a number comes next in its row, in the row's own system: figures, Roman numerals, letters.

    >>> follows("iii", ["i", "ii"]), follows("7", ["5"]), follows("1", []), follows("v", ["a", "b", "c", "d"])
    (True, False, True, False)
    >>> follows("3a", ["3"]), follows("3c", ["3", "3a"]), follows("4", ["3", "3a"]), follows("3a", ["2"])
    (True, False, True, False)
    """
    if not row:
        return place(number, number) in ((0, ""), (1, ""))
    before, now = place(row[-1], row[0]), place(number, row[0])
    if before is None or now is None:
        return False
    if now[0] == before[0]:
        return place(now[1] or "?", "a") == ((place(before[1], "a") or (0, ""))[0] + 1, "")
    return now == (before[0] + 1, "")


def place(number: str, first: str) -> tuple[int, str] | None:
    """A number's place in a row that begins with `first`, and the letters behind it; None if it is no number.

    >>> place("12bis", "1"), place("iv", "i"), place("d", "a"), place("v", "a")
    ((12, 'bis'), (4, ''), (4, ''), (22, ''))
    """
    if match := re.fullmatch(r"(\d{1,9})([a-z]*)", number):
        return int(match.group(1)), match.group(2)
    if first != "a" and (value := roman(number)) is not None:
        return value, ""
    if len(number) == 1 and "a" <= number <= "z":
        return ord(number) - ord("a") + 1, ""
    return None


def _check_notes(path: Path, text: etree._Element) -> None:
    notes = [note for note in text.iter(f"{TEI}note") if not is_editors(note)]
    marked: dict[str, etree._Element] = {}
    for ref in text.iter(f"{TEI}ref"):
        key = ref.get("target", "").removeprefix("#")
        if ref.get("type") == "note" and key in marked:
            raise EditionError(path, line_of(ref), f"a second marker of {key!r}: a note hangs on one marker")
        if ref.get("type") == "note":
            marked[key] = ref
    for note in notes:
        if note.get(XML_ID) != f"note-{note.get('n')}":
            raise EditionError(path, line_of(note), f"note {note.get('n')} must have xml:id 'note-{note.get('n')}'")
        if note.get(XML_ID) not in marked:
            raise EditionError(path, line_of(note), f"note {note.get('n')} has no marker in the text")
    for key in set(marked) - {note.get(XML_ID) for note in notes}:
        raise EditionError(path, line_of(marked[key]), f"marker points at {key!r}, which is no note")


def _check_witness(path: Path, text: etree._Element, source: Path, root: etree._Element) -> None:
    named = next(found for found in root.iter(f"{TEI}idno") if found.get("type") == "sha256")
    if not source.is_file():
        raise EditionError(path, 1, f"its witness {source.name} is missing: put it into {source.parent.name}/")
    printed = source.read_bytes()
    if sha256(printed).hexdigest() != named.text:
        message = f"the witness {source.name} does not have the SHA-256 that the header gives"
        raise EditionError(path, line_of(named), message)
    ours = witness(text).encode()
    if ours == printed:
        return
    pairs = enumerate(zip(ours, printed, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(ours), len(printed)))
    line = printed.count(b"\n", 0, at) + 1
    message = f"without its tags the text is not the witness: they part in line {line} of {source.name}"
    if printed[at : at + 1] == b"\r":
        message += "; write a carriage return as &#13;"
    raise EditionError(path, line_of(text) + line - 1, message)
