"""`add`: what each text is known by, what is told of a call, and texts in many formats."""

import json
from pathlib import Path

import pytest

from standpunkt.cli.app import run
from standpunkt.cli.storing import address_of
from standpunkt.model import Origin, Source
from standpunkt.text.metadata import make_id

TEXT = "Mette Nygaard siger, at broen skal bygges."


def test_a_file_is_known_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "nyt" / "a b.txt"
    assert address_of(Source(text=TEXT, name=str(path))) == path.as_uri()


def test_a_told_address_counts(tmp_path: Path) -> None:
    origin = Origin(address="https://example.org/a")
    assert address_of(Source(text=TEXT, name=str(tmp_path / "a.html"), origin=origin)) == "https://example.org/a"


def test_a_row_is_known_by_its_id_in_the_file(tmp_path: Path) -> None:
    name = f"{tmp_path / 'news.csv'}: row 3"
    assert address_of(Source(text=TEXT, name=name, id="n3")) == (tmp_path / "news.csv").as_uri() + "#n3"


def test_what_has_no_place_is_known_by_its_text(tmp_path: Path) -> None:
    """A row may move within its file; a stream has no name."""
    for name in (f"{tmp_path / 'news.csv'}: row 3", "standard input", None):
        assert address_of(Source(text=TEXT, name=name)) == make_id(TEXT)


def counts(capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    told = json.loads(capsys.readouterr().out)
    assert told.pop("schema") == "standpunkt.add/1"
    return {key: value for key, value in told.items() if value and isinstance(value, int)}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a text, a page and a table, and a ledger named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDPUNKT_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.setenv("STANDPUNKT_ACTORS", str(tmp_path / "actors.tsv"))
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.txt").write_text(TEXT, encoding="utf-8")
    (news / "rows.csv").write_text(
        "id,text\nr1,\"Broen er dyr, siger Ole Bak.\"\nr2,\"Broen er billig, siger Bo Lund.\"\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.usefixtures("place")
def test_a_folder_of_formats_is_added_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "news", "--language", "da", "--json"]) == 0
    assert counts(capsys) == {"new": 3}
    assert run(["add", "news", "--language", "da", "--json"]) == 0
    assert counts(capsys) == {"known": 3}
    assert run(["ledger", "check"]) == 0


@pytest.mark.usefixtures("place")
def test_a_changed_text_is_a_version_and_a_told_date_a_reading(capsys: pytest.CaptureFixture[str]) -> None:
    run(["add", "news/one.txt", "--language", "da", "--json"])
    assert counts(capsys) == {"new": 1}
    Path("news/one.txt").write_text(TEXT + " Den skal stå klar i maj.", encoding="utf-8")
    run(["add", "news/one.txt", "--language", "da", "--json"])
    assert counts(capsys) == {"version": 1}
    run(["add", "news/one.txt", "--language", "da", "--date", "2024-05-31", "--json"])
    assert counts(capsys) == {"reading": 1}
    run(["add", "news/one.txt", "--language", "da", "--date", "2024-05-31", "--json"])
    assert counts(capsys) == {"known": 1}


@pytest.mark.usefixtures("place")
def test_another_list_of_names_reads_anew(capsys: pytest.CaptureFixture[str]) -> None:
    run(["add", "news/one.txt", "--language", "da", "--json"])
    Path("actors.tsv").write_text("name\tid\tkind\nMette Nygaard\tX1\tperson\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["add", "news/one.txt", "--language", "da", "--json"]) == 0
    assert sum(counts(capsys).values()) == 1


@pytest.mark.usefixtures("place")
def test_what_fails_is_named_and_the_rest_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "news/none.txt", "news/one.txt", "--language", "da", "--json"]) == 1
    told = capsys.readouterr()
    assert "news/none.txt" in told.err
    value = json.loads(told.out)
    assert (value["new"], value["failed"], value["failures"]) == (1, 1, ["news/none.txt"])


@pytest.mark.usefixtures("place")
def test_a_wrong_call_makes_no_ledger(place: Path) -> None:
    assert run(["add", "news", "--date", "i går"]) == 2
    assert not (place / "ledger.sqlite").exists()
