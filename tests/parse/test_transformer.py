"""The transformer in NumPy against plain loops, with small weights drawn at random."""

import math

import numpy as np
import pytest

from standpunkt.parse import transformer
from standpunkt.parse.pieces import BEGIN_PIECE, END_PIECE, UNKNOWN_PIECE, Pieces
from standpunkt.parse.transformer import Transformer, batches

NAMES = (UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "min", "##ister", "say", "##s", "no", ".")
WIDTH, HEADS, LAYERS = 8, 2, 2
SENTENCES = [["Minister", "says", "no", "."], ["no"], ["Says", "says", "says", "says", "minister", "x"], ["min", "."]]


def weights(seed=1):
    """Weights by the names that training gives them."""
    rng = np.random.default_rng(seed)

    def some(*shape):
        return rng.normal(size=shape, scale=0.5).astype(np.float32)

    out = {
        "table.weight": some(len(NAMES), WIDTH), "places": some(transformer.PLACES, WIDTH),
        "norm.weight": some(WIDTH), "norm.bias": some(WIDTH),
    }  # fmt: skip
    for layer in range(LAYERS):
        for part, rows, columns in (("asked", 3, 1), ("out", 1, 1), ("up", 4, 1), ("down", 1, 4)):
            out[f"layers.{layer}.{part}.weight"] = some(rows * WIDTH, columns * WIDTH)
            out[f"layers.{layer}.{part}.bias"] = some(rows * WIDTH)
        for norm in ("first_norm", "second_norm"):
            out[f"layers.{layer}.{norm}.weight"], out[f"layers.{layer}.{norm}.bias"] = some(WIDTH), some(WIDTH)
    return out


def reader(stored, **options):
    return Transformer(Pieces(NAMES, **options), LAYERS, HEADS, stored.__getitem__)


def by_the_book(stored, words):
    """Each word's mean over its pieces in the last layer, of one sentence, place by place and head by head."""

    def linear(name, x):
        return stored[f"{name}.weight"].astype(np.float64) @ x + stored[f"{name}.bias"]

    def norm(name, x):
        spread = math.sqrt(((x - x.mean()) ** 2).mean() + 1e-12)
        return (x - x.mean()) / spread * stored[f"{name}.weight"] + stored[f"{name}.bias"]

    pieces = Pieces(NAMES)
    cut = [pieces.of(word) for word in words]
    rows = [NAMES.index(BEGIN_PIECE), *(row for own in cut for row in own), NAMES.index(END_PIECE)]
    xs = [norm("norm", stored["table.weight"][row].astype(np.float64) + stored["places"][i]) for i, row in enumerate(rows)]
    size = WIDTH // HEADS
    for layer in range(LAYERS):
        name = f"layers.{layer}"
        asked = [linear(f"{name}.asked", x) for x in xs]
        after = []
        for i, x in enumerate(xs):
            said = []
            for head in range(HEADS):
                part = slice(head * size, (head + 1) * size)
                scores = [asked[i][:WIDTH][part] @ other[WIDTH : 2 * WIDTH][part] / math.sqrt(size) for other in asked]
                shares = np.exp(np.array(scores) - max(scores))
                shares /= shares.sum()
                said.extend(sum(share * other[2 * WIDTH :][part] for share, other in zip(shares, asked, strict=True)))
            middle = norm(f"{name}.first_norm", x + linear(f"{name}.out", np.array(said)))
            inner = linear(f"{name}.up", middle)
            inner = inner / (1 + np.exp(-1.702 * inner))
            after.append(norm(f"{name}.second_norm", middle + linear(f"{name}.down", inner)))
        xs = after
    out, place = [], 1
    for own in cut:
        out.append(np.mean(xs[place : place + len(own)], 0))
        place += len(own)
    return np.array(out)


def test_words_of_all_sentences_are_read_as_by_plain_loops():
    stored = weights()
    found = reader(stored).read(SENTENCES)
    np.testing.assert_allclose(found, np.concatenate([by_the_book(stored, words) for words in SENTENCES]), atol=2e-5)


@pytest.mark.parametrize("size", [1, 7, 16, 10_000])
def test_how_many_are_read_together_changes_nothing(monkeypatch, size):
    alone = np.concatenate([reader(weights()).read([words]) for words in SENTENCES])
    monkeypatch.setattr(transformer, "BATCH_PIECES", size)
    np.testing.assert_allclose(reader(weights()).read(SENTENCES), alone, atol=1e-5)


def test_a_sentence_longer_than_the_places_is_read_in_stretches():
    words = ["minister"] * transformer.PLACES
    found = reader(weights()).read([["no"], words, ["no"]])
    assert found.shape == (len(words) + 2, WIDTH)
    first = (transformer.PLACES - 2) // 2
    np.testing.assert_allclose(found[1 : first + 1], reader(weights()).read([words[:first]]), atol=1e-5)
    np.testing.assert_allclose(found[0], found[-1], atol=1e-6)


def test_batches_hold_so_many_pieces_at_most():
    lengths = [9, 2, 2, 5, 700, 3]
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    made = batches(order, lengths)
    assert [i for batch in made for i in batch] == order
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= transformer.BATCH_PIECES for batch in made)
