"""What templates say in the archive's own terms: dates, texts as HTML, the house style sheet."""

import json
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from archive.citations import STYLES, Citation, Manner, Work, day_first, pinpoint, plain
from archive.edition.html import Links, from_tei, note_html, paragraphs_html
from archive.exports import FORMATS, Subject, linked
from archive.models import Footnote, Treaty, Unit
from archive.works import work_of

register = template.Library()
LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian", "zh": "Chinese"}
SERIES = {"lnts": "LNTS", "unts": "UNTS"}


@register.simple_tag
def site_name() -> str:
    """The name of the archive."""
    return settings.SITE_NAME


@register.simple_tag
def site_url(path: str = "") -> str:
    """The lasting address of a path."""
    return settings.SITE_URL + path


@register.simple_tag
def stylesheet() -> SafeString:
    """The style sheet's text, for the head of the page: one request is enough to read."""
    return mark_safe(settings.STYLESHEET)  # noqa: S308 (our own file)


@register.filter
def day(iso: str) -> str:
    """An ISO date as it is written in a footnote: ``26 May 1942``; as much of it as is known."""
    return day_first(iso)


@register.filter
def language(code: str) -> str:
    """A language's English name."""
    return LANGUAGES.get(code, code)


@register.simple_tag(takes_context=True)
def reading(context: Context, unit: Unit, whole: bool = False) -> SafeString:
    """A unit's paragraphs with links and, if the page has its outline, its margin; `whole` on the treaty's page."""
    outline = context.get("outline")
    links = Links(f"/treaties/{unit.treaty_id}", whole, outline.beside if outline else {})
    return mark_safe(paragraphs_html(from_tei(unit.tei), links))  # noqa: S308 (escaped there)


@register.filter
def footnote_html(note: Footnote, whole: bool = False) -> SafeString:
    """A footnote in its languages."""
    links = Links(f"/treaties/{note.treaty_id}", whole=whole)
    return mark_safe(note_html(from_tei(note.tei), links))  # noqa: S308 (escaped there)


@register.filter
def cited(reference: object) -> str:
    """A series reference as it is cited: ``204 LNTS 353``, ``Cmd. 6376``."""
    if reference.series in SERIES:
        return f"{reference.volume} {SERIES[reference.series]} {reference.page}"
    return reference.number


@register.filter
def excerpt(text: str, words: int = 12) -> str:
    """The first words of a text."""
    found = text.split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """What a mapping has under a key, None if nothing."""
    return mapping.get(key)


@register.filter
def sentence(text: str) -> str:
    """A text up to its first semicolon: the thing that happened, without what is added."""
    return text.partition(";")[0]


@register.filter
def decapitalised(text: str) -> str:
    """A text that goes on in a sentence: ``Lapsed`` as ``lapsed``; labels keep their capital."""
    return text if text.startswith(("Article", "Part", "Annex")) else text[:1].lower() + text[1:]


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


@register.simple_tag(takes_context=True)
def querystring_with(context: Context, name: str, value: str | None) -> str:
    """The question with another value of one filter, from its first page."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    asked.pop(name, None)
    if value is not None:
        asked[name] = value
    return f"?{asked.urlencode()}"


@register.simple_tag(takes_context=True)
def querystring_page(context: Context, page: int, step: int) -> str:
    """The question, some pages on or back; with no step, without its page."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    if step:
        asked["page"] = str(page + step)
    return f"?{asked.urlencode()}"
