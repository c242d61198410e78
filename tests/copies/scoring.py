"""Scores of clusters and pairs, and the plain MinHash that ours is compared with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb

import numpy as np

from standpunkt.ledger.copies.compare import Print, is_copy, measure
from standpunkt.ledger.copies.find import make_print
from standpunkt.ledger.copies.group import Grouping

from .making import LabelledSet, Pair

BASELINE_PERMUTATIONS = 256


def adjusted_rand(gold: Sequence[str], found: Sequence[str]) -> float:
    """Give the adjusted Rand index of two partitions (Hubert and Arabie, 1985), 1 where they are the same."""
    together = sum(comb(count, 2) for count in Counter(zip(gold, found, strict=True)).values())
    ours, theirs = (sum(comb(count, 2) for count in Counter(labels).values()) for labels in (gold, found))
    expected = ours * theirs / comb(len(gold), 2)
    most = (ours + theirs) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def prints_of(labelled: LabelledSet, part: str | None = None) -> dict[str, Print]:
    """Give the prints of a part by id, of all parts if None."""
    chosen = [ident for ident in labelled.documents if part is None or labelled.parts[ident] == part]
    return {ident: make_print(labelled.documents[ident]) for ident in chosen}


def score_groups(labelled: LabelledSet, prints: Mapping[str, Print], grouping: Grouping) -> float:
    """Give the adjusted Rand index of found stories against the gold ones."""
    ids = sorted(prints)
    return adjusted_rand([labelled.clusters[ident] for ident in ids], [grouping.story[ident] for ident in ids])


def score_pairs(pairs: Sequence[Pair], prints: Mapping[str, Print]) -> dict[str, tuple[int, int]]:
    """Give for each kind of pair how many are decided right, of how many."""
    found: dict[str, tuple[int, int]] = {}
    for pair in pairs:
        if pair.one in prints and pair.other in prints:
            one, other = prints[pair.one].fingerprint, prints[pair.other].fingerprint
            right, total = found.get(pair.kind, (0, 0))
            found[pair.kind] = (right + (is_copy(one, other, measure(one, other)) == pair.copy), total + 1)
    return dict(sorted(found.items()))


def plain_minhash(prints: Mapping[str, Print]) -> dict[tuple[str, str], float]:
    """Give the Jaccard index of every pair as MinHash estimates it, from the same shingles."""
    from rensa import RMinHash

    ids = sorted(prints)
    tokens = [sorted(prints[ident].fingerprint.whole) for ident in ids]
    matrix = RMinHash.digest_matrix_from_token_hash_sets(tokens, num_perm=BASELINE_PERMUTATIONS, seed=42)
    rows = np.array(matrix.to_rows())
    return {
        (one, other): float(value)
        for i, one in enumerate(ids)
        for other, value in zip(ids[:i], (rows[:i] == rows[i]).mean(axis=1), strict=True)
    }


def exact_jaccard(prints: Mapping[str, Print]) -> dict[tuple[str, str], float]:
    """Give the Jaccard index of every pair itself."""
    ids = sorted(prints)
    sets = {ident: prints[ident].fingerprint.whole for ident in ids}
    return {
        (one, other): len(sets[one] & sets[other]) / max(1, len(sets[one] | sets[other]))
        for i, one in enumerate(ids)
        for other in ids[:i]
    }


def best_threshold(
    labelled: LabelledSet, prints: Mapping[str, Print], near: Mapping[tuple[str, str], float]
) -> tuple[float, float]:
    """Give the highest adjusted Rand index that any threshold of a similarity reaches, and that threshold."""
    ids = sorted(prints)
    gold = [labelled.clusters[ident] for ident in ids]
    scores = []
    for step in range(5, 96):
        joined = _join(ids, [pair for pair, value in near.items() if value >= step / 100])
        scores.append((adjusted_rand(gold, [joined[ident] for ident in ids]), step / 100))
    return max(scores)


def _join(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    parent = {ident: ident for ident in ids}

    def root(ident: str) -> str:
        while parent[ident] != ident:
            ident = parent[ident]
        return ident

    for one, other in pairs:
        parent[root(one)] = root(other)
    return {ident: root(ident) for ident in ids}
