"""Interventions: everything an editor did to the witness for reading, as a register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.addresses import Address
from archive.edition.document import TEI, XML_ID, find_all, name, raw, words
from archive.edition.units import place_of, units
from archive.edition.witness import is_editors, is_intervention, pieces

# kind: (what a reader calls it, what was done)
KINDS = {
    "break": (
        "Word broken across lines",
        "The word is broken at the end of a line, with no hyphen; it is joined.",
    ),
    "page": ("Page break in a sentence", "The sentence runs over a break between pages; it is read on."),
    "header": ("Running head", "Left out of the reading text."),
    "footer": ("Running foot", "Left out of the reading text."),
    "pageNum": ("Page number", "Left out of the reading text."),
    "heading": ("Heading of the series", "Left out of the reading text."),
    "markdown": (
        "Markdown sign",
        "A sign of the file’s markup, not of the treaty; left out of the reading text.",
    ),
    "quotation": ("Quotation mark of the series", "Left out of the reading text."),
    "corr": ("Transcription corrected", "Read as corrected."),
    "reg": ("Printing regularised", "Read as regularised; the words are the same."),
    "supplied": ("Words supplied", "Not in the witness; supplied from the source named."),
    "marker": ("Note marker", "Set off from the word it is printed against, and linked to its note."),
    "footnote": (
        "Footnote moved",
        "It stands at another place in the source; shown after the text and linked from its marker.",
    ),
    "pages": ("Page break", "Left out of the reading text."),
    "gap": ("Text not held", "Nothing is supplied."),
}


@dataclass(frozen=True)
class Intervention:
    """One thing done to the witness.

    `printed` and `read` are the words before and after ("" where there is none); `line` counts
    lines of the witness from 1; `unit` is the address it lies in, None outside every unit.
    """

    key: str
    kind: str
    printed: str
    read: str
    reason: str
    certainty: str
    line: int
    unit: Address | None

    @property
    def title(self) -> str:
        """What a reader calls this kind of intervention."""
        return KINDS[self.kind][0]

    @property
    def explanation(self) -> str:
        """What was done, for this kind."""
        return KINDS[self.kind][1]


def interventions(text: etree._Element) -> Iterator[Intervention]:
    """Every intervention in an edition's ``<text>``, in the order of the witness."""
    reasons = {note.get("target", "").removeprefix("#"): words(note) for note in text.iter(f"{TEI}note")}
    places = {unit.element: unit.address for unit in units(text)}
    offsets, whole = _offsets(text)
    for element in text.iter(f"{TEI}*"):
        kind = _kind(element)
        if not kind:
            continue
        key = element.get(XML_ID, "")
        start = offsets.get(key, 0)
        printed, read = _printed_and_read(element, kind, whole, start)
        yield Intervention(
            key=key,
            kind=kind,
            printed=printed,
            read=read,
            reason=reasons.get(key, "") or _said(element),
            certainty=element.get("cert", ""),
            line=whole.count("\n", 0, start) + 1,
            unit=place_of(element, places),
        )


def _said(element: etree._Element) -> str:
    """What a gap says of itself."""
    return " ".join(words(desc) for desc in find_all(element, "desc")) if name(element) == "gap" else ""


def _kind(element: etree._Element) -> str:
    kind = name(element)
    if kind == "note":
        return "" if is_editors(element) else "footnote"
    if not is_intervention(element):
        return ""
    if kind == "pb" and next(element.iterancestors(f"{TEI}p"), None) is None:
        return "pages"
    if kind == "choice":
        return "corr" if find_all(element, "corr") else "reg"
    named = {"lb": "break", "pb": "page", "ref": "marker", "supplied": "supplied", "gap": "gap"}
    return named.get(kind, "") or str(element.get("type") or element.get("function"))


def _offsets(text: etree._Element) -> tuple[dict[str, int], str]:
    """Where each intervention starts in the witness, and the witness itself."""
    found: dict[str, int] = {}
    whole = ""
    for piece in pieces(text):
        if piece.intervention:
            found.setdefault(piece.intervention, len(whole))
        whole += piece.text
    return found, whole


def _printed_and_read(element: etree._Element, kind: str, whole: str, start: int) -> tuple[str, str]:
    if kind in ("break", "page"):
        before = re.search(r"\S+\s*$", whole[:start])
        after = re.match(r"\s*\S+", whole[start:])
        printed = (before.group() if before else "") + (after.group() if after else "")
        joiner = "" if kind == "break" else " "
        return re.sub(r"\s*\n\s*", " | ", printed.strip()), joiner.join(printed.split())
    if kind in ("corr", "reg"):
        as_printed, as_read = (child for child in element if isinstance(child.tag, str))
        return raw(as_printed), raw(as_read)
    if kind == "supplied":
        return "", words(element)
    if kind == "gap":
        return "", ""
    printed = "".join(piece.text for piece in pieces(element))
    return printed, printed if kind in ("marker", "footnote") else ""
