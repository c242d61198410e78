"""Certainty: how often a position of this make has holder and attitude right, calibrated on annotated text.

A logistic model over a dozen features (which list the cue stands in, how the proposition hangs, who holds it), fitted by
`tools/calibrate_positions.py` and kept in `data/common/position_certainty.json`; it knows no word.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError
from standpunkt.positions.draft import Draft

BIAS = "bias"
UNFITTED = 0.5
HINTED = 0.5
"""What is left of the certainty of a position that somebody only hints at."""


@cache
def load_position_certainty() -> Mapping[str, float]:
    """Give the weights by feature; empty where there are none yet.

    Raises `DataError` where the file is no table of numbers.
    """
    path = files("standpunkt").joinpath("data", "common", "position_certainty.json")
    if not path.is_file():
        return {}
    try:
        return {str(name): float(weight) for name, weight in json.loads(path.read_text(encoding="utf-8"))["weights"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"data/common/position_certainty.json: {error}") from error


def certainty_of(draft: Draft, weights: Mapping[str, float]) -> float:
    """Give the calibrated probability that holder and attitude are right, to two decimals; lower for mere hints."""
    if not weights:
        return UNFITTED
    total = weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) for name in sorted(features_of(draft)))
    hinted = draft.statement is not None and draft.statement.act == "hint"
    return round((HINTED if hinted else 1.0) / (1 + math.exp(-total)), 2)


def features_of(draft: Draft) -> frozenset[str]:
    """Give the features of a draft."""
    found = {f"group:{draft.stand.stance.group}", f"kind:{draft.kind}", "speaker" if draft.is_speaker else "told"}
    if draft.stand.is_flipped:
        found.add("flipped")
    if draft.statement is not None:
        found.add("stated")
    if draft.stand.cue.parts:
        found.add("phrase")
    if len(draft.mention.text.split()) > LONG_MENTION_WORDS:
        found.add("long-mention")
    return frozenset(found)


LONG_MENTION_WORDS = 6
