"""The best tree against every tree there is, for sentences short enough to try them all."""

from itertools import product

import numpy as np
import pytest

from standpunkt.parse.trees import best_tree


def is_tree(heads):
    """One word under the root (0), and every word comes to it."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def total(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(30))
def test_no_tree_is_better(words, seed):
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    best = max((heads for heads in product(range(words + 1), repeat=words) if is_tree(heads)), key=lambda h: total(scores, h))
    found = best_tree(scores)
    assert is_tree(found.tolist())
    assert total(scores, found) == pytest.approx(total(scores, best), abs=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_long_sentences_give_trees(seed):
    scores = np.random.default_rng(seed).normal(size=(150, 151)).astype(np.float32)
    assert is_tree(best_tree(scores).tolist())


def test_cycles_within_cycles_are_broken():
    """1 and 2 want each other, 3 wants 1, 1 and 2 together want 3, and the root is nobody's wish."""
    scores = np.array([[0, 0, 9, 8, 0], [0, 9, 0, 7, 0], [1, 8, 0, 0, 2], [0, 0, 0, 9, 0]], np.float32)
    assert is_tree(best_tree(scores).tolist())
