"""The network in NumPy against plain loops, with small weights drawn at random."""

import json

import numpy as np
import pytest

from standpunkt.parse.encoding import CHARS, ends, word_key
from standpunkt.parse.network import Layer, Network, Packing, lemma_of
from standpunkt.parse.weights import SCALE

WORDS = ("Ministeren", "siger", "nej", "til", "forslaget", ".", "overenskomstforhandlingerne", "2024", "»", "Å")
LABELS = {
    "upos": ["NOUN", "VERB", "PUNCT"], "feats": ["", "Number=Sing"], "lemmas": ["k0+", "l1+", "k2+"],
    "names": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"], "deprels": ["nsubj", "ROOT", "obj", "punct"],
}  # fmt: skip
SIZES = {
    "words": 8, "fixed": 0, "fixed_width": 0, "word_width": 5, "char_filters": 3, "layers": 2, "hidden": 4, "arc_width": 6,
    "label_width": 3,
}  # fmt: skip
CHAR_WIDTH, SOURCE_WIDTH, TAG_WIDTH = 4, 2, 5


def arrays(seed=0):
    """Weights by the names that training gives them."""
    rng = np.random.default_rng(seed)

    def some(*shape):
        return rng.normal(size=shape).astype(np.float32)

    own, inside = SIZES["word_width"] + 2 * SIZES["char_filters"], 2 * SIZES["hidden"]
    out = {
        "encoder.words.weight": some(SIZES["words"], SIZES["word_width"]),
        "encoder.chars.weight": some(20, CHAR_WIDTH),
        "encoder.source.weight": some(2, SOURCE_WIDTH),
        "root": some(inside),
        "arc": some(SIZES["arc_width"] + 1, SIZES["arc_width"]),
        "relations": some(SIZES["label_width"] + 1, len(LABELS["deprels"]), SIZES["label_width"] + 1),
    }
    out["encoder.chars.weight"][0] = 0
    for name, reach in (("conv3", 3), ("conv5", 5)):
        out[f"encoder.{name}.weight"] = some(SIZES["char_filters"], CHAR_WIDTH, reach)
        out[f"encoder.{name}.bias"] = some(SIZES["char_filters"])
    width = own + SOURCE_WIDTH
    for layer in range(SIZES["layers"]):
        for suffix in ("", "_reverse"):
            name = f"encoder.lstms.{layer}."
            out[f"{name}weight_ih_l0{suffix}"] = some(4 * SIZES["hidden"], width)
            out[f"{name}weight_hh_l0{suffix}"] = some(4 * SIZES["hidden"], SIZES["hidden"])
            out[f"{name}bias_ih_l0{suffix}"] = some(4 * SIZES["hidden"])
            out[f"{name}bias_hh_l0{suffix}"] = some(4 * SIZES["hidden"])
        width = inside
    for name in ("upos", "feats", "lemmas", "names"):
        out[f"{name}.context.weight"], out[f"{name}.context.bias"] = some(TAG_WIDTH, inside), some(TAG_WIDTH)
        out[f"{name}.own.weight"] = some(TAG_WIDTH, own)
        out[f"{name}.out.weight"], out[f"{name}.out.bias"] = some(len(LABELS[name]), TAG_WIDTH), some(len(LABELS[name]))
    both = SIZES["arc_width"] + SIZES["label_width"]
    for name in ("dependent", "head"):
        out[f"{name}.weight"], out[f"{name}.bias"] = some(both, inside), some(both)
    vocabulary = LABELS | {"chars": "abdefgijlmnorstv.M"}
    out["described"] = np.frombuffer(json.dumps({"vocabulary": vocabulary, "sizes": SIZES}).encode(), np.uint8)
    out["words"] = np.array([word_key(word) for word in WORDS[:6]], np.uint64)
    out["fixed"] = np.array([], np.uint64)
    return out


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def by_the_book(x, inside, again, bias):
    """One direction of an LSTM over one sentence, gates in PyTorch's order."""
    width = again.shape[1]
    hidden, memory, out = np.zeros(width), np.zeros(width), []
    for row in x:
        gates = inside @ row + again @ hidden + bias
        entering, kept, new, told = (gates[i * width : (i + 1) * width] for i in range(4))
        memory = sigmoid(kept) * memory + sigmoid(entering) * np.tanh(new)
        hidden = sigmoid(told) * np.tanh(memory)
        out.append(hidden)
    return np.array(out)


def test_a_layer_reads_each_sentence_in_both_directions():
    rng = np.random.default_rng(3)
    directions = [(rng.normal(size=(16, 5)), rng.normal(size=(16, 4)), rng.normal(size=16)) for _ in range(2)]
    layer = Layer.of(*(tuple(np.float32(w.T if w.ndim == 2 else w) for w in one) for one in directions))
    sentences = [rng.normal(size=(length, 5)).astype(np.float32) for length in (3, 7, 1, 7, 2)]
    found = layer.run(np.concatenate(sentences), Packing.of(np.array([len(s) for s in sentences])))
    start = 0
    for x in sentences:
        forward = by_the_book(x, *directions[0])
        backward = by_the_book(x[::-1], *directions[1])[::-1]
        np.testing.assert_allclose(found[start : start + len(x)], np.concatenate([forward, backward], 1), atol=1e-5)
        start += len(x)


def test_a_sentence_reads_the_same_alone_and_among_others():
    sentences = [list(WORDS[:length]) for length in (4, 1, 10, 6)]
    together = Network(arrays()).read(sentences)
    assert together == [Network(arrays()).read([words])[0] for words in sentences]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_read_is_a_tree_with_names_that_begin(seed):
    (read,) = Network(arrays(seed)).read([list(WORDS)])
    assert read.heads.count(-1) == 1
    assert [label == "ROOT" for label in read.deprels] == [head == -1 for head in read.heads]
    for before, tag in zip(["O", *read.names], read.names, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]


def test_the_names_are_the_best_path():
    """Against every path there is, for scores drawn at random."""
    from itertools import product

    network, labels = Network(arrays()), LABELS["names"]
    for seed in range(20):
        scores = np.random.default_rng(seed).normal(size=(4, len(labels))).astype(np.float32)
        allowed = [
            path for path in product(range(len(labels)), repeat=4)
            if all(labels[b][0] != "I" or labels[a][2:] == labels[b][2:] for a, b in zip((0, *path), path, strict=False))
        ]  # fmt: skip
        best = max(allowed, key=lambda path: sum(scores[i, tag] for i, tag in enumerate(path)))
        assert tuple(network._name_path(scores, Packing.of(np.array([4])))) == best


def test_rows_in_bytes_are_scaled_back():
    plain = arrays()
    rows = plain["encoder.words.weight"]
    scale = (np.abs(rows).max(1) / 127).astype(np.float16)
    small = plain | {
        "encoder.words.weight": np.round(rows / scale[:, None].astype(np.float32)).astype(np.int8),
        "encoder.words.weight" + SCALE: scale,
    }
    np.testing.assert_allclose(Network(small)._weights("encoder.words.weight"), rows, atol=0.03)


def test_weights_are_written_and_read_back(tmp_path):
    network = Network(arrays())
    network.save(tmp_path / "weights.npz")
    assert Network.load(tmp_path / "weights.npz").read([list(WORDS)]) == network.read([list(WORDS)])


def test_more_distinct_words_than_the_cache_holds(monkeypatch):
    monkeypatch.setattr("standpunkt.parse.network.CACHED_WORDS", 3)
    sentences = [list(WORDS), [*WORDS[5:], *WORDS[:2]]]
    network = Network(arrays())
    assert [network.read([words])[0] for words in sentences] == Network(arrays()).read(sentences)


@pytest.mark.parametrize(
    ("word", "rule", "lemma"),
    [
        ("siger", "k1+", "sige"),
        ("Børn", "l3+arn", "barn"),
        ("er", "k2+være", "være"),
        ("at", "k9+x", "at"),
        ("USA", "k0+", "USA"),
    ],
)
def test_a_lemma_rule_is_applied(word, rule, lemma):
    assert lemma_of(word, rule) == lemma


def test_a_long_word_keeps_its_ends():
    long = "abcdefghij" + "x" * 30 + "klmnopqrst"
    assert ends(long) == "abcdefghijklmnopqrst"
    assert len(ends(long)) == CHARS
    assert ends("kort") == "kort"


def test_a_key_takes_case_and_digits_for_alike():
    assert word_key("Nato") == word_key("NATO")
    assert word_key("1987") == word_key("2024") != word_key("24")


def test_a_sentence_without_end_is_read_in_pieces(monkeypatch):
    monkeypatch.setattr("standpunkt.parse.network.MAX_WORDS", 4)
    (read,) = Network(arrays()).read([list(WORDS)])
    pieces = Network(arrays()).read([list(WORDS[:4]), list(WORDS[4:8]), list(WORDS[8:])])
    assert read.upos == [tag for piece in pieces for tag in piece.upos]
    assert read.heads[4:8] == [head + 4 if head >= 0 else -1 for head in pieces[1].heads]
    assert read.heads.count(-1) == 3
