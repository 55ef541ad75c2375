"""A large archive for measurement: treaties resampled from the sentences of the real ones.

Nothing of it is ever served to readers; its parties and places are numbered, so that nobody takes them for real.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PARTIES, PLACES = 200, 60
SUBJECTS = ("alliance", "boundaries", "commerce", "extradition", "fisheries", "friendship", "mutual assistance")
LANGUAGES = ("en", "en", "en", "fr", "ru", "zh")
ARTICLES = (6, 18)  # fewest and most articles of a treaty: about twelve in the middle


@dataclass(frozen=True)
class Invented:
    """A treaty that never was: slugs of two parties, and the texts of its articles."""

    slug: str
    title: str
    parties: tuple[str, str]
    signed_on: str
    place: str
    subject: str
    language: str
    complete: bool
    texts: tuple[str, ...]


def sentences(texts: Sequence[str]) -> list[str]:
    """The sentences and clauses of some texts."""
    pieces = (piece.strip() for text in texts for piece in re.split(r"(?<=[.;:])\s+", text))
    return [piece for piece in pieces if len(piece.split()) > 3]


def invent(count: int, known: Sequence[str], seed: int = 1942) -> Iterator[Invented]:
    """As many treaties, the same ones each time."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    for number in range(count):
        first, second = sorted(chance.sample(range(PARTIES), 2))
        year = 1850 + chance.randrange(150)
        subject = chance.choice(SUBJECTS)
        texts = (" ".join(chance.choices(known, k=chance.randint(1, 3))) for _ in range(chance.randint(*ARTICLES)))
        yield Invented(
            slug=f"{year}-p{first}-p{second}-n{number}",
            title=f"Treaty of {subject} number {number}",
            parties=(f"p{first}", f"p{second}"),
            signed_on=f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            place=f"Place {chance.randrange(PLACES)}",
            subject=subject,
            language=chance.choice(LANGUAGES),
            complete=chance.random() < 0.9,
            texts=tuple(texts),
        )
