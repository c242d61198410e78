"""Fit the certainty of statements: `python -m tools.calibrate GOLD… [--hunted GOLD…] [--cases] [--level GOLD…] [--new]`.

A draft is right if a gold statement has content with Jaccard >= 0.5 over words and an overlapping source (both empty
counts), as in the scorer of attributions.  Logistic regression with an L2 penalty, five folds by document for the
figures that are printed, all documents for the weights that are written.  What is found in sets whose errors were read while
the rules were made (`--hunted`) is right more often than elsewhere and counts for less; so do the written cases of all
languages (`--cases`), which know the constructions that an annotated set hardly has.  The penalty holds the weights near those
that ship, or near zero with `--anew`; with `--new` all of them stay, and only what they do not know yet is fitted.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from tests.statements.case_files import LANGUAGES, load_cases

from standpunkt.lexicon.weights import BIAS
from standpunkt.model import Span
from standpunkt.pipeline import Options, Source, read_pages
from standpunkt.statements import Page
from standpunkt.statements.certainty import load_certainty
from standpunkt.statements.read import find_drafts

MIN_JACCARD = 0.5
PENALTY = 30.0
PENALTY_OF_NEW = 1.0
"""What no weight is known of yet may go where the examples say."""
PENALTY_TO_HOLD = 1e6
FOLDS = 5
HUNTED_WEIGHT, CASE_WEIGHT = 0.3, 0.25
"""A written case is plainer than a sentence of an article, and somebody chose it."""
STEPS = 60
WEIGHTS = Path(__file__).resolve().parents[2] / "src/standpunkt/data/common/certainty.json"
Example = tuple[int, frozenset[str], bool]
Weighted = tuple[Example, float]
Wanted = tuple[frozenset[int], frozenset[int], frozenset[str]]
"""Words of content and source, and the names in who it is."""


def main() -> None:
    """Fit, print the reliability table, write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("gold", nargs="+", help="annotated sets to fit on")
    arguments.add_argument("--hunted", nargs="*", default=[], help="annotated sets whose errors were read: they count for less")
    arguments.add_argument("--cases", action="store_true", help="fit on the written cases of tests/cases as well")
    arguments.add_argument("--level", nargs="*", default=[], help="sets to put slope and level right on (shipped pipeline)")
    arguments.add_argument("--check", help="annotated set to show the reliability on")
    arguments.add_argument("--anew", action="store_true", help="fit from nothing instead of from the weights that ship")
    arguments.add_argument("--new", action="store_true", help="fit only what the weights that ship do not know yet")
    arguments.add_argument("--parser", help="spaCy pipeline in place of the shipped one")
    given = arguments.parse_args()
    fresh = weighted(chained(read_examples(path, given.parser) for path in given.gold), 1.0)
    aside = weighted(chained(read_examples(path, given.parser) for path in given.hunted), HUNTED_WEIGHT)
    if given.cases:
        aside += weighted(chained(read_cases(language) for language in LANGUAGES), CASE_WEIGHT)
    names = sorted({name for (_, features, _), _ in (*fresh, *aside) for name in features})
    prior = {} if given.anew else load_certainty()
    held = PENALTY_TO_HOLD if given.new else PENALTY
    print("five folds", *reliability(crossed(fresh, aside, names, prior, held)), sep="\n")
    weights = fit([*fresh, *aside], names, prior, held)
    if given.level:
        weights = levelled(weights, chained(read_examples(path, None) for path in given.level))
    if given.check:
        other = list(read_examples(given.check, given.parser))
        print("checked on", given.check, *reliability([(score(weights, f), right) for _, f, right in other]), sep="\n")
    rounded = {name: round(float(weight), 3) for name, weight in sorted(weights.items())}
    WEIGHTS.write_text(json.dumps({"weights": rounded}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_examples(path: str, parser: str | None) -> Iterator[Example]:
    """Yield (document number, features, whether it is right) for every draft of an annotated set."""
    gold = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    sources = [
        Source(text=d["text"], id=d["id"], language=d["language"], published=_date(d["published"])) for d in gold
    ]
    for number, (document, (_, page)) in enumerate(zip(gold, read_pages(sources, Options(parser=parser)), strict=True)):
        if page is None:
            continue
        words = words_of(document["text"])
        wanted = [
            (_cover(words, s["content"]), _cover(words, [s["source"]]), _names(s["who"]))
            for s in document["statements"]
        ]
        yield from _marked(number, page, words, wanted)


def read_cases(language: str) -> Iterator[Example]:
    """Yield the same for every draft of a language's written cases, read with the shipped pipeline."""
    cases = load_cases(language)
    pages = read_pages([Source(text=case.text, language=language) for case in cases])
    for number, (case, (_, page)) in enumerate(zip(cases, pages, strict=True)):
        if page is None:
            continue
        words = words_of(case.text)
        wanted = [
            (_cover(words, s.content), _cover(words, [s.source]), _names(s.source.text if s.source else None))
            for s in case.statements
        ]
        yield from _marked(number, page, words, wanted)


def words_of(text: str) -> list[tuple[int, int]]:
    """Give start and end of each word."""
    return [match.span() for match in re.finditer(r"\w+", text)]


def _marked(number: int, page: Page, words: Sequence[tuple[int, int]], wanted: Sequence[Wanted]) -> Iterator[Example]:
    """Yield the drafts of a page, each right if it meets a wanted statement that no other met."""
    free = list(range(len(wanted)))
    for draft in find_drafts(page):
        content, source = _cover(words, draft.content), _cover(words, [draft.source])
        match = next((k for k in free if _is_right(content, source, draft.source, wanted[k])), None)
        if match is not None:
            free.remove(match)
        yield number, draft.features, match is not None


def _date(written: str | None) -> datetime | None:
    return datetime(*map(int, [*written.split("-"), "1", "1"][:3])) if written else None  # type: ignore[arg-type]


def _is_right(
    content: frozenset[int], source: frozenset[int], span: Span | None, wanted: Wanted
) -> bool:
    """Say whether content and source meet a gold statement's; the same person named at another place counts."""
    named = span is not None and bool(_names(span.text) & wanted[2])
    return _jaccard(content, wanted[0]) >= MIN_JACCARD and (_meets(source, wanted[1]) or named)


def _names(text: str | None) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text or "") if word[0].isupper() and len(word) > 1)


def _cover(words: Sequence[tuple[int, int]], spans: Sequence[Any]) -> frozenset[int]:
    places = [(s.start, s.end) if isinstance(s, Span) else (s["start"], s["end"]) for s in spans if s is not None]
    return frozenset(i for a, b in places for i, (start, end) in enumerate(words) if start < b and end > a)


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _meets(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a & b) or (not a and not b)


def chained(sets: Iterable[Iterable[Example]]) -> list[Example]:
    """Give the examples of several sets as one, documents numbered through."""
    out: list[Example] = []
    for one in sets:
        before = max((number for number, _, _ in out), default=-1) + 1
        out += [(before + number, features, right) for number, features, right in one]
    return out


def weighted(examples: Sequence[Example], weight: float) -> list[Weighted]:
    """Give each example with how much it counts."""
    return [(example, weight) for example in examples]


def fit(
    examples: Sequence[Weighted], names: Sequence[str], prior: Mapping[str, float], held: float = PENALTY
) -> dict[str, float]:
    """Give the weights of a logistic model with an L2 penalty (Newton's method).

    The penalty is on how far they are from `prior`: `held` for what it names, little for what is new; the bias is free
    unless the weights are held in place. What only the prior names keeps its weight.
    """
    column = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(examples), len(names) + 1))
    x[:, 0] = 1
    for row, ((_, features, _), _) in enumerate(examples):
        x[row, [column[name] for name in features if name in column]] = 1
    y = np.array([right for (_, _, right), _ in examples], dtype=float)
    counts = np.array([weight for _, weight in examples])
    by_name = [held if name in prior or not prior else PENALTY_OF_NEW for name in names]
    penalty = np.array([held if held > PENALTY else 1e-6, *by_name])
    start = np.array([prior.get(name, 0.0) for name in (BIAS, *names)], dtype=float)
    w = start.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (counts * (p - y)) + penalty * (w - start)
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, gradient)
    return {**prior, BIAS: w[0]} | {name: w[column[name]] for name in names}


def score(weights: dict[str, float], features: frozenset[str]) -> float:
    """Give the probability of a draft with these features."""
    return float(1 / (1 + np.exp(-(weights[BIAS] + sum(weights.get(name, 0.0) for name in features)))))


def levelled(weights: dict[str, float], examples: Sequence[Example]) -> dict[str, float]:
    """Give the weights with slope and bias set so that they tell the truth on other documents (Platt scaling).

    Two numbers, so that rules made while reading the documents that were fitted on do not look surer than they are.
    """
    logits = np.array([weights[BIAS] + sum(weights.get(name, 0.0) for name in features) for _, features, _ in examples])
    x = np.column_stack([np.ones_like(logits), logits])
    y = np.array([right for _, _, right in examples], dtype=float)
    w = np.array([0.0, 1.0])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (p - y))
    print(f"slope {w[1]:.2f}, level {w[0]:+.2f}")
    return {name: w[1] * weight + (w[0] if name == BIAS else 0.0) for name, weight in weights.items()}


def crossed(
    fresh: Sequence[Weighted], aside: Sequence[Weighted], names: Sequence[str], prior: Mapping[str, float], held: float
) -> list[tuple[float, bool]]:
    """Give (probability, right) of every draft of the fresh sets from a model that has not seen its document."""
    out = []
    for fold in range(FOLDS):
        weights = fit([*(one for one in fresh if one[0][0] % FOLDS != fold), *aside], names, prior, held)
        out += [(score(weights, f), right) for (number, f, right), _ in fresh if number % FOLDS == fold]
    return out


def reliability(scored: Sequence[tuple[float, bool]]) -> list[str]:
    """Give the lines of a reliability table: certainty, how many, how many of them right."""
    total, right = Counter(), Counter()
    for p, ok in scored:
        total[min(int(p * 10), 9)] += 1
        right[min(int(p * 10), 9)] += ok
    return [f"{k / 10:.1f}-{(k + 1) / 10:.1f}  {total[k]:4}  {100 * right[k] / total[k]:5.1f} %" for k in sorted(total)]


if __name__ == "__main__":
    main()
