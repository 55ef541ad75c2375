"""Terms: what the index keeps of some words beside the words: stems, beginnings, runs of two and three (pure).

A stem carries the code of its language ("en:aggress"), so that endings are taken off by each language's own rules
and "mains" in a French text is no hit for the English "main".  A language without a stemmer has the empty code.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, zip_longest

import tantivy

STEMMERS = {  # of Snowball, as tantivy has them, by the code of a language (BCP 47)
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish",
}  # fmt: skip
CODES = ("", *STEMMERS)
START = 3  # letters of the longest beginning that is kept
RUN = 3  # words of the longest run that is kept


@cache
def _stemmer(name: str) -> tantivy.TextAnalyzer:
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return words.filter(tantivy.Filter.stemmer(name)).build()


@lru_cache(maxsize=2**15)
def stem(word: str, language: str) -> str:
    """A folded word without its endings, behind the code of the language whose rules took them off.

    >>> stem("parties", "en"), stem("parties", "fr-CA"), stem("договора", "ru"), stem("条", "zh")
    ('en:parti', 'fr:part', 'ru:договор', ':条')
    """
    code = language.partition("-")[0]
    if code not in STEMMERS:
        return f":{word}"
    return f"{code}:{next(iter(_stemmer(STEMMERS[code]).analyze(word)), word)}"


def starts(words: Sequence[str]) -> list[str]:
    """The first one, two and three letters of each word, for short prefixes.

    >>> starts(["of", "peace"])
    ['o', 'of', 'p', 'pe', 'pea']
    """
    return [start for word in words for start in _starts(word)]


@lru_cache(maxsize=2**15)
def _starts(word: str) -> list[str]:
    return [word[:end] for end in range(1, min(len(word), START) + 1)]


def runs(words: Sequence[str]) -> Iterator[str]:
    """Two and three words in a row from each word on, in turn, so that a run's position is twice its first word's.

    >>> list(runs(["high", "contracting", "parties"]))
    ['high_contracting', 'high_contracting_parties', 'contracting_parties']
    """
    pairs, threes = pairwise(words), zip(words, words[1:], words[2:], strict=False)
    for run in chain.from_iterable(zip_longest(pairs, threes, fillvalue=())):
        if run:
            yield "_".join(run)


def run_of(words: Sequence[str]) -> list[tuple[int, str]]:
    """The runs, with their positions from the first, that stand in a text just where some words do in a row.

    >>> run_of(["high", "contracting"]), run_of(["a", "b", "c", "d"])
    ([(0, 'high_contracting')], [(0, 'a_b_c'), (2, 'b_c_d')])
    """
    if len(words) <= RUN:
        return [(0, "_".join(words))]
    firsts = sorted({*range(0, len(words) - RUN + 1, RUN), len(words) - RUN})
    return [(2 * at, "_".join(words[at : at + RUN])) for at in firsts]
