"""The text itself: reading text, TEI, and the record with its text."""

import json

from lxml import etree

from archive.edition.document import TEI, XML_ID, find_all
from archive.exports.subject import Subject
from archive.models import Unit


def plain_text(subject: Subject) -> str:
    """What is cited, above its reading text; printed labels are kept."""
    head = [line for line in (subject.treaty.title, subject.label, subject.work.url) if line]
    texts = [f"{_printed_label(unit)}{unit.text}" for unit in subject.units] or [subject.work.text]
    return "\n".join(head) + "\n\n" + "\n".join(texts) + "\n"


def _printed_label(unit: Unit) -> str:
    label = etree.fromstring(unit.tei).findtext("{*}label") if unit.path.rpartition("/")[0] else ""
    return f"{label} " if label else ""


def tei(subject: Subject) -> str:
    """The whole edition, or the elements of what is cited, in a ``<div>`` if they are several."""
    if not subject.units:
        return subject.treaty.tei
    elements = "\n".join(unit.tei for unit in subject.units)
    several = f'<div xmlns="{TEI.strip("{}")}" type="range">\n{elements}\n</div>'
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + (elements if len(subject.units) == 1 else several) + "\n"


def record(subject: Subject) -> str:
    """The record as JSON: identity, dates, parties, statements with sources, text."""
    treaty = subject.treaty
    found = {
        "address": subject.work.url,
        "treaty": treaty.slug,
        "title": treaty.title,
        "short_title": treaty.short_title,
        "parties": [{"slug": party.slug, "name": party.name} for party in treaty.makers],
        "signed_on": treaty.signed_on,
        "signed_at": treaty.signed_at,
        "language": treaty.language,
        "translation": treaty.is_translation,
        "complete": treaty.complete,
        "digest": subject.digest,
        "text": subject.work.text,
    }
    if place := subject.work.place:
        found["unit"] = {"path": place.path, "label": place.label, "id": place.page_id, "eid": place.eid}
    else:
        found["events"] = [_stated(event) | {"kind": event.kind, "on": event.on} for event in treaty.events.all()]
        found["units"] = _page_ids(treaty.tei)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _stated(statement: object) -> dict[str, object]:
    return {
        "text": statement.text,
        "certainty": statement.certainty,
        "basis": statement.basis,
        "sources": [source.text for source in statement.sources.all()],
    }


def _page_ids(edition: str) -> list[str]:
    text = find_all(etree.fromstring(edition.encode()), "text")[0]
    return [element.get(XML_ID) for element in text.iter("{*}div", "{*}p", "{*}seg") if XML_ID in element.attrib]
