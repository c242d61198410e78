"""Trains the pipeline of a language; writes a directory for `spacy.load`."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import spacy
from augment import Pronoun, disguise, take_out_quotation, vary
from corpora import Corpora, language_module
from evaluate import score
from matmul import use_numpy_products
from names import Names, load_names, swap_names
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, Config, fix_random_seed
from treebank import Sentence, to_doc

HERE = Path(__file__).parent
WARMUP_SHARE = 0.02
INITIALIZE_SENTENCES = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how to train; shares are of all words seen."""

    words: int
    minutes: float = float("inf")
    seed: int = 1
    batch_words: int = 1000
    learn_rate: float = 0.0015
    dropout: float = 0.15
    near_start: float = 0.2
    near_end: float = 0.8
    near_only: float = 0.8
    checks: int = 8
    only: tuple[str, ...] = ()
    """Components to train while all others stay as they are; none: train all."""


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


def batches(nlp: Language, plan: Plan, near: Pool, far: Pool, names: Names) -> Iterator[tuple[float, list[Example]]]:
    """Batches of varied sentences, with the share already done, until the plan's words or minutes are used up."""
    rng, seen, done, started = random.Random(plan.seed), 0, 0.0, time.monotonic()
    counts = Counter(word.lower() for pool in (near, far) for s in pool.sentences for word in s.words)
    while done < 1:
        batch, size = [], 0
        share = near_share(plan, done)
        while size < plan.batch_words:
            pool = near if rng.random() < share else far
            named = swap_names(pool.draw(), names, rng)
            doc = to_doc(vary(disguise(named, counts, rng), rng), nlp.vocab)
            batch.append(Example(nlp.make_doc(doc.text), doc))
            size += len(doc)
        yield done, batch
        seen += size
        done = max(seen / plan.words, (time.monotonic() - started) / 60 / plan.minutes)
    print(f"{seen} words", flush=True)


def initialize(config: Config, corpora: Corpora, seed: int) -> Language:
    """A new pipeline with the labels of the near and some of the far sentences."""
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    fix_random_seed(seed)
    far = random.Random(seed).sample(corpora.far, min(INITIALIZE_SENTENCES, len(corpora.far)))
    docs = [to_doc(sentence, nlp.vocab) for sentence in corpora.near + far]
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc) for doc in docs])
    return nlp


def resume(path: Path, seed: int) -> Language:
    """A pipeline to train further; a loaded lemmatizer has forgotten which label an edit tree is, and is told."""
    nlp = spacy.load(path)
    fix_random_seed(seed)
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def train(nlp: Language, plan: Plan, corpora: Corpora, names: Names, check: Callable[[str], None]) -> Adam:
    """Trains an initialized pipeline in place and gives the optimizer, whose averages are the better weights."""
    use_numpy_products()
    rng = random.Random(plan.seed)
    optimizer = Adam(plan.learn_rate, L2=0.01, grad_clip=1.0, use_averages=True)
    pools = (Pool(sentences=corpora.near, rng=rng), Pool(sentences=corpora.far, rng=rng))
    frozen = [name for name in nlp.pipe_names if name not in plan.only] if plan.only else []
    annotating = ["one_sentence", *(name for name in frozen if name == "tok2vec")]
    next_check = 1
    for done, batch in batches(nlp, plan, *pools, names):
        optimizer.learn_rate = learn_rate(plan, done)
        nlp.update(batch, sgd=optimizer, drop=plan.dropout, exclude=frozen, annotates=annotating)
        if done * plan.checks >= next_check:
            with nlp.use_params(optimizer.averages):
                check(f"{done:.3f}")
            next_check += 1
    return optimizer


def main() -> None:
    arguments = _arguments()
    without = frozenset(
        json.loads(line)["id"] for path in arguments.without for line in path.read_text(encoding="utf8").splitlines()
    )
    language = language_module(arguments.language)
    corpora = language.load(arguments.corpora, watched_share=arguments.dev_share, without=without)
    near, far = with_quotations(corpora.near, language.QUOTED), with_quotations(corpora.far, language.QUOTED)
    corpora = replace(corpora, near=near, far=far)
    print(f"{len(near)} near and {len(far)} far sentences", flush=True)
    if arguments.start:
        nlp = resume(arguments.start, arguments.seed)
    else:
        overrides = {"nlp.lang": arguments.language, **dict(_override(text) for text in arguments.set)}
        config = Config().from_disk(arguments.config, overrides=overrides)
        nlp = initialize(config, corpora, arguments.seed)
    references = [to_doc(sentence, nlp.vocab) for sentence in corpora.watched]
    started = time.time()

    def check(label: str) -> None:
        figures = {name: round(value, 1) for name, value in score(nlp, references).items()}
        print(f"{label} {time.time() - started:.0f}s {figures}", flush=True)
        nlp.to_disk(arguments.out)

    plan = Plan(
        words=arguments.words,
        minutes=arguments.minutes,
        seed=arguments.seed,
        dropout=arguments.dropout,
        batch_words=arguments.batch_words,
        learn_rate=arguments.learn_rate,
        near_start=arguments.near_start,
        near_end=arguments.near_end,
        near_only=arguments.near_only,
        only=tuple(arguments.only),
    )
    optimizer = train(nlp, plan, corpora, load_names(arguments.language), check)
    with nlp.use_params(optimizer.averages):
        check("1.000")


def _override(text: str) -> tuple[str, object]:
    name, value = text.split("=", 1)
    return name, json.loads(value)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--language", default="da", help="code of a module here that says what to train on")
    parser.add_argument("--config", type=Path, default=HERE / "pipeline.cfg")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev-share", type=float, default=1.0, help="of the development part kept for watching")
    parser.add_argument("--without", nargs="*", type=Path, default=[], help="JSON Lines whose documents are left out")
    parser.add_argument("--words", type=int, default=4_000_000)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end earlier if the words take longer")
    parser.add_argument("--batch-words", type=int, default=1000)
    parser.add_argument("--learn-rate", type=float, default=0.0015)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--near-start", type=float, default=0.2, help="share of what is nearest to news at the beginning")
    parser.add_argument("--near-end", type=float, default=0.8, help="the share it has risen to at --near-only")
    parser.add_argument("--near-only", type=float, default=0.8, help="from this point of training on there is nothing else")
    parser.add_argument("--start", type=Path, help="a pipeline to train further")
    parser.add_argument("--only", nargs="*", default=[], help="components to train; the others stay as they are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=JSON", help="overrides of the config")
    return parser.parse_args()


if __name__ == "__main__":
    main()
