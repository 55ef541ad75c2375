"""The source as printed, beside what is read of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.edition.witness import Line
from archive.models import Intervention, Unit
from archive.outline import Outline

Row = tuple[Line, list[Intervention]]


@dataclass(frozen=True)
class Group:
    """Lines of the source that follow each other, and the unit that they hold, if they hold one."""

    lines: list[Row]
    unit: Unit | None

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.lines[0][0].number


def beside_reading(outline: Outline, rows: Sequence[Row]) -> list[Group]:
    """Every line once, in order, with the innermost unit that it belongs to; a line of two belongs to the first."""
    leaves = [*outline.leaves, *outline.footnotes]
    holders = {number: leaf for leaf in reversed(leaves) for number in range(leaf.first_line, leaf.last_line + 1)}
    grouped = groupby(rows, key=lambda row: holders.get(row[0].number))
    return [Group(list(lines), unit) for unit, lines in grouped]
