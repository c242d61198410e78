"""Weights of logistic models over named features, and the probability that they give."""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError

BIAS = "bias"
UNFITTED = 0.5
MAX_LOGIT = 30.0


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """Give the weights by feature of `data/common/<name>.json`; empty where there are none yet.

    Raises `DataError` where the file is no table of numbers.
    """
    path = files("standpunkt").joinpath("data", "common", f"{name}.json")
    if not path.is_file():
        return {}
    try:
        weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
        return {str(feature): float(weight) for feature, weight in weights.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"data/common/{name}.json: {error}") from error


def probability(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Give the probability, 0 to 1, of what has these features; `UNFITTED` without weights."""
    if not weights:
        return UNFITTED
    logit = weights.get(BIAS, 0.0) + sum(weights.get(feature, 0.0) for feature in sorted(features))
    return 1 / (1 + math.exp(-max(-MAX_LOGIT, min(MAX_LOGIT, logit))))
