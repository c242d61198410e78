"""Stands and changes from a ledger are those from the same stories in files."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from standpunkt.answers.question import Question, load_questions, make_question
from standpunkt.answers.recorded import recorded_histories
from standpunkt.answers.stands import find_histories
from standpunkt.answers.writing import question_text
from standpunkt.cli.app import run
from standpunkt.errors import ParserError
from standpunkt.ledger import Ledger, open_ledger
from standpunkt.model import Reading
from standpunkt.model.codec import dumps

from .making import ROADS, body, position, reading, told

SCHOOL = "Norden afviser en skole."

STORIES = (
    told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift."),
    told("two", "2024-03-01", "promise", "lover", "Norden lover en vejafgift."),
    reading("three", "2024-04-01", SCHOOL, [body("a1", "Norden")], [position(SCHOOL, "a1", "refuse", "afviser", "en skole")]),
)


@pytest.fixture(scope="module")
def example_readings(examples: Path) -> list[Reading]:
    from standpunkt.api import make_source, read_many

    try:
        texts = [make_source(path.read_text(encoding="utf-8"), id=path.stem) for path in sorted(examples.glob("*.txt"))]
        return list(read_many(texts))
    except ParserError as error:
        pytest.skip(f"no pipeline: {error}")


@pytest.fixture(scope="module")
def example_ledger(example_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("stands") / "ledger.sqlite") as ledger:
        ledger.add(example_readings)
        yield ledger


@pytest.mark.parametrize("as_of", [None, "2024-06-30"])
@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_stand_alike(
    number: int, as_of: str | None, examples: Path, example_readings: list[Reading], example_ledger: Ledger
) -> None:
    question = load_questions(examples / "questions.toml")[number]
    wanted = find_histories(question, [one for one in example_readings if as_of is None or _day(one) <= as_of])
    found, texts = recorded_histories(question, example_ledger.view(as_of=as_of))
    assert found == wanted
    assert {one.document for history in found for stand in history for one in stand.run} <= set(texts)
    assert len(found) > 0


def _day(reading: Reading) -> str:
    return reading.document.published.date().isoformat() if reading.document.published else ""


RULES = [
    "vejafgift", "=vejafgift", "vej*", "*afgift", "vejafgift and not skole", "skole or vejafgift", "afvise within 2 vejafgift",
    '"en vejafgift"', '"en * vejafgift" or vejafgift', "story(skole)", "@Norden and vejafgift", "not skole", "vejafgifte",
    "vej-afgift or vejafgift",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_no_document_is_passed_over_that_a_rule_matches(rule: str, tmp_path: Path) -> None:
    """What the index is asked for is never more than what the rule needs."""
    question: Question = make_question({"id": "q", "wording": {"da": "?"}, "match": {"da": rule}}, "test")
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(STORIES)
        assert recorded_histories(question, ledger.view())[0] == find_histories(question, STORIES)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with stories and a ledger that holds them, the second recorded later than the first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDPUNKT_LEDGER", "ledger.sqlite")
    Path("stories.jsonl").write_text("".join(dumps(one) + "\n" for one in STORIES), encoding="utf-8")
    with open_ledger("ledger.sqlite") as ledger:
        ledger.add(STORIES)
        ledger.add_question(ROADS)
    return tmp_path


@pytest.mark.usefixtures("place")
def test_stand_asks_the_ledger_where_no_files_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "roads", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    (stand,) = value["stands"]
    assert (stand["answer"], stand["changed_from"], value["known_at"]) == ("yes", "no", None)
    assert run(["stand", "roads", "--as-of", "2024-02-15", "--json"]) == 0
    assert [one["answer"] for one in json.loads(capsys.readouterr().out)["stands"]] == ["no"]
    assert run(["stand", "roads", "--known-at", "2020-01-01", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["stands"], value["known_at"]) == ([], "2020-01-01")
    assert run(["changes", "roads", "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["from"], change["to"]) == ("no", "yes")


@pytest.mark.usefixtures("place")
def test_files_and_ledger_are_not_mixed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "roads", "stories.jsonl", "--ledger", "ledger.sqlite"]) == 2
    assert run(["stand", "roads", "--stories", "x.toml"]) == 2
    assert run(["question", "list", "--ledger", "ledger.sqlite", "--questions", "q.toml"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.usefixtures("place")
def test_questions_are_kept_in_the_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["question", "add", "Skal skolen lukke?", "--match", "skole", "--language", "da", "--id", "school"]
    assert run([*words, "--ledger", "ledger.sqlite"]) == 0
    assert run([*words, "--ledger", "ledger.sqlite"]) == 2
    assert "there is a question 'school'" in capsys.readouterr().err
    assert run(["question", "list", "--ledger", "ledger.sqlite", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["questions"]] == ["roads", "school"]
    assert run(["question", "show", "school", "--ledger", "ledger.sqlite"]) == 0
    assert 'id = "school"' in capsys.readouterr().out
    assert run(["stand", "school", "--json"]) == 0
    assert [one["answer"] for one in json.loads(capsys.readouterr().out)["stands"]] == ["no"]
    assert not Path("questions.toml").exists()


@pytest.mark.usefixtures("place")
def test_a_file_of_questions_goes_into_the_ledger_once(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["question", "import", str(examples / "questions.toml"), "--ledger", "ledger.sqlite"]
    assert run(words) == 0
    assert capsys.readouterr().out == "2 questions stored, 0 known already\n"
    assert run([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"questions": 2, "stored": 0}
    with open_ledger("ledger.sqlite") as ledger:
        assert [table["id"] for table in ledger.view().questions()][1:] == [
            table["id"] for table in (one.written for one in load_questions(examples / "questions.toml"))
        ]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    "words", ["--questions q.toml stories.jsonl", "stories.jsonl --questions q.toml", "--questions q.toml -- stories.jsonl"]
)
def test_files_may_follow_options(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("q.toml").write_text(question_text(ROADS), encoding="utf-8")
    assert run(["stand", "--json", "roads", *words.split()]) == 0
    assert len(json.loads(capsys.readouterr().out)["stands"]) == 1


@pytest.mark.usefixtures("place")
def test_unknown_options_are_still_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "roads", "--colour", "red"]) == 2
    assert run(["stats", "stories.jsonl"]) == 2
    assert "unrecognized arguments: --colour red" in capsys.readouterr().err
