"""A copy of a SQLite ledger, taken while others write to it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from standpunkt.errors import CallError

PAGES_AT_ONCE = 4_096
"""Pages copied before others may write again."""


def copy_file(connection: Connection, path: Path) -> None:
    """Copy the database of a connection to `path`, which must not be there yet.

    Raises `CallError` where it is, or cannot be written.
    """
    if path.exists():
        raise CallError(f"{path}: is there already; name a new file for the backup")
    part = path.with_name(f".{path.name}.part")
    given = connection.connection.dbapi_connection
    assert isinstance(given, sqlite3.Connection)
    try:
        with closing(sqlite3.connect(part)) as target:
            given.backup(target, pages=PAGES_AT_ONCE)
            target.execute("PRAGMA journal_mode = DELETE")
        os.replace(part, path)
    except (OSError, sqlite3.Error) as error:
        raise CallError(f"{path}: cannot be written ({error}); name another file for the backup") from error
    finally:
        part.unlink(missing_ok=True)
