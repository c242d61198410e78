"""The best tree for a matrix of scores (Chu and Liu, 1965; Edmonds, 1967), with one word under the root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Give each word's head by the scores, words x heads; head 0 is the root, head i + 1 the word i.

    Exactly one word has the root for a head.
    """
    words = len(scores)
    square = np.full((words + 1, words + 1), -np.inf, np.float64)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads: Heads = square.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        best: Heads = heads[1:]
        return best
    spread = float(scores.max() - scores.min()) + 1
    square[1:, 0] -= spread * (words + 1)
    best = _arborescence(square)[1:]
    return best


def _cycle(heads: Heads) -> list[int]:
    """Give the members of one cycle, none if there is none; 0 is its own head."""
    state = [0] * len(heads)
    state[0] = 2
    parents = heads.tolist()
    for first in range(1, len(parents)):
        path = []
        node = first
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = parents[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> Heads:
    """Give the heads of the best tree rooted in 0; a cycle is drawn together into one node and solved for again."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(scores)) if node not in set(cycle)])
    within = scores[inside, heads[inside]]
    drawn = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    drawn[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    drawn[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(inside, outside)] - within[:, None]
    drawn[-1, :-1] = entering.max(0) + within.sum()
    drawn[0] = -np.inf
    np.fill_diagonal(drawn, -np.inf)
    found = _arborescence(drawn)
    out: Heads = heads.copy()
    last = len(outside)
    for row, node in enumerate(outside):
        if row:
            head = found[row]
            out[node] = inside[leaving[row].argmax()] if head == last else outside[head]
    way_in = found[last]
    broken = inside[entering[:, way_in].argmax()]
    out[broken] = outside[way_in]
    return out
