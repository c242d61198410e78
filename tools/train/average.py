"""Averages the weights of two steps of one training: python tools/train/average.py EARLIER LATER OUT [--share 0.75].

Weights along one training that starts afresh with a high rate stay in one valley, and their mean reads about as well as the
later ones alone, on names and on texts of other kinds better (Izmailov and others 2018; Wortsman and others 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np


def averaged(earlier: dict[str, np.ndarray], later: dict[str, np.ndarray], share: float) -> dict[str, np.ndarray]:
    """The mean of two files of arrays, `share` of it from the later one.

    Raises `SystemExit` where the two do not have the same words and labels.
    """
    out = {}
    for name, new in later.items():
        old = earlier.get(name)
        if new.dtype == np.float16 and old is not None and old.shape == new.shape:
            out[name] = (old.astype(np.float32) * (1 - share) + new.astype(np.float32) * share).astype(np.float16)
        elif old is not None and np.array_equal(old, new):
            out[name] = new
        else:
            raise SystemExit(f"the two were trained on other data: they differ in {name}")
    return out


def main() -> None:
    """Read two files of weights and write their mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("earlier", type=Path)
    parser.add_argument("later", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.75, help="how much of the mean is the later one's")
    given = parser.parse_args()
    with np.load(given.earlier) as earlier, np.load(given.later) as later:
        np.savez_compressed(given.out, **averaged(dict(earlier), dict(later), given.share))


if __name__ == "__main__":
    main()
