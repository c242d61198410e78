"""Bringing a database to the tables that this version knows."""

from importlib.resources import files

from sqlalchemy import Connection, Engine

from standpunkt.errors import LedgerError
from standpunkt.ledger.connect import database_version, explained, shown

FIRST, HEAD = "0001", "0005"
"""The revisions that there were at first, and that this version works with."""


def ensure_current(engine: Engine, place: str) -> None:
    """Make the tables where there are none.

    Raises `LedgerError` where the ledger is older or newer than this version of Standpunkt.
    """
    with explained(place), engine.connect() as connection:
        found = database_version(connection)
    if found is None:
        upgrade(engine, place)
    elif found != HEAD:
        raise LedgerError(f"{shown(place)}: " + _mismatch(found))


def _mismatch(found: str) -> str:
    if found < HEAD:
        return f"its tables are of revision {found}, older than {HEAD}; run `standpunkt ledger upgrade` (after a backup)"
    return f"its tables are of revision {found}, newer than {HEAD}; install a newer standpunkt"


def upgrade(engine: Engine, place: str, revision: str = HEAD) -> tuple[str | None, str]:
    """Bring the tables to a revision, in one transaction; give the revision before and after."""
    with explained(place), engine.connect().execution_options(writes=True) as connection, connection.begin():
        found = database_version(connection)
        if found is not None and found > HEAD:
            raise LedgerError(f"{shown(place)}: " + _mismatch(found))
        if found is None or found < revision:
            _run(connection, revision)
    return found, max(found or "", revision)


def _run(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("standpunkt.ledger") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
