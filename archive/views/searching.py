"""Search: passages by their words, and a check of any quotation."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote as encoded

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from tantivy import Searcher

from archive.compare import Span
from archive.facets import facets
from archive.forms import SearchForm
from archive.models import Unit
from archive.passages import party_names, records, searcher
from archive.quotations import Verdict, judge, segments
from archive.search.index import FACETS
from archive.search.marks import Stretch, snippet
from archive.search.questions import (
    PAGE,
    Narrowed,
    in_a_row,
    likeliest_spelling,
    nearest,
    search,
    values,
)
from archive.search.terms import stem
from archive.search.words import Asked, parse, tokens

MOST_ANSWERS = 5


@dataclass(frozen=True)
class Hit:
    """A passage found, with the stretch that is shown and the address that marks it on its page."""

    unit: Unit
    stretches: list[Stretch]

    @property
    def address(self) -> str:
        """The passage's address with a text fragment: the browser marks the words, no script is needed."""
        marked = list(dict.fromkeys(one.text for one in self.stretches if one.marked))[:4]
        directive = "&".join(f"text={encoded(text, safe='').replace('-', '%2D')}" for text in marked)
        return self.unit.get_absolute_url() + (f"#:~:{directive}" if directive else "")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Passages, best first, with counts of what would narrow them."""
    index = searcher()
    form = SearchForm(request.GET, known=values(index))
    read = form.read()
    asked = parse(str(read.get("q", "")))
    context = {"form": form, "asked": asked, "q": request.GET.get("q", "")[:200], "read": read}
    if not asked.is_empty or asked.none_of or any(facet in read for facet in FACETS):
        context |= _answer(request, index, asked, read)
    return render(request, "search.html", context)


def _answer(request: HttpRequest, index: Searcher, asked: Asked, read: dict) -> dict[str, object]:
    narrowed = Narrowed({f: [read[f]] for f in FACETS if f in read}, read.get("since"), read.get("until"))
    page, by_date = read.get("page", 1), read.get("sort") == "date"
    found = search(index, asked, narrowed, page=page, by_date=by_date)
    if found.total and not found.keys:  # the question has fewer pages
        page = -(-found.total // PAGE)
        found = search(index, asked, narrowed, page=page, by_date=by_date)
    units = records(found.keys)
    hits = [_hit(units[key], asked) for key in found.keys if key in units]
    if read.get("by") == "treaty":
        order = list(dict.fromkeys(hit.unit.treaty_id for hit in hits))
        hits.sort(key=lambda hit: order.index(hit.unit.treaty_id))
    words = [clause.words[0] for one in asked.all_of for clause in one if len(clause.words) == 1]
    return {
        "hits": hits,
        "found": found,
        "page": page,
        "pages": -(-found.total // PAGE),
        "first": (page - 1) * PAGE + 1,
        "facets": facets(request.GET, found.counts, read, party_names(index)),
        "narrowing": len(narrowed.chosen),
        "spellings": [near for word in words if (near := likeliest_spelling(index, word))] if not found.total else [],
    }


def _hit(unit: Unit, asked: Asked) -> Hit:
    return Hit(unit, snippet(unit.text, asked, partial(stem, language=unit.language)))


@dataclass(frozen=True)
class Answer:
    """A passage that a quotation may be taken from."""

    unit: Unit
    verdict: Verdict

    @property
    def differing(self) -> list[Span]:
        """Where quotation and passage are not the same."""
        return [span for span in self.verdict.spans if not span.same]


@require_safe
def quote(request: HttpRequest) -> HttpResponse:
    """Where a quotation stands: exactly, but for spelling and signs, or nearest."""
    text = request.GET.get("text", "")
    parts = segments(text)
    answers = _answers(parts) if parts else []
    context = {"text": text[:5000], "parts": parts, "answers": answers[:MOST_ANSWERS]}
    return render(request, "quote.html", context)


def _answers(parts: list[str]) -> list[Answer]:
    index = searcher()
    words = [token.word for part in parts for token in tokens(part)]
    longest = [token.word for token in tokens(max(parts, key=len))][:400]
    keys = dict.fromkeys([*in_a_row(index, longest), *nearest(index, words)])
    found = records(keys)
    outer = {f"{unit.treaty_id}/{path}" for unit in found.values() if (path := unit.path.rpartition("/")[0])}
    found |= records(outer - set(found))
    answers = [Answer(unit, judge(parts, unit.text)) for unit in found.values()]
    kept = [answer for answer in answers if answer.verdict.share >= 0.5]
    kept.sort(key=lambda answer: (answer.verdict.rank, len(answer.unit.text)))
    best = [answer for answer in kept if answer.verdict.kind == kept[0].verdict.kind]
    return [answer for answer in best if not any(_holds(answer.unit, other.unit) for other in best)]


def _holds(outer: Unit, inner: Unit) -> bool:
    return outer.treaty_id == inner.treaty_id and outer != inner and outer.contains(inner.path)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """What a browser needs to add the archive as a search engine (OpenSearch 1.1)."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")
