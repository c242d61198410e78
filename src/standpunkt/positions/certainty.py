"""Certainty: how often a position of this make has holder and attitude right, calibrated on annotated text.

A logistic model over a dozen features (which list the cue stands in, how the proposition hangs, who holds it), fitted by
`tools/calibrate_positions.py` and kept in `data/common/position_certainty.json`; it knows no word.
"""

from collections.abc import Mapping

from standpunkt.lexicon.weights import load_weights, probability
from standpunkt.positions.draft import Draft

HINTED = 0.5
"""What is left of the certainty of a position that somebody only hints at."""
LONG_MENTION_WORDS = 6


def load_position_certainty() -> Mapping[str, float]:
    """Give the weights by feature; empty where there are none yet.

    Raises `DataError` where the file is no table of numbers.
    """
    return load_weights("position_certainty")


def certainty_of(draft: Draft, weights: Mapping[str, float]) -> float:
    """Give the calibrated probability that holder and attitude are right, to two decimals; lower for mere hints."""
    hinted = draft.statement is not None and draft.statement.act == "hint"
    return round((HINTED if hinted else 1.0) * probability(features_of(draft), weights), 2)


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
