"""Records of the archive: fields, identity and addresses.

Every key is made from the edition (a slug, an address), so that loading twice changes nothing.
"""

from archive.models.counterparts import Counterpart
from archive.models.editing import Intervention, Reference
from archive.models.entries import Entry
from archive.models.statements import (
    Event,
    Language,
    Relation,
    SeriesReference,
    Signatory,
    Source,
    Statement,
    Style,
    Title,
)
from archive.models.treaties import Alias, Instrument, Party, Subject, Treaty
from archive.models.units import Article, Footnote, Paragraph, Part, Unit
from archive.models.wording import SharedWording

__all__ = [
    "Alias",
    "Article",
    "Counterpart",
    "Entry",
    "Event",
    "Footnote",
    "Instrument",
    "Intervention",
    "Language",
    "Paragraph",
    "Part",
    "Party",
    "Reference",
    "Relation",
    "SeriesReference",
    "SharedWording",
    "Signatory",
    "Source",
    "Statement",
    "Style",
    "Subject",
    "Title",
    "Treaty",
    "Unit",
]
