"""Comparing: which passages of two treaties stand beside each other, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from archive.addresses import find
from archive.alignment import Aligned, align
from archive.models import Counterpart, SharedWording, Treaty, Unit
from archive.outline import Outline
from archive.pictures.ribbons import Pair as Band
from archive.resolving import treaty_named

WITH = "with"  # stands between two passages in an address
MOST = 50  # pairs of passages that are looked at for treaties with close wording


@dataclass(frozen=True)
class Side:
    """One of two things compared: a treaty, or a unit of it."""

    outline: Outline
    unit: Unit | None = None

    @property
    def treaty(self) -> Treaty:
        """Its treaty."""
        return self.outline.treaty

    @property
    def path(self) -> str:
        """As it stands in the address of a comparison."""
        return f"{self.treaty.slug}/{self.unit.path}" if self.unit else self.treaty.slug

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it stands in time, and in its treaty."""
        return self.treaty.signed_on, self.treaty.slug, self.unit.position if self.unit else 0


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
        """What an editor calls it, or how many words the two share."""
        return "; ".join(one.title for one in self.sets) or f"{self.aligned.common} words in common"

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


def pair_address(left: str, right: str) -> str:
    """The address of the comparison of two units, by their keys, the earlier first."""
    return f"/compare/{left}/{WITH}/{right}"


def sides(path: str) -> list[Side]:
    """The one or two things that the end of an address names, in any spelling; LookupError if it names none."""
    first, _, second = path.strip("/").partition(f"/{WITH}/")
    if not second:
        left, _, rest = first.partition("/")
        other = treaty_named(rest)
        if other is not None:
            return [side(left), Side(Outline(other))]
    return [side(one) for one in (first, second) if one]


def side(path: str) -> Side:
    """The treaty or unit that a path names, in any spelling; LookupError if it names none."""
    slug, _, place = path.strip("/").partition("/")
    treaty = treaty_named(slug)
    if treaty is None:
        raise LookupError(slug)
    outline = Outline(treaty)
    if not place:
        return Side(outline)
    address = find(place, outline.addresses)
    if address is None:
        raise LookupError(place)
    return Side(outline, outline.units[address.path])


def canonical(found: list[Side]) -> str:
    """The address of a comparison as it is given out, the earlier side first; of treaties, if either is one."""
    first, second = sorted(found, key=lambda one: one.place)
    if first.unit and second.unit:
        return pair_address(first.path, second.path)
    return f"/compare/{first.treaty.slug}/{second.treaty.slug}"


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
        ours = [one for one in self.passages if _touch(one, asked)]
        return [(b if a in ours else a, address) for a, b, address in self.pairs if (a in ours) != (b in ours)]


def _touch(one: Side, other: Side) -> bool:
    return one.treaty == other.treaty and (one.unit.contains(other.unit.path) or other.unit.contains(one.unit.path))


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
        if any(_inside(path, asked.unit.path) or _inside(asked.unit.path, path) for path in one.of(treaty))
    ]


def _inside(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}/")


def compared_with(treaty: Treaty) -> list[tuple[Treaty, str]]:
    """The treaties that an editor's sets put beside one, and those with the closest wording, with the address."""
    slugs = {slug for one in Counterpart.objects.all() if treaty.slug in one.treaties for slug in one.treaties}
    shared = SharedWording.objects.of(treaty.slug).values_list("earlier_treaty", "later_treaty")
    slugs.update(*shared[:MOST])
    others = Treaty.objects.listed().filter(pk__in=slugs - {treaty.slug})
    ours = Side(Outline(treaty))
    return [(other, canonical([ours, Side(Outline(other))])) for other in others]


def finished_pairs() -> list[str]:
    """The addresses of the comparisons that an editor's sets make: pairs of treaties, then of passages."""
    treaties: dict[str, None] = {}
    passages: dict[str, None] = {}
    for one in Counterpart.objects.all():
        for first, second in combinations(gathered(one).passages, 2):
            if first.treaty != second.treaty:
                treaties[f"/compare/{first.treaty.slug}/{second.treaty.slug}"] = None
            passages[pair_address(first.path, second.path)] = None
    return [*treaties, *passages]


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
    try:
        return side(key).path == key and "/" in key
    except LookupError:
        return False
