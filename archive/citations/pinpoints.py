"""Pinpoints: the place in a treaty, in the words of a style."""

from dataclasses import dataclass

from archive.addresses import Address, Range

# kind: (without points, with points, plural without, plural with)
_WORDS = {
    "article": ("art", "art.", "arts", "arts."),
    "part": ("pt", "pt.", "pts", "pts."),
    "chapter": ("ch", "ch.", "chs", "chs."),
    "section": ("s", "sec.", "ss", "secs."),
    "note": ("n", "n.", "nn", "nn."),
    "annex": ("annex", "annex", "annexes", "annexes"),
    "letter": ("letter", "letter", "letters", "letters"),
    "protocol": ("protocol", "protocol", "protocols", "protocols"),
    "preamble": ("preamble", "pmbl.", "preamble", "pmbl."),
    "testimonium": ("testimonium", "testimonium", "testimonium", "testimonium"),
    "main": ("", "", "", ""),
    "paragraph": ("para", "para.", "paras", "paras."),
}


@dataclass(frozen=True)
class Manner:
    """How a style writes a place: with points after abbreviations or not, and its dash in ranges."""

    points: bool
    dash: str = "–"

    def word(self, kind: str, *, plural: bool = False) -> str:
        """The style's word for a kind of unit."""
        return _WORDS[kind][2 * plural + self.points]


def pinpoint(place: Address | Range | None, manner: Manner) -> str:
    """A place as a style writes it: ``art 3(ii)``, ``preamble para 3``; "" for the whole treaty.

    >>> pinpoint(Address.from_path("article/3/ii"), Manner(points=True))
    'art. 3(ii)'
    >>> pinpoint(Address.from_path("preamble/p3"), Manner(points=False))
    'preamble para 3'
    >>> pinpoint(Range.from_path("article/1-2"), Manner(points=False))
    'arts 1–2'
    """
    if place is None:
        return ""
    if isinstance(place, Range):
        return _address(place.first, manner, plural=True) + manner.dash + _end(place)
    return _address(place, manner, plural=False)


def _end(cited: Range) -> str:
    number = cited.last.number
    if cited.last.steps[-1].unnumbered:
        return number[1:]
    return f"({number})" if cited.last.kind == "paragraph" else number


def _address(address: Address, manner: Manner, *, plural: bool) -> str:
    written, comma = "", "," if manner.points else ""
    for depth, step in enumerate(address.steps):
        last = plural and depth == len(address.steps) - 1
        if step.kind == "paragraph" and not step.unnumbered:
            written += f"({step.number})"
            continue
        number = step.number[1:] if step.unnumbered else step.number
        words = " ".join(filter(None, (manner.word(step.kind, plural=last), number)))
        written += (f"{comma} " if written else "") + words
    return written
