"""What `make bench` prints: search by the archive's index beside SQLite FTS5 on the same passages, in one run.

Times are this machine's at this moment; only the ratios (of processor time) say anything elsewhere.
Arguments: numbers of treaties.
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

from archive.corpus import Invented, invent, sentences
from archive.edition import read
from archive.search import index
from archive.search.index import Passage
from archive.search.questions import Narrowed, in_a_row, search
from archive.search.words import parse, tokens
from tests import bench_wording

ROOT = Path(__file__).parent.parent
HEADS = ("p50 ms", "p99 ms", "CPU p50", "CPU p99")
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


def timed(ask: Callable[[], object]) -> tuple[float, float, float, float]:
    """Milliseconds: median and 99th percentile as they pass on the clock, and of the processor's own time."""
    passed, spent, enough = [], [], time.monotonic() + SECONDS
    while len(passed) < 5 or (len(passed) < ROUNDS and time.monotonic() < enough):
        began, worked = time.perf_counter(), time.process_time()
        ask()
        passed.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - worked) * 1000)
    last, most = (quantiles(times, n=100, method="inclusive")[98] for times in (passed, spent))
    return median(passed), last, median(spent), most


def compare(count: int, known: list[str], folder: Path) -> None:
    place = folder / f"index-{count}"
    place.mkdir()
    began = time.perf_counter()
    held = index.build(place, all_passages(count, known))
    built = time.perf_counter() - began
    searcher = index.opened(str(place))
    database = fts5(folder / f"fts-{count}.sqlite3", all_passages(count, known))
    print(f"\n{count} treaties, {held} passages, indexed in {built:.0f} s")
    heads = [*HEADS, *(f"FTS5 {head}" for head in HEADS), "FTS5/ours"]
    print(f"{'question':14} " + " ".join(f"{head:>12}" for head in heads))
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
    mine, other = timed(ours), timed(theirs)
    times = " ".join(f"{ms:12.2f}" for ms in (*mine, *other))
    print(f"{name:14} {times} {other[2] / mine[2]:12.1f}", flush=True)


def pages(count: int, folder: Path) -> None:
    """Whole pages of the archive over as many treaties, one client."""
    environment = {
        **os.environ,
        "ARCHIVE": str(folder / f"archive-{count}"),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    subprocess.run([sys.executable, "manage.py", "make_corpus", str(count)], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-m", "tests.bench_pages"], cwd=ROOT, env=environment, check=True)


def main() -> None:
    editions = (ROOT / "fixtures" / "treaties").glob("*.tei")
    known = sentences([unit.text for path in editions for unit in read(path, ROOT / "fixtures" / "sources").units])
    counts = [int(number) for number in sys.argv[1:] if re.fullmatch(r"\d+", number)] or [2, 1000, 10000]
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            compare(count, known, Path(folder))
        bench_wording.main()
        pages(min(max(counts), 10000), Path(folder))


if __name__ == "__main__":
    main()
