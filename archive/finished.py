"""Finished pages: which addresses the bake renders, and what is shown when none can be."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.urls import reverse

from archive.comparing import finished_pairs
from archive.models import Alias, Counterpart, Instrument, Party, Treaty
from archive.outline import Outline

PROSE = (
    "home",
    "treaties",
    "parties",
    "comparisons",
    "clauses",
    "citing",
    "about",
    "editorial-policy",
    "accessibility",
    "addresses",
    "opensearch",
    "robots",
)
NOT_CITED = {"/robots.txt", "/opensearch.xml"}
QUESTIONS = {"/treaties/", "/compare/"}  # with a query string these are asked of Django
FAULTS = (429, 500, 503)  # what a proxy may have to say in the archive’s place
PAGES_OF_TREATY = ("treaty", "as-printed", "source", "interventions")


def paths() -> Iterator[str]:
    """Every address of a finished page, each once."""
    yield from (reverse(name) for name in PROSE)
    yield from (party.get_absolute_url() for party in Party.objects.all())
    yield from (instrument.get_absolute_url() for instrument in Instrument.objects.all())
    yield from (counterpart.get_absolute_url() for counterpart in Counterpart.objects.all())
    yield from finished_pairs()
    for treaty in Treaty.objects.listed():
        yield from (reverse(name, args=[treaty.slug]) for name in PAGES_OF_TREATY)
        yield from (unit.get_absolute_url() for unit in Outline(treaty).units.values())


def errors() -> dict[str, str]:
    """What a proxy shows when the archive cannot answer: each page whole in itself, by the name of its file."""
    return {f"{status}.html": render_to_string(f"{status}.html", {"is_error": True}) for status in FAULTS}


def texts() -> dict[str, str]:
    """Every address that is given out for good, with the reading text that stands there ("" for none).

    Comparisons are none: any two passages have one, for as long as both are there.
    """
    passing = {*NOT_CITED, *finished_pairs()}
    found = {path: "" for path in paths() if path not in passing}
    for treaty in Treaty.objects.only("slug", "text"):
        found[treaty.get_absolute_url()] = treaty.text
        found |= dict.fromkeys((f"/treaties/{alias.slug}" for alias in treaty.aliases.all()), "")
        found |= {unit.get_absolute_url(): unit.text for unit in Outline(treaty).units.values()}
    return found


def moved() -> dict[str, str]:
    """The beginnings of addresses under an alias, with those of the treaties that they lead to."""
    aliases = Alias.objects.values_list("slug", "treaty_id")
    return {f"/treaties/{alias}": f"/treaties/{slug}" for alias, slug in aliases}
