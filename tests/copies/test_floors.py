"""Copies are found on the labelled set as well as the documentation says, and better than by plain MinHash."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest

from standpunkt.ledger.copies.find import find_copies
from standpunkt.ledger.copies.index import MemoryIndex, add_print

from .making import LabelledSet, load_texts, make_set, table
from .scoring import adjusted_rand, best_threshold, plain_minhash, prints_of, score_groups, score_pairs

FLOOR_ARI = 0.97
FLOOR_PAIRS = 0.97
MIN_GAIN = 0.10
MIN_PAIRS, MIN_RETELLINGS = 150, 25
NEEDED = {"cut", "brief", "re-ordered", "headline", "added", "merged", "names", "desk", "edited", "update", "retelling",
          "quotation", "background"}  # fmt: skip


@pytest.fixture(scope="module")
def labelled() -> LabelledSet:
    return make_set()


def test_set_is_large_and_mixed(labelled: LabelledSet) -> None:
    assert len(labelled.pairs) >= MIN_PAIRS
    assert {pair.kind for pair in labelled.pairs} >= NEEDED
    assert Counter(text.kind for text in load_texts())["retelling"] >= MIN_RETELLINGS
    assert {document.language for document in labelled.documents.values()} == {"da", "en"}


def test_no_event_is_in_both_parts(labelled: LabelledSet) -> None:
    events: dict[str, set[str]] = {}
    for ident, cluster in labelled.clusters.items():
        events.setdefault(cluster, set()).add(labelled.parts[ident])
    assert [cluster for cluster, parts in events.items() if len(parts) > 1] == []


@pytest.mark.parametrize("part", ["dev", "held-out", None])
def test_stories_are_found(part: str | None, labelled: LabelledSet) -> None:
    prints = prints_of(labelled, part)
    found = score_groups(labelled, prints, find_copies(labelled.documents[ident] for ident in prints))
    assert found >= FLOOR_ARI
    assert found >= best_threshold(labelled, prints, plain_minhash(prints))[0] + MIN_GAIN


@pytest.mark.parametrize("day", [None, datetime(2024, 5, 31)])
def test_stories_are_found_without_times(day: datetime | None, labelled: LabelledSet) -> None:
    """Documents that tell no time, or all the same day, are grouped as well."""
    prints = prints_of(labelled, "held-out")
    timeless = (
        replace(labelled.documents[ident], published=day, published_precision="date" if day else "none") for ident in prints
    )
    assert score_groups(labelled, prints, find_copies(timeless)) >= FLOOR_ARI


@pytest.mark.parametrize("part", ["dev", "held-out"])
def test_pairs_are_decided(part: str, labelled: LabelledSet) -> None:
    scores = score_pairs(labelled.pairs, prints_of(labelled, part))
    assert sum(right for right, _ in scores.values()) >= FLOOR_PAIRS * sum(total for _, total in scores.values())


@pytest.mark.parametrize("kind", ["retelling", "retelling of a copy", "quotation", "background"])
def test_other_texts_are_no_copies(kind: str, labelled: LabelledSet) -> None:
    """To take two sources for one is as wrong as to take one for two."""
    right, total = score_pairs(labelled.pairs, prints_of(labelled))[kind]
    assert right == total > 0


def test_the_index_finds_what_comparing_all_pairs_finds(labelled: LabelledSet) -> None:
    """No labelled copy is lost for want of a key in common."""
    prints = prints_of(labelled)
    index = MemoryIndex()
    found = {frozenset((link.copy, link.origin)) for one in prints.values() for link in add_print(index, one)}
    scores = score_pairs([pair for pair in labelled.pairs if pair.copy], prints)
    wanted = sum(right for right, _ in scores.values())
    assert sum(frozenset((pair.one, pair.other)) in found for pair in labelled.pairs if pair.copy) == wanted


def test_retellings_quote_what_they_are_said_to(labelled: LabelledSet) -> None:
    """Those marked `quotes` have at least one shingle of speech in common with the wire, and the others none."""
    prints = prints_of(labelled)
    raw = [text for name in ("retellings-da.toml", "retellings-en.toml") for text in table(name)["text"]]
    for text in raw:
        one, other = prints[text["id"]].fingerprint, prints[text["event"]].fingerprint
        assert bool(one.spoken & other.spoken) == text["quotes"], text["id"]


def test_adjusted_rand_index() -> None:
    """Values worked out by hand: 4 items, pairs together 1 of 6 in both, the same or not."""
    assert adjusted_rand(["a", "a", "b", "c"], ["x", "x", "y", "z"]) == 1.0
    assert adjusted_rand(["a", "a", "b", "c"], ["x", "y", "x", "z"]) == pytest.approx(-0.2)
    assert adjusted_rand(["a", "a", "b", "b"], ["x", "x", "x", "y"]) == pytest.approx(0.0)
