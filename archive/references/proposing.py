"""Proposing: every phrase of a text that seems to point somewhere, none inside another."""

import re
from collections.abc import Iterator

from archive.references.instruments import find_named
from archive.references.proposal import Proposal, Setting, proposal
from archive.references.provisions import find_provisions

_NUMBER = r"(?:\d{1,5}|[IVXLC]{1,8})(?:\s?[-–]\s?\d{1,5})?(?!\w)"
_PRINTED = re.compile(
    rf"\b[Vv]ol(?:ume|\.)\s{_NUMBER}(?:,?\s(?:[Dd]oc(?:ument|\.)|[Nn]o\.|pp?\.|pages?)\s?(?:[Nn]o\.\s)?{_NUMBER})+|"
    rf"\b[Dd]oc(?:ument|\.)\s(?:[Nn]o\.\s)?{_NUMBER}|"
    r"\b\d{1,4}\s(?:L\.?N\.?T\.?S\.?|U\.?N\.?T\.?S\.?)\s\d{1,5}|\bCmn?d\.\s\d{3,5}"
)


def propose(text: str, setting: Setting) -> tuple[Proposal, ...]:
    """The references of a text, in its order.

    >>> from archive.addresses import Address
    >>> known = tuple(map(Address.from_path, ("article/3", "article/3/ii", "article/4")))
    >>> setting = Setting(Address.from_path("article/4"), known, complete=False)
    >>> [(one.phrase, one.targets or one.reason) for one in propose("Article 3 (ii); Articles 5 to 8", setting)]
    [('Article 3 (ii)', ('#article-3-ii',)), ('Articles 5 to 8', 'Articles 5 to 8 are not held')]
    """
    named = find_named(text, setting)
    found: list[Proposal] = []
    for one in (*_printed(text), *find_provisions(text, setting, named), *named):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _printed(text: str) -> Iterator[Proposal]:
    """What is said to stand in a book: the grammar cannot know what that is."""
    for match in _PRINTED.finditer(text):
        yield proposal(text, match.span(), "source", (), "a printed source: an editor must say what stands there")
