"""Questions: from what was asked to keys of passages, exact totals and exact counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import tantivy
from tantivy import Occur, Query

from archive.search.index import COLUMNS, FACETS, FIELDS, OF_TREATIES, SCHEMA
from archive.search.terms import CODES, START, run_of, stem
from archive.search.words import Asked, Clause

PAGE = 20
TITLE_BOOST = 2.0
EXACT_BOOST = 1.5
TREATY = "treaty"  # the kind of the documents that stand for whole treaties
VALUES = 10_000  # values of a facet that are counted: more than there are states, or places to sign at
FURTHEST = 5000  # hits that can be paged to; a narrower question is better than page 300


@dataclass(frozen=True)
class Narrowed:
    """Filters beside the words: chosen values by facet, and the years of signature, or None."""

    chosen: Mapping[str, Sequence[str]]
    since: int | None = None
    until: int | None = None
    beside: str = ""  # a second party, which every facet is counted with


@dataclass(frozen=True)
class Found:
    """A page of keys, best first, how many there are in all, and the counts of each facet's values."""

    keys: tuple[str, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]


def search(
    searcher: tantivy.Searcher, asked: Asked, narrowed: Narrowed, *, page: int = 1, by_date: bool = False
) -> Found:
    """A page of the passages that meet a question; each facet is counted with every filter but its own."""
    words = _words(searcher, asked)
    offset = (page - 1) * PAGE
    order = {"order_by_field": "date", "order": tantivy.Order.Asc} if by_date else {}
    found = searcher.search(_narrow(words, narrowed), PAGE, offset=offset, **order)
    keys = tuple(searcher.doc(address).get_first("key") for _, address in found.hits)
    counts = _counts_of(searcher, words, narrowed, FACETS)
    return Found(keys, found.count, counts)


def count_treaties(searcher: tantivy.Searcher, narrowed: Narrowed) -> dict[str, dict[str, int]]:
    """How many treaties each value of each facet would leave, with every filter but its own."""
    treaties = Query.term_query(SCHEMA, "kind", TREATY)
    return _counts_of(searcher, treaties, narrowed, OF_TREATIES)


@lru_cache(maxsize=2)
def values(searcher: tantivy.Searcher) -> dict[str, set[str]]:
    """Every value of each facet in the archive."""
    counts = _counts(searcher, Query.all_query(), FIELDS)
    return {facet: set(counts[facet]) - {TREATY} for facet in FIELDS}


def nearest(searcher: tantivy.Searcher, words: Sequence[str], limit: int = 10) -> list[str]:
    """The keys of the passages that share most with some words, rare words counting most."""
    distinct = list(dict.fromkeys(words))[:200]
    query = Query.boolean_query([(Occur.Should, Query.term_query(SCHEMA, "text", word)) for word in distinct])
    return [searcher.doc(address).get_first("key") for _, address in searcher.search(query, limit, count=False).hits]


def in_a_row(searcher: tantivy.Searcher, words: Sequence[str], limit: int = 10) -> list[str]:
    """The keys of the passages that have just these words in a row."""
    query = _phrase(searcher, "text", tuple(words))
    return [searcher.doc(address).get_first("key") for _, address in searcher.search(query, limit, count=False).hits]


def likeliest_spelling(searcher: tantivy.Searcher, word: str) -> str:
    """The word of the archive nearest to one that it does not have; "" if none is near."""
    if searcher.doc_freq("text", word) or len(word) < 4:
        return ""
    near = [found for found, _ in searcher.terms_with_prefix("text", word[:2], limit=5000) if _near(found, word)]
    return max(near, key=lambda found: searcher.doc_freq("text", found), default="")


def _near(one: str, other: str) -> bool:
    """True for words that one or two letters tell apart."""
    if abs(len(one) - len(other)) > 2:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row = row, [i]
        for j, b in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
    return row[-1] <= (1 if len(other) < 6 else 2)


def _words(searcher: tantivy.Searcher, asked: Asked) -> Query:
    parts = [(Occur.Must, _either([_clause(searcher, clause) for clause in one])) for one in asked.all_of]
    if not parts:  # the documents that stand for treaties have no words, so that no word finds them
        parts = [(Occur.Must, Query.all_query()), (Occur.MustNot, Query.term_query(SCHEMA, "kind", TREATY))]
    parts += [(Occur.MustNot, _clause(searcher, clause)) for clause in asked.none_of]
    return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)


def _either(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _clause(searcher: tantivy.Searcher, clause: Clause) -> Query:
    ask = _phrase if clause.exact else _prefix if clause.prefix else _word
    in_title = Query.boost_query(ask(searcher, "title", clause.words), TITLE_BOOST)
    return _either([ask(searcher, "text", clause.words), in_title])


def _word(searcher: tantivy.Searcher, field: str, words: tuple[str, ...]) -> Query:
    """A word in any of its forms, by the rules of each language that the archive has it in; exact forms first."""
    (word,) = words
    stems = [found for code in CODES if searcher.doc_freq(f"{field}_stem", found := stem(word, code))]
    forms = [Query.term_query(SCHEMA, f"{field}_stem", found) for found in stems]
    exact = [Query.boost_query(Query.term_query(SCHEMA, field, word), EXACT_BOOST)] if field == "text" else []
    return _either([*exact, *forms]) if forms else Query.empty_query()


def _prefix(_searcher: tantivy.Searcher, field: str, words: tuple[str, ...]) -> Query:
    (word,) = words
    if len(word) <= START:
        return Query.term_query(SCHEMA, f"{field}_start", word)
    return Query.phrase_prefix_query(SCHEMA, field, [word])


def _phrase(searcher: tantivy.Searcher, field: str, words: tuple[str, ...]) -> Query:
    """Words in a row; two that stand apart may be one in the text, and the other way round (like-minded)."""
    pairs = [at for at in range(min(len(words) - 1, 12)) if searcher.doc_freq(field, words[at] + words[at + 1])]
    variants = [words, *((*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in pairs)]
    return _either([_row(field, one) for one in variants])


def _row(field: str, words: tuple[str, ...]) -> Query:
    """Just these words in a row: up to three are one term of the index, so that the commonest phrase is quick."""
    if len(words) == 1:
        return Query.term_query(SCHEMA, field, words[0])
    found = run_of(words)
    if len(found) == 1:
        return Query.term_query(SCHEMA, f"{field}_run", found[0][1])
    return Query.phrase_query(SCHEMA, f"{field}_run", found)


def _narrow(words: Query, narrowed: Narrowed, but: str = "") -> Query:
    parts = [(Occur.Must, words)]
    for facet, values in narrowed.chosen.items():
        if facet != but and values:
            parts.append((Occur.Must, Query.term_set_query(SCHEMA, facet, list(values))))
    if narrowed.beside:
        parts.append((Occur.Must, Query.term_query(SCHEMA, "party", narrowed.beside)))
    if narrowed.since is not None or narrowed.until is not None:
        low, high = (narrowed.since or 0) * 10000, (narrowed.until or 9999) * 10000 + 9999
        parts.append((Occur.Must, Query.range_query(SCHEMA, "date", tantivy.FieldType.Integer, low, high)))
    return Query.boolean_query(parts) if len(parts) > 1 else words


def _counts_of(
    searcher: tantivy.Searcher, words: Query, narrowed: Narrowed, facets: Sequence[str]
) -> dict[str, dict[str, int]]:
    """The counts of each facet with every filter but its own: facets with no filter are counted together."""
    free = [facet for facet in facets if not narrowed.chosen.get(facet)]
    counts = _counts(searcher, _narrow(words, narrowed), free)
    for facet in set(facets) - set(free):
        counts |= _counts(searcher, _narrow(words, narrowed, but=facet), [facet])
    return {facet: counts[facet] for facet in facets}


def _counts(searcher: tantivy.Searcher, query: Query, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """The counts of each facet's values: a sum over its columns, of which each has one value a passage."""
    filled = _filled(searcher)
    answer = _tally(searcher, query, [column for facet in facets for column in filled[facet]])
    return {facet: sum((answer[column] for column in filled[facet]), Counter()) for facet in facets}


@lru_cache(maxsize=2)
def _filled(searcher: tantivy.Searcher) -> dict[str, list[str]]:
    """The columns of each facet that have a value anywhere."""
    held = _tally(searcher, Query.all_query(), [column for columns in COLUMNS.values() for column in columns])
    return {facet: [column for column in columns if held[column]] for facet, columns in COLUMNS.items()}


def _tally(searcher: tantivy.Searcher, query: Query, columns: Sequence[str]) -> dict[str, Counter]:
    wanted = {column: {"terms": {"field": column, "size": VALUES}} for column in columns}
    answer = searcher.aggregate(query, wanted) if wanted else {}
    return {one: Counter({row["key"]: row["doc_count"] for row in answer[one]["buckets"]}) for one in columns}
