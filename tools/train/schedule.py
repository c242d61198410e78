"""The schedule of a training: how long, which sentences when, and how fast."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from augment import Pronoun, disguise, take_out_quotation, vary
from names import Names, swap_names
from treebank import Sentence

NEAR, FAR = 0, 1
WARMUP_SHARE = 0.02
CHUNK_BATCHES = 24
"""Batches are filled with sentences of like length from so many batches' worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how to train; shares are of all words seen."""

    words: int
    minutes: float = float("inf")
    seed: int = 1
    batch_words: int = 700
    learn_rate: float = 0.002
    near_start: float = 0.25
    near_end: float = 0.7
    near_only: float = 0.85
    piece_rate: float = 0.08
    """How fast a pretrained part learns beside the rest."""
    disguised: float = 1.0
    """The share of sentences whose rare words may be disguised."""


@dataclass(slots=True, kw_only=True)
class Pool:
    """Sentences dealt out in shuffled rounds."""

    sentences: list[Sentence]
    rng: random.Random
    _rest: list[Sentence] = field(default_factory=list)

    def draw(self) -> Sentence:
        if not self._rest:
            self._rest = self.rng.sample(self.sentences, len(self.sentences))
        return self._rest.pop()


def with_quotations(sentences: list[Sentence], pronoun: Pronoun) -> list[Sentence]:
    """The sentences, and after each the two that its quotation makes, if it has one."""
    return [new for old in sentences for new in (old, *take_out_quotation(old, pronoun))]


def near_share(plan: Plan, done: float) -> float:
    """The share of what is nearest to news at a point of training: rising straight, and all of it in the last part."""
    if done >= plan.near_only:
        return 1.0
    return plan.near_start + (plan.near_end - plan.near_start) * done / plan.near_only


def learn_rate(plan: Plan, done: float) -> float:
    if done < WARMUP_SHARE:
        return plan.learn_rate * (done + 1e-3) / WARMUP_SHARE
    return plan.learn_rate * max(0.0, (1 - done) / (1 - WARMUP_SHARE)) + 2e-5


def batches(plan: Plan, near: Pool, far: Pool, names: Names) -> Iterator[tuple[float, list[tuple[Sentence, int]]]]:
    """Batches of varied sentences of like length, each with `NEAR` or `FAR`, and the share of the training already done."""
    rng, seen, done, started = random.Random(plan.seed), 0, 0.0, time.monotonic()
    counts = Counter(word.lower() for pool in (near, far) for s in pool.sentences for word in s.words)
    while done < 1:
        share, chunk, size = near_share(plan, done), [], 0
        while size < plan.batch_words * CHUNK_BATCHES:
            source = NEAR if rng.random() < share else FAR
            sentence = swap_names((near, far)[source].draw(), names, rng)
            if rng.random() < plan.disguised:
                sentence = disguise(sentence, counts, rng)
            sentence = vary(sentence, rng)
            chunk.append((sentence, source))
            size += len(sentence)
        for batch in _of_like_length(chunk, plan.batch_words, rng):
            yield done, batch
            seen += sum(len(s) for s, _ in batch)
            done = max(seen / plan.words, (time.monotonic() - started) / 60 / plan.minutes)
    print(f"{seen} words", flush=True)


def _of_like_length(
    chunk: list[tuple[Sentence, int]], batch_words: int, rng: random.Random
) -> list[list[tuple[Sentence, int]]]:
    chunk.sort(key=lambda pair: len(pair[0]) + rng.random() * 3)
    out, batch = [], []
    for pair in chunk:
        batch.append(pair)
        if len(batch) * len(pair[0]) >= batch_words:
            out.append(batch)
            batch = []
    out += [batch] if batch else []
    rng.shuffle(out)
    return out
