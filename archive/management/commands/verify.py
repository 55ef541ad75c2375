"""Prove every edition against its witness and against what is served."""

import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from archive.builds import BuildError, current
from archive.pages import Pages
from archive.verifying import verify_all


class Command(BaseCommand):
    """`manage.py verify`"""

    help = "Prove that what is served is what the editions and their witnesses say: a line per treaty."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        """A line per treaty and one for the whole; exit 1 if anything fails."""
        try:
            build = current(settings.ARCHIVE)
            build.check()
        except BuildError as error:
            raise CommandError(str(error)) from error
        reports = list(verify_all(settings.FIXTURES, Pages(build.folder)))
        for report in reports:
            self.stdout.write(str(report))
        if any(report.failures for report in reports):
            sys.exit(1)
