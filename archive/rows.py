"""Rows: what the database holds of an edition."""

from collections.abc import Iterator
from dataclasses import asdict

from django.core.serializers.base import DeserializedObject
from lxml import etree

from archive import models
from archive.edition import Edition
from archive.edition.references import destination
from archive.edition.units import Note, Unit
from archive.edition.witness import line_spans
from archive.ledger import digest

# model: (where the header has them, {field of the model: field of the header})
STATEMENTS = {
    models.Title: ("titles", {"text": "text", "kind": "kind", "language": "language"}),
    models.Style: ("styles", {"text": "text", "party_id": "party", "where": "where"}),
    models.Signatory: ("signatories", {"text": "name", "office": "office", "party_id": "party"}),
    models.Event: (
        "events",
        {
            "text": "text",
            "kind": "kind",
            "on": "on",
            "place": "place",
            "party_id": "party",
            "clause": "clause",
            "periods": "periods",
        },
    ),
    models.SeriesReference: (
        "series",
        {
            "text": "title",
            "series": "series",
            "volume": "volume",
            "last_page": "last_page",
            "disputed": "disputed",
            "page": "page",
            "number": "number",
            "url": "url",
        },
    ),
    models.Relation: ("relations", {"text": "text", "kind": "kind", "instrument_id": "target"}),
    models.Language: ("languages", {"text": "name", "code": "code"}),
}


def rows(edition: Edition) -> Iterator[DeserializedObject]:
    """Every row of an edition, each after those it points at."""
    slug = edition.header.slug
    yield DeserializedObject(_treaty(edition))
    for subject in edition.header.subjects:
        yield DeserializedObject(models.Subject(f"{slug}/{subject}", slug, subject))
    for alias in edition.header.aliases:
        yield DeserializedObject(models.Alias(slug=alias, treaty_id=slug))
    for position, source in enumerate(edition.header.sources, start=1):
        yield DeserializedObject(models.Source(f"{slug}/{source.key}", slug, source.text, source.url, position))
    yield from _statements(edition)
    spans = line_spans(edition.text)
    for position, unit in enumerate(edition.units, start=1):
        yield DeserializedObject(_unit(slug, position, unit, spans))
    for position, note in enumerate(edition.notes, start=len(edition.units) + 1):
        yield DeserializedObject(_footnote(slug, position, note, spans))
    yield from _references(edition)
    yield from _interventions(edition)


def _treaty(edition: Edition) -> models.Treaty:
    head = edition.header
    title = {title.kind: title.text for title in reversed(head.titles)}
    signed = next(event for event in head.events if event.kind == "signature")
    return models.Treaty(
        slug=head.slug,
        title=title["main"],
        short_title=title.get("short", title["main"]),
        printed_title=edition.printed_title,
        language=head.language,
        signed_on=signed.on,
        year=int(signed.on[:4]),
        signed_at=signed.place,
        complete=edition.complete,
        is_translation=head.language not in {language.code for language in head.languages},
        subjects=list(head.subjects),
        editorial=list(head.editorial),
        witness=asdict(head.witness),
        text=edition.reading,
        digest=digest(edition.reading),
        length=len(edition.reading.split()),
        source_text=edition.witness,
        tei=edition.tei,
    )


def _statements(edition: Edition) -> Iterator[DeserializedObject]:
    slug = edition.header.slug
    for model, (among, fields) in STATEMENTS.items():
        for position, stated in enumerate(getattr(edition.header, among), start=1):
            row = model(
                key=f"{slug}/{model.__name__.lower()}-{position}",
                treaty_id=slug,
                position=position,
                certainty=stated.vouched.certainty,
                basis=stated.vouched.basis,
                **{field: _value(field, getattr(stated, name)) for field, name in fields.items()},
            )
            sources = [f"{slug}/{key}" for key in stated.vouched.sources]
            yield DeserializedObject(row, {"sources": sources})


def _value(field: str, stated: object) -> object:
    return stated or None if field.endswith("_id") else stated


Spans = dict[etree._Element, tuple[int, int]]


def _unit(slug: str, position: int, unit: Unit, spans: Spans) -> models.Unit:
    fields = _fields(slug, position, unit, spans) | _text(unit.text, unit.language)
    if unit.is_group:
        return models.Part(**fields, heading=unit.heading)
    if not unit.is_paragraph:
        part = unit.group and f"{slug}/{unit.group.path}"
        return models.Article(**fields, kind=unit.address.kind, heading=unit.heading, part_id=part)
    parent = unit.address.parent
    outer = parent.path if parent and parent != unit.article else None
    article = f"{slug}/{unit.article.path}"
    return models.Paragraph(**fields, article_id=article, parent_id=outer and f"{slug}/{outer}")


def _footnote(slug: str, position: int, note: Note, spans: Spans) -> models.Footnote:
    language, text = next((one for one in note.texts if one[0] == "en"), note.texts[0])
    fields = _fields(slug, position, note, spans) | _text(text, language)
    return models.Footnote(**fields, marker=note.marker.path if note.marker else "")


def _text(text: str, language: str) -> dict[str, str]:
    return {"text": text, "digest": digest(text), "language": language}


def _fields(slug: str, position: int, found: Unit | Note, spans: Spans) -> dict[str, object]:
    address = found.address
    first, last = spans[found.element]
    return {
        "key": f"{slug}/{address.path}",
        "treaty_id": slug,
        "path": address.path,
        "page_id": address.page_id,
        "eid": address.eid,
        "label": address.label,
        "number": address.number,
        "position": position,
        "first_line": first,
        "last_line": last,
        "tei": etree.tostring(found.element, encoding="unicode", with_tail=False),
    }


def _references(edition: Edition) -> Iterator[DeserializedObject]:
    slug = edition.header.slug
    for position, reference in enumerate(edition.references, start=1):
        leads = destination(slug, reference.targets)
        row = models.Reference(
            key=f"{slug}/{reference.key}",
            treaty_id=slug,
            position=position,
            anchor=reference.key,
            path=reference.unit.path,
            kind=reference.kind,
            phrase=reference.phrase,
            certainty=reference.certainty,
            said=reference.said,
            language=reference.language,
            held=leads.held,
            targets=list(leads.units),
            instrument_id=leads.instrument or None,
            url=leads.url,
        )
        yield DeserializedObject(row)


def _interventions(edition: Edition) -> Iterator[DeserializedObject]:
    slug = edition.header.slug
    for position, made in enumerate(edition.interventions, start=1):
        row = models.Intervention(
            key=f"{slug}/{made.key}",
            treaty_id=slug,
            anchor=made.key,
            position=position,
            kind=made.kind,
            title=made.title,
            explanation=made.explanation,
            printed=made.printed,
            read=made.read,
            reason=made.reason,
            certainty=made.certainty,
            line=made.line,
            path=made.unit.path if made.unit else "",
        )
        yield DeserializedObject(row)
