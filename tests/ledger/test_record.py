"""The whole record: export and import, and the check that finds what was tampered with."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.conftest import ticking
from tests.ledger.making import story

from standpunkt.errors import DataError
from standpunkt.ledger import Deposit, Ledger, open_ledger

READINGS = [
    story("Mette Nygaard siger, at broen skal bygges.", "bro", "2024-05-01",
          said=("Mette Nygaard/DK|siger|at broen skal bygges",),
          held=("Mette Nygaard/DK|support|siger|broen skal bygges",)),
    story("Broen er dyr, siger Ole Bak.", "pris", "2024-05-03", said=("Ole Bak|siger|Broen er dyr",)),
    story("Broen er billig, siger Ole Bak.", "pris", "2024-05-04", said=("Ole Bak|siger|Broen er billig",)),
]  # fmt: skip


def fill(ledger: Ledger) -> None:
    ledger.add(READINGS)
    ledger.add([Deposit(reading=story("Nyt", "ny"), address="https://example.org/ny", source="abc")])


def test_the_record_goes_round(ledger: Ledger, other_file: Path) -> None:
    fill(ledger)
    lines = list(ledger.export())
    assert [json.loads(line).get("document") for line in lines] == [None, "bro", "pris", "pris", "ny"]
    with open_ledger(other_file) as other:
        assert other.load(lines) == 4
        assert list(other.export()) == lines
        assert other.stats() == ledger.stats()
        assert other.has("abc", "1.0.0")
        assert list(other.check()) == []


def test_a_load_that_was_cut_short_is_done_again(ledger: Ledger, other_file: Path) -> None:
    fill(ledger)
    lines = list(ledger.export())
    with open_ledger(other_file) as other:
        other.load(lines[:3])
        assert other.load(lines) == 2
        assert list(other.export()) == lines


def test_other_entries_are_not_mixed_in(ledger: Ledger, other_file: Path) -> None:
    fill(ledger)
    with open_ledger(other_file, clock=ticking()) as other:
        other.add(READINGS[1:])
        with pytest.raises(DataError, match="other entries"):
            other.load(ledger.export())


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{}"], "line 1"),
        (['{"schema": "standpunkt.ledger/1"}', "{"], "line 2 is not JSON"),
        (['{"schema": "standpunkt.ledger/1"}', '{"kind": "poem"}'], "line 2: is no entry"),
        (['{"schema": "standpunkt.ledger/1"}', '{"kind": "reading"}'], "lacks 'reading'"),
    ],
)
def test_what_is_no_record_is_refused(other_file: Path, lines: list[str], message: str) -> None:
    with open_ledger(other_file) as other:
        with pytest.raises(DataError, match=message):
            other.load(lines)
        assert other.stats()["entries"] == 0


def test_a_good_ledger_has_no_faults(ledger: Ledger) -> None:
    fill(ledger)
    assert list(ledger.check()) == []


TAMPERED = {
    "UPDATE statement SET content = 'at broen er grim' WHERE id = 1": "reading 1 of bro: statement s1: content",
    "UPDATE position SET attitude = 'oppose'": "position p1: attitude",
    "UPDATE reading SET digest = 'abc' WHERE entry = 2": "reading 2 of pris: digest",
    "DELETE FROM actor WHERE reading = 3": "actor a1 has no row",
    "UPDATE version SET former = NULL": "is not linked to the one before",
    "UPDATE entry SET recorded_at = '1999'  WHERE id = 2": "entry 2: was recorded before",
    "INSERT INTO statement SELECT id + 100, reading, 's9', key, manner, act, actor, source, content, start, \"end\", said, "
    "certainty FROM statement WHERE id = 1": "statement s9 is not in the reading",
    "DELETE FROM statement_by WHERE statement > 1": "statement_by: 2 rows are missing",
    "UPDATE position_by SET sort = '1999'": "position_by: 1 rows are of no reading",
    "UPDATE language SET entry = 2": "language: 1 rows are missing",
}


def tamper(path: Path, sql: str) -> None:
    """Change a ledger's file behind its back, its guards switched off."""
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize("sql", TAMPERED)
def test_what_was_tampered_with_is_found(file: Path, sql: str) -> None:
    """Somebody who switches the guards off and changes a row is found out."""
    with open_ledger(file) as ledger:
        fill(ledger)
        tamper(file, sql)
        assert TAMPERED[sql] in "\n".join(ledger.check())


def test_a_changed_text_is_found(file: Path) -> None:
    with open_ledger(file) as ledger:
        fill(ledger)
        tamper(file, "UPDATE text SET body = (SELECT body FROM text t WHERE t.entry = 2) WHERE entry = 3")
        faults = "\n".join(ledger.check())
    assert "is not what its digest says" in faults
    assert "reading 3 of pris: span" in faults
