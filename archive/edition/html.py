"""The reading text as HTML: paragraphs with their page ids, links, note markers and gaps."""

from dataclasses import dataclass
from html import escape

from lxml import etree

from archive.addresses import Address
from archive.edition.document import XML_ID, XML_LANG, find_all, name, raw, words
from archive.edition.reading import JOIN, fold, is_dropped
from archive.edition.witness import is_editors


@dataclass(frozen=True)
class Links:
    """Where links of a page lead: `treaty` is the treaty's path, `whole` true on its own page."""

    treaty: str
    whole: bool = False

    def url(self, target: str) -> str:
        """The web address of an edition's target: ``#article-3``, ``instrument:x``, a URL."""
        if target.startswith("#"):
            return target if self.whole else self.unit(target[1:])
        if target.startswith("instrument:"):
            return "/instruments/" + target.removeprefix("instrument:")
        return target

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
        found.append(escape(child.tail or "", quote=False))
    return "".join(found)


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
    link = f'id="{target}-marker" href="#{target}" role="doc-noteref" aria-label="Note {number}"'
    return f"<sup><a {link}>{number}</a></sup>"


def _reference(element: etree._Element, links: Links) -> str:
    sure = "" if element.get("cert", "high") == "high" else ' class="unsure" title="Probably: inferred by the editor"'
    url = escape(links.url(element.get("target", "")))
    return f'<a{sure} href="{url}">{_inline(element, links, in_link=True)}</a>'


def _gap(element: etree._Element) -> str:
    explained = "".join(_gap_words(find_all(element, "desc")[0]))
    return f'<span class="gap" role="note" id="{element.get(XML_ID, "")}">[Editor’s note: {explained}]</span>'


def _gap_words(desc: etree._Element) -> list[str]:
    found = [escape(desc.text or "", quote=False)]
    for ref in desc.iterchildren("{*}ref"):
        found.append(f'<a href="{escape(ref.get("target", ""))}">{escape(words(ref), quote=False)}</a>')
        found.append(escape(ref.tail or "", quote=False))
    return found
