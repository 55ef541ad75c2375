"""Exports: a treaty or a unit in the formats that other programs read, one writer a format."""

from archive.exports import files, linked, texts
from archive.exports.media import FORMATS, Format, split
from archive.exports.subject import Subject

WRITERS = {
    ".ris": files.ris,
    ".bib": files.bibtex,
    ".csl.json": files.csl,
    ".jsonld": linked.jsonld,
    ".tei.xml": texts.tei,
    ".txt": texts.plain_text,
    ".json": texts.record,
    ".linkset.json": linked.linkset,
}


def write(subject: Subject, wanted: Format) -> str:
    """The subject in a format."""
    return WRITERS[wanted.suffix](subject)


__all__ = ["FORMATS", "Format", "Subject", "split", "write"]
