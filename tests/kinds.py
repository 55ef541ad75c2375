"""Every kind of page: one address of each, found from what is finished, what that links, and what can be asked."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from archive.pages import Pages
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, WITHDRAWN, Site
from tests.odd import LONG, WITHOUT_ARTICLES

TREATY = f"/treaties/{ALLIANCE_1942}"
P1 = f"{TREATY}/preamble/p1"
ODD = (f"/treaties/{LONG}", f"/treaties/{WITHOUT_ARTICLES}")
ASKED = (
    "/search?q=aggression",
    "/search?q=harmonious",
    "/search?q=aggression&party=uk&since=1940&sort=date&by=treaty",
    "/search?q=aggression&party=atlantis&since=abc",
    "/search?q=%22render+impossible+a+repetition%22",
    "/treaties/?party=uk",
    "/treaties/?party=uk&since=1950",
    "/treaties/?party=atlantis&since=abc",
    "/quote?text=not+to+enter+into+any+negotiations+with+the+Hitlerite+Government",
    "/quote?text=not+to+enter+into+any+negotiations+with+the+Fascist+Government",
    "/quote?text=all+quiet+on+the+western+front",
    "/cite?q=Soviet+treaty,+art.+3",
    "/cite?q=Treaty+of+Nowhere,+9999+LNTS+1",
    "/cite/unts/9999/1",
    f"{TREATY}/article/1-2",
    f"{TREATY}/article/7",
    "/nowhere",
    "/treaties/1815-vienna",
    "/parties/atlantis",
    WITHDRAWN,
    f"/treaties/{ALLIANCE_1950}",
    *ODD,
    *(f"{treaty}/{view}" for treaty in ODD for view in ("as-printed", "interventions")),
    f"{ODD[0]}/article/1",
    f"{ODD[1]}/main",
)


@dataclass(frozen=True)
class Kind:
    """A kind of page: its name, and where a page of it is and how it is asked for."""

    name: str
    url: str
    method: str = "GET"

    def open(self, tab: Page) -> None:
        """Show the page in a browser."""
        if self.method != "GET":
            tab.route(self.url, lambda route: route.continue_(method=self.method), times=1)
        tab.goto(self.url)

    def text(self, site: Site) -> str:
        """The page's source."""
        parts = urlsplit(self.url)
        if parts.scheme == "file":
            return Path(parts.path).read_text(encoding="utf-8")
        return site.ask(self.url.removeprefix(site.url), self.method).body.decode()


def addresses(site: Site) -> dict[str, str]:
    """An address of every kind by its name: finished ones, the longest of each; then linked ones; then questions."""
    pages = Pages(site.folder)
    found = dict(_longest(pages, (path for path in pages.paths() if not path.startswith(ODD))))
    linked = {name_of(path): path for path in sorted(_links(pages, found.values()), reverse=True)}
    return linked | found | {path: path for path in (*ASKED, *wordings(site))}


def every_kind(site: Site) -> list[Kind]:
    """A page of every kind that an archive with a past can show."""
    shown = [Kind(name, site.url + path) for name, path in addresses(site).items() if name and _is_page(site, path)]
    errors = [Kind(path.name, path.resolve().as_uri()) for path in sorted(site.folder.glob("errors/*.html"))]
    return [*shown, *errors, Kind("405", f"{site.url}/", "POST")]


def name_of(path: str) -> str:
    """What kind of page a path is: its name in the table of addresses; a unit's with its first step."""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return ""
    step = re.match(r"[a-z-]*", found.kwargs.get("path", ""))[0]
    return f"{found.url_name} {step}".strip()


def wordings(site: Site) -> list[str]:
    """A corrected wording, and one that stands, each by the address of exactly that wording."""
    rows = csv.DictReader(io.StringIO(site.page("/data/addresses.csv")))
    return [f"{row['address']}@{row['digest']}" for row in rows if row["address"] == P1]


def _longest(pages: Pages, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The longest page of each kind last: it shows most of what a page of its kind can have."""
    for path in sorted(paths, key=lambda path: len(pages.find(path).body)):
        yield name_of(path), path


def _links(pages: Pages, paths: Iterable[str]) -> set[str]:
    """The internal addresses that pages link."""
    bodies = [pages.find(path).body.decode() for path in paths]
    return {unescape(link).partition("#")[0] for body in bodies for link in re.findall(r'href="(/[^"]*)"', body)}


def _is_page(site: Site, path: str) -> bool:
    answer = site.ask(path)
    return not answer.getheader("Location") and answer.getheader("Content-Type", "").startswith("text/html")
