"""Keep the ledger: append what is new, or check that nothing was rewritten."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from archive import ledger, stores
from archive.builds import BuildError
from archive.finished import moved, texts
from archive.loading import load, sound_ledger


class Command(BaseCommand):
    """`manage.py ledger`"""

    help = "Append to fixtures/ledger.jsonl every address and wording that is new; with --check, change nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--check", action="store_true", help="say what is wrong, and write nothing")
        parser.add_argument("--withdraw", metavar="REASON", default="", help="withdraw addresses no edition has")
        parser.add_argument("--on", type=date.fromisoformat, default=datetime.now(UTC).date(), help="since when")

    def handle(self, *_args: object, check: bool, withdraw: str, on: date, **_options: object) -> None:
        """A line for each entry; CommandError for a ledger that was rewritten or lags."""
        path = settings.FIXTURES / "ledger.jsonl"
        entries = sound_ledger(path)
        if entries and on.isoformat() < entries[-1].since:
            raise CommandError(f"--on {on} is before the last entry, {entries[-1].since}")
        try:
            standing, led_on = _standing()
        except BuildError as error:
            raise CommandError(str(error)) from error
        due = ledger.due(entries, standing, on.isoformat(), withdraw, led_on)
        if check and due:
            raise CommandError(f"{path.name} lags behind the editions: {_named(due)}; run `manage.py ledger`")
        gone = [entry for entry in due if entry.event == "withdrawn"]
        if gone and not withdraw:
            message = f"no edition has {_named(gone)} any longer: say why with --withdraw 'REASON'"
            raise CommandError(message)
        ledger.append(path, entries, due)
        for entry in due:
            self.stdout.write(f"{entry.event} {entry.address}{'@' if entry.digest else ''}{entry.digest}")
        self.stdout.write(f"{len(entries) + len(due)} entries, {len(due)} new")


def _standing() -> tuple[dict[str, str], dict[str, str]]:
    with stores.written_for_now():
        load(settings.FIXTURES, lambda *_: None)
        return texts(), moved()


def _named(entries: list[ledger.Entry]) -> str:
    shown = ", ".join(entry.address for entry in entries[:3])
    return shown + (f" and {len(entries) - 3} more" if len(entries) > 3 else "")
