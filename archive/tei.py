"""The fixture format "tei": an edition becomes rows when `loaddata` reads it."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management import CommandError
from django.core.serializers.base import DeserializedObject, SerializationError

from archive import models
from archive.edition import Edition, EditionError, read
from archive.rows import rows


class Serializer:
    """TEI is the source of the records, so it is never written from them."""

    internal_use_only = False

    def serialize(self, *_args: object, **_options: object) -> None:
        """Raises SerializationError: editions are edited, not dumped."""
        raise SerializationError("editions are written by editors: edit fixtures/treaties/*.tei")


def Deserializer(stream: object, **_options: object) -> Iterator[DeserializedObject]:  # noqa: N802 (Django's name)
    """The rows of the edition in a fixture file; CommandError names file, line and remedy."""
    path = Path(stream.name)
    try:
        edition = read(path, path.parent.parent / "sources")
        _check_names(edition)
    except EditionError as error:
        # loaddata passes a CommandError on as it is, so that the editor reads one line.
        raise CommandError(str(error)) from error
    yield from rows(edition)


def _check_names(edition: Edition) -> None:
    parties = set(models.Party.objects.values_list("pk", flat=True))
    head = edition.header
    for fact in (*head.styles, *head.signatories, *head.events):
        if fact.party and fact.party not in parties:
            message = f"unknown party {fact.party!r}: add it to fixtures/parties.json"
            raise EditionError(edition.path, fact.line, message)
    instruments = set(models.Instrument.objects.values_list("pk", flat=True))
    pointing = [(*target.split(":", 1), r.line) for r in edition.references for target in r.targets if ":" in target]
    cited = [(slug, line) for scheme, slug, line in pointing if scheme == "instrument"]
    for slug, line in [*cited, *((relation.target, relation.line) for relation in head.relations)]:
        if slug not in instruments:
            message = f"unknown instrument {slug!r}: add it to fixtures/instruments.json"
            raise EditionError(edition.path, line, message)
    for scheme, target, line in pointing:
        name = f"{target.partition('/')[0]}.tei"
        if scheme == "treaty" and not edition.path.with_name(name).exists():
            raise EditionError(
                edition.path, line, f"treaty:{target} is not held: there is no {name} beside this file"
            )
