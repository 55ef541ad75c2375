"""The index: an immutable tantivy folder with one document a passage; this module owns its schema."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tantivy

from archive.search.terms import runs, starts, stem
from archive.search.words import words

FACETS = ("party", "subject", "place", "language", "kind")
OF_TREATIES = ("party", "subject", "place", "language", "complete")
FIELDS = (*FACETS, "complete")
COLUMNS = {facet: (f"{facet}_1", f"{facet}_2", f"{facet}_more") for facet in FIELDS}
_WORDS = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


@dataclass(frozen=True)
class Passage:
    """What is found: a leaf of a treaty's text or a note; `key` leads back to its record."""

    key: str
    treaty: str
    text: str
    label: str
    titles: tuple[tuple[str, str], ...]  # each behind the code of its language
    date: int  # of signature, as 19420526
    party: tuple[str, ...]
    subject: tuple[str, ...]
    place: tuple[str, ...]
    language: tuple[str, ...]
    kind: tuple[str, ...]
    complete: tuple[str, ...] = ()


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("text", "title"):
        for terms in (field, f"{field}_stem", f"{field}_start"):
            schema.add_text_field(terms, tokenizer_name="words", index_option="freq")
        schema.add_text_field(f"{field}_run", tokenizer_name="words", index_option="position")
    for facet in FIELDS:
        schema.add_text_field(facet, tokenizer_name="raw", index_option="basic")
        for column in COLUMNS[facet]:
            schema.add_text_field(column, tokenizer_name="raw", fast=True, index_option="basic")
    schema.add_integer_field("date", indexed=True, fast=True)
    return schema.build()


SCHEMA = _schema()


def build(folder: Path, passages: Iterable[Passage]) -> int:
    """A new index in an empty folder; the number of passages in it."""
    index = _registered(tantivy.Index(SCHEMA, str(folder)))
    writer = index.writer(num_threads=1)
    count = 0
    for passage in passages:
        writer.add_document(_document(passage))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


def _document(passage: Passage) -> tantivy.Document:
    document = tantivy.Document(key=passage.key)
    _add_words(document, "text", [(passage.language or ("",), passage.text)])
    titles = [*passage.titles, ("en", passage.label)]
    _add_words(document, "title", [((language,), title) for language, title in titles])
    document.add_integer("date", passage.date)
    for facet in FIELDS:
        for position, value in enumerate(dict.fromkeys(getattr(passage, facet))):
            document.add_text(facet, value)
            document.add_text(COLUMNS[facet][min(position, 2)], value)
    return document


def _add_words(document: tantivy.Document, field: str, texts: Sequence[tuple[Sequence[str], str]]) -> None:
    """The words of some texts, each in its languages, in the fields of texts or of titles."""
    found = [(languages, words(text)) for languages, text in texts]
    every = [word for _, some in found for word in some]
    stems = (stem(word, language) for languages, some in found for language in languages for word in some)
    for kind, terms in (("", every), ("_stem", stems), ("_start", starts(every)), ("_run", runs(every))):
        document.add_text(field + kind, " ".join(terms))


def _registered(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer("words", _WORDS)
    return index


@lru_cache(maxsize=2)
def opened(folder: str) -> tantivy.Searcher:
    """The index of a build, mapped into memory; a build does not change, so it is opened once."""
    return _registered(tantivy.Index.open(folder)).searcher()
