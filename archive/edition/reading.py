"""The reading text: white space folded, broken words joined, the editor's reading chosen."""

import re

from lxml import etree

from archive.edition.document import TEI, name, raw

DROPPED = {"fw", "metamark", "sic", "orig", "pb", "note", "desc"}
MISSING = "[…]"  # stands in the reading text for what is not held or cannot be read
JOIN = "\0"  # stands for <lb break="no"/>; XML can hold no such character


def is_dropped(element: etree._Element) -> bool:
    """True where nothing of the element is read: apparatus, notes and their markers."""
    return name(element) in DROPPED or (name(element) == "ref" and element.get("type") == "note")


def fold(text: str) -> str:
    """White space folded to single blanks, and none where a broken word is joined."""
    return re.sub(r"\s+", " ", re.sub(rf"\s*{JOIN}\s*", "", text))


def reading(element: etree._Element, *, label: bool = True) -> str:
    """The words of an element as they are read; its own label on request."""
    return fold("".join(_raw(element, label=label))).strip()


def paragraphs(division: etree._Element) -> str:
    """The words of a division, a paragraph to a line."""
    found = (p for p in division.iter(f"{TEI}p") if next(p.iterancestors(f"{TEI}note"), None) is None)
    return "\n".join(reading(p) for p in found)


def _raw(element: etree._Element, *, label: bool) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            if name(child) in ("lb", "gap", "supplied"):
                found.append(_alone(child))
            elif name(child) == "seg":
                found.append(f" {reading(child)} ")  # a unit of its own is set apart, whatever the source has
            elif not is_dropped(child) and (label or name(child) != "label"):
                found += _raw(child, label=True)
        found.append(child.tail or "")
    return found


def marked(element: etree._Element) -> str:
    """An element’s own words, not folded: \\1 before each reference, \\2 for each unit inside."""
    found = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            if name(child) == "seg":
                found.append(" \2 ")
            elif name(child) == "ref" and child.get("type") != "note":
                found += ["\1", marked(child)]
            elif name(child) != "label" and not is_dropped(child):
                found.append(_alone(child))
        found.append(child.tail or "")
    return "".join(found)


def _alone(child: etree._Element) -> str:
    """What one mark of the text is read as."""
    if name(child) == "lb":
        return JOIN
    if name(child) == "gap":
        return f" {MISSING} "
    return f"[{raw(child)}]" if name(child) == "supplied" else marked(child)
