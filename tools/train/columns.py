"""Sentences as columns of numbers, padded to a batch."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from lemmas import lemma_rule
from torch import Tensor
from treebank import MISSING, Sentence
from vocabulary import Vocabulary

from standpunkt.parse.encoding import CHARS, ends, word_key
from standpunkt.parse.pieces import Pieces
from standpunkt.parse.transformer import PLACES

IGNORE = -100
"""The label of a word of which it is not known, or is too rare to learn."""
WORD_DROP = 0.25
COLUMNS = ("upos", "feats", "lemmas", "names", "deprels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The number of each thing in the vocabulary; words and characters count from 2 (0 pads, 1 is unknown)."""

    words: dict[int, int]
    fixed: dict[int, int]
    chars: dict[str, int]
    upos: dict[str, int]
    feats: dict[str, int]
    lemmas: dict[str, int]
    names: dict[str, int]
    deprels: dict[str, int]
    pieces: Pieces | None = None


def numbers(vocabulary: Vocabulary, fixed: Sequence[int] = ()) -> Numbers:
    """The numbers of a vocabulary, and of the words that have a vector from elsewhere."""

    def counted(values: Iterable, start: int = 0) -> dict:
        return {value: i for i, value in enumerate(values, start)}

    return Numbers(
        words=counted(vocabulary.words, 2),
        fixed=counted(fixed, 1),
        chars=counted(vocabulary.chars, 2),
        pieces=Pieces(vocabulary.pieces, cased=vocabulary.cased) if vocabulary.pieces else None,
        **{name: counted(getattr(vocabulary, name)) for name in COLUMNS},
    )


@dataclass(slots=True, kw_only=True)
class Batch:
    """Sentences by words; `chars` has a row for each distinct word, and `which` says which."""

    words: Tensor
    fixed: Tensor
    chars: Tensor
    which: Tensor
    source: Tensor
    lengths: Tensor
    pieces: Tensor
    """Rows of pieces with those at the ends, -1 behind them; nothing without a list of pieces."""
    owners: Tensor
    """The place + 1 of each piece's word, 0 for none."""
    heads: Tensor
    """0 is the root, else place + 1."""
    labels: dict[str, Tensor]


def batch_of(drawn: list[tuple[Sentence, int]], known: Numbers, counts: Counter[int] | None, rng: random.Random) -> Batch:
    """The sentences as numbers; with `counts`, rare words are sometimes hidden (Kiperwasser and Goldberg, 2016)."""
    shape = (len(drawn), max(len(s) for s, _ in drawn))
    words, fixed, which = (np.zeros(shape, np.int64) for _ in range(3))
    columns = {name: np.full(shape, IGNORE, np.int64) for name in ("heads", *COLUMNS)}
    distinct: dict[str, int] = {"": 0}
    for row, (sentence, _) in enumerate(drawn):
        for i, word in enumerate(sentence.words):
            key = word_key(word)
            number = known.words.get(key, 1)
            if counts is not None and number > 1 and rng.random() < WORD_DROP / (WORD_DROP + counts[key]):
                number = 1
            words[row, i] = number
            fixed[row, i] = known.fixed.get(key, 0)
            which[row, i] = distinct.setdefault(ends(word), len(distinct))
        for name, values in _labels(sentence, known):
            columns[name][row, : len(sentence)] = values
    pieces, owners = _pieces([sentence.words for sentence, _ in drawn], known.pieces)
    return Batch(
        pieces=torch.from_numpy(pieces),
        owners=torch.from_numpy(owners),
        words=torch.from_numpy(words),
        fixed=torch.from_numpy(fixed),
        chars=torch.from_numpy(_characters(distinct, known)),
        which=torch.from_numpy(which),
        source=torch.tensor([source for _, source in drawn]),
        lengths=torch.tensor([len(s) for s, _ in drawn]),
        heads=torch.from_numpy(columns.pop("heads")),
        labels={name: torch.from_numpy(values) for name, values in columns.items()},
    )


def _pieces(sentences: list[list[str]], known: Pieces | None) -> tuple[np.ndarray, np.ndarray]:
    if known is None:
        return np.zeros((len(sentences), 0), np.int64), np.zeros((len(sentences), 0), np.int64)
    rows, whose = [], []
    for words in sentences:
        cut = [known.of(word) for word in words]
        inside = [(row, i) for i, own in enumerate(cut, 1) for row in own][: PLACES - 2]
        rows.append([known.begin, *(row for row, _ in inside), known.end])
        whose.append([0, *(i for _, i in inside), 0])
    shape = (len(rows), max(map(len, rows)))
    pieces, owners = np.full(shape, -1, np.int64), np.zeros(shape, np.int64)
    for i, (own, owner) in enumerate(zip(rows, whose, strict=True)):
        pieces[i, : len(own)] = own
        owners[i, : len(own)] = owner
    return pieces, owners


def _labels(sentence: Sentence, known: Numbers) -> Iterable[tuple[str, list[int]]]:
    if sentence.is_parsed:
        yield "heads", [0 if head == i else head + 1 for i, head in enumerate(sentence.heads)]
        yield "upos", [known.upos.get(tag, IGNORE) for tag in sentence.upos]
        yield "feats", [known.feats.get(tag, IGNORE) for tag in sentence.feats]
        yield "deprels", [known.deprels.get(tag, IGNORE) for tag in sentence.deprels]
        rules = (lemma_rule(word, lemma) for word, lemma in zip(sentence.words, sentence.lemmas, strict=True))
        yield "lemmas", [known.lemmas.get(rule, IGNORE) for rule in rules]
    if sentence.is_named:
        yield "names", [IGNORE if tag == MISSING else known.names.get(tag, IGNORE) for tag in sentence.names]


def _characters(distinct: dict[str, int], known: Numbers) -> np.ndarray:
    chars = np.zeros((len(distinct), min(CHARS, max(map(len, distinct))) + 2), np.int64)
    for text, row in distinct.items():
        chars[row, 0] = chars[row, len(text) + 1] = 1
        chars[row, 1 : len(text) + 1] = [known.chars.get(char, 1) for char in text]
    return chars
