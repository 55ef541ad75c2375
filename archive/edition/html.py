"""The reading text as HTML: paragraphs with their page ids, links, note markers and gaps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from archive.addresses import Address
from archive.edition.document import XML_ID, XML_LANG, find_all, name, raw, words
from archive.edition.margin import margin
from archive.edition.reading import JOIN, fold, is_dropped
from archive.edition.references import ITSELF, KINDS, destination, kind_of, targets_of
from archive.edition.witness import is_editors


@dataclass(frozen=True)
class Links:
    """Where links of a page lead: `treaty` is the treaty's path, `whole` true on its own page."""

    treaty: str
    whole: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)  # what the margin says, by the id of its place

    def url(self, target: str) -> str:
        """The web address of a target: ``#article-3``, ``#text``, ``instrument:x``, ``treaty:y``, a URL."""
        if target.startswith("#") and self.whole:
            return target
        if target.startswith("#"):
            return self.treaty if target == ITSELF else self.unit(target[1:])
        for scheme, folder in (("instrument:", "/instruments/"), ("treaty:", "/treaties/")):
            if target.startswith(scheme):
                return folder + target.removeprefix(scheme)
        return target

    def reference(self, key: str) -> str:
        """The web address of an entry of the treaty's list of references."""
        return f"{self.treaty}#to-{key}"

    def unit(self, page_id: str) -> str:
        """The web address of a unit's own page."""
        return f"{self.treaty}/{Address.from_page_id(page_id).path}"

    def intervention(self, key: str) -> str:
        """The web address of an entry of the register."""
        return f"{self.treaty}/interventions#{key}"


def from_tei(tei: str) -> etree._Element:
    """The element of a stored unit."""
    return etree.fromstring(tei)


def paragraphs_html(division: etree._Element, links: Links) -> str:
    """Every paragraph of a division; for a paragraph, itself."""
    found = [division] if name(division) in ("p", "seg") else find_all(division, "p")
    return "\n".join(_paragraph(element, links) for element in found)


def note_html(note: etree._Element, links: Links) -> str:
    """A footnote in its languages, then what the editor says of it; its number left out."""
    printed = [
        f'<p lang="{element.get(XML_LANG, "")}">{fold(_inline(element, links, label=False)).strip()}</p>'
        for element in find_all(note, "p")
    ]
    editors = [
        f'<p class="editor">[Editor’s note: {escape(words(element))}]</p>' for element in find_all(note, "note")
    ]
    return "".join(printed + editors)


def _paragraph(element: etree._Element, links: Links) -> str:
    tag = "div" if find_all(element, "seg") else "p"
    key = element.get(XML_ID, "")
    body = fold(_inline(element, links)).strip()
    if not key:
        return f"<{tag}>{body}</{tag}>"
    if not find_all(element, "label"):
        label = escape(Address.from_page_id(key).label)
        body = f'<a class="pin" href="{links.unit(key)}" aria-label="{label}">¶</a> {body}'
    return f'<{tag} id="{key}">{body}</{tag}>'


def _inline(element: etree._Element, links: Links, *, label: bool = True, in_link: bool = False) -> str:
    found = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            found.append(_tag(child, links, label=label, in_link=in_link))
        found.append(_followed(child, links, in_link=in_link))
    return "".join(found)


def _followed(child: etree._Element, links: Links, *, in_link: bool) -> str:
    """The words behind a tag, and what the margin says of it: after the word that it breaks or stands before."""
    tail = child.tail or ""
    if in_link or not isinstance(child.tag, str):  # a button in a link is not valid HTML: it follows the link
        return escape(tail, quote=False)
    marks = margin(child, links.beside)
    rest = re.match(r"\s*\S+" if name(child) == "lb" else r"\w*", tail) if marks else None
    end = rest.end() if rest else 0
    return escape(tail[:end], quote=False) + marks + escape(tail[end:], quote=False)


def _tag(child: etree._Element, links: Links, *, label: bool, in_link: bool) -> str:
    kind = name(child)
    if kind == "lb":
        return JOIN
    if kind == "label":
        return _label(child, links) if label else ""
    if kind == "seg":
        return _paragraph(child, links)
    if kind == "choice":
        return _choice(child, links, in_link=in_link)
    if kind == "supplied":
        return _supplied(child, links, in_link=in_link)
    if kind == "gap":
        return _gap(child)
    if kind == "ref" and child.get("type") == "note":
        return _marker(child)
    if is_dropped(child) or is_editors(child):
        return ""
    if kind == "ref":
        return _reference(child, links)
    return _inline(child, links, in_link=in_link)


def _label(element: etree._Element, links: Links) -> str:
    parent = element.getparent()
    key = parent.get(XML_ID, "") if parent is not None else ""
    return f'<a class="number" href="{links.unit(key)}">{_inline(element, links)}</a>'


def _choice(element: etree._Element, links: Links, *, in_link: bool) -> str:
    printed, read = (child for child in element if isinstance(child.tag, str))
    title = f'class="edited" title="Printed: {escape(raw(printed))}"'
    body = escape(raw(read), quote=False)
    if in_link:  # a link in a link is not valid HTML
        return f"<span {title}>{body}</span>"
    return f'<a {title} href="{links.intervention(element.get(XML_ID, ""))}">{body}</a>'


def _supplied(element: etree._Element, links: Links, *, in_link: bool) -> str:
    body = f"[{escape(raw(element), quote=False)}]"
    if in_link:
        return body
    url = links.intervention(element.get(XML_ID, ""))
    return f'<a class="edited" title="Supplied by the editor" href="{url}">{body}</a>'


def _marker(element: etree._Element) -> str:
    target = element.get("target", "").removeprefix("#")
    number = escape(raw(element))
    link = f'href="#{target}" role="doc-noteref" aria-label="Note {number}"'
    return f'<sup id="{target}-marker"><a {link}>{number}</a></sup>'


def _reference(element: etree._Element, links: Links) -> str:
    """A phrase that points somewhere: to its first target, or to the reason why it has none."""
    key, kind, targets = element.get(XML_ID, ""), kind_of(element), targets_of(element)
    title = f"To: {_pointed_at(targets)}" if targets and kind == "provision" else f"To: {KINDS[kind][0]}"
    url = links.url(targets[0]) if targets else links.reference(key)
    marks = [f"to-{kind}"]
    if not targets:
        marks, title = [*marks, "unsure"], f"{title}; not resolved, see why"
    elif element.get("cert", "high") != "high":
        marks, title = [*marks, "unsure"], f"{title}; probably: inferred by the editor"
    opening = f'<a id="{key}" class="{" ".join(marks)}" title="{escape(title)}" href="{escape(url)}">'
    return f"{opening}{_inline(element, links, in_link=True)}</a>"


def _pointed_at(targets: tuple[str, ...]) -> str:
    """The labels of the units that a reference points at."""
    paths = destination("", targets).units
    return ", ".join(Address.from_path(path).label for path in paths)


def _gap(element: etree._Element) -> str:
    explained = "".join(_gap_words(find_all(element, "desc")[0]))
    return f'<span class="gap" role="note" id="{element.get(XML_ID, "")}">[Editor’s note: {explained}]</span>'


def _gap_words(desc: etree._Element) -> list[str]:
    found = [escape(desc.text or "", quote=False)]
    for ref in desc.iterchildren("{*}ref"):
        found.append(f'<a href="{escape(ref.get("target", ""))}">{escape(words(ref), quote=False)}</a>')
        found.append(escape(ref.tail or "", quote=False))
    return found
