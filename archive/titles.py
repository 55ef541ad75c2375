"""Titles: which treaties some words are the title of."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from archive.models import Title
from archive.search.words import tokens

MOST = 12  # words that are looked for
_COMMON = """a an the of and or in on at by to with for see also cf signed cited concluded done entered into force
between their from under pursuant terms text treaty agreement convention parties respectively which was de la le vol
ratified supra ibid op cit his her its as"""
COMMON = frozenset(_COMMON.split())


@dataclass(frozen=True)
class Titled:
    """The treaties whose titles have most of some words, those words, and the words that no title has.

    `strong` is true where two words at least are found and none is strange.
    """

    fits: tuple[str, ...]
    words: str
    ignored: str
    strong: bool


def titled(text: str) -> Titled:
    """What the words of a text say of titles; words that every footnote has are passed over."""
    found = list(dict.fromkeys(token.word for token in tokens(text) if token.word not in COMMON))[:MOST]
    if not found:
        return Titled((), "", "", strong=False)
    shares: dict[str, set[str]] = {}
    raw = [text[token.start : token.end] for token in tokens(text) if token.word in found][:MOST]
    asked = reduce(or_, (Q(text__icontains=word[:6]) for word in raw))
    for treaty, title in Title.objects.filter(asked).values_list("treaty_id", "text")[:500]:
        shares.setdefault(treaty, set()).update({token.word for token in tokens(title)} & set(found))
    best = max(map(len, shares.values()), default=0)
    if best * 2 < len(found) or not best:
        return Titled((), "", " ".join(found), strong=False)
    fits = tuple(pk for pk, got in shares.items() if len(got) == best)
    known = set().union(*(shares[pk] for pk in fits))
    kept, strange = [word for word in found if word in known], [word for word in found if word not in known]
    return Titled(fits, " ".join(kept), " ".join(strange), strong=len(kept) > 1 and not strange)
