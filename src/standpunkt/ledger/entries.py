"""Entries: acts of recording, one after the other."""

from sqlalchemy import Connection, select

from standpunkt.ledger import schema

_LAST_ENTRY = select(schema.entry).order_by(schema.entry.c.id.desc()).limit(1)
_NEW_ENTRY = schema.entry.insert()


def open_entry(connection: Connection, kind: str, recorded_at: str) -> int:
    """Begin an entry and give its number; its time is never before that of the one before."""
    last = connection.execute(_LAST_ENTRY).one_or_none()
    number = last.id + 1 if last else 1
    time = max(recorded_at, last.recorded_at) if last else recorded_at
    connection.execute(_NEW_ENTRY, {"id": number, "recorded_at": time, "kind": kind})
    return number
