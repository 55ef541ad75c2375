"""Pages of a treaty's witness: as printed, its bytes, the register of what was done to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.edition.document import find_all
from archive.edition.html import from_tei
from archive.edition.witness import lines
from archive.models import Treaty
from archive.outline import Outline
from archive.printed import beside_reading


@require_safe
def as_printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The witness, line by line, with every intervention marked."""
    found = get_object_or_404(Treaty, pk=slug)
    text = find_all(from_tei(found.tei.encode()), "text")[0]
    made = list(found.interventions.all())
    rows = [(line, [one for one in made if one.line == line.number]) for line in lines(text)]
    groups = beside_reading(Outline(found), rows)
    context = {"treaty": found, "groups": groups, "interventions": {one.anchor: one for one in made}}
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
