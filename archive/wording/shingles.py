"""Shingles: every passage as its runs of three words, and how rare each run is in the archive (pure).

Shingles: A. Z. Broder, "On the resemblance and containment of documents" (1997).  Rarity as a weight:
K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval" (1972).
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from archive.search.words import Token, tokens

LENGTH = 3  # words of a shingle
_STOP = re.compile(r"[.;:!?][^\w]*\s|[\u3002\uff1a\uff1b\uff01\uff1f]")  # between words: a new sentence or clause


@dataclass(frozen=True)
class Leaf:
    """A passage to be compared: its key, its treaty, when that was signed (ISO), and the reading text."""

    key: str
    treaty: str
    signed_on: str
    text: str


@dataclass(frozen=True)
class Folded:
    """A passage as numbered shingles, the word that each begins at, and where each word stands in the text."""

    key: str
    treaty: str
    shingles: Sequence[int]
    places: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


class Shingles:
    """The passages of an archive in order of date, and the weight of each shingle."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        ordered = sorted(leaves, key=lambda leaf: (leaf.signed_on, leaf.treaty, leaf.key))
        words: dict[str, int] = {}
        numbers: dict[int, int] = {}
        self.passages = [_folded(leaf, words, numbers) for leaf in ordered]
        self.weights = self._weigh(len(numbers))

    def _weigh(self, shingles: int) -> Sequence[float]:
        """A weight a shingle: 1 if only two passages have it, near 0 if all; 0 if it is one treaty's alone."""
        in_passages, in_treaties, treaties = self._counted(shingles)
        weights = array("d", bytes(8 * shingles))
        for number, (passages, holders) in enumerate(zip(in_passages, in_treaties, strict=True)):
            if holders > 1:
                rarity = min(_rarity(passages, len(self.passages)), _rarity(holders, treaties))
                weights[number] = rarity * rarity  # both passages weigh it, as in a product of tf-idf vectors
        return weights

    def _counted(self, shingles: int) -> tuple[Sequence[int], Sequence[int], int]:
        """In how many passages and treaties each shingle stands, and the number of treaties."""
        passages, treaties, last = (array("I", bytes(4 * shingles)) for _ in range(3))
        slug, at = "", 0
        for passage in self.passages:  # those of a treaty stand together
            if passage.treaty != slug:
                slug, at = passage.treaty, at + 1
            for number in set(passage.shingles):
                passages[number] += 1
                if last[number] != at:
                    last[number] = at
                    treaties[number] += 1
        return passages, treaties, at


def _folded(leaf: Leaf, words: dict[str, int], numbers: dict[int, int]) -> Folded:
    """A passage with its words and shingles numbered, new ones next in turn."""
    found = list(tokens(leaf.text))
    places = array("I", _unbroken(leaf.text, found))
    said = [words.setdefault(token.word, len(words)) for token in found]
    runs = (said[at] << 64 | said[at + 1] << 32 | said[at + 2] for at in places)
    shingles = array("I", (numbers.setdefault(run, len(numbers)) for run in runs))
    starts, ends = array("I", (token.start for token in found)), array("I", (token.end for token in found))
    return Folded(leaf.key, leaf.treaty, shingles, places, starts, ends)


def _unbroken(text: str, found: Sequence[Token]) -> Iterator[int]:
    """The words of a text at which a shingle begins: none runs over the end of a sentence or clause."""
    run = 1
    for at, (word, following) in enumerate(pairwise(found), start=2):
        run = 1 if _STOP.search(text, word.end, following.start) else run + 1
        if run >= LENGTH:
            yield at - LENGTH


def _rarity(holders: int, among: int) -> float:
    """Inverse document frequency, so scaled that 1 is the rarest that can be shared."""
    return log((among + 1) / holders) / log((among + 1) / 2)
