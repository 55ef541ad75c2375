"""Files for reference managers: RIS, BibTeX, CSL-JSON; the same title, date, pinpoint and address in each."""

import json

import rispy
from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from archive.citations import Manner, Work, pinpoint
from archive.exports.subject import Subject

POINTED = Manner(points=True)
TAGS = {
    "TY": "type_of_reference",
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
LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    | {"{": "\\lbrace{}", "}": "\\rbrace{}", '"': "''"}
)


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
    kept = {name: _in_one_line(value) for name, value in entry.items() if value}
    return rispy.dumps([kept], implementation=_Ris, mapping=TAGS, list_tags=["UR", "N1"])


def _in_one_line(value: str | list[str]) -> str | list[str]:
    return " ".join(value.split()) if isinstance(value, str) else [" ".join(one.split()) for one in value]


class _Ris(rispy.RisWriter):
    """RIS without the number that rispy puts above each reference, which no importer expects."""

    def set_header(self, count: int) -> str:
        return ""


def bibtex(subject: Subject) -> str:
    """BibTeX, as ``@misc`` (Zotero reads ``@legislation`` as a bill); the pinpoint is in the note."""
    work = subject.work
    year, month, *_ = [*work.signed_on.split("-"), "", ""]
    fields = {
        "title": f"{{{_escaped(work.title)}}}",
        "shorttitle": _escaped(work.short_title),
        "howpublished": _escaped(work.source),
        "year": year,
        "month": month.lstrip("0"),
        "date": work.signed_on,
        "note": _escaped(pinpoint(work.place, POINTED)).replace(" ", "~"),
        "language": work.language,
        "url": work.url,
    }
    entry = Entry("misc", fields=[(name, value) for name, value in fields.items() if value])
    return _Writer().to_string(BibliographyData({subject.key: entry})) + "\n"


class _Writer(Writer):
    """pybtex's writer, for fields that are escaped already."""

    def _encode(self, text: str) -> str:
        return text


def _escaped(text: str) -> str:
    """A text in one line in which LaTeX reads every sign as itself."""
    return " ".join(text.split()).translate(LATEX)


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
