"""What templates say in the archive's own terms: dates, texts as HTML, the house style sheet."""

from datetime import date

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

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
    if len(iso) == len("1942-05-26"):
        when = date.fromisoformat(iso)
        return f"{when.day} {when:%B %Y}"
    if len(iso) == len("1942-05"):
        return f"{date.fromisoformat(iso + '-01'):%B %Y}"
    return iso


@register.filter
def language(code: str) -> str:
    """A language's English name."""
    return LANGUAGES.get(code, code)


@register.filter
def reading_html(unit: Unit, whole: bool = False) -> SafeString:
    """A unit's paragraphs with links; `whole` on the page of the whole treaty."""
    links = Links(f"/treaties/{unit.treaty_id}", whole=whole)
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
