"""Tables of a ledger: typed rows of documents, statements, positions and actors; the same on both engines."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.making import story

from standpunkt.answers.tabled import CHANGES, STANDS, changes_table, stands_table
from standpunkt.cli.app import run
from standpunkt.errors import CallError
from standpunkt.ledger import Ledger, open_ledger
from standpunkt.ledger.tabled_columns import TABLES
from standpunkt.model import Reading

MAY = story("Mette Nygaard siger, at våbnene må bruges.", "maj", "2024-05-01",
            said=("Mette Nygaard/DK|siger|at våbnene må bruges",),
            held=("Mette Nygaard/DK|permit|må|våbnene må bruges",))  # fmt: skip
JUNE = story("Mette Nygaard siger, at våben dræber. En mand siger nej.", "juni", "2024-06-01",
             said=("Mette Nygaard|siger|at våben dræber", "*En mand|siger|nej"),
             held=("Mette Nygaard|refuse|siger|våben dræber",))  # fmt: skip
QUESTION = {"id": "arms", "wording": {"da": "Må våbnene bruges?"}, "match": {"da": "våbn* or våben"}}


def at_noon(reading: Reading, offset: datetime) -> Reading:
    return replace(reading, document=replace(reading.document, published=offset, published_precision="time"))


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """MAY, told as at 12:00 with the offset +02:00, recorded on 1 January 2026, JUNE, on a bare day, on the 2nd."""
    noon = datetime.fromisoformat("2024-05-01T12:00:00+02:00")
    ledger.add([JUNE, at_noon(MAY, noon)])
    return ledger


def rows(ledger: Ledger, name: str, *columns: str, **when: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in ledger.view(**when).table(name).select(*columns)]


def test_documents_come_oldest_first_with_their_times(full: Ledger) -> None:
    """A time is one only where its offset was told."""
    ten = datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert rows(full, "documents", "id", "published", "published_at", "day", "statements") == [
        ("maj", "2024-05-01T12:00:00+02:00", ten, date(2024, 5, 1), 1),
        ("juni", "2024-06-01", None, date(2024, 6, 1), 2),
    ]
    assert rows(full, "documents", "recorded_at")[1] == (datetime(2026, 1, 1, tzinfo=UTC),)
    assert rows(full, "documents", "text")[0] == (MAY.document.text,)


def test_statements_tell_who_said_what_where(full: Ledger) -> None:
    assert rows(full, "statements", "id", "document", "day", "act", "source", "content", "anonymous") == [
        ("maj#s1", "maj", date(2024, 5, 1), "say", "Mette Nygaard", "at våbnene må bruges", False),
        ("juni#s1", "juni", date(2024, 6, 1), "say", "Mette Nygaard", "at våben dræber", False),
        ("juni#s2", "juni", date(2024, 6, 1), "say", "En mand", "nej", True),
    ]
    (_, _, spans) = rows(full, "statements", "source_start", "source_end", "content_spans")[0]
    assert spans == [{"start": 21, "end": 41, "text": "at våbnene må bruges"}]


def test_one_actor_has_one_key_in_all_texts(full: Ledger) -> None:
    """The text of June does not say of which country she is; the unnamed man has no key."""
    keys = rows(full, "statements", "actor")
    assert keys[0] == keys[1] != (None,)
    assert keys[2] == (None,)
    assert rows(full, "positions", "holders", "holder_names")[0] == ([keys[0][0]], ["Mette Nygaard"])
    columns = ("key", "name", "country", "documents", "statements", "positions", "first_day", "last_day")
    assert rows(full, "actors", *columns) == [
        (keys[0][0], "Mette Nygaard", "DK", 2, 2, 2, date(2024, 5, 1), date(2024, 6, 1))
    ]


def test_merged_actors_are_one_row(full: Ledger) -> None:
    full.add([story("M. Nygaard siger ja.", "juli", "2024-07-01", said=("M. Nygaard|siger|ja",))])
    first, second = (row[0] for row in rows(full, "actors", "key"))
    full.merge(first, second, author="Inge")
    assert len(rows(full, "actors", "key")) == 1
    assert len(set(rows(full, "statements", "actor"))) == 2
    assert rows(full, "actors", "documents", "statements") == [(3, 3)]


def test_tables_are_as_known_at_a_time_and_as_of_a_day(full: Ledger) -> None:
    assert rows(full, "statements", "id", as_of="2024-05-31") == [("maj#s1",)]
    assert rows(full, "statements", "id", known_at="2026-01-01") == [("juni#s1",), ("juni#s2",)]
    assert rows(full, "actors", "documents", as_of="2024-05-31") == [(1,)]


def test_what_people_rejected_is_left_out_and_what_they_corrected_is_corrected(full: Ledger) -> None:
    full.judge("juni#s1", "reject", author="Inge")
    full.judge("juni#s2", "correct", author="Inge", correction={"act": "deny"})
    assert rows(full, "statements", "id", "act", "judgement") == [("maj#s1", "say", None), ("juni#s2", "deny", "correct")]


def test_killed_texts_are_left_out(full: Ledger) -> None:
    full.retract("maj", "kill")
    assert rows(full, "documents", "id") == [("juni",)]
    assert rows(full, "positions", "id") == [("juni#p1",)]


def test_more_documents_than_one_batch_come_in_order(ledger: Ledger) -> None:
    days = [f"2024-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(230)]
    ledger.add(
        story(f"Person Nr{number} siger nej.", f"d{number}", day, said=(f"Person Nr{number}|siger|nej",))
        for number, day in reversed(list(enumerate(days)))
    )
    assert [row[0] for row in rows(ledger, "statements", "document")] == [f"d{number}" for number in range(230)]
    assert len(rows(ledger, "actors", "key")) == 230
    assert [len(batch) for batch in ledger.table("documents").to_pandas_batches(chunk_size=100)] == [100, 100, 30]


def test_stands_and_changes_are_tables_too(full: Ledger) -> None:
    full.add_question(QUESTION)
    columns = ("question", "holder_name", "answer", "changed_from", "positions")
    told = [tuple(row.values()) for row in stands_table(full).select(*columns)]
    assert told == [("arms", "Mette Nygaard", "no", "yes", ["juni#p1"])]
    assert [(row["before"], row["after"], row["when"]) for row in changes_table(full, "Må våbnene bruges?")] == [
        ("yes", "no", "2024-06-01")
    ]
    assert stands_table(full.view(as_of="2024-05-31"), "arms").to_pandas()["answer"].tolist() == ["yes"]
    with pytest.raises(CallError, match="no question 'peace'"):
        stands_table(full, "peace")


def test_another_table_is_a_wrong_call(full: Ledger) -> None:
    with pytest.raises(CallError, match="no table 'people'; there are documents, statements, positions, actors"):
        full.table("people")


def test_the_command_writes_what_the_ending_says(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(file) as ledger:
        ledger.add([MAY])
    place = ["--ledger", str(file)]
    assert run(["ledger", "table", "positions", *place, "--columns", "id,attitude"]) == 0
    assert capsys.readouterr().out == "id,attitude\nmaj#p1,permit\n"
    assert run(["ledger", "table", "positions", *place, "--columns", "id", "--json"]) == 0
    assert capsys.readouterr().out == '{"id": "maj#p1"}\n'
    assert run(["ledger", "table", "positions", *place, "-o", str(tmp_path / "p.parquet")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'p.parquet'}: 1 row\n"
    assert run(["ledger", "table", "positions", *place, "-o", str(tmp_path / "p.xlsx")]) == 2
    assert "the ending says the format" in capsys.readouterr().err
    assert run(["ledger", "table", "positions", *place, "--columns", "nix"]) == 2
    assert "has no column 'nix'" in capsys.readouterr().err


def test_every_column_is_documented() -> None:
    """The page about tables has a section for each, which names its columns and no others."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, flags=re.DOTALL | re.MULTILINE))
    tables = {**TABLES, "stands": STANDS, "changes": CHANGES}
    assert sections.keys() == tables.keys()
    for name, columns in tables.items():
        first_cells = re.findall(r"^\| (`.*?) \|", sections[name], flags=re.MULTILINE)
        told = re.findall(r"`(\w+)`", " ".join(first_cells))
        assert sorted(told) == sorted(column.name for column in columns), name
