"""What templates say in the archive's own terms: dates, texts as HTML, the house style sheet."""

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from archive.citations import day_first
from archive.edition.html import Links, from_tei, note_html, paragraphs_html
from archive.models import Footnote, Unit

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


@register.simple_tag(takes_context=True)
def here(context: Context, address: str) -> SafeString:
    """What marks a link as that of the present page."""
    request = context.get("request")
    return format_html(' aria-current="{}"', "page") if request and request.path == address else SafeString()


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
