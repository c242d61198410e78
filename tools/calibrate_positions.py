"""Fit the certainty of positions on the annotated training set and write it into the package.

    python tools/calibrate_positions.py ../shared/gold/da/train.jsonl

A draft counts as right if a gold position with the same attitude shares a word of its cue and of its holder.  Plain
logistic regression with a penalty on the weights; prints how certain and how right the drafts are by fifths.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from standpunkt.lexicon.stances import load_position_words
from standpunkt.lexicon.weights import BIAS
from standpunkt.parse.tree import Tree
from standpunkt.pipeline import Options, Source, read_pages
from standpunkt.positions import draft_positions, position_page
from standpunkt.positions.certainty import features_of
from standpunkt.positions.draft import Draft
from standpunkt.statements import read_statements

TARGET = Path(__file__).parents[1] / "src" / "standpunkt" / "data" / "common" / "position_certainty.json"
PENALTY, STEPS, RATE = 2.0, 4000, 0.01
FIFTHS = 5


def drafts_of(gold: Sequence[dict[str, Any]], parser: str | None) -> Iterator[tuple[Draft, bool]]:
    """Yield each draft of the documents and whether it is right."""
    words = load_position_words("da")
    sources = [Source(text=one["text"], id=one["id"], language="da") for one in gold]
    for one, (document, page) in zip(gold, read_pages(sources, Options(parser=parser)), strict=True):
        if page is None:
            continue
        trees = [Tree(sentence) for sentence in page.sentences]
        view = position_page(document, page.sentences, trees, read_statements(page), (), (), words)
        for draft in draft_positions(view):
            yield draft, any(is_right(draft, position) for position in one["positions"])


def is_right(draft: Draft, position: dict[str, Any]) -> bool:
    """Say whether a gold position has the draft's attitude, cue and holder."""
    mention = position["mention"]
    cue = any(span.start < gold["end"] and gold["start"] < span.end for span in draft.cue for gold in position["cue"])
    holder = draft.mention.start < mention["end"] and mention["start"] < draft.mention.end
    return cue and holder and draft.attitude == position["attitude"]


def main(arguments: Sequence[str]) -> None:
    """Fit and write."""
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    pairs = list(drafts_of([json.loads(line) for line in lines if line], arguments[1] if len(arguments) > 1 else None))
    names = sorted({name for draft, _ in pairs for name in features_of(draft)})
    x = np.array([[1.0, *(name in features_of(draft) for name in names)] for draft, _ in pairs], dtype=float)
    y = np.array([right for _, right in pairs], dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-x @ weights)) - y
        penalty = PENALTY * weights
        penalty[0] = 0.0
        weights -= RATE * (x.T @ error + penalty) / np.sqrt(len(y))
    table = {name: round(float(weight), 3) for name, weight in zip([BIAS, *names], weights, strict=True)}
    TARGET.write_text(json.dumps({"weights": table}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    certain = 1 / (1 + np.exp(-x @ weights))
    for part in np.array_split(np.argsort(certain), FIFTHS):
        print(f"{len(part):4d} drafts: certainty {certain[part].mean():.2f}, right {y[part].mean():.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
