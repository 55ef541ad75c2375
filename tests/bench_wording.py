"""What `make bench` prints of shared wording: time, memory and pairs over growing archives, each in its own process.

Two archives of each size: as the generator makes them, every sentence a formula of thousands of passages, and handed
down, where an article is now and then an earlier one with some words changed, as treaties are drafted.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from archive.corpus import Invented, invent, sentences
from archive.edition import read
from archive.wording import Leaf, shared

ROOT = Path(__file__).parent.parent
SIZES = (1000, 10000)
KEPT, CHANGED = 0.5, 0.15  # articles taken from an earlier treaty; words of them that are changed
VOCABULARY = 30000


def known_sentences() -> list[str]:
    editions = sorted((ROOT / "fixtures" / "treaties").glob("*.tei"))
    return sentences([unit.text for path in editions for unit in read(path, ROOT / "fixtures" / "sources").units])


def as_made(treaties: Iterator[Invented]) -> Iterator[Leaf]:
    for one in treaties:
        for number, text in enumerate(one.texts, start=1):
            yield Leaf(f"{one.slug}/article/{number}", one.slug, one.signed_on, text)


def handed_down(treaties: Iterator[Invented], seed: int = 1950) -> Iterator[Leaf]:
    """Articles that are new (of words drawn as freely as in any text), or an earlier one with words changed."""
    chance = random.Random(seed)
    before: list[str] = []
    for leaf in as_made(iter(sorted(treaties, key=lambda one: one.signed_on))):
        taken, rate = (chance.choice(before), CHANGED) if before and chance.random() < KEPT else (leaf.text, 0.5)
        words = (_word(chance) if chance.random() < rate else word for word in taken.split())
        before.append(" ".join(words))
        yield Leaf(leaf.key, leaf.treaty, leaf.signed_on, before[-1])


def _word(chance: random.Random) -> str:
    """A word that was never in a treaty; some are common and most are rare (Zipf's law)."""
    return f"w{int(VOCABULARY ** chance.random())}"


def measure(kind: str, count: int) -> None:
    """One archive, in this process."""
    make = {"as made": as_made, "handed down": handed_down}[kind]
    leaves = list(make(invent(count, known_sentences())))
    wall, cpu = time.perf_counter(), time.process_time()
    pairs = sum(1 for _ in shared(leaves))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(kind, count, len(leaves), f"{wall:.2f}", f"{cpu:.2f}", peak, pairs, sep="\t")


def main() -> None:
    """Each archive in a process of its own, so that its memory is its own."""
    print("\nshared wording")
    print(f"{'archive':12} {'treaties':>8} {'passages':>9} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'pairs':>8}")
    for kind in ("as made", "handed down"):
        first = 0.0
        for count in SIZES:
            command = [sys.executable, "-m", "tests.bench_wording", kind, str(count)]
            told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
            _, treaties, passages, wall, cpu, peak, pairs = told.strip().split("\t")
            each = float(cpu) / int(passages)
            growth = f"{each / first:.2f} × the CPU time of a passage" if first else ""
            first = first or each
            print(f"{kind:12} {treaties:>8} {passages:>9} {wall:>8} {cpu:>8} {peak:>8} {pairs:>8} {growth}")


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
