"""Editions: a treaty's printed source with tags put around it, read from TEI (pure)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from archive.edition import header as records
from archive.edition import units as structure
from archive.edition import witness as source
from archive.edition.checks import check
from archive.edition.document import TEI, find_all, parse
from archive.edition.errors import EditionError
from archive.edition.interventions import Intervention, interventions
from archive.edition.reading import reading
from archive.edition.references import Passage, Reference, passages, references
from archive.edition.statements import Header

__all__ = ["Edition", "EditionError", "Reference", "read"]


@dataclass(frozen=True)
class Edition:
    """An edition that has passed every check."""

    path: Path
    root: etree._Element
    header: Header

    @property
    def text(self) -> etree._Element:
        """The ``<text>`` element."""
        return find_all(self.root, "text")[0]

    @cached_property
    def units(self) -> tuple[structure.Unit, ...]:
        """What has an address, each before those inside it."""
        return tuple(structure.units(self.text))

    @cached_property
    def notes(self) -> tuple[structure.Note, ...]:
        """The printed footnotes."""
        return tuple(structure.notes(self.text))

    @cached_property
    def interventions(self) -> tuple[Intervention, ...]:
        """The register of everything done to the witness."""
        return tuple(interventions(self.text))

    @property
    def tei(self) -> str:
        """The whole edition as text, as its file has it."""
        return self.path.read_text(encoding="utf-8")

    @property
    def witness(self) -> str:
        """The witness, from the edition: its tags and the editor's words taken off."""
        return source.witness(self.text)

    @property
    def lines(self) -> tuple[source.Line, ...]:
        """The witness as printed, line by line."""
        return source.lines(self.text)

    @property
    def reading(self) -> str:
        """The reading text, whole: a paragraph to a line, articles under their headings."""
        return "\n\n".join(_read(unit) for unit in self.units if unit.is_outermost)

    @property
    def printed_title(self) -> str:
        """The heading of the text itself, "" where the witness has none."""
        heads = find_all(self.text, "body/head")
        return reading(heads[0]) if heads else ""

    @property
    def complete(self) -> bool:
        """True where nothing of the treaty is missing from the text."""
        return not any(gap.get("reason") == "not-held" for gap in self.text.iter(f"{TEI}gap"))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The phrases that point somewhere, note markers apart."""
        return tuple(references(self.text, self.units, self.notes))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The own words of every unit and note."""
        return tuple(passages(self.units, self.notes))


def _read(unit: structure.Unit) -> str:
    return "\n".join(filter(None, (unit.heading, unit.text)))


def read(path: Path, sources: Path) -> Edition:
    """The edition in a file, checked whole against its witness in the folder `sources`.

    Raises EditionError, with file and line, for the first thing that is not as it must be.
    """
    root = parse(path)
    head = records.read(root)
    if head.slug != path.stem:
        raise EditionError(path, 1, f"calls itself {head.slug!r}: name file and slug alike")
    check(path, root, sources / head.witness.file)
    return Edition(path, root, head)
