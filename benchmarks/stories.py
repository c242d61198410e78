"""Measure how well copies are found, beside plain MinHash, and how fast.

    python benchmarks/stories.py [--part dev|held-out|all] [--errors]
    python benchmarks/stories.py --speed [--documents 20000]

The labelled set is made by tests/copies/making.py from stories of our own.  ARI is the adjusted Rand index of the
stories found; the thresholds of the plain methods are the best there are for the very documents that they are scored on.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from copies.making import LabelledSet, make_set
from copies.scoring import best_threshold, exact_jaccard, plain_minhash, prints_of, score_groups, score_pairs
from standpunkt.ledger.copies.compare import is_copy, measure
from standpunkt.ledger.copies.find import find_copies, make_print
from standpunkt.ledger.copies.index import MemoryIndex, add_print
from standpunkt.model import Document

VOCABULARY = 40_000
BLOCKS = 10
SEED = 7


def measure_quality(labelled: LabelledSet, part: str | None, errors: bool) -> None:
    """Print the figures of a part."""
    prints = prints_of(labelled, part)
    grouping = find_copies(labelled.documents[ident] for ident in prints)
    plain, at = best_threshold(labelled, prints, plain_minhash(prints))
    exact, exactly = best_threshold(labelled, prints, exact_jaccard(prints))
    print(f"{part or 'all'}: {len(prints)} documents")
    print(f"  ARI standpunkt     {100 * score_groups(labelled, prints, grouping):6.1f}")
    print(f"  ARI plain MinHash  {100 * plain:6.1f}  (threshold {at:.2f})")
    print(f"  ARI exact Jaccard  {100 * exact:6.1f}  (threshold {exactly:.2f})")
    scores = score_pairs(labelled.pairs, prints)
    for kind, (right, total) in scores.items():
        print(f"  {kind:20} {right:3d} of {total:3d} pairs")
    print(f"  {'all':20} {sum(r for r, _ in scores.values()):3d} of {sum(t for _, t in scores.values()):3d} pairs")
    for pair in labelled.pairs if errors and part == "dev" else ():
        if pair.one in prints and pair.other in prints:
            overlap = measure(prints[pair.one].fingerprint, prints[pair.other].fingerprint)
            if is_copy(prints[pair.one].fingerprint, prints[pair.other].fingerprint, overlap) != pair.copy:
                print("  wrong:", pair, overlap)


def make_documents(count: int) -> Iterator[Document]:
    """Give synthetic documents: 250 words of a made-up language each, every fourth a copy of one of the last 400.

    Every third original ends with one of five standing paragraphs.
    """
    dice = random.Random(SEED)
    syllables = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randrange(1, 5))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def tell(length: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=length)).capitalize() + "."

    standing = [tell(30) for _ in range(5)]
    recent: list[list[str]] = []
    start = datetime(2024, 1, 1)
    for number in range(count):
        if recent and number % 4 == 3:
            old = dice.choice(recent[-400:])
            body = [paragraph for paragraph in old if dice.random() < 0.7] or old[:1]
        else:
            body = [" ".join(tell(dice.randrange(8, 25)) for _ in range(2)) for _ in range(8)]
            body += [dice.choice(standing)] if number % 3 == 0 else []
            recent.append(body)
        when = start + timedelta(minutes=number)
        yield Document(id=f"d{number}", text="\n\n".join(body), language="da", published=when, published_precision="time")


def measure_speed(count: int) -> None:
    """Print documents a second of processor time, block by block: the cost of one must not grow with how many there are."""
    index = MemoryIndex()
    making = adding = 0.0
    kinds: Counter[str] = Counter()
    for number, document in enumerate(make_documents(count), start=1):
        start = time.process_time()
        found = make_print(document)
        middle = time.process_time()
        kinds.update(link.kind for link in add_print(index, found))
        end = time.process_time()
        making, adding = making + middle - start, adding + end - middle
        if number % (count // BLOCKS) == 0:
            block = count // BLOCKS
            print(f"{number:7d} documents: {block / making:6.0f}/s fingerprinted, {block / adding:6.0f}/s looked up and added, "
                  f"{block / (making + adding):6.0f}/s together")  # fmt: skip
            making = adding = 0.0
    print(f"links: {dict(sorted(kinds.items()))}")


def main() -> int:
    """Print the tables."""
    calls = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    calls.add_argument("--part", choices=("dev", "held-out", "all"), help="one part only (default: each, then all)")
    calls.add_argument("--errors", action="store_true", help="show the pairs of dev that are decided wrong")
    calls.add_argument("--speed", action="store_true")
    calls.add_argument("--documents", type=int, default=20_000)
    options = calls.parse_args()
    if options.speed:
        measure_speed(options.documents)
        return 0
    labelled = make_set()
    for part in (options.part,) if options.part else ("dev", "held-out", "all"):
        measure_quality(labelled, None if part == "all" else part, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
