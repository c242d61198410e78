"""Ledgers for the tests: the same tests on a SQLite file and on a PostgreSQL server."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.ledger.server import NoServerError, running_server

from standpunkt.ledger import Ledger, open_ledger

START = datetime(2026, 1, 1, tzinfo=UTC)


def ticking() -> Callable[[], datetime]:
    """Give a clock that starts on 1 January 2026 and goes on by a day each time it is asked."""
    days = count()
    return lambda: START + timedelta(days=next(days))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL database; tests that need one are skipped where there is none, and fail under CI."""
    try:
        with running_server() as url:
            yield url
    except NoServerError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def empty_database(server: str) -> str:
    """The name of a database with the tables of an empty ledger, to be copied."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE empty")
    open_ledger(server.replace("/postgres?", "/empty?")).close()
    return "empty"


@pytest.fixture
def database(server: str, empty_database: str) -> Iterator[str]:
    """The URL of a database with an empty ledger."""
    import psycopg

    name = f"test{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {empty_database}")
        yield server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def bare_database(server: str) -> str:
    """The URL of a database with nothing in it."""
    import psycopg

    name = f"bare{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


_NUMBERS = count()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with an empty ledger, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.sqlite"
    open_ledger(path).close()
    return path


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Path:
    """A SQLite file with an empty ledger."""
    return Path(shutil.copy(empty_file, tmp_path / "ledger.sqlite"))


@pytest.fixture
def other_file(tmp_path: Path, empty_file: Path) -> Path:
    """Another."""
    return Path(shutil.copy(empty_file, tmp_path / "other.sqlite"))


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> str:
    """Where an empty ledger is, on each engine."""
    return str(request.getfixturevalue("file" if request.param == "sqlite" else "database"))


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger with a ticking clock."""
    with open_ledger(place, clock=ticking()) as opened:
        yield opened
