"""Parallels: wording that passages share with other treaties, found over the archive and shown on their pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from archive.models import Article, Paragraph, SharedWording, Treaty, Unit
from archive.outline import Outline
from archive.pictures.strip import Stretch
from archive.querysets import HEAVY
from archive.search.marks import Stretch as Quoted
from archive.sides import pair_address
from archive.wording import Leaf, Shared, quoted, shared

BATCH = 2000
MARKED = 200  # pairs that a treaty's strip marks
MOST = 10  # parallels that a page shows, those that share most


@dataclass(frozen=True)
class Parallel:
    """A passage of another treaty, as the page of `unit` shows it; `quotation` has the shared words marked."""

    unit: Unit
    treaty: Treaty
    address: str
    label: str
    language: str
    is_earlier: bool
    quotation: list[Quoted]

    @property
    def comparison(self) -> str:
        """The address of the two passages side by side."""
        theirs = self.address.removeprefix("/treaties/")
        return pair_address(*((theirs, self.unit.key) if self.is_earlier else (self.unit.key, theirs)))


def find(progress: Callable[[str, int, int], None]) -> None:
    """Write down all wording that treaties share; anew, if it was found before."""
    pairs = shared(leaves(), lambda done, total: progress("wording", done, total))
    with transaction.atomic():
        SharedWording.objects.all().delete()
        while some := list(islice(pairs, BATCH)):
            SharedWording.objects.bulk_create(map(_row, some))


def leaves() -> Iterator[Leaf]:
    """The innermost units of every text; printed notes are not the treaties' words."""
    for treaty in Treaty.objects.defer(*HEAVY):
        for unit in Outline(treaty).leaves:
            yield Leaf(unit.key, treaty.slug, treaty.signed_on, unit.text)


def _row(pair: Shared) -> SharedWording:
    return SharedWording(
        key=f"{pair.earlier} {pair.later}",
        earlier=pair.earlier,
        earlier_treaty_id=pair.earlier.partition("/")[0],  # a unit's key begins with its treaty's slug
        later=pair.later,
        later_treaty_id=pair.later.partition("/")[0],
        score=pair.score,
        runs=[[*run.earlier, *run.later] for run in pair.runs],
    )


def parallels(outline: Outline, unit: Unit) -> list[Parallel]:
    """What a unit, or the units inside it, share with other treaties: the closest first, in two queries."""
    inside = {leaf.key: leaf for leaf in outline.leaves if unit.contains(leaf.path)}
    if not inside:
        return []
    found = list(SharedWording.objects.touching(inside)[:MOST])
    passages = texts(key for pair in found for key in (pair.earlier, pair.later) if key not in inside)
    return [_parallel(pair, inside, passages) for pair in found]


def stretches(outline: Outline) -> dict[str, tuple[Stretch, ...]]:
    """Where a treaty's articles share wording with others, by their path, in shares of their length."""
    homes = {leaf.key: _home(outline, leaf) for leaf in outline.leaves}
    found: dict[str, list[Stretch]] = {}
    for pair in SharedWording.objects.of(outline.treaty.slug)[:MARKED]:
        key, at = (pair.earlier, 0) if pair.earlier in homes else (pair.later, 2)
        article, before = homes[key]
        for run in pair.runs:
            start, end = ((before + place) / len(article.text) for place in run[at : at + 2])
            found.setdefault(article.path, []).append(Stretch(start, end))
    return {path: tuple(dict.fromkeys(some)) for path, some in found.items()}


def _home(outline: Outline, leaf: Unit) -> tuple[Unit, int]:
    """The article that a leaf stands in, and the place in its text where the leaf begins."""
    article = next(one for one in outline.articles if one.contains(leaf.path))
    return article, max(article.text.find(leaf.text), 0)


def texts(keys: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """The label, language and text of each unit, by its key."""
    wanted = list(keys)
    rows = [
        model.objects.filter(pk__in=wanted).order_by().values_list("key", "label", "language", "text")
        for model in (Article, Paragraph)
    ]
    return {key: tuple(rest) for key, *rest in rows[0].union(rows[1])} if wanted else {}


def _parallel(pair: SharedWording, inside: dict[str, Unit], passages: dict[str, tuple[str, str, str]]) -> Parallel:
    is_earlier = pair.later in inside
    mine, theirs = (pair.later, pair.earlier) if is_earlier else (pair.earlier, pair.later)
    label, language, text = passages[theirs]
    spans = [tuple(run[:2] if is_earlier else run[2:]) for run in pair.runs]
    treaty = pair.earlier_treaty if is_earlier else pair.later_treaty
    return Parallel(inside[mine], treaty, f"/treaties/{theirs}", label, language, is_earlier, quoted(text, spans))
