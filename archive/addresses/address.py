"""Addresses: where a provision stands, as a path, a page id, a label and an Akoma Ntoso eId.

Every one of the four is made from the steps, and the steps can be read back from each of them.
"""

import re
from dataclasses import dataclass

# kind: (word in the path, word in a label, Akoma Ntoso abbreviation, does it carry a number?)
KINDS = {
    "preamble": ("preamble", "Preamble", "preamble", False),
    "part": ("part", "Part", "part", True),
    "chapter": ("chapter", "Chapter", "chp", True),
    "section": ("section", "Section", "sec", True),
    "article": ("article", "Article", "art", True),
    "testimonium": ("testimonium", "Testimonium", "conclusions", False),
    "letter": ("letter", "Letter", "letter", True),
    "annex": ("annex", "Annex", "att", True),
    "protocol": ("protocol", "Protocol", "prot", True),
    "main": ("main", "Text", "body", False),  # a treaty with no articles
    "note": ("note", "note", "note", True),
}
GROUPS = ("part", "chapter", "section")  # labels above articles, never in an article's path
NUMBER = r"[^\W_]+"
UNNUMBERED = re.compile(r"p(\d+)")  # "p3": so that an invented number looks invented
_LEVELS = ("para", "subpara", "point")
_KIND_OF_WORD = {word: kind for kind, (word, *_) in KINDS.items()}
_KIND_OF_TITLE = {title: kind for kind, (_, title, *_) in KINDS.items()}
_KIND_OF_EID = {abbreviation: kind for kind, (_, _, abbreviation, _) in KINDS.items()}


@dataclass(frozen=True)
class Step:
    """One level: a kind and its number ("" where the kind has none), in lower case."""

    kind: str
    number: str = ""

    @property
    def unnumbered(self) -> bool:
        """True for a paragraph that the source does not number and the archive counts."""
        return self.kind == "paragraph" and bool(UNNUMBERED.fullmatch(self.number))


@dataclass(frozen=True)
class Address:
    """A place in a treaty: its steps from the outside in.

    >>> Address.from_path("article/3/ii").label
    'Article 3(ii)'
    >>> Address.from_label("Preamble, para. 3").path
    'preamble/p3'
    >>> Address.from_eid("art_3__para_ii").page_id
    'article-3-ii'
    """

    steps: tuple[Step, ...]

    @property
    def path(self) -> str:
        """As in the treaty's web address: ``article/3/ii``, ``preamble/p3``."""
        return "/".join(self._words())

    @property
    def page_id(self) -> str:
        """As an ``id`` on a page and in the edition: ``article-3-ii``."""
        return "-".join(self._words())

    @property
    def label(self) -> str:
        """As a reader writes it: ``Article 3(ii)``, ``Preamble, para. 3``."""
        return "".join(self._labels())[2:]

    @property
    def eid(self) -> str:
        """The Akoma Ntoso eId (Naming Convention 1.0, section 5): ``art_3__para_ii``."""
        return "__".join(self._eids())

    @property
    def kind(self) -> str:
        """The kind of the innermost step."""
        return self.steps[-1].kind

    @property
    def number(self) -> str:
        """The number of the innermost step, "" where it has none."""
        return self.steps[-1].number

    @property
    def parent(self) -> "Address | None":
        """The address one step out, or None at the top."""
        return Address(self.steps[:-1]) if len(self.steps) > 1 else None

    def child(self, kind: str, number: str = "") -> "Address":
        """The address one step in."""
        return Address((*self.steps, Step(kind, number)))

    def _words(self) -> list[str]:
        words = []
        for step in self.steps:
            if step.kind != "paragraph":
                words.append(KINDS[step.kind][0])
            if step.number:
                words.append(step.number)
        return words

    def _labels(self) -> list[str]:
        labels = []
        for step in self.steps:
            if step.unnumbered:
                labels.append(f", para. {step.number[1:]}")
            elif step.kind == "paragraph":
                labels.append(f"({step.number})" if labels else f", ({step.number})")
            else:
                title = KINDS[step.kind][1]
                labels.append(f", {title} {step.number}" if step.number else f", {title}")
        return labels

    def _eids(self) -> list[str]:
        eids, depth = [], 0
        for step in self.steps:
            if step.kind != "paragraph":
                depth = 0
                eids.append("_".join(filter(None, (KINDS[step.kind][2], step.number))))
                continue
            level = _LEVELS[min(depth, len(_LEVELS) - 1)]
            eids.append(f"p_{step.number[1:]}" if step.unnumbered else f"{level}_{step.number}")
            depth += 1
        return eids

    @classmethod
    def from_path(cls, path: str) -> "Address":
        """The address that a canonical path names; ValueError for any other spelling."""
        return cls._from_words(path.split("/"), path)

    @classmethod
    def from_page_id(cls, page_id: str) -> "Address":
        """The address that a page id names; ValueError if it is none."""
        return cls._from_words(page_id.split("-"), page_id)

    @classmethod
    def from_label(cls, label: str) -> "Address":
        """The address that a label names; ValueError if it is none."""
        steps: list[Step] = []
        for piece in label.split(", "):
            match = re.fullmatch(rf"(\D+?)?(?: ({NUMBER}))?((?:\({NUMBER}\))*)", piece)
            if not match:
                raise ValueError(f"{label!r} is no label")
            title, number, deeper = match.groups()
            if title == "para.":
                steps.append(Step("paragraph", f"p{number}"))
            elif title:
                steps.append(_named(_KIND_OF_TITLE, title, number or "", label))
            steps += [Step("paragraph", found) for found in re.findall(rf"\(({NUMBER})\)", deeper)]
        return cls(tuple(steps))

    @classmethod
    def from_eid(cls, eid: str) -> "Address":
        """The address that an eId names; ValueError if it is none."""
        steps = []
        for piece in eid.split("__"):
            word, _, number = piece.partition("_")
            if word == "p":
                steps.append(Step("paragraph", f"p{number}"))
            elif word in _LEVELS:
                steps.append(Step("paragraph", number))
            else:
                steps.append(_named(_KIND_OF_EID, word, number, eid))
        return cls(tuple(steps))

    @classmethod
    def _from_words(cls, words: list[str], whole: str) -> "Address":
        steps, rest = [], list(words)
        while rest:
            word = rest.pop(0)
            if word in _KIND_OF_WORD:
                takes_number = KINDS[_KIND_OF_WORD[word]][3] and rest
                number = rest.pop(0) if takes_number else ""
                steps.append(_named(_KIND_OF_WORD, word, number, whole))
            elif steps and re.fullmatch(NUMBER, word) and word == word.lower():
                steps.append(Step("paragraph", word))
            else:
                raise ValueError(f"{whole!r} is no address")
        return cls(tuple(steps))


def _named(kinds: dict[str, str], word: str, number: str, whole: str) -> Step:
    kind = kinds.get(word, "")
    if not kind or KINDS[kind][3] != bool(number) or (number and not re.fullmatch(NUMBER, number)):
        raise ValueError(f"{whole!r} is no address")
    if number != number.lower():
        raise ValueError(f"{whole!r} is no address: its number has capitals")
    return Step(kind, number)
