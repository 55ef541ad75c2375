"""Pages: each view fetches or says 404, and renders."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.edition.document import find_all
from archive.edition.html import from_tei
from archive.edition.witness import lines
from archive.filters import TreatyFilter
from archive.models import Instrument, Party, Treaty, Unit
from archive.outline import Outline


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the treaties."""
    return render(request, "home.html", {"treaties": Treaty.objects.listed()})


@require_safe
def treaty_list(request: HttpRequest) -> HttpResponse:
    """The treaties that a question leaves."""
    asked = TreatyFilter(request.GET, queryset=Treaty.objects.listed())
    return render(request, "treaty_list.html", {"filter": asked, "treaties": asked.qs})


@require_safe
def treaty(request: HttpRequest, slug: str) -> HttpResponse:
    """A treaty, whole."""
    found = get_object_or_404(Treaty.objects.whole(), pk=slug)
    others = Treaty.objects.listed().others_of(found)
    return render(request, "treaty.html", {"treaty": found, "outline": Outline(found), "others": others})


@require_safe
def unit(request: HttpRequest, slug: str, path: str) -> HttpResponse:
    """One citable unit in its place."""
    outline = Outline(get_object_or_404(Treaty.objects.whole(), pk=slug))
    found = outline.units.get(path)
    if found is None:
        raise Http404
    return render(request, "unit.html", _setting(outline, found))


def _setting(outline: Outline, found: Unit) -> dict[str, object]:
    before, after = outline.neighbours(found)
    return {
        "treaty": outline.treaty,
        "unit": found,
        "node": outline.node(found),
        "parents": outline.parents(found),
        "before": before,
        "after": after,
        "nearby": [near for near in (before, after) if near and outline.are_near(found, near)],
        "footnotes": outline.footnotes_in(found),
        "marker": outline.units.get(getattr(found, "marker", "")),
        "references": outline.references_from(found),
        "referring": outline.references_to(found),
    }


@require_safe
def as_printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The witness, line by line, with every intervention marked."""
    found = get_object_or_404(Treaty, pk=slug)
    text = find_all(from_tei(found.tei.encode()), "text")[0]
    made = list(found.interventions.all())
    rows = [(line, [one for one in made if one.line == line.number]) for line in lines(text)]
    context = {"treaty": found, "lines": rows, "interventions": {one.anchor: one for one in made}}
    return render(request, "as_printed.html", context)


@require_safe
def source_text(_request: HttpRequest, slug: str) -> HttpResponse:
    """The witness's own bytes."""
    found = get_object_or_404(Treaty.objects.only("source_text"), pk=slug)
    return HttpResponse(found.source_text.encode(), content_type="text/plain; charset=utf-8")


@require_safe
def interventions(request: HttpRequest, slug: str) -> HttpResponse:
    """The register of every editorial change."""
    found = get_object_or_404(Treaty.objects.defer("tei"), pk=slug)
    outline = Outline(found)
    made = [(one, outline.units.get(one.path)) for one in found.interventions.all()]
    rows = found.source_text.split("\n")
    folded = {
        "trailing": sum(row != row.rstrip() for row in rows),
        "blank": sum(not row.strip() for row in rows),
        "lines": len(rows),
    }
    return render(request, "interventions.html", {"treaty": found, "interventions": made, "folded": folded})


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """The parties, each with its treaties."""
    parties = Party.objects.prefetch_related("treaties")
    return render(request, "party_list.html", {"parties": parties})


@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    """A party: how treaties style it, who signed for it, its treaties."""
    found = get_object_or_404(Party.objects.whole(), pk=slug)
    treaties = Treaty.objects.listed().of(slug)
    return render(request, "party.html", {"party": found, "treaties": treaties})


@require_safe
def instrument(request: HttpRequest, slug: str) -> HttpResponse:
    """An instrument that is cited and not held: what is known, and where it is cited."""
    found = get_object_or_404(Instrument, pk=slug)
    citing = [
        (reference, Outline(reference.treaty).units.get(reference.path))
        for reference in found.references.select_related("treaty")
    ]
    relations = found.relations.select_related("treaty")
    return render(request, "instrument.html", {"instrument": found, "citing": citing, "relations": relations})


@require_safe
def page(request: HttpRequest, template: str) -> HttpResponse:
    """A page of prose about the archive."""
    return render(request, template)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything may be read by everybody."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, with the nearest thing that is there."""
    del exception  # Django names it; the page says what is near, not what went wrong
    return render(request, "404.html", {"nearest": _nearest(request.path)}, status=404)


def _nearest(path: str) -> Treaty | Unit | None:
    _, top, slug, *rest = [*path.split("/"), "", ""]
    treaty = Treaty.objects.listed().filter(pk=slug).first() if top == "treaties" else None
    if treaty is None:
        return None
    units = Outline(treaty).units
    for end in range(len(rest), 0, -1):
        if found := units.get("/".join(rest[:end])):
            return found
    return treaty
