"""The archive is read-only: what asks for anything else is told so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

METHODS = ("GET", "HEAD", "OPTIONS")


def read_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """405 for every method but GET, HEAD and OPTIONS; OPTIONS is answered with the three."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS, render_to_string("405.html", {"is_error": True}, request))
        # No address has a NUL, and PostgreSQL cannot be asked for one.
        request.path_info = request.path = request.path.replace("\0", "\ufffd")
        return get_response(request)

    return middleware
