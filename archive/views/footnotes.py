"""Citations as questions: from what stands in a footnote to the passage."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.citations.footnote import LONGEST, understood
from archive.matching import answer

PATHS = {"unts": "{0} UNTS {1}", "lnts": "{0} LNTS {1}", "cmd": "Cmd. {0}", "fo": "FO {0}/{1}/{2}"}


@require_safe
def cite(request: HttpRequest) -> HttpResponse:
    """One match: to the passage; several or none: what was understood, and why."""
    return _answer(request, request.GET.get("q", ""))


@require_safe
def cite_path(request: HttpRequest, path: str) -> HttpResponse:
    """The same for ``/cite/unts/226/3``, with a place after it if there is one."""
    collection, *rest = path.strip("/").split("/")
    pattern = PATHS.get(collection.lower())
    taken = pattern.count("{") if pattern else 0
    if pattern is None or len(rest) < taken:
        return _answer(request, path.replace("/", " "))
    return _answer(request, f"{pattern.format(*rest)} {' '.join(rest[taken:])}")


def _answer(request: HttpRequest, asked: str) -> HttpResponse:
    found = answer(understood(asked))
    if len(found.matches) == 1 and found.matches[0].certain:
        (only,) = found.matches
        response = HttpResponseRedirect(quote(only.address, safe="/@#"))
        response.status_code = 303 if only.inside else 302
        return response
    context = {"asked": asked[:LONGEST], "cut": len(asked) > LONGEST, "found": found}
    return render(request, "cite.html", context)
