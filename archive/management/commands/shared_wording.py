"""List the passages that share most wording, as a table."""

from django.core.management import BaseCommand, CommandParser

from archive.models import SharedWording
from archive.parallels import texts

HEAD = "| score | earlier | later | words in common (of the earlier) |\n|---|---|---|---|"


class Command(BaseCommand):
    """`manage.py shared_wording`"""

    help = "Print the pairs of passages that share most wording, as a table in Markdown."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """How many."""
        parser.add_argument("--best", type=int, default=10, metavar="N", help="how many pairs (10)")

    def handle(self, *_args: object, best: int, **_options: object) -> None:
        """A row for each pair of the archive that serves, the best first."""
        self.stdout.write(HEAD)
        pairs = list(SharedWording.objects.all()[:best])
        found = texts(key for pair in pairs for key in (pair.earlier, pair.later))
        for pair in pairs:
            (earlier, _, text), (later, _, _) = found[pair.earlier], found[pair.later]
            said = "; ".join(f"“{text[start:end]}”" for start, end, *_ in pair.runs)
            self.stdout.write(
                f"| {pair.score:.2f} | {pair.earlier[:4]}, {earlier} | {pair.later[:4]}, {later} | {said} |"
            )
