"""The rules know no word: nothing in their code is a word of a language, and renaming all words renames the result."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import standpunkt
from standpunkt import Reading, Source, Statement, read_many
from standpunkt.parse.conllu import GivenParses

from .case_files import FOLDER, read_cases
from .comparing import differences
from .lexicon_words import contract_names, lexicon_words
from .renaming import rename_conllu, rename_data, renamed

PACKAGES = ("parse", "positions", "resolve", "statements")
SYMBOLS = {
    "AF", "AM", "DE", "DT", "EV", "FA", "MI", "MO", "NI", "PM", "SP", "SU", "WE", "WI",  # TIMEX3 and halves of the day
    "I", "PER",  # labels of named entities
    "a", "s",  # the letters of actor and statement ids
    "T", "P", "S", "n",  # letters of TIMEX3 values, of its durations and of its unknown digits
    "standpunkt",  # the package's own name
    "body",  # a kind of speaker
    "easter",  # the feast that calendar arithmetic counts from
    "dec", "to",  # names of groups in the patterns of times_rules.toml
    "times",  # attribute of a matcher
    "Figure",  # a class, named before it is made
    "No",  # a value of SpaceAfter in CoNLL-U
    "lang", "version",  # keys of a spaCy pipeline's meta data
    "PRESENT", "present", "d",  # TIMEX3's present reference, the tense of that name, the letter of days
    "ignore",  # what warnings are told to do
    "maybe",  # name of a group in the patterns of times_rules.toml
    "short",  # name of a feature of certainty
    "model", "several",  # a part of a pipeline, names that several bear
}  # fmt: skip
"""Literals that are no words although a language has a word like them, each with the reason."""
PARSES = FOLDER.parent / "parses"


def rule_files() -> list[Path]:
    root = Path(standpunkt.__file__).parent
    return [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and value of each string literal that is no docstring, and of the pieces of one that lists words."""
    tree = ast.parse(source)
    blocks = [getattr(node, "body", None) for node in ast.walk(tree)]
    docstrings = {
        id(statement.value)
        for block in blocks
        if isinstance(block, list)
        for statement in block
        if isinstance(statement, ast.Expr)
    }
    split = {
        id(node.func.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value.strip()
            pieces = node.value.split() if id(node) in split else node.value.split("|")
            yield from ((node.lineno, piece) for piece in pieces if len(pieces) > 1)


def words_in(source: str, words: set[str], names: set[str]) -> list[str]:
    """Give the literals of a source that are words of the lexicon and no names of the contract."""
    return [
        f"line {line}: {literal!r}"
        for line, literal in literals(source)
        if literal.lower() in words and literal not in names and any(map(str.isalpha, literal))
    ]


@pytest.fixture(scope="module")
def words() -> set[str]:
    return lexicon_words()


@pytest.fixture(scope="module")
def names() -> set[str]:
    return contract_names() | SYMBOLS


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_the_lexicon_in_rule_code(path: Path, words: set[str], names: set[str]) -> None:
    """A string literal of rule code is a name of the contract, a label or punctuation, never a word of a language."""
    assert not words_in(path.read_text(encoding="utf-8"), words, names)


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_letter_beyond_ascii_in_rule_code(path: Path) -> None:
    """Rule code spells no letter that only some languages have; punctuation beyond ASCII is allowed."""
    source = path.read_text(encoding="utf-8")
    strange = [
        f"line {line}: {literal!r}"
        for line, literal in literals(source)
        if any(char.isalpha() and not char.isascii() for char in literal)
    ]
    assert not strange


@pytest.mark.parametrize(
    "code",
    ['if token.lemma == "sige": pass', 'CUES = ("mene", "tro")', 'WORDS = "ikke aldrig".split()', 'R = "som|der"'],
)
def test_a_word_in_code_is_noticed(code: str, words: set[str], names: set[str]) -> None:
    """The check above finds words in comparisons, tuples, lists of words and patterns."""
    assert words_in(code, words, names)


def read_with(conllu: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr("standpunkt.parse.spacy_parser.load", lambda model: GivenParses(conllu))
    return next(iter(read_many([Source(text=text, language="da")])))


def use_data(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every loader of data files look under `root`, and forget what was loaded."""
    for name, module in list(sys.modules.items()):
        if name.startswith("standpunkt."):
            if hasattr(module, "files"):
                monkeypatch.setattr(module, "files", lambda package: root)
            forget(module)


def forget(module: object) -> None:
    for function in vars(module).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


@pytest.fixture
def fresh_loaders() -> Iterator[None]:
    yield
    for name, module in list(sys.modules.items()):
        if name.startswith("standpunkt."):
            forget(module)


def shape(statement: Statement) -> tuple[object, ...]:
    """Give all of a statement but its words: what it is, by which rule, and the places of its spans."""
    spans = (statement.source, *statement.cue, *statement.content, *statement.via, statement.addressee)
    places = [(span.start, span.end) for span in spans if span is not None]
    return statement.id, statement.act, statement.manner, statement.rule, statement.within, statement.certainty, places


def test_given_parses_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """On parses given by hand the rules find what stands in the text: no parser is to blame."""
    (case,) = read_cases(PARSES / "renaming.md")
    conllu = (PARSES / "renaming.conllu").read_text(encoding="utf-8")
    assert not differences(case, read_with(conllu, case.text, monkeypatch).statements)


def test_renaming_all_words_renames_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_loaders: None
) -> None:
    """With every lemma and form exchanged in parses and lexicon, each span, act, manner and rule stays in its place."""
    (case,) = read_cases(PARSES / "renaming.md")
    conllu = (PARSES / "renaming.conllu").read_text(encoding="utf-8")
    reading = read_with(conllu, case.text, monkeypatch)
    with monkeypatch.context() as patch:
        use_data(rename_data("da", tmp_path), patch)
        other = read_with(rename_conllu(conllu), renamed(case.text), patch)
    assert list(map(shape, other.statements)) == list(map(shape, reading.statements))
    assert len(other.statements) >= len(case.statements)
    assert [[span.text for span in statement.content] for statement in other.statements] == [
        [renamed(span.text) for span in statement.content] for statement in reading.statements
    ]
