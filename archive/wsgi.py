"""The server: a finished page is sent before Django is asked; everything else is a Django view."""

import gc
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
if os.environ.get("READER_URL"):  # what serves may only read
    os.environ["DATABASE_URL"] = os.environ["READER_URL"]

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from archive import stores
from archive.builds import BuildError, current
from archive.pages import Page, Pages

Start = Callable[[str, list[tuple[str, str]]], object]
LOOK_AGAIN = 1.0  # seconds after which a newer build is noticed


class Server:
    """A WSGI application over the build that serves; it follows when `bake` switches builds."""

    def __init__(self, django: Callable[[dict, Start], Iterable[bytes]]) -> None:
        self._django = django
        build = current(settings.ARCHIVE)
        build.check()
        stores.check(build.folder)
        stores.check_reader(build.folder)
        self._folder, self._pages = build.folder, Pages(build.folder)
        self._looked = time.monotonic()

    def __call__(self, environ: dict, start_response: Start) -> Iterable[bytes]:
        """The finished page, if there is one and the request is for a page."""
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and not _must_redirect(environ):
            self._follow()
            page = self._pages.find(environ["PATH_INFO"], environ.get("HTTP_ACCEPT_ENCODING", ""))
            if page and not (page.question and environ.get("QUERY_STRING")):
                return _send(page, environ, start_response)
        stores.read_from(self._folder)
        return self._django(environ, start_response)

    def _follow(self) -> None:
        now = time.monotonic()
        if now - self._looked < LOOK_AGAIN:
            return
        self._looked = now
        try:
            folder = current(settings.ARCHIVE).folder
            if folder != self._folder:
                stores.check(folder)
                self._folder, self._pages = folder, Pages(folder)
        except (BuildError, sqlite3.Error):
            return  # the build that is open goes on serving


def _must_redirect(environ: dict) -> bool:
    """True for a plain request to a site that is served over TLS: Django redirects it."""
    secure = "https" in (environ["wsgi.url_scheme"], environ.get("HTTP_X_FORWARDED_PROTO"))
    return settings.SITE_URL.startswith("https://") and not secure


def _send(page: Page, environ: dict, start_response: Start) -> Iterable[bytes]:
    headers = [*page.headers, ("ETag", page.etag)]
    if _matches(environ.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        start_response("304 Not Modified", headers)
        return []
    if page.encoding:
        headers.append(("Content-Encoding", page.encoding))
    start_response("200 OK", [*headers, ("Content-Length", str(len(page.body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]


def _matches(wanted: str, etag: str) -> bool:
    """RFC 9110, 13.1.2: weak comparison with any tag of the list, or ``*``."""
    return any(tag.strip().removeprefix("W/") in (etag, "*") for tag in wanted.split(",") if tag)


def _application() -> Server:
    try:
        server = Server(get_wsgi_application())
    except BuildError as error:
        sys.exit(str(error))
    import_module(settings.ROOT_URLCONF)  # now, and not while the first reader waits
    gc.freeze()  # what lives as long as the server is never searched for garbage: that took 50 ms of a reader's time
    return server


application = _application()
