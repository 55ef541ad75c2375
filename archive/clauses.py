"""Clauses: the sets of counterparts that an editor made, with their passages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from archive.models import Article, Counterpart, Paragraph, Treaty
from archive.sides import Side, pair_address, side


@dataclass(frozen=True)
class Gathered:
    """An editor's set with its passages in order of date, and the treaties whose passage is not held."""

    counterpart: Counterpart
    passages: list[Side]
    missing: list[tuple[Treaty, str]]

    @property
    def clause(self) -> str:
        """The type of clause."""
        return self.counterpart.clause

    @property
    def pairs(self) -> list[tuple[Side, Side, str]]:
        """Any two of its passages, with the address of their comparison."""
        return [(a, b, pair_address(a.path, b.path)) for a, b in combinations(self.passages, 2)]

    def beside(self, asked: Side) -> list[tuple[Side, str]]:
        """Its other passages, seen from a unit, each with the address of the comparison."""
        treaty, path = asked.treaty, asked.unit.path
        ours = [one for one in self.passages if one.treaty == treaty and _touch(one.unit.path, path)]
        return [(b if a in ours else a, address) for a, b, address in self.pairs if (a in ours) != (b in ours)]


def _touch(one: str, other: str) -> bool:
    """True for the paths of one unit, or of two of which one stands in the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def gathered(counterpart: Counterpart) -> Gathered:
    """A set with its records; LookupError names a passage that is no unit."""
    found = sorted((side(key) for key in counterpart.passages), key=lambda one: one.place)
    missing = Treaty.objects.listed().in_bulk(counterpart.not_held)
    return Gathered(counterpart, found, [(missing[slug], why) for slug, why in counterpart.not_held.items()])


def counterparts_of(asked: Side) -> list[Gathered]:
    """The sets that have a unit, something inside it, or what it stands in."""
    treaty = asked.treaty.slug
    return [
        gathered(one)
        for one in Counterpart.objects.all()
        if any(_touch(path, asked.unit.path) for path in one.of(treaty))
    ]


def faults() -> Iterator[str]:
    """What is wrong with the editor's sets, each fault in one line."""
    held = dict(Treaty.objects.values_list("slug", "complete"))
    for one in Counterpart.objects.all():
        for key in one.passages:
            if not _is_unit(key):
                yield f"{one.slug}: {key!r} is no passage of a treaty held here: mend it or take it out"
        for slug in one.not_held:
            if held.get(slug, True):
                yield f"{one.slug}: {slug!r} is no incomplete treaty held here, so nothing of it is not held"


def _is_unit(key: str) -> bool:
    """True for the key of an article or what stands in one: a Part is no passage, and a note no clause."""
    try:
        found = side(key)
    except LookupError:
        return False
    return found.path == key and isinstance(found.unit, Article | Paragraph)
