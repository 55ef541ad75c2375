"""Pages for what cannot be answered: nothing there, withdrawn, a fault of ours."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.encoding import iri_to_uri

from archive.addresses import find
from archive.outline import Outline
from archive.resolving import parts, respelled, treaty_named, withdrawn

RETRY_AFTER = "60"  # seconds


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same address as it should be spelled, or the 404 page with the nearest thing that is there."""
    del exception  # the page says what is near, not what went wrong
    if gone := withdrawn(request.path):
        return render(request, "gone.html", {"gone": gone, "is_error": True}, status=410)
    if address := respelled(request.path):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(iri_to_uri(address) + query)
    return render(request, "404.html", nearest(request.path), status=404)


def nearest(path: str) -> dict[str, object]:
    """The treaty that a path names, and the unit nearest to what it asks for, in whatever spelling."""
    _, top, slug, *rest = [*f"/{parts(path)[0]}".split("/"), "", ""]
    treaty = treaty_named(slug) if top == "treaties" and slug else None
    if treaty is None:
        return {"treaty": None, "nearest": None, "top": top, "is_error": True}
    outline = Outline(treaty)
    places = ("/".join(rest[:end]) for end in range(len(rest), 0, -1))
    address = next((found for place in places if (found := find(place, outline.addresses))), None)
    unit = outline.units[address.path] if address else None
    return {"treaty": treaty, "nearest": unit or treaty, "top": top, "is_error": True}


def fault(request: HttpRequest) -> HttpResponse:
    """503 where the records cannot be reached, which may pass; 500 for any other fault."""
    if isinstance(sys.exception(), OperationalError):
        response = render(request, "503.html", {"is_error": True}, status=503)
        response["Retry-After"] = RETRY_AFTER
        return response
    return render(request, "500.html", {"is_error": True}, status=500)
