"""Files of questions: read, checked, written."""

import tomllib
from pathlib import Path

import pytest

from standpunkt.answers.question import check_question, choose_question, load_questions, slug
from standpunkt.answers.writing import question_text
from standpunkt.errors import CallError, DataError

from .making import ROADS, roads

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILE = """
[[question]]
id = "roads"
wording = { da = "Skal der være vejafgift?" }
match = { da = 'vejafgift and not lastbil*' }
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "questions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_example_questions_hold() -> None:
    questions = load_questions(EXAMPLES / "questions.toml")
    assert [question.id for question in questions] == ["donated-arms", "road-pricing"]
    assert all(any(not example.matches for example in question.examples) for question in questions)


def test_example_that_does_not_hold_is_told(tmp_path: Path) -> None:
    """Loading names the question and the example."""
    path = written(tmp_path, FILE + '[[question.example]]\nlanguage = "da"\ntext = "en vejafgift på lastbiler"\n')
    with pytest.raises(DataError, match="'roads': 'en vejafgift på lastbiler' must match and does not"):
        load_questions(path)


def test_example_that_must_not_match_is_told() -> None:
    broken = check_question(roads(example=[{"text": "ny vejafgift", "language": "da", "matches": False}]))
    assert broken == ["'ny vejafgift' must not match and does"]


def test_directions_of_examples_are_checked() -> None:
    example = {"text": "at afskaffe en vejafgift", "language": "da"}
    assert check_question(roads(example=[{**example, "reverse": True}])) == []
    assert check_question(roads(example=[example])) == ["'at afskaffe en vejafgift' must not count as reverse"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("and not", "and and", "match.da: column 15"),
        ("match =", "matches =", "unknown key 'matches'"),
        ('wording = { da = "Skal der være vejafgift?" }', "", "wording is a table"),
        ('id = "roads"', "", "every question has an id"),
        ("match = { da = 'vejafgift and not lastbil*' }", "", "no rule in any language"),
    ],
)
def test_broken_files_say_what(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_questions(written(tmp_path, FILE.replace(old, new)))


def test_ids_are_unique(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="two questions have the id 'roads'"):
        load_questions(written(tmp_path, FILE + FILE))


def test_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="cannot be read"):
        load_questions(tmp_path / "none.toml")


def test_question_is_chosen_by_id_or_wording() -> None:
    question = roads()
    assert choose_question([question], "roads") is question
    assert choose_question([question], "skal der være vejafgift") is question
    with pytest.raises(CallError, match="there is: roads"):
        choose_question([question], "trains")


def test_written_question_reads_back(tmp_path: Path) -> None:
    """What `question add` writes is what it was given, quotes and all."""
    example = {"text": "en »ny« vejafgift", "language": "da"}
    table = {**ROADS, "match": {"da": '"ny vejafgift" or vejafgift*'}, "example": [example]}
    (back,) = tomllib.loads(question_text(table))["question"]
    assert back == table
    (question,) = load_questions(written(tmp_path, question_text(table)))
    assert question.written == table


def test_slug_is_not_taken() -> None:
    assert slug("Skal der være vejafgift?") == "skal-være-vejafgift"
    assert slug("Skal der være vejafgift?", {"skal-være-vejafgift"}) == "skal-være-vejafgift-2"
