"""Other spellings of an address: Roman, counted, bracketed, abbreviated, in capitals."""

import re
import unicodedata
from collections.abc import Iterable

from archive.addresses.address import GROUPS, KINDS, UNNUMBERED, Address, Step
from archive.numerals import roman

LONGEST = 200  # characters; no treaty is cited at greater length
WORDS = {  # the words that people use for a kind, without their points
    **{word: kind for kind, (word, *_) in KINDS.items()},
    **{eid: kind for kind, (_, _, eid, _) in KINDS.items()},
    "art": "article",
    "arts": "article",
    "articles": "article",
    "статья": "article",
    "pmbl": "preamble",
    "preambular": "preamble",
    "recital": "preamble",
    "recitals": "preamble",
    "pt": "part",
    "parts": "part",
    "ch": "chapter",
    "s": "section",
    "sect": "section",
    "n": "note",
    "fn": "note",
    "footnote": "note",
    "notes": "note",
    "testimonial": "testimonium",
}
PARAGRAPH = {"para", "paras", "paragraph", "paragraphs", "subpara", "subparagraph", "point", "p"}
_TOKEN = re.compile(r"p\d+|\d+[^\W\d_]*|[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The words and numbers of a spelling, in lower case; "" and what is longer than LONGEST have none."""
    if len(text) > LONGEST:
        return []
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def find(spelling: str, known: Iterable[Address]) -> Address | None:
    """The known address that a spelling means, or None.

    >>> known = [Address.from_path(p) for p in ("article/3", "article/3/ii", "preamble/p3", "part/2")]
    >>> [find(s, known).path for s in ("article/III/ii", "Art. 3(2)", "preamble, para. 3", "pt II")]
    ['article/3/ii', 'article/3/ii', 'preamble/p3', 'part/2']
    """
    steps, addresses = _steps(tokens(spelling)), list(known)
    while steps:
        if found := _match(steps, addresses) or _only_paragraph(steps, addresses):
            return found
        if steps[0].kind not in GROUPS:
            return None
        steps = steps[1:]  # a Part is never in an article's address
    return None


def _match(steps: list[Step], known: list[Address]) -> Address | None:
    matches = [address for address in known if _same(steps, address, known)]
    return min(matches, key=lambda address: _distance(steps, address), default=None)


def _only_paragraph(steps: list[Step], known: list[Address]) -> Address | None:
    """An article's first paragraph is the article where it has no other."""
    if len(steps) < 2 or steps[-1].kind != "paragraph" or 1 not in _wanted(steps[-1].number):
        return None
    outer = _match(steps[:-1], known)
    return outer if outer and not any(address.parent == outer for address in known) else None


def _steps(words: list[str]) -> list[Step]:
    steps: list[Step] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        kind = WORDS.get(word)
        if kind == "preamble" and steps:
            continue  # "preamble, recital 3"
        if kind and not (word == "n" and steps):
            steps.append(Step(kind, rest.pop(0) if KINDS[kind][3] and rest else ""))
        elif word in PARAGRAPH:
            continue
        elif steps:
            steps.append(Step("paragraph", word))
        else:
            return []
    return steps


def _same(wanted: list[Step], address: Address, known: list[Address]) -> bool:
    if len(wanted) != len(address.steps):
        return False
    for depth, (one, other) in enumerate(zip(wanted, address.steps, strict=True)):
        if one.kind != other.kind:
            return False
        if one.number != other.number:
            outer = address.steps[:depth]
            beside = {a.steps[depth].number for a in known if a.steps[:depth] == outer and len(a.steps) > depth}
            if _meant(other.number, beside) not in _wanted(one.number):
                return False
    return True


def _wanted(number: str) -> frozenset[int]:
    """What number a reader may mean: 2 by "2", "ii", "p2"; letters are meant as they are."""
    counted = UNNUMBERED.fullmatch(number)
    arabic = counted.group(1) if counted else number
    if arabic.isdecimal() and len(arabic) < 10:
        return frozenset({int(arabic)})
    return frozenset(filter(None, (roman(number),)))


def _meant(number: str, beside: set[str]) -> int | None:
    """Which in its row a unit is: "c" the third of a, b, c; "c" the hundredth of i, ii, iii."""
    if counted := UNNUMBERED.fullmatch(number):
        return int(counted.group(1))
    if "a" in beside and len(number) == 1 and number.isalpha() and number.isascii():
        return ord(number) - ord("a") + 1
    return int(number) if number.isdecimal() else roman(number)


def _distance(wanted: list[Step], address: Address) -> int:
    """How many numbers are not written as wanted: the exact spelling is preferred."""
    return sum(one.number != other.number for one, other in zip(wanted, address.steps, strict=True))
