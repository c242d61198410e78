"""A copy of a ledger, taken while it is in use; and what people say, from the command line."""

import json
from pathlib import Path

import pytest
from tests.ledger.making import story
from tests.ledger.running import finish, record, start, stored

from standpunkt.cli.app import run
from standpunkt.errors import CallError
from standpunkt.ledger import Ledger, open_ledger
from standpunkt.model.codec import dumps

SAID = story("Ole Bak siger, at broen er dyr.", "bro", "2024-05-01", said=("Ole Bak|siger|at broen er dyr",))


def test_a_backup_while_another_writes(file: Path, tmp_path: Path) -> None:
    """It holds whole documents, the first so many of the original."""
    given = tmp_path / "readings.jsonl"
    given.write_text("".join(dumps(story(f"Nummer {number}.", f"n{number}")) + "\n" for number in range(300)), encoding="utf-8")
    writer = start("add", given, "--ledger", file)
    while stored(file) < 20:
        assert writer.poll() is None
    with open_ledger(file) as ledger:
        ledger.backup(tmp_path / "copy.sqlite")
    assert writer.poll() is None, "the writer was done before the backup"
    finish(writer)
    with open_ledger(file) as ledger, open_ledger(tmp_path / "copy.sqlite") as copy:
        taken = record(copy)
        assert 20 <= copy.stats()["documents"] < 300
        assert record(ledger)[: len(taken)] == taken
        assert list(copy.check()) == []


def test_a_backup_overwrites_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("vigtigt", encoding="utf-8")
    with open_ledger(file) as ledger:
        with pytest.raises(CallError, match="is there already"):
            ledger.backup(tmp_path / "there")
        with pytest.raises(CallError, match="cannot be written"):
            ledger.backup(tmp_path / "none" / "copy.sqlite")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "vigtigt"


def test_a_server_has_its_own_means(database: str, tmp_path: Path) -> None:
    with open_ledger(database) as ledger, pytest.raises(CallError, match="pg_dump"):
        ledger.backup(tmp_path / "copy")


@pytest.fixture
def told_ledger(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANDPUNKT_LEDGER", str(file))
    with open_ledger(file) as ledger:
        ledger.add([SAID, story("Bo Lund siger ja.", "to", said=("Bo Lund|siger|ja",))])
    return file


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert run(["ledger", *words, "--json"]) == 0
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


@pytest.mark.usefixtures("told_ledger")
def test_judging_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "judge", "bro#s1", "reject", "--by", "Inge", "--reason", "citat") == {"entry": 3}
    assert told(capsys, "judge", "to#s1", "correct", "--by", "Inge", "--correction", '{"act": "wish"}') == {"entry": 4}
    assert told(capsys, "merge", "person/ole bak/", "person/bo lund/", "--by", "Inge") == {"entry": 5}
    assert told(capsys, "part", "person/ole bak/", "person/bo lund/", "--by", "Inge") == {"entry": 6}
    assert told(capsys, "retract", "to", "kill", "--at", "2024-06-01") == {"entry": 7}
    listed = told(capsys, "judgements")["judgements"]
    assert isinstance(listed, list)
    assert [(one["id"], one["verdict"], one["holds"]) for one in listed] == [
        ("bro#s1", "reject", "bro#s1"), ("to#s1", "correct", "to#s1"),
    ]  # fmt: skip
    assert run(["ledger", "judgements"]) == 0
    assert "bro#s1  reject by Inge  holds for bro#s1" in capsys.readouterr().out
    assert run(["ledger", "check"]) == 0


@pytest.mark.usefixtures("told_ledger")
def test_a_wrong_correction_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for correction in ("{", "[]", '{"mood": "glad"}'):
        assert run(["ledger", "judge", "bro#s1", "correct", "--by", "Inge", "--correction", correction]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_backup_on_the_command_line(told_ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.sqlite"
    assert told(capsys, "backup", str(copy)) == {"backup": str(copy)}
    with open_ledger(told_ledger) as one, open_ledger(copy) as other:
        assert list(one.export()) == list(other.export())


def test_stats_of_an_empty_ledger(ledger: Ledger) -> None:
    assert set(ledger.stats().values()) == {0}
