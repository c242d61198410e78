"""Hard pairs: mentions that must not be taken for one, and mentions that must."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from standpunkt.api import make_source, read_many
from standpunkt.errors import ParserError
from standpunkt.model import Reading, Span
from standpunkt.resolve.read import actor_of

PAIRS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("hard_pairs.toml").read_text("utf-8"))["pair"]
MIN_PAIRS = 60


def place(text: str, mention: str) -> Span:
    """The place of "Holm", or of the second one for "Holm#2"; whole words only."""
    words, _, number = mention.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    match = found[int(number or 1) - 1]
    return Span(match.start(), match.end(), words)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    try:
        return list(read_many(make_source(p["text"], "2024-05-31", "da") for p in PAIRS))
    except ParserError as error:
        pytest.skip(f"no Danish pipeline: {error}")


def test_there_are_enough() -> None:
    assert len(PAIRS) >= MIN_PAIRS


@pytest.mark.parametrize("number", range(len(PAIRS)), ids=[p["why"] for p in PAIRS])
def test_pair(number: int, readings: list[Reading]) -> None:
    """Two that are one have the same actor; two that are two never have."""
    pair, reading = PAIRS[number], readings[number]
    one = actor_of(place(pair["text"], pair["one"]), reading.actors)
    other = actor_of(place(pair["text"], pair["other"]), reading.actors)
    if pair["same"]:
        assert one is not None
        assert other is not None
        assert one.id == other.id, pair["why"]
    else:
        assert one is None or other is None or one.id != other.id, pair["why"]
