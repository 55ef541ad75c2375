"""Proofs: that what is served is what the editions say, and the editions what the witnesses say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

from archive.edition import Edition, EditionError, read
from archive.edition.document import find_all
from archive.edition.reading import MISSING, reading
from archive.edition.units import Unit
from archive.exports import FORMATS
from archive.pages import Pages
from archive.sides import WITH

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BESIDE = {"pin", "ring", "beside"}  # what stands in a text's margin
NOT_PAGES = (".txt", ".csv", ".xml")
ASKED = ("/cite", "/search", "/quote", "/static/", "/treaties.")
SUFFIXES = sorted((one.suffix for one in FORMATS), key=len, reverse=True)


@dataclass
class Report:
    """What was proved of one edition, and what failed."""

    slug: str
    proved: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if self.failures:
            return f"{self.slug}: FAILED: " + "; ".join(self.failures)
        return f"{self.slug}: " + ", ".join(self.proved)


def verify(path: Path, sources: Path, pages: Pages) -> Report:
    """Every proof for the edition in a file, against the pages that are served."""
    report = Report(path.stem)
    try:
        edition = read(path, sources)  # tags, SHA-256, notes, references, numbering
    except EditionError as error:
        report.failures.append(str(error))
        return report
    report.proved += [
        f"{len(edition.witness.encode())} bytes as the witness",
        f"{len(edition.units)} units",
        f"{len(edition.notes)} notes with markers",
        f"{len(edition.references)} references",
        f"{len(edition.interventions)} interventions",
    ]
    _prove_source(edition, pages, report)
    _prove_text(edition, pages, report)
    _prove_notes(edition, pages, report)
    return report


def _prove_source(edition: Edition, pages: Pages, report: Report) -> None:
    served = pages.find(f"{_address(edition)}/source.txt")
    if served is None or sha256(served.body).hexdigest() != edition.header.witness.sha256:
        report.failures.append("source.txt as served is not the witness")
    printed = _page(pages, f"{_address(edition)}/as-printed")
    shown_lines = [line.text_content() for line in printed.find_class("line")]
    if shown_lines != [line.text for line in edition.lines]:
        report.failures.append("as printed, the lines are not the witness's")
    register = _page(pages, f"{_address(edition)}/interventions")
    listed = [row.get("id") for row in register.findall(".//tbody/tr")]
    if listed != [made.key for made in edition.interventions]:
        report.failures.append("the register does not list the edition's interventions")


def _prove_text(edition: Edition, pages: Pages, report: Report) -> None:
    whole = _page(pages, _address(edition))
    for unit in edition.units:
        own = _page(pages, f"{_address(edition)}/{unit.address.path}")
        for place, page in (("the treaty's page", whole), ("its own page", own)):
            if shown(page, unit.address.page_id) != expected(unit):
                report.failures.append(f"{unit.address.label} on {place} is not the edition's text")
            if not unit.is_paragraph and headed(page, unit.address.page_id) != (
                unit.heading or f"[{unit.address.label}]"
            ):
                report.failures.append(f"{unit.address.label} on {place} has not the edition's heading")
    if edition.printed_title and edition.printed_title not in " ".join(whole.text_content().split()):
        report.failures.append("the treaty's page has not the title that its text has")
    report.proved.append(f"{len(edition.units)} texts served as edited")


def _prove_notes(edition: Edition, pages: Pages, report: Report) -> None:
    whole = _page(pages, _address(edition))
    for note in edition.notes:
        own = _page(pages, f"{_address(edition)}/{note.address.path}")
        for page in (whole, own):
            served = shown(page, note.address.page_id)
            if not all(text in served for _, text in note.texts):
                report.failures.append(f"{note.address.label} is not served as the edition has it")
    gaps = [" ".join(gap.text_content().split()) for gap in whole.find_class("gap")]
    for made in edition.interventions:
        if made.kind == "gap" and not any(made.reason in gap for gap in gaps):
            report.failures.append(f"the gap {made.key} is not explained where the text stops")


def verify_all(fixtures: Path, pages: Pages) -> Iterator[Report]:
    """A report on each edition, and one on the archive: its links, and that it holds just these treaties."""
    editions = sorted((fixtures / "treaties").glob("*.tei"))
    for path in editions:
        yield verify(path, fixtures / "sources", pages)
    whole = Report("archive", [f"{len(pages.paths())} pages", "every internal link leads to what is there"])
    held = {path.split("/")[2] for path in pages.paths() if path.startswith("/treaties/") and path != "/treaties/"}
    if held != {path.stem for path in editions} or not editions:
        whole.failures.append(f"it serves {sorted(held)} where the editions are {[path.stem for path in editions]}")
    whole.failures += verify_links(pages)
    yield whole


def verify_links(pages: Pages) -> list[str]:
    """The internal links of the finished pages that lead nowhere."""
    trees = {path: _page(pages, path) for path in pages.paths() if not path.endswith(NOT_PAGES)}
    ids = {path: {found.get("id") for found in tree.iter() if found.get("id")} for path, tree in trees.items()}
    failures = []
    for path, tree in trees.items():
        for link in tree.iter("a"):
            address, fragment = urldefrag(urljoin(path, link.get("href", "")))
            if urlsplit(address).netloc or urlsplit(address).path.startswith(ASKED):
                continue
            plain = urlsplit(address).path.partition("@")[0]
            known = all(pages.find(one) or pages.find(_without_format(one)) for one in _led_to(plain))
            if not known or (fragment and fragment not in ids.get(plain, set())):
                failures.append(f"{path} links {link.get('href')}, which is not there")
    return failures


def _led_to(address: str) -> list[str]:
    """The pages that an address leads to; a comparison, which may be rendered when asked for, to its two sides."""
    _, compared, path = address.rpartition("/compare/")
    if not compared or not path:
        return [address]
    return [f"/treaties/{one}" for one in path.split(f"/{WITH}/" if f"/{WITH}/" in path else "/")]


def _without_format(address: str) -> str:
    return next((address.removesuffix(one) for one in SUFFIXES if address.endswith(one)), address)


def _address(edition: Edition) -> str:
    return f"/treaties/{edition.header.slug}"


def _page(pages: Pages, path: str) -> html.HtmlElement:
    """The page at a path; an empty one where there is none, so that every proof about it fails."""
    found = pages.find(path)
    return html.document_fromstring(found.body.decode() if found else "<html><body></body></html>")


def expected(unit: Unit) -> str:
    """A unit's words as an edition has them, in one line, its own label included."""
    labels = find_all(unit.element, "label") if unit.is_paragraph else []
    return " ".join(" ".join([*map(reading, labels), unit.text]).split())


def headed(page: html.HtmlElement, page_id: str) -> str:
    """The heading of what a page shows under an id; "" where there is none."""
    found = page.get_element_by_id(page_id, None)
    heading = None if found is None else next((child for child in found if child.tag in HEADINGS), None)
    return "" if heading is None else " ".join(heading.text_content().split())


def shown(page: html.HtmlElement, page_id: str) -> str:
    """The words that a page shows under an id, in one line; "" where there is no such id."""
    found = page.get_element_by_id(page_id, None)
    if found is None:
        return ""
    return " ".join("".join(_words(found)).split())


def _words(element: html.HtmlElement) -> list[str]:
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and "gap" in child.classes:
            words.append(f" {MISSING} ")
        elif isinstance(child.tag, str) and not _beside(child):
            words += _words(child)
        if child.tag in ("p", "div", "section"):
            words.append(" ")
        words.append(child.tail or "")
    return words


def _beside(element: html.HtmlElement) -> bool:
    return element.tag in ("sup", *HEADINGS) or bool(BESIDE & set(element.classes))
