"""Pages of the archive itself: home, lists, parties, instruments, prose, errors."""

import csv

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from archive.filters import TreatyFilter
from archive.models import Entry, Instrument, Party, Treaty, Unit
from archive.outline import Outline
from archive.resolving import respelled


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
def addresses_csv(_request: HttpRequest) -> HttpResponse:
    """The ledger: every address ever issued, with the digest of what stood there since when."""
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Access-Control-Allow-Origin": "*"})
    rows = csv.writer(response)
    rows.writerow(("number", "address", "event", "digest", "since", "reason", "seal"))
    rows.writerows(
        Entry.objects.values_list("number", "address", "event", "digest", "since", "reason", "seal").iterator()
    )
    return response


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything may be read by everybody."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same address as it should be spelled, or the 404 page with the nearest thing that is there."""
    del exception  # the page says what is near, not what went wrong
    if address := respelled(request.path):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(iri_to_uri(address) + query)
    return render(request, "404.html", nearest(request.path), status=404)


def nearest(path: str) -> dict[str, Treaty | Unit | None]:
    """The treaty that a path names, and the unit nearest to what it asks for."""
    _, top, slug, *rest = [*path.partition("@")[0].split("/"), "", ""]
    treaty = Treaty.objects.listed().filter(pk=slug.lower()).first() if top == "treaties" else None
    if treaty is None:
        return {"treaty": None, "nearest": None, "top": top, "is_error": True}
    units = Outline(treaty).units
    places = ("/".join(rest[:end]) for end in range(len(rest), 0, -1))
    unit = next((units[place] for place in places if place in units), None)
    return {"treaty": treaty, "nearest": unit or treaty, "top": top, "is_error": True}
