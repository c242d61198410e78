"""Positions in hand-written texts: half of them hold one, half hold none or a trap."""

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

FOLDER = Path(__file__).parents[1] / "cases"
LANGS = ("da", "en")
CASES = {lang: tuple(read_cases(FOLDER / lang / "positions")) for lang in LANGS}
NUMBERED = [(lang, number) for lang in LANGS for number in range(len(CASES[lang]))]
MIN_PASSING = {"da": 200, "en": 150}
MIN_NEGATIVE = {"da": 100, "en": 75}


@cache
def drafts_of_all(lang: str) -> tuple[Sequence[Draft], ...]:
    """The positions of every case of a language, read in one go."""
    words = load_position_words(lang)
    out: list[Sequence[Draft]] = []
    sources = [Source(text=case.text, id=str(number), language=lang) for number, case in enumerate(CASES[lang])]
    for document, page in read_pages(sources):
        trees = [Tree(sentence) for sentence in page.sentences] if page else []
        sentences, statements = (page.sentences, read_statements(page)) if page else ((), ())
        out.append(draft_positions(position_page(document, sentences, trees, statements, (), (), words)))
    return tuple(out)


@pytest.mark.parametrize(("lang", "number"), NUMBERED, ids=[f"{lang}-{CASES[lang][i].file}-{i}" for lang, i in NUMBERED])
def test_case(lang: str, number: int) -> None:
    """What a careful reader finds is found, and nothing else; known failures are named in the case."""
    if lang not in shipped_languages():
        pytest.skip(f"the pipeline of {lang!r} is not installed under standpunkt/models; see tools/train")
    case: Case = CASES[lang][number]
    wrong = differences(case, drafts_of_all(lang)[number])
    if case.known and wrong:
        pytest.xfail(case.known)
    assert not wrong, f"{case.text}: {'; '.join(wrong)}"


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_enough_cases(lang: str) -> None:
    """Enough that hold, about half of them without a position."""
    holding = [case for case in CASES[lang] if not case.known]
    assert len(holding) >= MIN_PASSING[lang]
    assert sum(not case.positions for case in holding) >= MIN_NEGATIVE[lang]


def test_no_text_stands_twice() -> None:
    """A case that stands twice counts once."""
    texts = [case.text for lang in LANGS for case in CASES[lang]]
    assert len(texts) == len(set(texts))
