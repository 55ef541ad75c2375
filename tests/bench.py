"""What `make bench` prints: search by the archive's index beside SQLite FTS5 on the same passages, in one run.

Times are this machine's at this moment; only the ratios say anything elsewhere.  Arguments: numbers of treaties.
"""

import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from archive.corpus import Invented, invent, sentences
from archive.edition import read
from archive.search import index
from archive.search.index import Passage
from archive.search.questions import Narrowed, in_a_row, search
from archive.search.words import parse, tokens

ROOT = Path(__file__).parent.parent
ROUNDS = 40
RANKED = """SELECT key, snippet(passage, 2, '[', ']', '…', 20) FROM passage WHERE passage MATCH ?
ORDER BY bm25(passage) LIMIT 20"""
COUNTED = "SELECT party, count(*) FROM passage WHERE passage MATCH ? GROUP BY party"
QUESTIONS = {  # what is asked: the archive's words, FTS5's words
    "word": ("hostilities", "hostilities"),
    "common word": ("parties", "parties"),
    "phrase": ('"high contracting parties"', '"high contracting parties"'),
    "prefix": ("aggress*", "aggress*"),
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
)


def passages(treaty: Invented) -> list[Passage]:
    facets = {"party": treaty.parties, "subject": (treaty.subject,), "place": (treaty.place,)}
    facets |= {"language": (treaty.language,), "kind": ("article",)}
    date, titles = int(treaty.signed_on.replace("-", "")), (("en", treaty.title),)
    return [
        Passage(f"{treaty.slug}/article/{n}", treaty.slug, text, f"Article {n}", titles, date, **facets)
        for n, text in enumerate(treaty.texts, start=1)
    ]


def fts5(file: Path, rows: list[Passage]) -> sqlite3.Connection:
    """The same passages as SQLite is usually asked: FTS5 with a stemmer, ranked by bm25, with snippets."""
    database = sqlite3.connect(file)
    database.execute(
        "CREATE VIRTUAL TABLE passage USING fts5(key UNINDEXED, party UNINDEXED, text, tokenize='porter')"
    )
    database.executemany(
        "INSERT INTO passage VALUES (?, ?, ?)", ((row.key, " ".join(row.party), row.text) for row in rows)
    )
    database.commit()
    return database


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return median(times), quantiles(times, n=100)[98]


def compare(count: int, known: list[str], folder: Path) -> None:
    rows = [passage for treaty in invent(count, known) for passage in passages(treaty)]
    place = folder / f"index-{count}"
    place.mkdir()
    began = time.perf_counter()
    index.build(place, rows)
    built = time.perf_counter() - began
    searcher = index.opened(str(place))
    database = fts5(folder / f"fts-{count}.sqlite3", rows)
    print(f"\n{count} treaties, {len(rows)} passages, indexed in {built:.0f} s")
    print(f"{'question':14} {'p50 ms':>8} {'p99 ms':>8} {'FTS5 p50':>9} {'FTS5 p99':>9} {'FTS5/ours':>10}")
    for name, (ours, theirs) in QUESTIONS.items():
        asked = parse(ours)
        row(name, partial(search, searcher, asked, Narrowed({})), partial(fetch, database, RANKED, theirs))
    narrowed = Narrowed({"party": ["p7"]})
    row(
        "facet counts",
        partial(search, searcher, parse("parties"), narrowed),
        partial(fetch, database, COUNTED, "parties"),
    )
    words = [token.word for token in tokens(rows[len(rows) // 2].text)][:30]
    row("quotation", partial(in_a_row, searcher, words), partial(fetch, database, RANKED, f'"{" ".join(words)}"'))


def fetch(database: sqlite3.Connection, question: str, words: str) -> list[tuple]:
    return database.execute(question, (words,)).fetchall()


def row(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    (mine, mine99), (other, other99) = timed(ours), timed(theirs)
    print(f"{name:14} {mine:8.2f} {mine99:8.2f} {other:9.2f} {other99:9.2f} {other / mine:10.1f}")


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
    import django

    django.setup()
    from django.test import Client

    client = Client()
    print(f"{'page':55} {'p50 ms':>8} {'p99 ms':>8}")
    for page in PAGES:
        assert client.get(page).status_code == 200, page
        middle, last = timed(lambda page=page: client.get(page))
        print(f"{page:55} {middle:8.1f} {last:8.1f}")
    print(f"largest resident memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


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
