"""Comparing: which passages of two treaties stand beside each other, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from archive.alignment import Aligned, align
from archive.clauses import gathered
from archive.models import Counterpart, SharedWording, Treaty, Unit
from archive.outline import Outline
from archive.pictures.ribbons import Pair as Band
from archive.sides import Side, canonical, pair_address

MOST = 50  # pairs of passages that are looked at for treaties with close wording


@dataclass(frozen=True)
class Pair:
    """Two passages side by side, and the sets in which an editor put them together."""

    left: Unit
    right: Unit
    sets: tuple[Counterpart, ...] = ()

    @cached_property
    def aligned(self) -> Aligned:
        """What they have in common, word for word."""
        return align(self.left.text, self.right.text)

    @property
    def title(self) -> str:
        """The two passages, and what an editor calls them or how many words they share."""
        why = "; ".join(one.title for one in self.sets) or f"{self.aligned.common} words in common"
        return f"{self.left.label} – {self.right.label}: {why}"

    @property
    def address(self) -> str:
        """The page of these two alone."""
        return pair_address(self.left.key, self.right.key)


@dataclass(frozen=True)
class Comparison:
    """Two treaties: the pairs an editor chose, those that share wording, and what stands alone in each."""

    chosen: list[Pair]
    shared: list[Pair]
    left_alone: list[Unit]
    right_alone: list[Unit]

    @property
    def sections(self) -> tuple[tuple[str, str, list[Pair]], ...]:
        """The pairs under their headings, those an editor chose first."""
        chosen = ("chosen", "Counterparts, chosen by an editor", self.chosen)
        return chosen, ("shared", "Passages that share wording, found by the program", self.shared)

    @property
    def bands(self) -> list[Band]:
        """Every pair as a picture shows it."""
        return [
            Band(pair.left.path, pair.right.path, "counterpart" if pair.sets else "shared", pair.title, pair.address)
            for pair in (*self.chosen, *self.shared)
        ]

    @property
    def is_empty(self) -> bool:
        """True where nothing of one treaty stands beside anything of the other."""
        return not (self.chosen or self.shared)


def chosen_pairs(left: Outline, right: Outline, sets: Iterable[Counterpart]) -> list[Pair]:
    """The pairs that an editor chose, in the order of the first treaty; a pair in two sets stands once."""
    found: dict[tuple[str, str], list[Counterpart]] = {}
    for one in sets:
        for ours in one.of(left.treaty.slug):
            for theirs in one.of(right.treaty.slug):
                found.setdefault((ours, theirs), []).append(one)
    pairs = [Pair(left.units[ours], right.units[theirs], tuple(why)) for (ours, theirs), why in found.items()]
    return sorted(pairs, key=lambda pair: (pair.left.position, pair.right.position))


def comparison(left: Outline, right: Outline) -> Comparison:
    """Two treaties side by side, the earlier first."""
    sets = Counterpart.objects.all().between(left.treaty.slug, right.treaty.slug)
    chosen = chosen_pairs(left, right, sets)
    taken = {(pair.left.key, pair.right.key) for pair in chosen}
    shared = SharedWording.objects.between(left.treaty.slug, right.treaty.slug).values_list("earlier", "later")
    others = [Pair(_unit(left, a), _unit(right, b)) for a, b in shared if (a, b) not in taken]
    pairs = [*chosen, *others]
    return Comparison(
        chosen,
        others,
        _alone(left, [pair.left for pair in pairs]),
        _alone(right, [pair.right for pair in pairs]),
    )


def _unit(outline: Outline, key: str) -> Unit:
    return outline.units[key.partition("/")[2]]


def _alone(outline: Outline, paired: list[Unit]) -> list[Unit]:
    return [leaf for leaf in outline.leaves if not any(unit.contains(leaf.path) for unit in paired)]


def compared_with(treaty: Treaty) -> list[tuple[Treaty, str]]:
    """The treaties that an editor's sets put beside one, and those with the closest wording, with the address."""
    slugs = {slug for one in Counterpart.objects.all() if treaty.slug in one.treaties for slug in one.treaties}
    shared = SharedWording.objects.of(treaty.slug).values_list("earlier_treaty", "later_treaty")
    slugs.update(*shared[:MOST])
    others = Treaty.objects.listed().filter(pk__in=slugs - {treaty.slug})
    ours = Side(Outline(treaty))
    return [(other, canonical([ours, Side(Outline(other))])) for other in others]


def treaties_compared() -> list[tuple[Treaty, Treaty]]:
    """The pairs of treaties that an editor's sets put side by side, the earlier first."""
    found: dict[tuple[str, str], tuple[Treaty, Treaty]] = {}
    for one in Counterpart.objects.all():
        for first, second, _ in gathered(one).pairs:
            if first.treaty != second.treaty:
                found[first.treaty.slug, second.treaty.slug] = first.treaty, second.treaty
    return list(found.values())


def finished_pairs() -> list[str]:
    """The addresses of the comparisons that an editor's sets make: pairs of treaties, then of passages."""
    treaties = [f"/compare/{first.slug}/{second.slug}" for first, second in treaties_compared()]
    passages = [address for one in Counterpart.objects.all() for _, _, address in gathered(one).pairs]
    return [*treaties, *dict.fromkeys(passages)]
