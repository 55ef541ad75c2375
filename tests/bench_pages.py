"""What `make bench` prints of whole pages: those of the archive in ARCHIVE, from its server, for one client."""

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from tests.bench import HEADS, timed

PAGES = (
    "/search?q=parties",
    "/search?q=a*",
    '/search?q="high+contracting+parties"',
    "/search?q=peace&party=p7&since=1900",
    "/search?q=the&sort=date",
    "/treaties/",
    "/treaties/?party=p7",
    "/treaties/?subject=alliance&sort=length&page=3",
    "/treaties/?between=p3&party=p7",
    "/search?q=parties&all=party",
    "/treaties/?all=party",
)
LETTERS = "abcdefghijklmnopqrstuvwx"
WORST = (  # each must be answered within 300 ms
    "/search?q=" + "a" * 10000,
    "/search?q=" + "the+" * 2500,
    "/search?q=" + '"a+' * 3000,
    "/search?q=" + "-OR+" * 2500,
    "/search?q=" + "+".join(f"{letter}*" for letter in LETTERS),
    "/search?q=" + "+OR+".join(f"{letter}*" for letter in LETTERS),
    "/search?q=" + "+".join(f"-{letter}*" for letter in LETTERS[1:]),
    "/search?q=" + "+OR+".join(["the", "of", "and", "to", "in", "high", "part*", "peac*", "treat*", "cont*"] * 2),
    '/search?q="' + "the+high+contracting+parties+" * 30 + '"',
    "/search?q=the&party=p7&subject=alliance&place=Place+1&language=en&kind=article&since=1000&until=9999",
    "/search?q=the&page=250",
    "/treaties/?page=200&sort=title",
)


def time_pages() -> None:
    from archive.wsgi import application  # the server, which opens the archive

    print(f"\n{'page':60} " + " ".join(f"{head:>8}" for head in HEADS))
    for page in (*PAGES, *WORST):
        ask = partial(sent, application, page)
        assert ask()[:3] in ("200", "400"), page
        print(f"{page[:60]:60} " + " ".join(f"{ms:8.1f}" for ms in timed(ask)))
    mapped, rest = resident(os.environ["ARCHIVE"])
    print(f"resident memory: {rest} MB, and {mapped} MB of the mapped archive")


def sent(application: Callable, page: str) -> str:
    """The status of a page that the server has sent whole."""
    path, _, question = page.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": question, "HTTP_ACCEPT_ENCODING": "gzip"}
    setup_testing_defaults(environ)
    answered = []
    body = application(environ, lambda status, _headers: answered.append(status))
    assert b"".join(body)
    return answered[0]


def resident(archive: str) -> tuple[int, int]:
    """Megabytes of memory that hold the archive's mapped files, and that hold everything else."""
    sizes = {True: 0, False: 0}
    of_archive = False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            of_archive = archive in line
        elif line.startswith("Rss:"):
            sizes[of_archive] += int(line.split()[1])
    return sizes[True] // 1024, sizes[False] // 1024


if __name__ == "__main__":
    time_pages()
