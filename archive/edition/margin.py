"""The margin of a text as HTML: printed notes and what the source has, each beside the place that it belongs to."""

from collections.abc import Mapping
from html import escape

from lxml import etree

from archive.edition.document import XML_ID, name

NOTE = "note-"  # begins the id of a printed note


def margin(element: etree._Element, beside: Mapping[str, str]) -> str:
    """What the margin says of an element; where that is a link, of what stands in it too.

    A button opens the words where there is no room beside the text; both have the same place in the page.
    """
    found = element.iter() if name(element) == "ref" else [element]
    keys = [_key(one) for one in found if isinstance(one.tag, str)]
    return "".join(_aside(key, beside[key]) for key in keys if key in beside)


def _key(element: etree._Element) -> str:
    """The id of an intervention; of a marker, that of its note."""
    is_marker = name(element) == "ref" and element.get("type") == "note"
    return (element.get("target", "").removeprefix("#") if is_marker else element.get(XML_ID)) or ""


def _aside(key: str, text: str) -> str:
    number = key.removeprefix(NOTE) if key.startswith(NOTE) else ""
    lemma, _, source = text.partition("] ")
    label = f"Note {number}" if number else f"What the source has for {lemma}" if source else lemma
    # The sign itself is drawn by the style sheet: it is no word of the text.
    said = f'popovertarget="b-{key}" aria-label="{escape(label)}" data-sign="{number or "°"}"'
    words = f'<span class="beside" id="b-{key}" popover>{escape(text, quote=False)}</span>'
    return f'<button class="ring" {said}></button>{words}'
