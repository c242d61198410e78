"""Opening the database of a ledger: a SQLite file or a PostgreSQL server, made ready and its errors put in words."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from standpunkt.errors import CallError, LedgerError

VARIABLE = "STANDPUNKT_LEDGER"
BUSY_SECONDS = 30
"""How long a writer waits for another before it gives up."""
WAL_PAGES = 8_000
"""Pages written aside (4 kB each) before they are put in their places: those that many documents share are moved once."""
WRITER_LOCK = 0x5354414E44
"""Key of PostgreSQL's advisory lock that writers of a ledger hold, as SQLite's own lock holds them apart."""
FTS_OPTION = "ENABLE_FTS5"
_POSTGRES = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)


def default_place() -> str:
    """Give where the ledger is if nobody names one: `STANDPUNKT_LEDGER`, else a file in the user's data directory."""
    from platformdirs import user_data_path

    return os.environ.get(VARIABLE) or str(user_data_path("standpunkt", appauthor=False) / "ledger.sqlite")


def is_postgres(place: str) -> bool:
    """Say whether a place is the URL of a PostgreSQL database."""
    return _POSTGRES.match(place) is not None


def shown(place: str) -> str:
    """Give a place without the password in it."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", place)


def connect(place: str, *, create: bool, read_only: bool) -> Engine:
    """Give the engine for a place; nothing is read or written yet but what shows that it can be used.

    Raises `CallError` where there is no such ledger, or no driver for it, and `LedgerError` where it cannot be opened.
    """
    return _postgres(place) if is_postgres(place) else _sqlite(place, create=create, read_only=read_only)


def _postgres(place: str) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise CallError("PostgreSQL needs a driver: pip install 'standpunkt[postgres]'") from error
    url = _POSTGRES.sub("postgresql+psycopg://", place)
    engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS})

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")

    return engine


def _sqlite(place: str, *, create: bool, read_only: bool) -> Engine:
    if "://" in place:
        raise CallError(f"{shown(place)}: name a file or postgresql://user@host/database")
    path = Path(place).expanduser()
    _check_file(path, create=create)
    if not read_only and path.exists() and not _is_writable(path):
        raise LedgerError(f"{path}: {SQLITE_REASONS['SQLITE_READONLY']}")
    query = _mode(path, read_only=read_only)
    uri = f"{path.absolute().as_uri()}?{query}"

    def creator() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=creator, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        if "mode=rwc" in query:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    try:
        _check_fts(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise CallError(f"{path}: is a directory; name a file")
    if path.exists():
        with path.open("rb") as file:
            start = file.read(16)
        if start and start != b"SQLite format 3\x00":
            raise CallError(f"{path}: is no ledger (not a SQLite file); name another with --ledger")
        return
    if not create:
        raise CallError(f"{path}: there is no ledger; make one with `standpunkt add`, or name it with --ledger")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(f"{path.parent}: cannot be made ({error.strerror}); name another place with --ledger") from error


def _mode(path: Path, *, read_only: bool) -> str:
    """Give how to open a file: one in a place where nothing may be written is read as it lies there."""
    if not path.exists() or not read_only:
        return "mode=rwc"
    if not _is_writable(path):
        return "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"
    return "mode=rwc"


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_fts(engine: Engine, place: str) -> None:
    with explained(place), engine.connect() as connection:
        if not connection.execute(text("SELECT sqlite_compileoption_used(:name)"), {"name": FTS_OPTION}).scalar():
            version = sqlite3.sqlite_version
            raise LedgerError(f"this Python's SQLite ({version}) has no FTS5 full-text search; use a Python whose SQLite "
                              "has it, or a PostgreSQL ledger")  # fmt: skip


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn the database's errors into `LedgerError`, which says what happened and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{shown(place)}: {_reason(error)}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{shown(place)}: {error}") from error


SQLITE_REASONS = {
    "SQLITE_FULL": "the disk is full; nothing of this document was stored: make room and run again",
    "SQLITE_READONLY": "is read-only; name another ledger or change its permissions",
    "SQLITE_BUSY": f"is locked by another program for more than {BUSY_SECONDS} s; nothing of this document was stored: "
    "run again when that is done",
    "SQLITE_CANTOPEN": "cannot be opened; check the name and the permissions of the file and its directory",
    "SQLITE_IOERR": "could not be written or read (disk full, or the disk failed); nothing of this document was stored: "
    "run again",
    "SQLITE_CORRUPT": "is damaged; restore a backup, and check it with `standpunkt ledger check`",
    "SQLITE_NOTADB": "is no ledger (not a SQLite file); name another with --ledger",
}


def _reason(error: DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", None)
    for start, reason in SQLITE_REASONS.items():
        if name and name.startswith(start):
            return reason
    if name is None and _is_lost(error):
        return f"the connection failed ({_line(error)}); nothing of this document was stored: run again"
    return f"the database refused ({_line(error)})"


def _is_lost(error: DBAPIError) -> bool:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return error.connection_invalidated or not state or state[:2] in ("08", "57")


def _line(error: DBAPIError) -> str:
    return " ".join(str(error.orig).split())


def database_version(connection: Connection) -> str | None:
    """Give the revision that a database is at, None where it is empty.

    Raises `LedgerError` where it holds tables that are not a ledger's.
    """
    table = "alembic_version"
    if connection.dialect.name == "sqlite":
        there = connection.exec_driver_sql(f"SELECT 1 FROM sqlite_master WHERE name = '{table}'").scalar()
    else:
        there = connection.execute(text("SELECT to_regclass(:name)"), {"name": table}).scalar()
    if not there:
        if others := set(inspect(connection).get_table_names()) & {"document", "entry", "reading", "statement"}:
            raise LedgerError(f"the database holds other tables ({', '.join(sorted(others))}); name another for the ledger")
        return None
    version: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {table}").scalar()
    return version
