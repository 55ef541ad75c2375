"""Citations as questions: from what stands in a footnote to the passage."""

from dataclasses import replace
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.citations.footnote import LONGEST, Clues, understood
from archive.matching import answer

PATHS = {"unts": "{0} UNTS {1}", "lnts": "{0} LNTS {1}", "cmd": "Cmd. {0}", "fo": "FO {0}/{1}/{2}"}


@require_safe
def cite(request: HttpRequest) -> HttpResponse:
    """One match: to the passage; several or none: what was understood, and why."""
    asked = request.GET.get("q", "")
    return _answer(request, asked, understood(asked))


@require_safe
def cite_path(request: HttpRequest, path: str) -> HttpResponse:
    """The same for ``/cite/unts/226/3``, with a place of the treaty after it if there is one."""
    collection, *rest = path.strip("/").split("/")
    pattern = PATHS.get(collection.lower(), "")
    taken = pattern.count("{")
    if not pattern or len(rest) < taken:
        asked = path.replace("/", " ")
        return _answer(request, asked, understood(asked))
    asked, place = pattern.format(*rest), "/".join(rest[taken:])
    return _answer(request, f"{asked} {place}".strip(), replace(understood(asked), place=place, path=place))


def _answer(request: HttpRequest, asked: str, clues: Clues) -> HttpResponse:
    found = answer(clues)
    if found.certain:
        (only,) = found.matches
        response = HttpResponseRedirect(quote(only.address, safe="/@#"))
        response.status_code = 303 if only.inside else 302
        return response
    context = {"asked": asked[:LONGEST], "cut": len(asked) > LONGEST, "found": found}
    return render(request, "cite.html", context)
