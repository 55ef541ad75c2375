"""Ranges: neighbouring units cited together, as ``article/1-2``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.addresses.address import NUMBER, Address, Step


@dataclass(frozen=True)
class Range:
    """From one numbered unit to a later one beside it.

    >>> Range.from_path("article/1-2").label, Range.from_path("preamble/p2-p4").label
    ('Articles 1–2', 'Preamble, paras. 2–4')
    >>> Range.from_eid("art_3__para_i->para_ii").path
    'article/3/i-ii'
    """

    first: Address
    last: Address

    def __post_init__(self) -> None:
        ends = (self.first, self.last)
        if not all(end.number for end in ends) or self.first.steps[:-1] != self.last.steps[:-1]:
            raise ValueError(f"{self.first.label} and {self.last.label} do not stand side by side")
        if self.first.kind != self.last.kind or len({end.steps[-1].unnumbered for end in ends}) > 1:
            raise ValueError(f"{self.first.label} and {self.last.label} are not of one kind")

    @property
    def path(self) -> str:
        """As in the treaty's web address: ``article/1-2``."""
        return f"{self.first.path}-{self.last.number}"

    @property
    def page_id(self) -> str:
        """As a name on a page: ``article-1--2``."""
        return f"{self.first.page_id}--{self.last.number}"

    @property
    def label(self) -> str:
        """As a reader writes it: ``Articles 1–2``, ``Article 3(i)–(ii)``."""
        if self.first.steps[-1].unnumbered:
            return f"{self.first.label.replace('para. ', 'paras. ')}–{self.last.number[1:]}"
        if self.first.kind == "paragraph":
            return f"{self.first.label}–({self.last.number})"
        head, _, number = self.first.label.rpartition(" ")
        return f"{head}s {number}–{self.last.number}"

    @property
    def eid(self) -> str:
        """Two eIds with an arrow between, the second without what both share."""
        return f"{self.first.eid}->{self.last.eid.rpartition('__')[2]}"

    @classmethod
    def from_path(cls, path: str) -> "Range":
        """The range that a path names; ValueError if it is none."""
        outer, between, last = path.rpartition("/")
        first, dash, end = last.partition("-")
        if not (between and dash):
            raise ValueError(f"{path!r} is no range")
        return cls(*(Address.from_path(f"{outer}/{number}") for number in (first, end)))

    @classmethod
    def from_page_id(cls, page_id: str) -> "Range":
        """The range that a page id names; ValueError if it is none."""
        first, _, last = page_id.partition("--")
        return cls._to(Address.from_page_id(first), last)

    @classmethod
    def from_label(cls, label: str) -> "Range":
        """The range that a label names; ValueError if it is none."""
        match = re.fullmatch(rf"(.+?)(s?)(\.? ?)(\(?{NUMBER}\)?)–\(?({NUMBER})\)?", label)
        if not match:
            raise ValueError(f"{label!r} is no range")
        head, plural, space, number, last = match.groups()
        if plural and not space:
            head, plural = head + plural, ""
        first = Address.from_label(f"{head}{space}{number}")
        return cls._to(first, f"p{last}" if first.steps[-1].unnumbered else last)

    @classmethod
    def from_eid(cls, eid: str) -> "Range":
        """The range that an eId names; ValueError if it is none."""
        first, _, last = eid.partition("->")
        outer, between, _ = first.rpartition("__")
        return cls(Address.from_eid(first), Address.from_eid(f"{outer}{between}{last}"))

    @classmethod
    def _to(cls, first: Address, last: str) -> "Range":
        return cls(first, Address((*first.steps[:-1], Step(first.kind, last))))

    def among(self, known: Sequence[Address]) -> tuple[Address, ...]:
        """The units of the range, from those that a treaty has in order; none if an end is missing."""
        beside = [a for a in known if a.steps[:-1] == self.first.steps[:-1] and a.kind == self.first.kind]
        if self.first not in beside or self.last not in beside:
            return ()
        return tuple(beside[beside.index(self.first) : beside.index(self.last) + 1])
