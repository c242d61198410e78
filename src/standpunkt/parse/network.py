"""The network behind the shipped pipelines, reading: words in, parts of speech, features, lemmas, trees and names out.

Some layers of a BERT over the pieces of words (Devlin and others, 2019), where the weights have them, a bidirectional LSTM over
that and the words' characters, a biaffine parser (Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing",
2017) and a tagger for each other column, all in NumPy; `tools/train` trains it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from standpunkt.parse.encoding import CHARS, ends, word_key
from standpunkt.parse.pieces import Pieces
from standpunkt.parse.transformer import Transformer
from standpunkt.parse.trees import best_tree
from standpunkt.parse.weights import Arrays, Floats, restored

Ints = NDArray[np.int64]
UNKNOWN = 1
CACHED_WORDS = 20_000
MAX_WORDS = 400
LABELLED_WORDS = 128
"""Words whose relations are scored together: so many that what is between stays in the cache."""
LEAK = np.float32(0.1)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is read of one sentence, a value a word: `heads` count from 0, -1 for the root; `names` are BIO tags."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]

    def extend(self, other: "Columns") -> None:
        """Add what is read of the words that follow, with a tree of their own."""
        before = len(self.heads)
        self.heads.extend(head + before if head >= 0 else head for head in other.heads)
        for name in ("upos", "feats", "lemmas", "deprels", "names"):
            getattr(self, name).extend(getattr(other, name))


class Network:
    """The weights of one language, and how to read with them."""

    def __init__(self, arrays: Arrays) -> None:
        described = json.loads(arrays["described"].tobytes().decode("utf8"))
        self._arrays = arrays
        self._labels: dict[str, list[str]] = described["vocabulary"]
        self._sizes: dict[str, int] = described["sizes"]
        self._words = {int(key): row for row, key in enumerate(arrays["words"], 2)}
        self._fixed = {int(key): row for row, key in enumerate(arrays["fixed"], 1)}
        self._chars = {char: row for row, char in enumerate(described["vocabulary"]["chars"], 2)}
        self._seen: dict[str, int] = {}
        self._vectors = np.zeros((CACHED_WORDS, self._width), np.float32)
        self._transformer = self._first_reader(described["vocabulary"])
        self._layers = [self._layer(number) for number in range(self._sizes["layers"])]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the weights from a file that `save` or the training wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls({name: stored[name] for name in stored.files})

    def save(self, path: Path) -> None:
        """Write the weights."""
        np.savez_compressed(path, **self._arrays)  # type: ignore[arg-type]

    def labels(self, column: str) -> list[str]:
        """Give the labels of a column: `upos`, `feats`, `lemmas`, `names` or `deprels`."""
        return self._labels[column]

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        """Read sentences given as words; none may be empty.

        One of more than `MAX_WORDS` words is read in pieces, each with a root: a tree takes time by more than its length.
        """
        pieces = [(number, words[start : start + MAX_WORDS]) for number, words in enumerate(sentences)
                  for start in range(0, len(words), MAX_WORDS)]  # fmt: skip
        out: list[Columns] = []
        for (number, _), read in zip(pieces, self._read([words for _, words in pieces]), strict=True):
            if number < len(out):
                out[number].extend(read)
            else:
                out.append(read)
        return out

    def _read(self, sentences: Sequence[Sequence[str]]) -> list[Columns]:
        if not sentences:
            return []
        lengths = np.array([len(words) for words in sentences])
        own = self._own_vectors(sentences)
        x = own if self._transformer is None else np.concatenate([own, self._transformer.read(sentences)], 1)
        packing = Packing.of(lengths)
        for layer in self._layers:
            x = layer.run(x, packing)
        upos, feats, lemmas = (self._scores(name, x, own).argmax(1) for name in ("upos", "feats", "lemmas"))
        names = self._name_path(self._scores("names", x, own), packing)
        heads, deprels = self._trees(x, lengths)
        out, start = [], 0
        for words, length in zip(sentences, lengths.tolist(), strict=True):
            part = slice(start, start + length)
            out.append(Columns(
                upos=self._told("upos", upos[part]),
                feats=self._told("feats", feats[part]),
                lemmas=[lemma_of(word, rule) for word, rule in zip(words, self._told("lemmas", lemmas[part]), strict=True)],
                heads=heads[part].tolist(),
                deprels=self._told("deprels", deprels[part]),
                names=self._told("names", names[part]),
            ))  # fmt: skip
            start += length
        return out

    def _told(self, column: str, numbers: Ints) -> list[str]:
        labels = self._labels[column]
        return [labels[number] for number in numbers.tolist()]

    def _weights(self, name: str) -> Floats:
        return restored(self._arrays, name)

    def _first_reader(self, vocabulary: dict[str, Any]) -> Transformer | None:
        """Give the transformer that reads the pieces of words first, where there is one."""
        if not self._sizes.get("pieces"):
            return None
        pieces = Pieces(vocabulary["pieces"], cased=vocabulary.get("cased", False))
        sizes = self._sizes
        return Transformer(
            pieces, sizes["piece_layers"], sizes["piece_heads"], lambda name: self._weights(f"encoder.pieces.{name}")
        )

    @property
    def _width(self) -> int:
        sizes = self._sizes
        return sizes["word_width"] + 2 * sizes["char_filters"] + (sizes["fixed_width"] if sizes["fixed"] else 0)

    # Words

    def _own_vectors(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Give each word's own vector: of the whole word, of its characters, and the one from elsewhere."""
        distinct = list(dict.fromkeys(word for words in sentences for word in words))
        if len(self._seen) + len(distinct) > CACHED_WORDS:
            self._seen = {}
        if len(distinct) > CACHED_WORDS:
            self._vectors = np.zeros((len(distinct), self._width), np.float32)
        new = [word for word in distinct if word not in self._seen]
        if new:
            first = len(self._seen)
            self._seen.update((word, first + i) for i, word in enumerate(new))
            self._vectors[first : first + len(new)] = self._word_vectors(new)
        return self._vectors[[self._seen[word] for words in sentences for word in words]]

    def _word_vectors(self, words: list[str]) -> Floats:
        keys = [word_key(word) for word in words]
        parts = [self._embeddings["words"][[self._words.get(key, UNKNOWN) for key in keys]], self._char_vectors(words)]
        if self._fixed:
            parts.append(self._embeddings["fixed"][[self._fixed.get(key, 0) for key in keys]])
        return np.concatenate(parts, 1)

    @cached_property
    def _embeddings(self) -> dict[str, Floats]:
        names = ("words", "chars", *(["fixed"] if self._fixed else []))
        return {name: self._weights(f"encoder.{name}.weight") for name in names}

    def _char_vectors(self, words: list[str]) -> Floats:
        """Give the largest answer of each filter over the places of a word."""
        numbers = np.zeros((len(words), min(CHARS, max(map(len, words))) + 2), np.int64)
        for row, word in enumerate(words):
            text = ends(word)
            numbers[row, 0] = numbers[row, len(text) + 1] = UNKNOWN
            numbers[row, 1 : len(text) + 1] = [self._chars.get(char, UNKNOWN) for char in text]
        embedded = self._embeddings["chars"][numbers]
        hidden = (numbers == 0)[..., None]
        found = []
        for name, reach in (("conv3", 1), ("conv5", 2)):
            around = np.pad(embedded, ((0, 0), (reach, reach), (0, 0)))
            windows = np.concatenate([around[:, i : i + numbers.shape[1]] for i in range(2 * reach + 1)], 2)
            filters = self._filters[name]
            answers = windows @ filters[0] + filters[1]
            answers[np.broadcast_to(hidden, answers.shape)] = -1e4
            found.append(answers.max(1))
        best: Floats = np.maximum(np.concatenate(found, 1), 0)
        return best

    @cached_property
    def _filters(self) -> dict[str, tuple[Floats, Floats]]:
        found = {}
        for name in ("conv3", "conv5"):
            filters = self._weights(f"encoder.{name}.weight").transpose(2, 1, 0)
            flat = np.ascontiguousarray(filters.reshape(-1, self._sizes["char_filters"]))
            found[name] = (flat, self._weights(f"encoder.{name}.bias"))
        return found

    # Taggers

    def _layer(self, number: int) -> "Layer":
        parts = []
        for suffix in ("", "_reverse"):
            name = f"encoder.lstms.{number}."
            inside = self._weights(f"{name}weight_ih_l0{suffix}").T
            bias = self._weights(f"{name}bias_ih_l0{suffix}") + self._weights(f"{name}bias_hh_l0{suffix}")
            if number == 0:
                source = self._weights("encoder.source.weight")[0]
                bias = bias + source @ inside[-len(source) :]
                inside = inside[: -len(source)]
            parts.append((inside, self._weights(f"{name}weight_hh_l0{suffix}").T, bias))
        return Layer.of(*parts)

    def _scores(self, name: str, x: Floats, own: Floats) -> Floats:
        context, bias, by_word, out, out_bias = self._taggers[name]
        hidden = leaky(x @ context + own @ by_word + bias)
        scores: Floats = hidden @ out + out_bias
        return scores

    @cached_property
    def _taggers(self) -> dict[str, tuple[Floats, ...]]:
        return {
            name: tuple(
                np.ascontiguousarray(self._weights(f"{name}.{part}").T)
                for part in ("context.weight", "context.bias", "own.weight", "out.weight", "out.bias")
            )
            for name in ("upos", "feats", "lemmas", "names")
        }

    def _name_path(self, scores: Floats, packing: "Packing") -> Ints:
        """Give the best tags of names in which every `I-` goes on with what stands before (Viterbi)."""
        first, allowed = self._name_steps
        best = np.zeros((packing.sentences, len(first)), np.float32)
        backs = np.zeros(scores.shape, np.int64)
        for step, (start, count) in enumerate(packing.steps):
            here = scores[packing.forward[start : start + count]]
            if step == 0:
                best[:count] = here + first
                continue
            paths = best[:count, :, None] + allowed
            backs[start : start + count] = paths.argmax(1)
            best[:count] = paths.max(1) + here
        out = np.zeros(len(scores), np.int64)
        tags = best.argmax(1)
        for start, count in reversed(packing.steps):
            out[packing.forward[start : start + count]] = tags[:count]
            tags[:count] = backs[start + np.arange(count), tags[:count]]
        return out

    @cached_property
    def _name_steps(self) -> tuple[Floats, Floats]:
        """What it costs to begin with a tag, and to go on from one to another: nothing, or more than anything gains."""
        labels = self._labels["names"]
        first = [-1e9 if label.startswith("I-") else 0.0 for label in labels]
        allowed = [
            [0.0 if not after.startswith("I-") or before[2:] == after[2:] else -1e9 for after in labels] for before in labels
        ]
        return np.array(first, np.float32), np.array(allowed, np.float32)

    # Trees

    def _trees(self, x: Floats, lengths: Ints) -> tuple[Ints, Ints]:
        dependents, heads, root, arc, label = self._parser
        cut = self._sizes["arc_width"]
        as_dependent = leaky(x @ dependents[0] + dependents[1])
        as_head = leaky(np.concatenate([root, x]) @ heads[0] + heads[1])
        asking = as_dependent[:, :cut] @ arc[:-1] + arc[-1]
        chosen, start = np.zeros(len(x), np.int64), 0
        rows = np.zeros(len(x), np.int64)
        for length in lengths.tolist():
            part = slice(start, start + length)
            possible = np.concatenate([as_head[:1, :cut], as_head[start + 1 : start + length + 1, :cut]])
            found = best_tree(asking[part] @ possible.T)
            chosen[part] = found - 1
            rows[part] = np.where(found > 0, start + found, 0)
            start += length
        labels = self._deprels(as_dependent[:, cut:], as_head[rows][:, cut:], label)
        root_label, others = self._labels["deprels"].index("ROOT"), labels.copy()
        others[:, root_label] = -np.inf
        return chosen, np.where(chosen < 0, root_label, others.argmax(1))

    def _deprels(self, dependents: Floats, heads: Floats, label: Floats) -> Floats:
        """Give the scores of the labels for each word under its head."""
        width = heads.shape[1]
        out = np.empty((len(heads), label.shape[1] // (width + 1)), np.float32)
        for start in range(0, len(heads), LABELLED_WORDS):
            part = slice(start, start + LABELLED_WORDS)
            asked = (dependents[part] @ label[:-1] + label[-1]).reshape(-1, out.shape[1], width + 1)
            out[part] = np.matmul(asked[..., :-1], heads[part][..., None])[..., 0] + asked[..., -1]
        return out

    @cached_property
    def _parser(self) -> tuple[Any, Any, Floats, Floats, Floats]:
        def linear(name: str) -> tuple[Floats, Floats]:
            return np.ascontiguousarray(self._weights(f"{name}.weight").T), self._weights(f"{name}.bias")

        label = self._weights("relations")
        flat = label.reshape(len(label), -1)
        return linear("dependent"), linear("head"), self._weights("root")[None], self._weights("arc"), flat


@dataclass(frozen=True, slots=True)
class Packing:
    """Sentences side by side, longest first, word by word: rows of `forward` and `backward` are places in the flat text."""

    sentences: int
    steps: list[tuple[int, int]]
    """For each place in a sentence the first row and how many sentences are that long."""
    forward: Ints
    backward: Ints

    @classmethod
    def of(cls, lengths: Ints) -> "Packing":
        """Pack sentences of these lengths."""
        order = np.argsort(-lengths, kind="stable")
        longest = lengths[order]
        starts = (np.cumsum(lengths) - lengths)[order]
        forward, backward, steps, row = [], [], [], 0
        for place in range(int(longest[0])):
            count = int(np.searchsorted(-longest, -place, side="left"))
            forward.append(starts[:count] + place)
            backward.append(starts[:count] + longest[:count] - 1 - place)
            steps.append((row, count))
            row += count
        return cls(len(lengths), steps, np.concatenate(forward), np.concatenate(backward))


@dataclass(frozen=True, slots=True)
class Layer:
    """One bidirectional LSTM; gates stand in the order in, forget, out, new, the first three made for tanh."""

    inside: tuple[Floats, Floats]
    again: Floats
    bias: Floats

    @classmethod
    def of(cls, *directions: tuple[Floats, Floats, Floats]) -> "Layer":
        """Take weights of both directions as PyTorch orders them: in, forget, new, out."""
        width = len(directions[0][1])
        order = np.r_[0 : 2 * width, 3 * width : 4 * width, 2 * width : 3 * width]
        scale = np.where(np.arange(4 * width) < 3 * width, 0.5, 1).astype(np.float32)
        ready = [[np.ascontiguousarray(weights[..., order] * scale) for weights in one] for one in directions]
        (forward, first, bias_1), (backward, second, bias_2) = ready
        return cls((forward, backward), np.stack([first, second]), np.stack([bias_1, bias_2]))

    def run(self, x: Floats, packing: Packing) -> Floats:
        """Give what both directions say of each word, side by side."""
        width = self.again.shape[1]
        gates = np.empty((2, len(x), 4 * width), np.float32)
        for direction, order in enumerate((packing.forward, packing.backward)):
            np.matmul(x[order], self.inside[direction], out=gates[direction])
        said = np.empty((2, len(x), width), np.float32)
        hidden = np.zeros((2, packing.sentences, width), np.float32)
        memory = np.zeros_like(hidden)
        for start, count in packing.steps:
            now = gates[:, start : start + count]
            now += self.bias[:, None]
            if start:
                now += hidden[:, :count] @ self.again
            np.tanh(now, out=now)
            opened = now[..., : 3 * width]
            opened *= np.float32(0.5)
            opened += np.float32(0.5)
            kept = memory[:, :count]
            kept *= opened[..., width : 2 * width]
            kept += opened[..., :width] * now[..., 3 * width :]
            hidden[:, :count] = said[:, start : start + count] = opened[..., 2 * width :] * np.tanh(kept)
        out = np.empty((len(x), 2 * width), np.float32)
        out[packing.forward, :width] = said[0]
        out[packing.backward, width:] = said[1]
        return out


def leaky(x: Floats) -> Floats:
    """Give the values, those below zero a tenth."""
    out: Floats = np.maximum(x, x * LEAK)
    return out


def lemma_of(word: str, rule: str) -> str:
    """Apply a lemma rule: "l" for small letters first, how many characters go from the end, "+" and what comes instead."""
    length, ending = rule[1:].split("+", 1)
    base = word.lower() if rule[0] == "l" else word
    gone = int(length)
    return base[: len(base) - gone] + ending if gone < len(base) or (gone == len(base) and ending) else base
