"""Checking a ledger: that every span, reference and digest holds, and that the rows are those of their readings."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from standpunkt.errors import DataError
from standpunkt.ledger import schema
from standpunkt.ledger.lookups import lookup_faults
from standpunkt.ledger.references import broken_references
from standpunkt.ledger.rows import cut_rows, digest_of, text_bytes, unpack_reading, unpack_text
from standpunkt.ledger.search import matching
from standpunkt.ledger.words import tokens

BATCH = 100
ENCODED = ("body", "digest")
"""What depends on how a reading is written as JSON, which may gain keys in later versions."""


def find_faults(connection: Connection, last: int) -> Iterator[str]:
    """Yield one line for each fault among the entries up to `last`; none where all holds."""
    yield from _database(connection)
    yield from _entries(connection, last)
    yield from _texts(connection, last)
    yield from _versions(connection, last)
    yield from lookup_faults(connection)
    reading = schema.reading
    numbers = [row.entry for row in connection.execute(select(reading.c.entry).where(reading.c.entry <= last))]
    for start in range(0, len(numbers), BATCH):
        yield from _readings(connection, sorted(numbers)[start : start + BATCH])


def _database(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with the file itself; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield f"file: {told}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} {row}: refers to a row of {parent} that is not there"


def _entries(connection: Connection, last: int) -> Iterator[str]:
    table, before, time = schema.entry, 0, ""
    for row in connection.execute(select(table).where(table.c.id <= last).order_by(table.c.id)):
        if row.id != before + 1:
            yield f"entry {row.id}: follows entry {before}; those between are gone"
        if row.recorded_at < time:
            yield f"entry {row.id}: was recorded before the entry before it"
        before, time = row.id, row.recorded_at


def _texts(connection: Connection, last: int) -> Iterator[str]:
    table = schema.text
    digests = [row.digest for row in connection.execute(select(table.c.digest).where(table.c.entry <= last))]
    for digest in sorted(digests):
        body = connection.execute(select(table.c.body).where(table.c.digest == digest)).scalar_one()
        text = _unpacked(body)
        if text is None or digest_of(text_bytes(text)) != digest:
            yield f"text {digest}: is not what its digest says"


def _unpacked(body: bytes) -> str | None:
    try:
        return unpack_text(body)
    except (zlib.error, UnicodeDecodeError):
        return None


def _versions(connection: Connection, last: int) -> Iterator[str]:
    version, former = schema.version, schema.version.alias("former_version")
    query = (
        select(version.c.id, version.c.document, version.c.number, former.c.number.label("before"),
               former.c.document.label("of"))
        .outerjoin(former, former.c.id == version.c.former)
        .where(version.c.entry <= last)
        .order_by(version.c.id)
    )  # fmt: skip
    for row in connection.execute(query):
        is_first = row.number == 1 and row.before is None
        if not is_first and (row.before != row.number - 1 or row.of != row.document):
            yield f"version {row.id}: is not linked to the one before it"


def _readings(connection: Connection, numbers: Sequence[int]) -> Iterator[str]:
    reading, document, version, texts = schema.reading, schema.document, schema.version, schema.text
    query = (
        select(reading, document.c.name, texts.c.body.label("text"))
        .join_from(reading, document, document.c.id == reading.c.document)
        .join(version, version.c.id == reading.c.version)
        .join(texts, texts.c.digest == version.c.text)
        .where(reading.c.entry.in_(numbers))
        .order_by(reading.c.entry)
    )
    for row in connection.execute(query).all():
        for fault in _reading(connection, row):
            yield f"reading {row.entry} of {row.name}: {fault}"


def _reading(connection: Connection, row: Row[Any]) -> Iterator[str]:
    text = _unpacked(row.text)
    if text is None:
        return  # told as a fault of the text
    try:
        found = unpack_reading(row.body, row.name, text, row.raw_digest)
    except DataError as error:
        yield str(error)
        return
    yield from broken_references(found)
    if digest_of(zlib.decompress(row.body)) != row.digest:
        yield "digest is not that of what is stored"
    rows = cut_rows(found)
    for name, value in rows.reading.items():
        if name not in ENCODED and getattr(row, name) != value:
            yield f"{name} is {getattr(row, name)!r}, not {value!r} as the reading has it"
    for table, wanted in ((schema.actor, rows.actors), (schema.statement, rows.statements), (schema.position, rows.positions)):
        yield from _compare(connection, row.entry, table, wanted)
    yield from _search(connection, row.entry)


def _compare(connection: Connection, entry: int, table: Any, wanted: Sequence[dict[str, Any]]) -> Iterator[str]:
    stored = {row.code: row for row in connection.execute(select(table).where(table.c.reading == entry))}
    for values in wanted:
        row = stored.pop(values["code"], None)
        different = [name for name, value in values.items() if name != "actor" and row and getattr(row, name) != value]
        if row is None:
            yield f"{table.name} {values['code']} has no row"
        elif different:
            yield f"{table.name} {values['code']}: {', '.join(different)} not as in the reading"
    for code in stored:
        yield f"{table.name} {code} is not in the reading"


def _search(connection: Connection, entry: int) -> Iterator[str]:
    """Yield the statements that the search index does not find by their own words."""
    table = schema.statement
    for row in connection.execute(select(table.c.id, table.c.code, table.c.content).where(table.c.reading == entry)).all():
        words = tokens(row.content)
        if words:
            found = matching(connection.dialect.name, "statement_words", "words", words[:1], "all").subquery()
            column = next(iter(found.c))
            if connection.execute(select(column).where(column == row.id)).first() is None:
                yield f"statement {row.code} is not in the search index"
