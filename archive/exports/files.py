"""Files for reference managers: RIS, BibTeX, CSL-JSON; the same title, date, pinpoint and address in each."""

import json

import rispy
from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from archive.citations import Manner, Work, pinpoint
from archive.exports.subject import Subject

POINTED = Manner(points=True)
TAGS = {
    "ID": "id",
    "TI": "title",
    "ST": "short_title",
    "T2": "secondary_title",
    "VL": "volume",
    "SP": "start_page",
    "SE": "section",
    "DA": "date",
    "PY": "year",
    "CY": "place_published",
    "LA": "language",
    "UR": "urls",
    "N1": "notes",
}
NO_BREAK = "\N{NO-BREAK SPACE}"


def ris(subject: Subject) -> str:
    """RIS, type STAT, as Zotero's "Embedded Metadata" and EndNote take a treaty."""
    work = subject.work
    entry = {
        "type_of_reference": "STAT",
        "id": subject.key,
        "title": work.title,
        "short_title": work.short_title,
        "secondary_title": work.series.name if work.series else "",
        "volume": work.series.volume if work.series else "",
        "start_page": work.series.page if work.series else "",
        "section": pinpoint(work.place, POINTED),
        "date": work.signed_on.replace("-", "/"),
        "year": work.signed_on[:4],
        "place_published": work.signed_at,
        "language": work.language,
        "urls": [work.url],
        "notes": [note for note in _notes(work) if note],
    }
    kept = {name: value for name, value in entry.items() if value}
    return rispy.dumps([kept], implementation=_Ris, mapping=TAGS, list_tags=["UR", "N1"])


class _Ris(rispy.RisWriter):
    """RIS without the number that rispy puts above each reference, which no importer expects."""

    def set_header(self, count: int) -> str:
        return ""


def bibtex(subject: Subject) -> str:
    """BibTeX, as ``@misc`` (Zotero reads ``@legislation`` as a bill); the pinpoint is in the note."""
    work = subject.work
    year, month, *_ = [*work.signed_on.split("-"), "", ""]
    fields = {
        "title": f"{{{work.title}}}",
        "shorttitle": work.short_title,
        "howpublished": work.source,
        "year": year,
        "month": month.lstrip("0"),
        "date": work.signed_on,
        "note": pinpoint(work.place, POINTED).replace(" ", NO_BREAK),
        "language": work.language,
        "url": work.url,
    }
    entry = Entry("misc", fields=[(name, value) for name, value in fields.items() if value])
    written = Writer().to_string(BibliographyData({subject.key: entry}))
    return written.replace(NO_BREAK, "~") + "\n"


def csl(subject: Subject) -> str:
    """CSL-JSON (schema 1.0), type treaty."""
    work = subject.work
    item = {
        "id": subject.key,
        "type": "treaty",
        "title": work.title,
        "title-short": work.short_title,
        "container-title": work.series.name if work.series else "",
        "volume": work.series.volume if work.series else "",
        "page": work.series.page if work.series else "",
        "section": pinpoint(work.place, POINTED),
        "event-place": work.signed_at,
        "issued": {"date-parts": [[int(part) for part in work.signed_on.split("-")]]},
        "language": work.language,
        "note": "\n".join(_notes(work)),
        "URL": work.url,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _notes(work: Work) -> list[str]:
    notes = [", ".join(work.numbers)] if work.numbers else []
    notes.append(f"Parties: {work.joined('; ')}")
    if work.translation:
        notes.append("Text: translation")
    return notes
