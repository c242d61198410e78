"""Every hand-written case of time, in both languages: the wordings found, their kinds and their values."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from standpunkt.lexicon.times import load_times
from standpunkt.model import Document
from standpunkt.resolve.moments import find_moments

CASES = Path(__file__).parent.parent / "cases"
LEAST_CASES, LEAST_NEGATIVE = 200, 40


def read_cases(lang: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for path in sorted((CASES / lang).glob("moments*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]:
            for text, *expected in group["cases"]:
                yield group["published"], text, tuple(expected)


ALL = [(lang, *case) for lang in ("da", "en") for case in read_cases(lang)]


@pytest.mark.parametrize(("lang", "published", "text", "expected"), ALL, ids=lambda part: str(part)[:60])
def test_case(lang: str, published: str, text: str, expected: tuple[str, ...]) -> None:
    when = datetime.fromisoformat(published) if published else None
    doc = Document(id="case", text=text, language=lang, published=when, published_precision="date" if when else "none")
    found = find_moments(doc, (), load_times(lang))
    assert [f"{moment.text}|{moment.kind}|{moment.value}" for moment in found] == list(expected)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_there_are_enough_cases(lang: str) -> None:
    """The issue asks for 200 cases a language, 40 of them without any time."""
    cases = list(read_cases(lang))
    assert len(cases) >= LEAST_CASES
    assert sum(not expected for _, _, expected in cases) >= LEAST_NEGATIVE
    assert len({(published, text) for published, text, _ in cases}) == len(cases)
