"""Weights made small and restored."""

import numpy as np
import pytest

from standpunkt.parse.weights import GROUP, SCALE, in_bytes, in_half_bytes, restored

ROWS = np.random.default_rng(7).normal(size=(5, 3 * GROUP)).astype(np.float32)


@pytest.mark.parametrize(("make", "steps"), [(in_bytes, 127), (in_half_bytes, 7)])
def test_weights_come_back_to_half_a_step(make, steps):
    small, scale = make(ROWS)
    assert small.nbytes * (4 if make is in_bytes else 8) == ROWS.nbytes
    back = restored({"rows": small, f"rows{SCALE}": scale}, "rows")
    step = np.abs(ROWS).max() / steps
    np.testing.assert_allclose(back, ROWS, atol=step * 0.51)


@pytest.mark.parametrize("make", [in_bytes, in_half_bytes])
def test_what_was_made_small_once_stays_the_same(make):
    small, scale = make(ROWS)
    back = restored({"rows": small, f"rows{SCALE}": scale}, "rows")
    again, scale_again = make(back)
    np.testing.assert_array_equal(small, again)
    np.testing.assert_allclose(scale.astype(np.float32), scale_again.astype(np.float32), rtol=2e-3)


@pytest.mark.parametrize("make", [in_bytes, in_half_bytes])
def test_nothing_stays_nothing(make):
    small, scale = make(np.zeros((2, GROUP), np.float16))
    assert not restored({"rows": small, f"rows{SCALE}": scale}, "rows").any()


def test_half_precision_is_only_widened():
    rows = ROWS.astype(np.float16)
    np.testing.assert_array_equal(restored({"rows": rows}, "rows"), rows.astype(np.float32))
