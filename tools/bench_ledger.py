"""The ledger at size: documents a second with and without reading, growth, bytes a document, and how long answers take.

    python -m tools.bench_ledger [--documents 20000] [--asked 100] [--keep FILE]

The documents are synthetic (`tools.recombine`), made of the example stories with a fixed seed.  Times are by the clock, with
the processor time beside them: on a busy machine the second says more.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from standpunkt.answers.evidence import find_evidence
from standpunkt.answers.profile import find_profile
from standpunkt.answers.who_said import find_sayings
from standpunkt.api import make_source, read_many
from standpunkt.ledger import Ledger, View, open_ledger
from standpunkt.model import Reading
from tools.recombine import recombine

T = TypeVar("T")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BLOCKS = 10
MAX_MS = 100
"""What 95 of 100 answers may take at most."""


def main() -> None:
    arguments = argparse.ArgumentParser(description="The ledger at size.")
    arguments.add_argument("--documents", type=int, default=20_000)
    arguments.add_argument("--asked", type=int, default=100, help="questions of each kind")
    arguments.add_argument("--keep", type=Path, help="keep the ledger in this file")
    args = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("da-*.txt"))]
    readings, seconds = timed(lambda: list(read_many(make_source(text, language="da") for text in texts * 4)))
    print(f"reading alone: {len(readings) / seconds:.1f} documents/s (the examples, four times)")
    with tempfile.TemporaryDirectory() as folder:
        with open_ledger(Path(folder) / "warm.sqlite") as warm:
            warm.add(readings[: len(texts)])  # word lists are loaded
        place = args.keep or Path(folder) / "ledger.sqlite"
        with open_ledger(place) as ledger:
            store(ledger, readings[: len(texts)], args.documents, seconds / len(readings))
        with open_ledger(place) as ledger:
            size = sum(path.stat().st_size for path in place.parent.glob(f"{place.name}*"))
            stats = ledger.stats()
            print(f"{size / 1e6:.0f} MB: {size / stats['documents']:,.0f} bytes a document; " + ", ".join(
                f"{stats[name]:,} {name}" for name in ("statements", "positions", "stories", "copies")))  # fmt: skip
            ask(ledger.view(), args.asked)


def store(ledger: Ledger, readings: Sequence[Reading], count: int, reading_seconds: float) -> None:
    """Store synthetic documents, and tell how the cost grows."""
    made = recombine(readings, count)
    block = max(1, count // BLOCKS)
    first = 0.0
    done = 0
    while some := list(islice(made, block)):
        clock, processor = time.perf_counter(), time.process_time()
        ledger.add(some)
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        done += len(some)
        first = first or processor / len(some)
        each = processor / len(some)
        rates = f"{len(some) / clock:6.0f} documents/s by the clock, {1 / each:6.0f} by processor time"
        growth = f"{each / first:.2f} of the first block's cost"
        print(f"{done:7,} stored: {rates} ({growth}), {1 / (each + reading_seconds):.1f} with reading", flush=True)


def ask(view: View, count: int) -> None:
    """Ask each kind of question, of statements and actors drawn from the ledger, and tell how long the answers take."""
    chance = random.Random(2)
    documents = [row.id for row in view.documents()]
    rows = []
    while len(rows) < count:
        rows += [row for row in view.statements(documents=[chance.choice(documents)]) if len(row.content.split()) > 3][:1]
    names = sorted({row.identity for row in rows if row.identity})
    quotes = [" ".join(row.content.split()[:8]) for row in rows]
    told: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "who-said": (lambda words: find_sayings(view, words), quotes),
        "actor": (lambda key: find_profile(view, key), [chance.choice(names) for _ in range(count)]),
        "why": (lambda ident: find_evidence(view, ident), [row.id for row in rows]),
        "search": (lambda word: list(view.search(word, limit=20)), [words.split()[1] for words in quotes]),
    }
    for name, (find, given) in told.items():
        find(given[0])
        taken = sorted(1000 * timed(partial(find, one))[1] for one in given)
        p95 = taken[int(0.95 * len(taken))]
        verdict = "" if p95 < MAX_MS else f"  ABOVE {MAX_MS}"
        print(f"{name:9} median {statistics.median(taken):6.1f} ms, p95 {p95:6.1f} ms of processor time{verdict}")


def timed(call: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    found = call()
    return found, time.process_time() - start


if __name__ == "__main__":
    main()
