"""Comparing: what the grammar proposes for an edition beside what its editor has tagged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.addresses import Address
from archive.edition import Edition, Reference
from archive.references.proposal import NOUNS, Instrument, Proposal, Setting
from archive.references.proposing import propose


@dataclass(frozen=True)
class Row:
    """A phrase of an edition: as proposed, as tagged, or both; `line` is of the edition's file."""

    line: int
    unit: Address
    proposal: Proposal | None
    tagged: Reference | None

    @property
    def phrase(self) -> str:
        """The phrase, as it is tagged or else as proposed."""
        return self.tagged.phrase if self.tagged else self.proposal.phrase if self.proposal else ""

    @property
    def kind(self) -> str:
        """Its kind, as tagged or else as proposed."""
        return self.tagged.kind if self.tagged else self.proposal.kind if self.proposal else ""

    @property
    def targets(self) -> tuple[str, ...]:
        """What it points at, as tagged or else as proposed."""
        return self.tagged.targets if self.tagged else self.proposal.targets if self.proposal else ()

    @property
    def reason(self) -> str:
        """Why the grammar, or else the editor, knows no target."""
        if self.proposal and self.proposal.reason:
            return self.proposal.reason
        return self.tagged.said if self.tagged and not self.tagged.targets else ""


def compared(edition: Edition, instruments: Iterable[Instrument]) -> Iterator[Row]:
    """Every phrase that is proposed or tagged, in the order of the units and notes."""
    known = tuple(unit.address for unit in edition.units)
    others = tuple(one for one in instruments if one.target != f"treaty:{edition.header.slug}")
    tagged = {reference.key: reference for reference in edition.references}
    for passage in edition.passages:
        setting = Setting(passage.unit, known, _noun(edition), edition.complete, _signed_on(edition), others)
        here = [tagged[key] for key in passage.starts]
        found = propose(passage.text, setting)
        rows = [Row(passage.line_at(one.start), passage.unit, one, _beneath(one, here)) for one in found]
        met = {row.tagged.key for row in rows if row.tagged}
        rows += [Row(one.line, passage.unit, None, one) for one in here if one.key not in met]
        yield from sorted(rows, key=lambda row: row.line)


def _beneath(found: Proposal, here: list[Reference]) -> Reference | None:
    """The tagged phrase that shares words with a proposed one."""
    return next((one for one in here if one.start < found.end and found.start < one.start + len(one.phrase)), None)


def _noun(edition: Edition) -> str:
    """What a treaty calls itself, by its title."""
    words = next(title.text for title in edition.header.titles if title.kind == "main")
    return min((noun for noun in NOUNS if noun in words), key=words.index, default="Treaty")


def _signed_on(edition: Edition) -> str:
    return next(event.on for event in edition.header.events if event.kind == "signature")


def held(editions: Iterable[Edition]) -> Iterator[Instrument]:
    """The treaties of these editions, as other texts may cite them."""
    for edition in editions:
        names = tuple(title.text for title in edition.header.titles)
        addresses = tuple(unit.address for unit in edition.units)
        yield Instrument(f"treaty:{edition.header.slug}", names, _signed_on(edition), addresses)
