"""Mangled text: marks dropped, lines joined, paragraphs shuffled.  No exception, every span verbatim, same bytes twice."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpunkt.model import Reading
from standpunkt.model.codec import dumps, reading_to_dict
from standpunkt.pipeline import Source, read_many

MARKS = "\"'»«”“„‘’-–—,.:"
SEED = 20240531
MANGLED_PER_STORY = 3


def test_mangled_stories_read(examples: Path) -> None:
    """A story with marks dropped, lines joined or paragraphs shuffled is read, every span verbatim, twice the same."""
    chance = random.Random(SEED)
    texts = [mangle(path.read_text(encoding="utf-8"), chance) for path in sorted(examples.glob("da-*.txt"))
             for _ in range(MANGLED_PER_STORY)]  # fmt: skip
    first = list(read_many(Source(text=text, language="da") for text in texts))
    again = list(read_many(Source(text=text, language="da") for text in texts))
    for reading in first:
        check_spans(reading)
    assert [dumps(reading) for reading in first] == [dumps(reading) for reading in again]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_reads(text: str) -> None:
    """Any Unicode text is read as Danish without an exception, every span verbatim."""
    (reading,) = read_many([Source(text=text, language="da")])
    check_spans(reading)


@pytest.mark.parametrize("text", ["", " \n\n ", "\ufeff", "\x00", "»", "- ", "\"", "…", "a" * 5000, "- - -\n\n\"\n\n»«"])
def test_odd_texts_read(text: str) -> None:
    """Texts with nothing to say give a reading with nothing said."""
    (reading,) = read_many([Source(text=text, language="da")])
    check_spans(reading)
    assert not reading.statements


def mangle(text: str, chance: random.Random) -> str:
    """Drop a tenth of the marks, join some lines, and swap two paragraphs."""
    kept = "".join(char for char in text if char not in MARKS or chance.random() > 0.1)
    paragraphs = kept.split("\n\n")
    i, j = chance.randrange(len(paragraphs)), chance.randrange(len(paragraphs))
    paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i]
    return "".join(part + ("\n" if chance.random() < 0.2 else "\n\n") for part in paragraphs)


def check_spans(reading: Reading) -> None:
    """Fail if a span of the reading is not the text that stands there, or if the engine failed."""
    text = reading.document.text
    assert "engine-failure" not in {problem.code for problem in reading.problems}
    for span in spans_in(reading_to_dict(reading)):
        assert text[span["start"] : span["end"]] == span["text"]


def spans_in(value: object) -> Iterator[dict[str, object]]:
    """Yield every dictionary below `value` that has the shape of a span."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)
