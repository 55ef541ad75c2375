"""What templates say so that a page can be cited: by people, and by their programs."""

import json
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from archive.citations import STYLES, Citation, Manner, Work, pinpoint, plain
from archive.exports import FORMATS, Subject, linked
from archive.models import Treaty, Unit
from archive.works import work_of

register = template.Library()


@register.simple_tag
def citations(work: Work) -> list[tuple[str, SafeString]]:
    """Each style's name with the citation in it."""
    return [(style.name, _set(style.write(work))) for style in STYLES]


def _set(citation: Citation) -> SafeString:
    """A citation with its italics."""
    return format_html_join("", "{}", ((_run(run.text, run.italic),) for run in citation))


def _run(text: str, italic: bool) -> SafeString:
    return format_html("<i>{}</i>", text) if italic else format_html("{}", text)


@register.simple_tag
def quotation(work: Work) -> str:
    """The passage in quotation marks, with its citation."""
    style = STYLES[0]
    return f"“{' '.join(work.text.split())}” {plain(style.write(work))}."


@register.simple_tag
def formats() -> tuple[object, ...]:
    """The formats in which a citable page can be had."""
    return FORMATS


@register.simple_tag
def metadata(subject: Subject) -> SafeString:
    """What Zotero and others read in the head of a page, in the fields that Zotero's translators take."""
    work = subject.work
    series = work.series
    fields = {
        "z:itemType": "statute",
        "citation_title": work.title,
        "citation_date": work.signed_on,
        "citation_language": work.language,
        "citation_public_url": work.url,
        "z:code": series.name if series else "",
        "z:codeNumber": series.volume if series else "",
        "z:pages": series.page if series else "",
        "z:section": pinpoint(work.place, Manner(points=True)),
        "z:shortTitle": work.short_title,
        "z:extra": "\n".join(_extra(work)),
        "dcterms.identifier": work.url,
        "dcterms.license": linked.LICENCE,
    }
    metas = format_html_join("\n", '<meta name="{}" content="{}">', ((n, v) for n, v in fields.items() if v))
    links = format_html_join("\n", '<link rel="{}"{} href="{}">', (_link(one) for one in linked.links(subject)))
    return format_html("{}\n{}\n{}", metas, links, _data(linked.jsonld_object(subject)))


def _extra(work: Work) -> list[str]:
    return [
        "Type: treaty",
        *([", ".join(work.numbers)] if work.numbers else []),
        f"Parties: {work.joined('; ')}",
    ]


def _link(one: linked.Link) -> tuple[str, SafeString, str]:
    kind = format_html(' type="{}"', one.media_type) if one.media_type else mark_safe("")
    return one.relation, kind, one.target


def _data(found: dict[str, object]) -> SafeString:
    """JSON-LD as a block of data; nothing in it can end the block."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped here)


@register.simple_tag
def coins(treaty: Treaty) -> str:
    """A treaty of a list as a ContextObject in a span (Z39.88-2004)."""
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "statute",
        "rft.title": treaty.title,
        "rft.date": treaty.signed_on,
        "rft.identifier": settings.SITE_URL + treaty.get_absolute_url(),
    }
    return urlencode(fields)


@register.simple_tag
def cited_as(unit: Unit) -> SafeString:
    """A unit's citation in the first style."""
    return _set(STYLES[0].write(work_of(unit.treaty, unit)))
