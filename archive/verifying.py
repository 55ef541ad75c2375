"""Proofs: that what is served is what the editions say, and the editions what the witnesses say."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lxml import html

from archive.edition import Edition, EditionError, read
from archive.edition.units import Unit
from archive.pages import Pages

NOT_TEXT = "pin", "gap"  # what a page shows beside the words: permalinks, and where text is not held


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
    return report


def _prove_source(edition: Edition, pages: Pages, report: Report) -> None:
    served = pages.find(f"/treaties/{edition.header.slug}/source.txt")
    if served is None or sha256(served.body).hexdigest() != edition.header.witness.sha256:
        report.failures.append("source.txt as served is not the witness")


def _prove_text(edition: Edition, pages: Pages, report: Report) -> None:
    address = f"/treaties/{edition.header.slug}"
    whole = pages.find(address)
    if whole is None:
        report.failures.append(f"{address} is not served")
        return
    page = html.document_fromstring(whole.body.decode())
    served = 0
    for unit in edition.units:
        own = pages.find(f"{address}/{unit.address.path}")
        if own is None:
            report.failures.append(f"{unit.address.path} has no page")
            continue
        own_page = html.document_fromstring(own.body.decode())
        for place, tree in (("the treaty's page", page), ("its own page", own_page)):
            if shown(tree, unit.address.page_id) != expected(unit):
                report.failures.append(f"{unit.address.label} on {place} is not the edition's text")
        served += 1
    report.proved.append(f"{served} texts served as edited")


def expected(unit: Unit) -> str:
    """A unit's words as an edition has them, in one line, its own label included."""
    label = unit.element.findtext("{*}label") if unit.is_paragraph else None
    return " ".join(f"{label or ''} {unit.text}".split())


def shown(page: html.HtmlElement, page_id: str) -> str:
    """The words that a page shows under an id, in one line; "" where there is no such id."""
    found = page.get_element_by_id(page_id, None)
    if found is None:
        return ""
    return " ".join("".join(_words(found)).split())


def _words(element: html.HtmlElement) -> list[str]:
    words = [element.text or ""]
    for child in element:
        if not (isinstance(child.tag, str) and _beside(child)):
            words += _words(child)
        if child.tag in ("p", "div", "section"):
            words.append(" ")
        words.append(child.tail or "")
    return words


def _beside(element: html.HtmlElement) -> bool:
    return element.tag in ("sup", "header", "h1", "h2", "h3", "h4", "h5") or bool(
        set(element.classes) & set(NOT_TEXT)
    )
