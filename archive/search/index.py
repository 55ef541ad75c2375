"""The index: an immutable tantivy folder with one document a passage; this module owns its schema."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tantivy

from archive.search.words import tokens

FACETS = ("party", "subject", "place", "language", "kind")
OF_TREATIES = ("party", "subject", "place", "language", "complete")
FIELDS = (*FACETS, "complete")
_PLAIN = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
_STEMMED = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(tantivy.Filter.stemmer("english")).build()
)


@dataclass(frozen=True)
class Passage:
    """What is found: a leaf of a treaty's text or a note; `key` leads back to its record."""

    key: str
    treaty: str
    text: str
    label: str
    title: str
    date: int  # of signature, as 19420526
    party: tuple[str, ...]
    subject: tuple[str, ...]
    place: tuple[str, ...]
    language: tuple[str, ...]
    kind: tuple[str, ...]
    complete: tuple[str, ...] = ()


def stem(word: str) -> str:
    """A folded word without its English endings (Snowball)."""
    return next(iter(_STEMMED.analyze(word)), word)


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("text", "title"):
        schema.add_text_field(field, tokenizer_name="plain")
    for field in ("text_stem", "title_stem"):
        schema.add_text_field(field, tokenizer_name="stemmed", index_option="freq")
    for field in ("treaty", *FIELDS):
        schema.add_text_field(field, tokenizer_name="raw", fast=True, index_option="basic")
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
    text = " ".join(token.word for token in tokens(passage.text))
    title = " ".join(token.word for token in tokens(f"{passage.title} {passage.label}"))
    document = tantivy.Document(
        key=passage.key, treaty=passage.treaty, text=text, text_stem=text, title=title, title_stem=title
    )
    document.add_integer("date", passage.date)
    for facet in FIELDS:
        for value in getattr(passage, facet):
            document.add_text(facet, value)
    return document


def _registered(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer("plain", _PLAIN)
    index.register_tokenizer("stemmed", _STEMMED)
    return index


@lru_cache(maxsize=2)
def opened(folder: str) -> tantivy.Searcher:
    """The index of a build, mapped into memory; a build does not change, so it is opened once."""
    return _registered(tantivy.Index.open(folder)).searcher()
