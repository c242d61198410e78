"""Revisions: from the first tables to today's, with all that is in them; the tables are what the code says."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.ledger.conftest import ticking
from tests.ledger.making import story
from tests.ledger.test_stories import prints

from standpunkt.errors import LedgerError
from standpunkt.ledger import Ledger, adding, migrate, open_ledger, schema, upgrade_ledger
from standpunkt.ledger.connect import connect
from standpunkt.ledger.exchange import SCHEMA
from standpunkt.model import Reading


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where nothing is yet, on each engine."""
    return str(tmp_path / "first.sqlite") if request.param == "sqlite" else str(request.getfixturevalue("bare_database"))


@pytest.fixture
def first(bare: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger as the first version made it, with four documents in it."""
    return of_revision(bare, "0001", prints(), monkeypatch)


def of_revision(place: str, revision: str, readings: Iterable[Reading], monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a ledger as the version with this revision made it, with these readings, and give its place."""
    with monkeypatch.context() as past:
        past.setattr(migrate, "HEAD", revision)
        for since, name in (("0002", "record_copies"), ("0003", "store_lookups")):
            if revision < since:
                past.setattr(adding, name, _nothing)
        engine = connect(place, create=True, read_only=False)
        migrate.upgrade(engine, place, revision)
        engine.dispose()
        with open_ledger(place, clock=ticking()) as ledger:
            ledger.add(readings)
    return place


def _nothing(*_: Any) -> None:
    """The first version looked for no copies."""


def test_an_older_ledger_says_what_to_do(first: str) -> None:
    with pytest.raises(LedgerError, match=r"older than.*standpunkt ledger upgrade"):
        open_ledger(first)


def test_all_that_was_there_is_there_afterwards(first: str, other_file: Path) -> None:
    assert upgrade_ledger(first, clock=ticking()) == (migrate.FIRST, migrate.HEAD)
    with open_ledger(first) as ledger, open_ledger(other_file) as fresh:
        assert [one.document.id for one in ledger.view().readings()] == ["posten", "avisen", "sport", "bladet"]
        assert sorted(ledger.view().readings(), key=str) == sorted(prints(), key=str)
        assert ledger.view().stories() == {"avisen": "posten", "bladet": "posten", "posten": "posten"}
        assert list(ledger.check()) == []
        lines = list(ledger.export())
        assert fresh.load(lines) == len(lines) - 1
        assert list(fresh.export()) == lines
        assert fresh.view().stories() == ledger.view().stories()
        assert SCHEMA in lines[0]


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_what_answers_look_up_is_made_of_what_was_there(
    bare: str, revision: str, other_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements and positions by who made and holds them, and the languages, as a new ledger has them."""
    readings = [
        story("Ole Bak siger nej. Mette Nygaard vil hjem.", "a", "2024-05-01", language="da",
              said=("Ole Bak|siger|nej",), held=("Mette Nygaard/DK|intend|vil|hjem",)),
        story("Ole Bak says no. A man says yes.", "b", said=("Ole Bak|says|no", "*A man|says|yes"), language="en"),
    ]  # fmt: skip
    place = of_revision(bare, revision, readings, monkeypatch)
    upgrade_ledger(place)
    with open_ledger(place) as ledger, open_ledger(other_file) as fresh:
        fresh.add(readings)
        assert list(ledger.check()) == []
        for view in (ledger.view(), fresh.view()):
            assert view.languages() == ("da", "en")
            assert [row.id for row in view.statements(identities=["person/ole bak/"], limit=1)] == ["a#s1"]
            assert [row.id for row in view.positions(identities=["person/mette nigaard/DK"], limit=9)] == ["a#p1"]
        for table in ("statement_by", "position_by", "language"):
            kept = [_rows(one, table) for one in (ledger, fresh)]
            assert kept[0] == kept[1] != []


def _rows(ledger: Ledger, table: str) -> list[tuple[Any, ...]]:
    with ledger._engine.connect() as connection:
        return sorted(tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))


def test_an_upgrade_done_twice_does_nothing_the_second_time(first: str) -> None:
    upgrade_ledger(first)
    with open_ledger(first) as ledger:
        before = ledger.stats()
    assert upgrade_ledger(first) == (migrate.HEAD, migrate.HEAD)
    with open_ledger(first) as ledger:
        assert ledger.stats() == before


def test_an_upgrade_is_all_or_nothing(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that fails on its way leaves the ledger as it was."""
    from standpunkt.ledger.migrations.versions import r0003_by_identity

    def fail(_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as trouble:
        trouble.setattr("standpunkt.ledger.migrations.guards.keep_rows", fail)
        assert migrate.FIRST < r0003_by_identity.revision < migrate.HEAD
        with pytest.raises(RuntimeError, match="the power went"):
            upgrade_ledger(first)
    assert upgrade_ledger(first) == (migrate.FIRST, migrate.HEAD)
    with open_ledger(first) as ledger:
        assert list(ledger.check()) == []


def test_a_newer_ledger_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "HEAD", "0000")
    with pytest.raises(LedgerError, match="newer than 0000; install a newer standpunkt"):
        open_ledger(file)
    with pytest.raises(LedgerError, match="newer than"):
        upgrade_ledger(file)


def test_the_tables_are_what_the_code_says(ledger: Ledger) -> None:
    """The revisions together make the tables of `schema`; the search tables are each engine's own."""
    with ledger._engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    own = [change for change in found if not any(name in str(change) for name in ("_words", "alembic_version"))]
    assert own == []


def test_every_table_is_guarded(ledger: Ledger) -> None:
    """None of the tables is without its guards."""
    sql = ("SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'trigger' GROUP BY 1" if ledger.is_file else
           "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger WHERE NOT tgisinternal GROUP BY 1")  # fmt: skip
    with ledger._engine.connect() as connection:
        guards = {name.strip('"'): count for name, count in connection.exec_driver_sql(sql)}
    wanted = dict.fromkeys(schema.APPEND_ONLY, 2) if ledger.is_file else dict.fromkeys(schema.APPEND_ONLY, 1)
    assert {name: guards.get(name) for name in wanted} == wanted
