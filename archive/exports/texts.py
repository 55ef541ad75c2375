"""The text itself: reading text, TEI, and the record with its text."""

import json

from lxml import etree

from archive.addresses import Address
from archive.edition.document import XML_ID, find_all
from archive.exports.subject import Subject


def plain_text(subject: Subject) -> str:
    """What is cited, above its reading text; printed labels are kept."""
    head = [subject.treaty.title]
    if subject.unit:
        head.append(subject.unit.label[:1].upper() + subject.unit.label[1:])
    head.append(subject.work.url)
    label = _printed_label(subject)
    return "\n".join(head) + f"\n\n{label}{subject.work.text}\n"


def _printed_label(subject: Subject) -> str:
    if subject.unit is None:
        return ""
    label = etree.fromstring(subject.unit.tei).findtext("{*}label")
    return f"{label} " if label else ""


def tei(subject: Subject) -> str:
    """The whole edition, or the element of one unit."""
    if subject.unit is None:
        return subject.treaty.tei
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + subject.unit.tei + "\n"


def record(subject: Subject) -> str:
    """The record as JSON: identity, dates, parties, statements with sources, text."""
    treaty, unit = subject.treaty, subject.unit
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
    if unit:
        address = Address.from_path(unit.path)
        found["unit"] = {
            "path": address.path,
            "label": address.label,
            "id": address.page_id,
            "eid": address.eid,
        }
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
