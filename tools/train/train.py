"""Trains the network of a language (PyTorch) and writes its weights and vocabulary as one file of arrays."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from columns import COLUMNS, IGNORE, Batch, Numbers, batch_of, numbers
from corpora import language_module
from names import load_names, words_of_tables
from network import Reader, Sizes
from pretrained import pieces_of, read_pretrained
from schedule import NEAR, Plan, Pool, batches, learn_rate, with_quotations
from torch import Tensor
from torch.nn import functional
from treebank import Sentence
from vocabulary import Vocabulary, collect

from standpunkt.parse.encoding import word_key

AVERAGE = 0.9995
VECTOR_SCALE = 4.0
"""Vectors from elsewhere are made so many times smaller, to be like those learnt here."""
SMOOTHING = 0.03
MAX_GRADIENT = 5.0
PRETRAINED = "encoder.pieces."
WEIGHTS = {"upos": 0.5, "feats": 0.5, "lemmas": 0.5, "names": 0.6}


def arc_scores(reader: Reader, dependent: Tensor, head: Tensor, lengths: Tensor) -> Tensor:
    """Scores of heads, sentence x dependent x head, with none behind the end of a sentence."""
    scores = reader.arcs(dependent, head)
    behind = torch.arange(scores.shape[2]) > lengths.unsqueeze(1)
    return scores.masked_fill(behind.unsqueeze(1), -1e9)


def losses(reader: Reader, batch: Batch) -> Tensor:
    own, x = reader.encoder(batch)
    total = x.new_zeros(())
    for name, weight in WEIGHTS.items():
        gold = batch.labels[name]
        if (gold != IGNORE).any():
            scores = getattr(reader, name)(x, own).flatten(0, 1)
            loss = functional.cross_entropy(scores, gold.flatten(), ignore_index=IGNORE, label_smoothing=SMOOTHING)
            total = total + weight * loss
    if (batch.heads != IGNORE).any():
        arc_d, arc_h, label_d, label_h = reader.sides(x)
        scores = arc_scores(reader, arc_d, arc_h, batch.lengths)
        total = total + functional.cross_entropy(scores.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORE)
        rows, words = torch.nonzero(batch.labels["deprels"] != IGNORE, as_tuple=True)
        labels = reader.labels(label_d[rows, words], label_h[rows, batch.heads[rows, words]])
        total = total + functional.cross_entropy(labels, batch.labels["deprels"][rows, words])
    return total


def check(reader: Reader, sentences: list[Sentence], known: Numbers) -> dict[str, float]:
    """Shares of right words on gold tokens; heads each for itself, no tree asked for."""
    right, asked = Counter(), Counter()
    reader.eval()
    ordered = sorted(sentences, key=len)
    with torch.no_grad():
        for start in range(0, len(ordered), 64):
            part = ordered[start : start + 64]
            batch = batch_of([(s, NEAR) for s in part], known, None, random.Random(0))
            own, x = reader.encoder(batch)
            for name in WEIGHTS:
                gold, found = batch.labels[name], getattr(reader, name)(x, own).argmax(-1)
                right[name] += int(((gold == found) & (gold != IGNORE)).sum())
                asked[name] += int(batch.lengths.sum()) if name == "lemmas" else int((gold != IGNORE).sum())
            arc_d, arc_h, label_d, label_h = reader.sides(x)
            heads = arc_scores(reader, arc_d, arc_h, batch.lengths).argmax(-1)
            rows, words = torch.nonzero(batch.heads != IGNORE, as_tuple=True)
            labels = reader.labels(label_d[rows, words], label_h[rows, heads[rows, words]]).argmax(-1)
            is_head = heads[rows, words] == batch.heads[rows, words]
            right["UAS"] += int(is_head.sum())
            right["LAS"] += int((is_head & (labels == batch.labels["deprels"][rows, words])).sum())
            asked["UAS"] += len(rows)
            asked["LAS"] += len(rows)
    reader.train()
    return {name: round(100 * right[name] / max(asked[name], 1), 2) for name in asked}


def vectors_from(folder: Path | None, rows: int) -> tuple[list[int], np.ndarray]:
    """Keys and vectors of the most frequent words of a folder with GloVe vectors as arrays; none without one."""
    if folder is None:
        return [], np.zeros((0, 0), np.float32)
    import pyarrow.parquet as parquet

    names = parquet.read_table(next(folder.glob("*index.parquet"))).column("index").to_pylist()
    all_vectors = np.load(next(folder.glob("*emb.npy")), mmap_mode="r")
    kept: dict[int, int] = {}
    for row, name in enumerate(names):
        if len(kept) == rows:
            break
        if not any(char.isdigit() for char in name):
            kept.setdefault(word_key(name), row)
    vectors = np.asarray(all_vectors[list(kept.values())], np.float32)
    return list(kept), vectors / VECTOR_SCALE


def save(path: Path, weights: dict[str, Tensor], vocabulary: Vocabulary, sizes: Sizes, fixed: Sequence[int]) -> None:
    """Writes weights in half precision, the keys of their words, and what else reading needs to know."""
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in weights.items()}
    named = {name: value for name, value in asdict(vocabulary).items() if name != "words"}
    described = json.dumps({"vocabulary": named, "sizes": asdict(sizes)}, ensure_ascii=False).encode("utf8")
    arrays["words"] = np.array(vocabulary.words, np.uint64)
    arrays["fixed"] = np.array(fixed, np.uint64)
    arrays["described"] = np.frombuffer(described, np.uint8)
    np.savez_compressed(path, **arrays)


def start_from(path: Path, reader: Reader, vocabulary: Vocabulary) -> None:
    """Takes over the weights that `save` wrote; the vocabulary must be the same."""
    with np.load(path) as stored:
        if stored["words"].tolist() != list(vocabulary.words):
            raise SystemExit(f"{path} was trained on other data: its words are others")
        weights = {name: torch.from_numpy(stored[name].astype(np.float32)) for name in reader.state_dict()}
    reader.load_state_dict(weights)


class Training:
    """A network in training, and the running average of its weights, which is the better reader."""

    def __init__(self, reader: Reader, plan: Plan) -> None:
        self.reader = reader
        self.plan = plan
        self.average = {name: value.detach().clone() for name, value in reader.state_dict().items()}
        moving = [name for name, weight in reader.named_parameters() if weight.requires_grad]
        state = reader.state_dict()
        self._now = [state[name] for name in moving]
        self._averaged = [self.average[name] for name in moving]
        both: dict[bool, list[Tensor]] = {False: [], True: []}
        for name, weight in reader.named_parameters():
            if weight.requires_grad:
                both[PRETRAINED in name].append(weight)
        rates = {False: 1.0, True: plan.piece_rate}
        self._optimizer = torch.optim.AdamW(
            [{"params": weights, "share": rates[old]} for old, weights in both.items() if weights],
            lr=plan.learn_rate, betas=(0.9, 0.95), weight_decay=0.01, fused=True,
        )  # fmt: skip
        self._steps = 0

    def step(self, batch: Batch, done: float) -> float:
        """Learns from a batch, at a point of the plan; gives the loss."""
        for group in self._optimizer.param_groups:
            group["lr"] = learn_rate(self.plan, done) * group["share"]
        loss = losses(self.reader, batch)
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), MAX_GRADIENT)
        self._optimizer.step()
        self._steps += 1
        with torch.no_grad():
            torch._foreach_lerp_(self._averaged, self._now, 1 - min(AVERAGE, self._steps / (self._steps + 20)))
        return loss.item()

    def check(self, sentences: list[Sentence], known: Numbers) -> dict[str, float]:
        """The figures of the averaged weights."""
        kept = {name: value.detach().clone() for name, value in self.reader.state_dict().items()}
        self.reader.load_state_dict(self.average)
        figures = check(self.reader, sentences, known)
        self.reader.load_state_dict(kept)
        return figures


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    without = frozenset(json.loads(line)["id"] for path in arguments.without for line in path.read_text("utf8").splitlines())
    language = language_module(arguments.language)
    corpora = language.load(arguments.corpora, watched_share=arguments.dev_share, without=without)
    near, far = with_quotations(corpora.near, language.QUOTED), with_quotations(corpora.far, language.QUOTED)
    vocabulary = collect(near + far)
    if arguments.pretrained:
        pretrained = read_pretrained(arguments.pretrained)
        pieces, rows = pretrained.kept(arguments.piece_rows, chain(words_of_tables(), *(s.words for s in near + far)))
        if arguments.start:  # the tables of words may have changed since, and with them the order of pieces
            pieces = pieces_of(arguments.start)
            rows = [pretrained.pieces.index(piece) for piece in pieces]
        vocabulary = replace(vocabulary, words=(), pieces=tuple(pieces), cased=pretrained.cased)
    fixed, vectors = vectors_from(arguments.vectors, arguments.vector_rows)
    known = numbers(vocabulary, fixed)
    sizes = sizes_of(vocabulary, vectors, hidden=arguments.hidden, layers=arguments.layers)
    if arguments.pretrained:
        sizes = replace(sizes, pieces=len(vocabulary.pieces), piece_layers=arguments.piece_layers, word_width=0)
    reader = Reader(sizes)
    if arguments.pretrained:
        reader.encoder.pieces.take_over(pretrained.weights, rows)
    if fixed:
        reader.encoder.fixed.weight.data[0] = 0
        reader.encoder.fixed.weight.data[1:] = torch.from_numpy(vectors)
    if arguments.start:
        start_from(arguments.start, reader, vocabulary)
    print(f"{len(near)} near and {len(far)} far sentences; {sizes}", flush=True)
    print(sum(weights.numel() for weights in reader.parameters()), "weights", flush=True)
    plan = Plan(**{name: getattr(arguments, name) for name in Plan.__dataclass_fields__})
    training = Training(reader, plan)
    counts = Counter(word_key(word) for s in near + far for word in s.words)
    rng = random.Random(plan.seed)
    pools = (Pool(sentences=near, rng=rng), Pool(sentences=far, rng=rng))
    started, next_check, seen, running = time.time(), 1, 0, 0.0
    for steps, (done, drawn) in enumerate(batches(plan, *pools, load_names(arguments.language)), 1):
        running = 0.98 * running + 0.02 * training.step(batch_of(drawn, known, counts, rng), done)
        seen += sum(len(sentence) for sentence, _ in drawn)
        if steps % 200 == 0:
            print(f"{steps} {seen} words {seen / (time.time() - started):.0f}/s loss {running:.3f}", flush=True)
        if done * arguments.checks >= next_check:
            print(f"{done:.3f} {time.time() - started:.0f}s", training.check(corpora.watched, known), flush=True)
            save(arguments.out, training.average, vocabulary, sizes, fixed)
            next_check += 1
    print("1.000", training.check(corpora.watched, known), flush=True)
    save(arguments.out, training.average, vocabulary, sizes, fixed)


def sizes_of(vocabulary: Vocabulary, vectors: np.ndarray, *, hidden: int, layers: int) -> Sizes:
    """The sizes that a vocabulary and vectors from elsewhere (none: an empty array) ask for."""
    labels = {name: len(getattr(vocabulary, name)) for name in COLUMNS}
    size = Sizes(words=len(vocabulary.words) + 2, chars=len(vocabulary.chars) + 2, hidden=hidden, layers=layers, **labels)
    return replace(size, fixed=len(vectors) + 1, fixed_width=vectors.shape[1]) if len(vectors) else size


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--language", default="da")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev-share", type=float, default=1.0)
    parser.add_argument("--without", nargs="*", type=Path, default=[])
    parser.add_argument("--words", type=int, default=4_000_000)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--batch-words", type=int, default=1000)
    parser.add_argument("--learn-rate", type=float, default=0.002)
    parser.add_argument("--near-start", type=float, default=0.25)
    parser.add_argument("--near-end", type=float, default=0.7)
    parser.add_argument("--near-only", type=float, default=0.85)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--start", type=Path, help="weights to train further")
    parser.add_argument("--vectors", type=Path, help="folder of GloVe vectors")
    parser.add_argument("--vector-rows", type=int, default=60_000)
    parser.add_argument("--pretrained", type=Path, help="a small transformer that reads pieces of words first")
    parser.add_argument("--piece-rows", type=int, default=20_000, help="how many of its pieces are kept, the most frequent")
    parser.add_argument("--piece-layers", type=int, default=4)
    parser.add_argument("--piece-rate", type=float, default=0.08, help="how fast it learns beside the rest")
    parser.add_argument("--disguised", type=float, default=1.0, help="how often rare words are disguised")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--checks", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
