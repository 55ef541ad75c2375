"""Sides: what can be compared, a treaty or a unit, and the address of a comparison."""

from dataclasses import dataclass

from archive.addresses import find
from archive.models import Treaty, Unit
from archive.outline import Outline
from archive.resolving import treaty_named

WITH = "with"  # stands between two passages in an address


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
