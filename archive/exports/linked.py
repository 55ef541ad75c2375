"""Linked data: JSON-LD (schema.org), typed links (FAIR Signposting) and the linkset (RFC 9264)."""

import json
from urllib.parse import quote

from archive.exports.media import FORMATS
from archive.exports.subject import Link, Subject

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TYPES = ("https://schema.org/AboutPage", "https://schema.org/Legislation")
SAFE = "/:@%+"  # what stands in an address as it is
LONGEST = 4000  # bytes of a Link header that every server and proxy lets through
ALWAYS = ("cite-as", "type", "describedby", "item", "license", "linkset")


def jsonld_object(subject: Subject) -> dict[str, object]:
    """schema.org Legislation: a component such as an article, or the treaty with its parties and series."""
    work = subject.work
    treaty = {
        "@type": "Legislation",
        "@id": subject.treaty_url,
        "name": work.title,
        "alternateName": work.short_title,
        "legislationIdentifier": work.source,
        "legislationType": "Treaty",
        "legislationDate": work.signed_on,
        "legislationLegalForce": "NotInForce" if _ended(subject) else "InForce",
        "inLanguage": work.language,
        "legislationPassedBy": [{"@type": "Country", "name": party.name} for party in work.parties],
        "identifier": _identifiers(subject),
        "license": LICENCE,
        "url": subject.treaty_url,
    }
    if not subject.place:
        return {"@context": "https://schema.org", **treaty, "version": subject.digest}
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": work.url,
        "name": f"{subject.label}, {work.short_title}",
        "legislationIdentifier": work.url,
        "legislationType": "Treaty",
        "legislationDate": work.signed_on,
        "legislationLegalForce": treaty["legislationLegalForce"],
        "inLanguage": work.language,
        "text": work.text,
        **({"position": subject.units[0].position} if subject.units else {}),
        "isPartOf": treaty,
        "license": LICENCE,
        "version": subject.digest,
        "url": work.url,
    }


def jsonld(subject: Subject) -> str:
    """The object as a file."""
    return json.dumps(jsonld_object(subject), ensure_ascii=False, indent=2) + "\n"


def _ended(subject: Subject) -> bool:
    return any(event.kind == "end" for event in subject.treaty.events.all())


def _identifiers(subject: Subject) -> list[dict[str, str]]:
    work = subject.work
    found = [(work.series.name, work.source)] if work.series else []
    found += [("Number", number) for number in work.numbers]
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in found]


def links(subject: Subject) -> list[Link]:
    """Every typed link of the subject's page."""
    url = subject.work.url
    found = [Link("cite-as", url), *(Link("type", kind) for kind in TYPES)]
    found += [
        Link(one.relation, url + one.suffix, one.media_type)
        for one in FORMATS
        if not (subject.superseded and one.relation == "item" and one.suffix != ".txt")
    ]
    found.append(Link("license", LICENCE))
    if subject.place:
        found.append(Link("collection", subject.treaty_url, "text/html"))
    around = {"up": subject.up, "prev": subject.before, "next": subject.after}
    return found + [Link(relation, target, "text/html") for relation, target in around.items() if target]


def header(subject: Subject) -> str:
    """The Link header; over 4 KB only what every client needs, since the linkset has the rest."""
    found = links(subject)
    whole = _written(found)
    return whole if len(whole) <= LONGEST else _written([one for one in found if one.relation in ALWAYS])


def _written(found: list[Link]) -> str:
    return ", ".join(
        f'<{quote(one.target, safe=SAFE)}>; rel="{one.relation}"'
        + (f'; type="{one.media_type}"' if one.media_type else "")
        for one in found
    )


def linkset(subject: Subject) -> str:
    """The links as a linkset in JSON (RFC 9264, section 4.2)."""
    context: dict[str, object] = {"anchor": subject.work.url}
    for one in links(subject):
        target = {"href": one.target} | ({"type": one.media_type} if one.media_type else {})
        context.setdefault(one.relation, []).append(target)
    return json.dumps({"linkset": [context]}, ensure_ascii=False, indent=2) + "\n"
