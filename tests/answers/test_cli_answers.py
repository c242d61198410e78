"""`stand`, `changes` and `question` on the command line, on stored readings."""

import json
from pathlib import Path

import pytest

from standpunkt.answers.writing import question_text
from standpunkt.cli.app import run
from standpunkt.model.codec import dumps

from .making import ROADS, told

STORIES = (
    told("one", "2024-02-01", "refuse", "afviser", "Norden afviser en vejafgift."),
    told("two", "2024-03-01", "promise", "lover", "Norden lover en vejafgift."),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a file of questions and one of readings."""
    monkeypatch.chdir(tmp_path)
    Path("questions.toml").write_text(question_text(ROADS), encoding="utf-8")
    Path("stories.jsonl").write_text("".join(dumps(one) + "\n" for one in STORIES), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("place")
def test_stand_as_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "roads", "stories.jsonl", "--as-of", "2024-02-15"]) == 0
    told_ = capsys.readouterr().out
    assert "Skal der være vejafgift? as of 2024-02-15" in told_
    assert "one#p1" in told_
    assert "two#p1" not in told_


@pytest.mark.usefixtures("place")
def test_stand_by_wording_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "Skal der være vejafgift?", "stories.jsonl", "--json"]) == 0
    (stand,) = json.loads(capsys.readouterr().out)["stands"]
    assert (stand["answer"], stand["changed_from"]) == ("yes", "no")


@pytest.mark.usefixtures("place")
def test_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["changes", "roads", "stories.jsonl", "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["from"], change["to"], change["when"]) == ("no", "yes", "2024-03-01")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stand", "trains", "stories.jsonl"], "no question 'trains'; there is: roads"),
        (["stand", "roads", "stories.jsonl", "--as-of", "May"], "'May' is no date"),
        (["stand", "roads", "stories.jsonl", "--questions", "none.toml"], "none.toml: cannot be read"),
        (["stand", "roads", "stories.jsonl", "--stories", "none.toml"], "none.toml: cannot be read"),
        (["question", "add", "Hvad nu?", "--match", "and", "--language", "da"], "column 1"),
        (["question", "add", "Hvad?", "--match", "x", "--must", "y", "--language", "da"], "must match and does not"),
        (["question", "add", "Igen?", "--match", "x", "--id", "roads", "--language", "da"], "give another --id"),
    ],
)
@pytest.mark.usefixtures("place")
def test_wrong_calls_say_what(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("place")
def test_folders_are_named_that_hold_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a file gives no story, and is told."""
    Path("empty").mkdir()
    assert run(["stand", "roads", "empty"]) == 1
    assert "standpunkt: empty: has no file in it" in capsys.readouterr().err


@pytest.mark.usefixtures("place")
def test_missing_file_is_named_and_the_rest_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stand", "roads", "stories.jsonl", "none.jsonl"]) == 1
    shown = capsys.readouterr()
    assert "none.jsonl: cannot be read" in shown.err
    assert "Norden" in shown.out


@pytest.mark.usefixtures("place")
def test_added_question_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["question", "add", "Skal butikker lukke?", "--match", "butik* and lukke", "--language", "da"]
    assert run([*call, "--must", "at butikker lukker", "--must-not", "at skoler lukker", "--id", "shops"]) == 0
    capsys.readouterr()
    assert run(["question", "list", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["questions"]] == ["roads", "shops"]
    assert run(["question", "check", "shops"]) == 0
    assert capsys.readouterr().out == "shops: 2 examples hold\n"


@pytest.mark.usefixtures("place")
def test_suggestions_near_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    """A proposition that shares words with those of the question, but that its rule misses, is suggested."""
    text = "Norden afviser en vejafgifter."
    near = told("three", "2024-04-01", "refuse", "afviser", text)
    Path("near.jsonl").write_text(dumps(near) + "\n", encoding="utf-8")
    Path("questions.toml").write_text(
        question_text({**ROADS, "match": {"da": "=vejafgift and story(lover)"}}), encoding="utf-8"
    )
    assert run(["question", "suggest", "--to", "roads", "--json", "stories.jsonl", "near.jsonl"]) == 0
    near_ones = json.loads(capsys.readouterr().out)["suggestions"]
    assert [one["position"] for one in near_ones] == ["one#p1", "three#p1"]
