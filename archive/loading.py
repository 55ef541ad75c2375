"""Loading: fresh records from every fixture, or one line that says what is wrong with which."""

import json
from collections.abc import Callable
from pathlib import Path

from django.core.management import CommandError, call_command

from archive import clauses, ledger
from archive.models import Treaty

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def load(fixtures: Path, progress: Progress) -> None:
    """Fresh records from every fixture."""
    progress("records", 0, 1)
    sound_ledger(fixtures / "ledger.jsonl")
    call_command("migrate", verbosity=0)
    editions = sorted((fixtures / "treaties").glob("*.tei"))
    before = [fixtures / name for name in ("parties.json", "instruments.json", "ledger.jsonl")]
    labels = [str(path) for path in (*before, *editions, fixtures / "counterparts.json") if path.exists()]
    for done, label in enumerate(labels, start=1):
        _load_one(label)
        progress("records", done, len(labels))
    if not Treaty.objects.exists():
        raise CommandError(f"no edition in {fixtures / 'treaties'}: an archive needs one at least")
    if fault := next(clauses.faults(), None):
        raise CommandError(f"counterparts.json: {fault}")


def _check_json(path: Path) -> None:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise CommandError(f"{path.name}, line {error.lineno}: {error.msg}; mend the JSON") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path.name}: is not in UTF-8: save it so") from error
    if not isinstance(rows, list) or not rows:
        raise CommandError(f"{path.name}: holds no records: it is a list of them")


def sound_ledger(path: Path) -> list[ledger.Entry]:
    """The entries of a ledger that was only ever appended to; CommandError names the line that is not so."""
    try:
        entries = ledger.read(path)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if fault := next(ledger.faults(entries), None):
        raise CommandError(f"{path.name}, {fault}. The ledger is only ever appended to: restore it")
    return entries


def _load_one(label: str) -> None:
    if label.endswith(".json"):
        _check_json(Path(label))
    try:
        call_command("loaddata", label, verbosity=0)
    except CommandError:
        raise
    except Exception as error:  # whatever a file does, its editor reads one line that names it
        told = " ".join(str(error).split())
        raise CommandError(f"{Path(label).name}: {type(error).__name__}: {told}") from error
