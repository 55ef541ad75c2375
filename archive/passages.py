"""Passages: what the index holds of the records, and the way back from its keys to them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from tantivy import Searcher

from archive import stores
from archive.builds import current
from archive.models import Article, Footnote, Paragraph, Party, Treaty, Unit
from archive.outline import Outline
from archive.querysets import HEAVY
from archive.search import index
from archive.search.index import Passage

FOLDER = "search"
_WITHOUT_TEXTS = tuple(f"treaty__{name}" for name in HEAVY)


_baking: list[Path] = []  # the folder of the build that is being made, while one is


def searcher() -> Searcher:
    """The index of the build whose records this thread reads (of the one being made, during a bake)."""
    folder = _baking[-1] if _baking else stores.folder_read() or current(settings.ARCHIVE).folder
    return index.opened(str(folder / FOLDER))


@contextmanager
def index_in(folder: Path) -> Iterator[None]:
    """Let questions be answered from the index in a folder."""
    _baking.append(folder)
    try:
        yield
    finally:
        _baking.pop()


@lru_cache(maxsize=2)
def party_names(_searcher: Searcher) -> dict[str, str]:
    """The name of each party by its slug; read once for each index, since a build does not change."""
    return dict(Party.objects.values_list("slug", "name"))


def build(folder: Path) -> int:
    """The index of every treaty and passage, in the folder of a build; the number of passages."""
    place = folder / FOLDER
    place.mkdir()
    return index.build(place, passages())


def passages() -> Iterator[Passage]:
    """Every treaty (without words: it is counted, not found), then the leaves of its text and its notes."""
    for treaty in Treaty.objects.listed().prefetch_related("titles"):
        outline = Outline(treaty)
        kinds = {article.key: article.kind for article in outline.articles}
        yield _passage(treaty, treaty.slug, "", "", ("treaty",))
        for unit in outline.leaves:
            yield _passage(treaty, unit.key, unit.text, unit.label, (_kind(unit, kinds),), unit.language)
        for note in outline.footnotes:
            yield _passage(treaty, note.key, note.text, note.label, ("note",), note.language)


def _kind(unit: Unit, kinds: dict[str, str]) -> str:
    return kinds[unit.article_id] if isinstance(unit, Paragraph) else unit.kind


def _passage(treaty: Treaty, key: str, text: str, label: str, kind: tuple[str, ...], language: str = "") -> Passage:
    year, month, day = [*treaty.signed_on.split("-"), "01", "01"][:3]
    return Passage(
        key=key,
        treaty=treaty.slug,
        text=text,
        label=label,
        titles=tuple((title.language, title.text) for title in treaty.titles.all()) if text else (),
        date=int(f"{year}{month}{day}"),
        party=tuple(party.slug for party in treaty.makers),
        subject=tuple(treaty.subjects),
        place=(treaty.signed_at,) if treaty.signed_at else (),
        language=(language or treaty.language,),
        kind=kind,
        complete=("complete" if treaty.complete else "incomplete",),
    )


def records(keys: Iterable[str]) -> dict[str, Unit]:
    """The units that keys lead to, each with its treaty: a query a kind."""
    wanted = list(keys)
    found: dict[str, Unit] = {}
    for model in (Article, Paragraph, Footnote):
        rows = model.objects.filter(pk__in=wanted).select_related("treaty").defer("tei", *_WITHOUT_TEXTS)
        found |= {row.key: row for row in rows}
    return found
