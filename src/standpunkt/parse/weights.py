"""Weights as they are stored, made small: in bytes or half bytes with scales, or in half precision."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]
SCALE = ".scale"
GROUP = 32
"""Half bytes come in groups of so many along a row, each with a scale."""
STEPS, HALF_STEPS = 127, 7
"""Steps to either side of nothing, of a byte and of half a byte."""
TINY = 1e-6


def restored(arrays: Arrays, name: str) -> Floats:
    """Give weights as they were before they were made small."""
    stored, scale = arrays[name], arrays.get(f"{name}{SCALE}")
    if scale is None:
        return np.ascontiguousarray(stored.astype(np.float32))
    if stored.dtype == np.uint8:
        halves = np.stack([stored & 15, stored >> 4], 2).reshape(len(stored), -1, GROUP)
        weights = (halves.astype(np.float32) - np.float32(HALF_STEPS + 1)) * scale.astype(np.float32)[..., None]
        return np.ascontiguousarray(weights.reshape(len(stored), -1))
    return np.ascontiguousarray(stored.astype(np.float32) * scale.astype(np.float32)[:, None])


def in_bytes(weights: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Give weights, rows x columns, as bytes, and a scale for each row."""
    rows = weights.astype(np.float32)
    scale = np.maximum(np.abs(rows).max(1) / STEPS, TINY).astype(np.float16)
    steps = np.clip(np.round(rows / scale.astype(np.float32)[:, None]), -STEPS, STEPS)
    return steps.astype(np.int8), scale


def in_half_bytes(weights: NDArray[Any]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Give weights, rows x columns (a multiple of `GROUP`), two to a byte, and a scale for each group."""
    groups = weights.astype(np.float32).reshape(len(weights), -1, GROUP)
    scale = np.maximum(np.abs(groups).max(2) / HALF_STEPS, TINY).astype(np.float16)
    steps = np.clip(np.round(groups / scale.astype(np.float32)[..., None]), -HALF_STEPS, HALF_STEPS)
    halves = (steps + HALF_STEPS + 1).astype(np.uint8).reshape(len(weights), -1)
    return halves[:, ::2] | (halves[:, 1::2] << 4), scale
