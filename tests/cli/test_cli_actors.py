"""`standpunkt actors`: the list of names that actors are linked to."""

import json
from pathlib import Path

import pytest

import standpunkt
from standpunkt.cli.app import run

STORY = (
    "Danmarks udenrigsminister, Karen Holm, afviser forslaget. Det siger Karen Holm. "
    "Ifølge Jens Vang er det en fejl, og Jens Vang siger, at broen lukker."
)
HEAD = "name\tid\troles\tcountry\tkind\n"
PEOPLE = HEAD + "Karen Holm\tQ1\tudenrigsminister\tDK\tperson\nJens Vang\tQ2\tborgmester\tNO\tperson\n"


@pytest.fixture(autouse=True)
def _own_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDPUNKT_ACTORS", str(tmp_path / "kept" / "actors.tsv"))
    Path("people.tsv").write_text(PEOPLE, encoding="utf-8")
    Path("story.txt").write_text(STORY, encoding="utf-8")


def test_import_is_idempotent_and_replaces_what_bears_a_known_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "import", "people.tsv"]) == 0
    assert capsys.readouterr().out.startswith("2 new, 0 changed, 2 actors in ")
    assert run(["actors", "import", "people.tsv", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["changed"], told["known"]) == (0, 0, 2)
    Path("more.csv").write_text("name,qid\nKaren M. Holm,Q1\n", encoding="utf-8")
    assert run(["actors", "import", "more.csv"]) == 0
    assert capsys.readouterr().out.startswith("0 new, 1 changed, 2 actors in ")
    assert run(["actors", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["actors"]
    assert [(bearer["id"], bearer["name"]) for bearer in listed] == [("Q1", "Karen M. Holm"), ("Q2", "Jens Vang")]


def test_a_broken_table_is_named_and_the_others_are_imported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.tsv").write_text("name\tcountry\nKaren\tDK\n", encoding="utf-8")
    assert run(["actors", "import", "broken.tsv", "people.tsv"]) == 1
    told = capsys.readouterr()
    assert "broken.tsv" in told.err
    assert told.out.startswith("2 new")


def test_a_kind_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wrong.tsv").write_text(HEAD + "Karen Holm\tQ1\t\t\tminister\n", encoding="utf-8")
    assert run(["actors", "import", "wrong.tsv"]) == 1
    assert "row 2: kind 'minister' is none of" in capsys.readouterr().err


def test_link_shows_the_evidence_and_the_doubts(capsys: pytest.CaptureFixture[str]) -> None:
    """Karen Holm's country and role agree; of Jens Vang the text tells nothing but the name."""
    run(["actors", "import", "people.tsv"])
    capsys.readouterr()
    assert run(["actors", "link", "story.txt", "--language", "da", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["actors"]}
    assert (rows["Karen Holm"]["id"], rows["Karen Holm"]["evidence"]) == ("Q1", ["name", "country", "role"])
    assert (rows["Jens Vang"]["id"], rows["Jens Vang"]["not"], rows["Jens Vang"]["reason"]) == (None, "Q2", "name")
    assert run(["actors", "link", "story.txt", "--language", "da"]) == 0
    told = capsys.readouterr().out
    assert "is Q1: same name, country, role" in told
    assert "is not taken for Q2: nothing but the name agrees" in told


def test_read_uses_the_kept_list_or_the_one_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is imported no actor has an identifier; afterwards the one that is surely in the list has."""

    def identifiers(*more: str) -> list[str]:
        assert run(["read", "story.txt", "--language", "da", "--json", *more]) == 0
        actors = json.loads(capsys.readouterr().out)["actors"]
        return [actor["authority"] for actor in actors if actor["authority"]]

    assert identifiers() == []
    assert identifiers("--actors", "people.tsv") == ["Q1"]
    run(["actors", "import", "people.tsv"])
    capsys.readouterr()
    assert identifiers() == ["Q1"]


def test_a_missing_list_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "link", "story.txt"]) == 2
    assert "standpunkt actors import" in capsys.readouterr().err
    assert run(["read", "story.txt", "--actors", "absent.tsv"]) == 2
    assert "absent.tsv" in capsys.readouterr().err


def test_read_from_python_takes_a_table() -> None:
    reading = standpunkt.read(STORY, language="da", actors="people.tsv")
    assert [actor.authority for actor in reading.actors if actor.authority] == ["Q1"]
