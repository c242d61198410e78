"""The mean of two steps of a training: half-precision weights are mixed, everything else must be the same."""

import numpy as np
import pytest
from average import averaged


def test_weights_are_mixed_by_the_share_of_the_later_ones() -> None:
    earlier = {"w": np.array([0.0, 4.0], np.float16), "words": np.array([1, 2], np.uint64)}
    later = {"w": np.array([8.0, 0.0], np.float16), "words": np.array([1, 2], np.uint64)}
    mixed = averaged(earlier, later, 0.75)
    assert mixed["w"].dtype == np.float16
    assert mixed["w"].tolist() == [6.0, 1.0]
    assert mixed["words"].tolist() == [1, 2]


def test_steps_with_other_words_are_refused() -> None:
    with pytest.raises(SystemExit, match="words"):
        averaged({"words": np.array([1], np.uint64)}, {"words": np.array([2], np.uint64)}, 0.5)


def test_steps_of_other_sizes_are_refused() -> None:
    with pytest.raises(SystemExit, match="differ in w"):
        averaged({"w": np.zeros(2, np.float16)}, {"w": np.zeros(3, np.float16)}, 0.5)
