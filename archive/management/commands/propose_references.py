"""List which phrases of an edition seem to point somewhere, which are tagged, and which cannot be resolved."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from archive.edition import Edition, EditionError, read
from archive.references import Instrument
from archive.references.comparing import Row, compared, held


class Command(BaseCommand):
    """`manage.py propose_references [SLUG...]`"""

    help = "Propose the references of editions: line, unit, phrase, kind, target, and what is not resolved, and why."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the treaties; all of them if none is named")
        parser.add_argument("--check", action="store_true", help="exit 1 if an edition lacks a proposed phrase")

    def handle(self, *_args: object, slugs: list[str], check: bool, **_options: object) -> None:
        """A list for each edition; CommandError for a treaty that is not held."""
        editions = _editions(settings.FIXTURES)
        if unknown := sorted(set(slugs) - set(editions)):
            raise CommandError(f"no edition of {', '.join(unknown)} in {settings.FIXTURES.name}/treaties")
        known = [*_instruments(settings.FIXTURES / "instruments.json"), *held(editions.values())]
        lacking = 0
        for slug in slugs or editions:
            rows = list(compared(editions[slug], known))
            lacking += sum(row.tagged is None for row in rows)
            for line in _told(slug, rows):
                self.stdout.write(line)
        if check and lacking:
            self.stderr.write(f"phrases not tagged: {lacking}. Tag each, with the reason where it leads nowhere")
            sys.exit(1)


def _editions(fixtures: Path) -> dict[str, Edition]:
    try:
        return {path.stem: read(path, fixtures / "sources") for path in sorted((fixtures / "treaties").glob("*.tei"))}
    except EditionError as error:
        raise CommandError(str(error)) from error


def _instruments(path: Path) -> Iterator[Instrument]:
    for row in json.loads(path.read_text(encoding="utf-8")):
        fields = row["fields"]
        names = tuple(filter(None, (fields["title"], fields.get("known_as", ""))))
        yield Instrument(f"instrument:{row['pk']}", names, fields.get("made_on", ""))


def _told(slug: str, rows: list[Row]) -> Iterator[str]:
    """The lines about one edition."""
    proposed = [row for row in rows if row.proposal]
    yield f"{slug}: {len(proposed)} proposed, {sum(row.tagged is not None for row in rows)} tagged"
    for row in rows:
        yield f"  {_place(row)}  {row.kind}  {' '.join(row.targets) or 'no target'}  {_standing(row)}"
    unresolved = [row for row in rows if row.reason]
    if unresolved:
        yield "  Not resolved:"
    for row in unresolved:
        yield f"    {_place(row)}: {row.reason}{_editors(row)}"


def _place(row: Row) -> str:
    return f"line {row.line}  {row.unit.path}  “{row.phrase}”"


def _standing(row: Row) -> str:
    """How the proposal and the edition agree."""
    if row.tagged is None:
        return "[not tagged]"
    if row.proposal is None:
        return "[tagged by an editor, not proposed]"
    if row.proposal.targets and row.proposal.targets != row.tagged.targets:
        return f"[tagged; {' '.join(row.proposal.targets)} was proposed]"
    return "[tagged]"


def _editors(row: Row) -> str:
    """What the edition makes of a phrase that the grammar cannot resolve."""
    if row.tagged is None:
        return ""
    return f". The edition: {' '.join(row.tagged.targets) or 'no target'}. {row.tagged.said}"
