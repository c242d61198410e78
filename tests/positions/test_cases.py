"""Positions in hand-written Danish texts: half of them hold one, half hold none or a trap."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from standpunkt.lexicon.stances import load_position_words
from standpunkt.parse.spacy_parser import shipped_languages
from standpunkt.parse.tree import Tree
from standpunkt.pipeline import Source, read_pages
from standpunkt.positions import draft_positions, position_page
from standpunkt.positions.draft import Draft
from standpunkt.statements import read_statements

from .case_files import Case, differences, read_cases

FOLDER = Path(__file__).parents[1] / "cases" / "da" / "positions"
CASES = tuple(read_cases(FOLDER))
MIN_PASSING, MIN_NEGATIVE = 200, 100
WITHOUT_PIPELINE = "the Danish pipeline is not installed under standpunkt/models; see tools/train"


@cache
def drafts_of_all() -> tuple[Sequence[Draft], ...]:
    """The positions of every case, read in one go."""
    words = load_position_words("da")
    out: list[Sequence[Draft]] = []
    sources = [Source(text=case.text, id=str(number), language="da") for number, case in enumerate(CASES)]
    for document, page in read_pages(sources):
        trees = [Tree(sentence) for sentence in page.sentences] if page else []
        sentences, statements = (page.sentences, read_statements(page)) if page else ((), ())
        out.append(draft_positions(position_page(document, sentences, trees, statements, (), (), words)))
    return tuple(out)


needs_pipeline = pytest.mark.skipif("da" not in shipped_languages(), reason=WITHOUT_PIPELINE)


@needs_pipeline
@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{c.file}-{i}" for i, c in enumerate(CASES)])
def test_case(number: int) -> None:
    """What a careful reader finds is found, and nothing else; known failures are named in the case."""
    case: Case = CASES[number]
    wrong = differences(case, drafts_of_all()[number])
    if case.known and wrong:
        pytest.xfail(case.known)
    assert not wrong, f"{case.text}: {'; '.join(wrong)}"


def test_there_are_enough_cases() -> None:
    """At least two hundred that hold, about half of them without a position."""
    holding = [case for case in CASES if not case.known]
    assert len(holding) >= MIN_PASSING
    assert sum(not case.positions for case in holding) >= MIN_NEGATIVE


def test_no_text_stands_twice() -> None:
    """A case that stands twice counts once."""
    texts = [case.text for case in CASES]
    assert len(texts) == len(set(texts))
