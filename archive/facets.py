"""Facets: the values that would narrow a list or a search, each with its count and its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from archive.search.words import LONGEST
from archive.templatetags.archive import LANGUAGES

SHOWN = 12  # values of a facet on a page that was not asked for all of them


@dataclass(frozen=True)
class Value:
    """A value of a facet; its address chooses it, or takes the choice back."""

    name: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """What is chosen and the commonest values; `more` others are shown at the address `whole`."""

    name: str
    values: tuple[Value, ...]
    more: int
    whole: str


def facets(
    asked: QueryDict,
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, object],
    parties: Mapping[str, str],
) -> list[Facet]:
    """The facets of a page in the order of their counts, those without a value left out."""
    names = {"party": parties, "language": LANGUAGES}
    found = [_facet(asked, facet, counts[facet], chosen, names.get(facet, {})) for facet in counts]
    return [facet for facet in found if facet.values]


def _facet(
    asked: QueryDict, facet: str, counts: Mapping[str, int], chosen: Mapping[str, object], names: Mapping[str, str]
) -> Facet:
    own = str(chosen.get(facet, ""))
    rows = {own: 0, **counts} if own else counts
    ranked = sorted(rows, key=lambda value: (value != own, -rows[value], names.get(value, value)))
    shown = ranked if chosen.get("all") == facet else ranked[:SHOWN]
    without = _query(asked, "page", "all", facet)
    ahead = f"{without}&" if without else ""
    values = tuple(_value(value, own, f"?{ahead}{facet}=", f"?{without}", names, rows) for value in shown)
    kept = [part for part in (_query(asked, "all"), f"all={facet}") if part]
    return Facet(facet, values, len(ranked) - len(shown), f"?{'&'.join(kept)}#{facet}")


def _value(
    value: str, own: str, choose: str, drop: str, names: Mapping[str, str], counts: Mapping[str, int]
) -> Value:
    address = drop if value == own else choose + urlencode({"": value})[1:]
    return Value(names.get(value, value), counts[value], address, value == own)


def _query(asked: QueryDict, *but: str) -> str:
    """What was asked, without some of it, no longer than it was read."""
    return urlencode([
        (name, value[:LONGEST]) for name, values in asked.lists() if name not in but for value in values if value
    ])  # fmt: skip
