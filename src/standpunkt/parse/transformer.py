"""A transformer that reads a sentence's pieces before the network does (Vaswani and others, 2017), reading, in NumPy.

The layers are those of BERT (Devlin and others, 2019), with a gate that is quicker to compute.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standpunkt.parse.pieces import Pieces
from standpunkt.parse.weights import Floats

PLACES = 512
"""Pieces that are read together at most, with the two at the ends."""
BATCH_PIECES = 384
"""Pieces whose layers are computed together: so many that what is between stays in the cache."""
EPSILON = np.float32(1e-12)
GATE = np.float32(0.851)
HALF = np.float32(0.5)


Weights = Callable[[str], Floats]
"""Gives the weights of a name."""


@dataclass(frozen=True, slots=True)
class Block:
    """One layer: attention, then a network for each piece, each added to what came in and normed."""

    asked: tuple[Floats, Floats]
    """Queries (made smaller by the root of their width), keys and values, side by side."""
    out: tuple[Floats, Floats]
    first_norm: tuple[Floats, Floats]
    up: tuple[Floats, Floats]
    down: tuple[Floats, Floats]
    second_norm: tuple[Floats, Floats]

    def run(self, x: Floats, hidden: Floats, heads: int) -> Floats:
        """Give the next layer, sentences x places x width; `hidden` is what to add to the scores of places to look at."""
        sentences, places, width = x.shape
        flat = x.reshape(-1, width)
        asked = (flat @ self.asked[0] + self.asked[1]).reshape(sentences, places, 3, heads, width // heads)
        queries, keys, values = (np.ascontiguousarray(part) for part in asked.transpose(2, 0, 3, 1, 4))
        scores = queries @ keys.transpose(0, 1, 3, 2)
        scores += hidden[:, None, None]
        scores -= scores.max(3, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(3, keepdims=True)
        seen: Floats = (scores @ values).transpose(0, 2, 1, 3).reshape(-1, width)
        flat = normed(flat + seen @ self.out[0] + self.out[1], *self.first_norm)
        inner: Floats = flat @ self.up[0] + self.up[1]
        gate = np.tanh(inner * GATE)
        gate += np.float32(1)
        inner *= gate
        inner *= HALF
        return normed(flat + inner @ self.down[0] + self.down[1], *self.second_norm).reshape(x.shape)


def normed(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Give each row with mean 0 and spread 1, scaled and shifted; the row is changed in place."""
    x -= x.mean(1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1]) + EPSILON)
    x /= spread
    x *= scale
    x += shift
    return x


class Transformer:
    """The layers of one language, and its list of pieces."""

    def __init__(self, pieces: Pieces, layers: int, heads: int, weights: Weights) -> None:
        self._pieces = pieces
        self._layers, self._heads, self._weights = layers, heads, weights

    def read(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Give what the last layer says of each word, the mean of its pieces, words of all sentences below one another."""
        windows = [window for words in sentences for window in self._windows(words)]
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].rows))
        out = np.empty((sum(len(words) for words in sentences), self._table.shape[1]), np.float32)
        starts = np.cumsum([0, *(len(window.firsts) for window in windows)])
        for batch in batches(order, [len(window.rows) for window in windows]):
            said = self._run([windows[i].rows for i in batch])
            for row, i in enumerate(batch):
                window = windows[i]
                sums = np.add.reduceat(said[row, : len(window.rows) - 1], window.firsts, axis=0)
                counts = np.diff([*window.firsts, len(window.rows) - 1])
                out[starts[i] : starts[i + 1]] = sums / counts[:, None]
        return out

    def _windows(self, words: Sequence[str]) -> "list[Window]":
        """Give a sentence as stretches that can be read at once: one, unless it is very long."""
        rows, firsts = [self._pieces.begin], list[int]()
        found = []
        for word in words:
            own = self._pieces.of(word)
            if len(rows) + len(own) >= PLACES:
                found.append(Window([*rows, self._pieces.end], firsts))
                rows, firsts = [self._pieces.begin], []
            firsts.append(len(rows))
            rows.extend(own)
        return [*found, Window([*rows, self._pieces.end], firsts)]

    def _run(self, rows: list[list[int]]) -> Floats:
        longest = len(rows[-1])
        numbers = np.zeros((len(rows), longest), np.int64)
        hidden = np.full((len(rows), longest), -1e9, np.float32)
        for row, own in enumerate(rows):
            numbers[row, : len(own)] = own
            hidden[row, : len(own)] = 0
        x = self._table[numbers] + self._places[:longest]
        x = normed(x.reshape(-1, x.shape[2]), *self._norm).reshape(x.shape)
        for block in self._blocks:
            x = block.run(x, hidden, self._heads)
        return x

    @cached_property
    def _table(self) -> Floats:
        return self._weights("table.weight")

    @cached_property
    def _places(self) -> Floats:
        return self._weights("places")

    @cached_property
    def _norm(self) -> tuple[Floats, Floats]:
        return self._weights("norm.weight"), self._weights("norm.bias")

    @cached_property
    def _blocks(self) -> list[Block]:
        def linear(name: str) -> tuple[Floats, Floats]:
            return np.ascontiguousarray(self._weights(f"{name}.weight").T), self._weights(f"{name}.bias")

        def asked(name: str) -> tuple[Floats, Floats]:
            weights, bias = linear(name)
            width = len(weights)
            scale = np.ones(3 * width, np.float32)
            scale[:width] = (width / self._heads) ** -0.5
            return weights * scale, bias * scale

        def norm(name: str) -> tuple[Floats, Floats]:
            return self._weights(f"{name}.weight"), self._weights(f"{name}.bias")

        return [
            Block(
                asked=asked(f"layers.{i}.asked"),
                out=linear(f"layers.{i}.out"),
                first_norm=norm(f"layers.{i}.first_norm"),
                up=linear(f"layers.{i}.up"),
                down=linear(f"layers.{i}.down"),
                second_norm=norm(f"layers.{i}.second_norm"),
            )
            for i in range(self._layers)
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a sentence: the rows of its pieces with those at the ends, and where each word's first one stands."""

    rows: list[int]
    firsts: list[int]


def batches(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Give the numbers in `order`, shortest first, in groups of about `BATCH_PIECES` pieces with the filling."""
    out: list[list[int]] = []
    for i in order:
        if out and (len(out[-1]) + 1) * lengths[i] <= BATCH_PIECES:
            out[-1].append(i)
        else:
            out.append([i])
    return out
