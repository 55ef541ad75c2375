"""Pointing: what a passage refers to, what refers to it or to an instrument, and the words around."""

from dataclasses import dataclass

from archive.edition.references import KINDS
from archive.models import Instrument, Reference, Treaty, Unit
from archive.outline import Outline

AROUND = 15  # words that are shown on each side of a phrase


@dataclass(frozen=True)
class Pointing:
    """A reference, the unit that it stands in, and the words of that unit around its phrase."""

    reference: Reference
    unit: Unit
    before: str
    after: str


def references_from(outline: Outline, unit: Unit) -> list[Reference]:
    """What a unit, or a unit inside it, points at."""
    inside = outline.inside(unit)
    return [one for one in outline.references if any(place.contains(one.path) for place in inside)]


def references_to(outline: Outline, unit: Unit) -> list[tuple[Reference, bool]]:
    """What points from elsewhere at a unit, and whether at the unit itself or at one inside it."""
    inside = outline.inside(unit)
    found = []
    for one in [*outline.references, *references_from_elsewhere(outline.treaty)]:
        is_here = one.treaty_id == outline.treaty.pk and any(place.contains(one.path) for place in inside)
        targets = one.targets if one.held == outline.treaty.pk else []
        if not is_here and any(place.contains(path) for path in targets for place in inside):
            found.append((one, unit.path in targets))
    return found


def references_from_elsewhere(treaty: Treaty) -> list[Reference]:
    """What other treaties say of this one."""
    return list(Reference.objects.filter(held=treaty.pk).exclude(treaty=treaty).select_related("treaty"))


def by_kind(references: list[Reference]) -> list[tuple[str, list[Reference]]]:
    """References under the heading of their kind, in the order of KINDS."""
    rows = [(title, [one for one in references if one.kind == kind]) for kind, (_, title) in KINDS.items()]
    return [(title, found) for title, found in rows if found]


def citing(instrument: Instrument) -> list[Pointing]:
    """Where treaties that are held cite an instrument."""
    outlines: dict[str, Outline] = {}
    found = []
    for one in instrument.references.select_related("treaty"):
        outline = outlines.setdefault(one.treaty_id, Outline(one.treaty))
        unit = outline.units[one.path]
        found.append(Pointing(one, unit, *around(unit.text, one.phrase)))
    return found


def around(text: str, phrase: str) -> tuple[str, str]:
    """Some words before and after a phrase; none where the text does not have it.

    >>> around("Desiring to confirm the Agreement and to replace it", "Agreement")
    ('Desiring to confirm the ', ' and to replace it')
    """
    before, found, after = text.partition(phrase)
    if not found:
        return "", ""
    first, last = before.split(" "), after.split(" ")
    start = "… " + " ".join(first[-AROUND:]) if len(first) > AROUND + 1 else before
    return start, " ".join(last[: AROUND + 1]) + " …" if len(last) > AROUND + 1 else after
