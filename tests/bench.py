"""What `make bench` prints: search by the archive's index beside SQLite FTS5 on the same passages, in one run.

Times are this machine's at this moment; only the ratios say anything elsewhere.  Arguments: numbers of treaties.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from wsgiref.util import setup_testing_defaults

from archive.corpus import Invented, invent, sentences
from archive.edition import read
from archive.search import index
from archive.search.index import Passage
from archive.search.questions import Narrowed, in_a_row, search
from archive.search.words import parse, tokens

ROOT = Path(__file__).parent.parent
ROUNDS, SECONDS = 200, 10  # a question is asked so often, or for so long
SHOWN = "SELECT key, snippet(passage, 3, '[', ']', '…', 20) FROM passage WHERE passage MATCH ?"
RANKED = f"{SHOWN} ORDER BY bm25(passage) LIMIT 20"
DATED = f"{SHOWN} ORDER BY date LIMIT 20"
COUNTED = "SELECT party, count(*) FROM passage WHERE passage MATCH ? GROUP BY party"
QUESTIONS = {  # what is asked: the archive's words, FTS5's words
    "word": ("hostilities", "hostilities"),
    "common word": ("parties", "parties"),
    "phrase": ('"high contracting parties"', '"high contracting parties"'),
    "prefix": ("aggress*", "aggress*"),
    "short prefix": ("a*", "a*"),
    "boolean": ("peace OR security -japan", "(peace OR security) NOT japan"),
}
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


def all_passages(count: int, known: list[str]) -> Iterator[Passage]:
    return (passage for treaty in invent(count, known) for passage in passages(treaty))


def passages(treaty: Invented) -> list[Passage]:
    facets = {"party": treaty.parties, "subject": (treaty.subject,), "place": (treaty.place,)}
    facets |= {"language": (treaty.language,), "kind": ("article",)}
    date, titles = int(treaty.signed_on.replace("-", "")), (("en", treaty.title),)
    return [
        Passage(f"{treaty.slug}/article/{n}", treaty.slug, text, f"Article {n}", titles, date, **facets)
        for n, text in enumerate(treaty.texts, start=1)
    ]


def fts5(file: Path, rows: Iterable[Passage]) -> sqlite3.Connection:
    """The same passages as SQLite is usually asked: FTS5 with a stemmer, ranked by bm25, with snippets."""
    database = sqlite3.connect(file)
    database.execute(
        "CREATE VIRTUAL TABLE passage USING "
        "fts5(key UNINDEXED, party UNINDEXED, date UNINDEXED, text, tokenize='porter')"
    )
    database.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?)",
        ((row.key, " ".join(row.party), row.date, row.text) for row in rows),
    )
    database.commit()
    return database


def timed(ask: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    times, enough = [], time.monotonic() + SECONDS
    while len(times) < 5 or (len(times) < ROUNDS and time.monotonic() < enough):
        began = clock()
        ask()
        times.append((clock() - began) * 1000)
    return median(times), quantiles(times, n=100, method="inclusive")[98]


def compare(count: int, known: list[str], folder: Path) -> None:
    place = folder / f"index-{count}"
    place.mkdir()
    began = time.perf_counter()
    held = index.build(place, all_passages(count, known))
    built = time.perf_counter() - began
    searcher = index.opened(str(place))
    database = fts5(folder / f"fts-{count}.sqlite3", all_passages(count, known))
    print(f"\n{count} treaties, {held} passages, indexed in {built:.0f} s")
    print(f"{'question':14} {'p50 ms':>8} {'p99 ms':>8} {'FTS5 p50':>9} {'FTS5 p99':>9} {'FTS5/ours':>10}")
    for name, (ours, theirs) in QUESTIONS.items():
        asked = partial(search, searcher, parse(ours), Narrowed({}))
        row(name, asked, partial(fetch, database, RANKED, theirs))
    asked = partial(search, searcher, parse("parties"))
    row("by date", partial(asked, Narrowed({}), by_date=True), partial(fetch, database, DATED, "parties"))
    row("facet counts", partial(asked, Narrowed({"party": ["p7"]})), partial(fetch, database, COUNTED, "parties"))
    middle = next(islice(invent(count, known), count // 2, None))
    words = [token.word for token in tokens(middle.texts[0])][:30]
    row("quotation", partial(in_a_row, searcher, words), partial(fetch, database, RANKED, f'"{" ".join(words)}"'))


def fetch(database: sqlite3.Connection, question: str, words: str) -> list[tuple]:
    return database.execute(question, (words,)).fetchall()


def row(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    (mine, mine99), (other, other99) = timed(ours), timed(theirs)
    print(f"{name:14} {mine:8.2f} {mine99:8.2f} {other:9.2f} {other99:9.2f} {other / mine:10.1f}", flush=True)


def pages(count: int, folder: Path) -> None:
    """Whole pages of the archive over as many treaties, one client."""
    environment = {
        **os.environ,
        "ARCHIVE": str(folder / f"archive-{count}"),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    subprocess.run([sys.executable, "manage.py", "make_corpus", str(count)], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-m", "tests.bench", "pages"], cwd=ROOT, env=environment, check=True)


def time_pages() -> None:
    from archive.wsgi import application  # the server, which opens the archive

    print(f"\n{'page':60} {'p50 ms':>8} {'p99 ms':>8} {'CPU p50':>8} {'CPU p99':>8}")
    for page in (*PAGES, *WORST):
        ask = partial(sent, application, page)
        assert ask()[:3] in ("200", "400"), page
        print(f"{page[:60]:60} " + " ".join(f"{ms:8.1f}" for ms in (*timed(ask), *timed(ask, time.process_time))))
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


def main() -> None:
    if sys.argv[1:] == ["pages"]:
        time_pages()
        return
    editions = (ROOT / "fixtures" / "treaties").glob("*.tei")
    known = sentences([unit.text for path in editions for unit in read(path, ROOT / "fixtures" / "sources").units])
    counts = [int(number) for number in sys.argv[1:] if re.fullmatch(r"\d+", number)] or [2, 1000, 10000]
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            compare(count, known, Path(folder))
        pages(min(max(counts), 10000), Path(folder))


if __name__ == "__main__":
    main()
