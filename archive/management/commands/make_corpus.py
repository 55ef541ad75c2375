"""Make a large archive of invented treaties, for measurement."""

from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from archive import parallels, passages, stores
from archive.baking import lock, unfinished
from archive.builds import CURRENT, Build, adopt
from archive.corpus import PARTIES, Invented, invent, sentences
from archive.ledger import digest
from archive.loading import load
from archive.models import Article, Party, Style, Subject, Title, Treaty
from archive.pages import PageWriter

BATCH = 500


class Command(BaseCommand):
    """`manage.py make_corpus N`"""

    help = "Make an archive of N invented treaties in ARCHIVE (an empty folder), with records and index, no pages."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """How many."""
        parser.add_argument("count", type=int)

    def handle(self, *_args: object, count: int, **_options: object) -> None:
        """The archive, beside nothing else: an archive of real treaties is not written over."""
        if (settings.ARCHIVE / CURRENT).exists():
            raise CommandError(f"there is an archive in {settings.ARCHIVE}: set ARCHIVE to an empty folder")
        with lock(settings.ARCHIVE), unfinished(settings.ARCHIVE) as folder:
            with stores.written_in(folder):
                load(settings.FIXTURES, lambda *_: None)
                _write(count)
                parallels.find(lambda *_: None)
                found = passages.build(folder)
            with PageWriter(folder):
                pass
            Build(folder).seal({"treaties": count, "passages": found})
            adopt(settings.ARCHIVE, folder, f"{count:016x}")
        self.stdout.write(f"{count} treaties, {found} passages in {settings.ARCHIVE}")


def _write(count: int) -> None:
    known = sentences(list(Article.objects.values_list("text", flat=True)))
    names = (f"p{number}" for number in range(PARTIES))
    Party.objects.bulk_create(Party(slug=name, name=f"Party {name}", short_name=name) for name in names)
    made = invent(count, known)
    while rows := list(islice(made, BATCH)):
        with transaction.atomic():
            _write_some(rows)


def _write_some(rows: list[Invented]) -> None:
    Treaty.objects.bulk_create(map(_treaty, rows))
    Title.objects.bulk_create(_titles(rows))
    Style.objects.bulk_create(_styles(rows))
    Subject.objects.bulk_create(Subject(f"{one.slug}/{one.subject}", one.slug, one.subject) for one in rows)
    Article.objects.bulk_create(_articles(rows))


def _treaty(one: Invented) -> Treaty:
    text = "\n\n".join(one.texts)
    return Treaty(
        slug=one.slug,
        title=one.title,
        short_title=one.title,
        language=one.language,
        signed_on=one.signed_on,
        year=int(one.signed_on[:4]),
        signed_at=one.place,
        complete=one.complete,
        is_translation=False,
        subjects=[one.subject],
        witness={},
        text=text,
        length=len(text.split()),
        digest=digest(text),
        source_text="",
        tei="",
    )


def _titles(rows: list[Invented]) -> Iterator[Title]:
    for one in rows:
        yield Title(
            key=f"{one.slug}/title-1", treaty_id=one.slug, position=1, text=one.title, kind="main", language="en"
        )


def _styles(rows: list[Invented]) -> Iterator[Style]:
    for one in rows:
        for position, party in enumerate(one.parties, start=1):
            key = f"{one.slug}/style-{position}"
            yield Style(key=key, treaty_id=one.slug, position=position, text=party, party_id=party, where="title")


def _articles(rows: list[Invented]) -> Iterator[Article]:
    for one in rows:
        for number, text in enumerate(one.texts, start=1):
            path = f"article/{number}"
            yield Article(
                key=f"{one.slug}/{path}",
                treaty_id=one.slug,
                path=path,
                page_id=f"article-{number}",
                eid=f"art_{number}",
                label=f"Article {number}",
                number=str(number),
                position=number,
                language=one.language,
                text=text,
                digest=digest(text),
                first_line=1,
                last_line=1,
                tei="",
                kind="article",
            )
