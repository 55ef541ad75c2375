"""Build the whole archive and switch to it."""

import time

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from archive.baking import bake
from archive.builds import BuildError


class Command(BaseCommand):
    """`manage.py bake`"""

    help = "Build the archive from the fixtures, verify it, and switch to it; the old one serves until then."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--draft", action="store_true", help="even if the ledger lags behind the editions")

    def handle(self, *_args: object, draft: bool, **_options: object) -> None:
        """The new archive, or CommandError and the old one."""
        began = time.monotonic()
        console = Console(stderr=True)
        with Progress(TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), console=console) as bars:
            tasks = {}

            def progress(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = bars.add_task(what)
                bars.update(tasks[what], completed=done, total=total)

            try:
                made = bake(settings.ARCHIVE, settings.FIXTURES, progress, draft=draft)
            except BuildError as error:
                raise CommandError(str(error)) from error
        counts, seconds = made.manifest()["counts"], time.monotonic() - began
        what = f"{counts['treaties']} treaties, {counts['pages']} pages, verified, in {seconds:.1f} s"
        self.stdout.write(f"{what}: {made.folder.name} serves")
