"""Words: how texts are folded for searching, and what a reader's question asks for (pure).

Folding makes one of what readers do not tell apart: case, accents, kinds of quotes and hyphens, British and
American spelling.  Chinese and Japanese characters are words of their own, so that any run of them is a phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 1000  # characters of a question that are read
MOST = 24  # clauses of a question that are asked
_HYPHENS = "-\u2010\u2011\u00ad"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:[{_HYPHENS}'’][^\W_{_CJK}]+)*")
_ELIDED = "[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|un|(?:de|da|ne|a|su)ll|quest"  # French, Italian, Catalan
_NOT_OF_THE_WORD = re.compile(rf"^(?:{_ELIDED})['’](?=\w\w)|['’]s?$|[{_HYPHENS}'’\s]")
_PARTS_OF_LETTERS = (0, 7, 8, 9)  # Unicode's classes of letters, nuktas, kana voicing marks and viramas
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ably|ly|ite|hood|er|ers|less|ful)?$)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation|ations|ational|er|ers)$)"), "iz"),
    (re.compile(r"(?<=[def]en)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=progra)mme(?=s?$)"), "m"),
    (re.compile(r"(?<=\wel)l(?=(?:ed|ing|er|ers)$)"), ""),
)


@dataclass(frozen=True)
class Token:
    """A folded word, and where it stands in its text (characters, end excluded)."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order.

    >>> [token.word for token in tokens("The neighbours’ “co-operation” — Zürich, 中国")]
    ['the', 'neighbors', 'cooperation', 'zurich', '中', '国']
    """
    for match in _WORD.finditer(text):
        if word := fold(match.group()):
            yield Token(word, match.start(), match.end())


def words(text: str) -> list[str]:
    """The same without their places, for the index: half the time."""
    return [word for found in _WORD.findall(text) if (word := fold(found))]


@lru_cache(maxsize=2**15)
def fold(word: str) -> str:
    """One word without case, accents, hyphens and differences of spelling; "" if nothing is left.

    >>> fold("Co-operation"), fold("His’s"), fold("organisation"), fold("defence")
    ('cooperation', 'his', 'organization', 'defense')
    >>> fold("l’Union"), fold("Русской"), fold("ガス")
    ('union', 'русской', 'ガス')
    """
    plain = unicodedata.normalize("NFKD", word).casefold().replace("и\u0306", "й")  # a letter, no accent
    plain = "".join(char for char in plain if unicodedata.combining(char) in _PARTS_OF_LETTERS)
    plain = _NOT_OF_THE_WORD.sub("", plain)
    for pattern, spelled in _SPELLINGS:
        plain = pattern.sub(spelled, plain)
    return unicodedata.normalize("NFC", plain)


@dataclass(frozen=True)
class Clause:
    """One thing asked for: words in a row (exact if quoted or several), or words that begin so."""

    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True)
class Asked:
    """A question: each of `all_of` must be met by one of its alternatives, and none of `none_of`."""

    all_of: tuple[tuple[Clause, ...], ...] = ()
    none_of: tuple[Clause, ...] = ()
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """True where nothing is asked for: no words, or only exclusions."""
        return not self.all_of


_PIECE = re.compile(r'(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))')


def parse(question: str) -> Asked:
    """What a reader typed, as a safe question; signs that mean nothing here are passed over.

    >>> parse('"High Contracting Parties" -Japan').none_of
    (Clause(words=('japan',), exact=False, prefix=False),)
    >>> [[c.words for c in one] for one in parse("peace OR war aggress*").all_of]
    [[('peace',), ('war',)], [('aggress',)]]
    >>> len(parse("the the OR the the").all_of)
    1
    """
    all_of: list[list[Clause]] = []
    none_of: list[Clause] = []
    joining = False
    for match in _PIECE.finditer(question[:LONGEST].replace("\0", " ")):
        minus, quoted, bare = match.groups()
        if bare == "OR" and not minus:
            joining = bool(all_of)
            continue
        clause = _clause(quoted, bare)
        if clause is None:
            continue
        if minus:
            none_of.append(clause)
        elif joining:
            all_of[-1].append(clause)
        else:
            all_of.append([clause])
        joining = False
    wanted = list(dict.fromkeys(tuple(dict.fromkeys(one)) for one in all_of))
    unwanted = tuple(dict.fromkeys(none_of))
    cut = len(question) > LONGEST or len(wanted) > MOST or len(unwanted) > MOST
    return Asked(tuple(one[:MOST] for one in wanted[:MOST]), unwanted[:MOST], cut)


def _clause(quoted: str | None, bare: str | None) -> Clause | None:
    found = tuple(token.word for token in tokens(quoted if quoted is not None else bare or ""))
    if not found:
        return None
    if quoted is not None:
        return Clause(found, exact=True)
    return Clause(found, exact=len(found) > 1, prefix=(bare or "").endswith("*") and len(found) == 1)
