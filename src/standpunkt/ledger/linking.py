"""Links between copies by the names of their documents, and prints for texts that have none yet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from standpunkt.errors import DataError
from standpunkt.ledger import schema
from standpunkt.ledger.copies import Link
from standpunkt.ledger.copies.fingerprint import FORMAT
from standpunkt.ledger.copying import is_newest, record_copies
from standpunkt.ledger.entries import open_entry
from standpunkt.ledger.rows import unpack_reading, unpack_text

BATCH = 100
Named = list[Any]
"""A document's id and the number of its version."""


def dump_links(connection: Connection, entry: int) -> list[dict[str, Any]]:
    """Give the links of an entry, each version by its document's id and its number."""
    table = schema.story_link
    query = select(table).where(table.c.entry == entry).order_by(table.c.copy, table.c.origin)
    rows = connection.execute(query).all()
    numbers = sorted({number for row in rows for number in (row.copy, row.origin)})
    names = dict(zip(numbers, name_versions(connection, numbers), strict=True))
    return [
        {"copy": names[row.copy], "origin": names[row.origin], "kind": row.kind, "share": row.share,
         "of_origin": row.of_origin, "shared": row.shared, "opens": row.opens}
        for row in rows
    ]  # fmt: skip


def load_links(connection: Connection, links: Iterable[dict[str, Any]]) -> list[Link]:
    """Give the links that `dump_links` gave, by the versions' numbers in this ledger.

    Raises `DataError` where a version is not there.
    """
    made = []
    for one in links:
        copy, origin = find_versions(connection, [one["copy"], one["origin"]])
        made.append(Link(**{**one, "copy": str(copy), "origin": str(origin)}))
    return made


def name_versions(connection: Connection, numbers: Sequence[int]) -> list[Named]:
    """Give document and number of each version."""
    version, document = schema.version, schema.document
    query = select(version.c.id, document.c.name, version.c.number).join(document, document.c.id == version.c.document)
    found = {row.id: [row.name, row.number] for row in connection.execute(query.where(version.c.id.in_(numbers)))}
    return [found[number] for number in numbers]


def find_versions(connection: Connection, names: Iterable[Named]) -> list[int]:
    """Give the versions with these names, in their order.

    Raises `DataError` where one is not there.
    """
    version, document, found = schema.version, schema.document, []
    for name, number in names:
        query = select(version.c.id).join(document, document.c.id == version.c.document)
        ident = connection.execute(query.where(document.c.name == name, version.c.number == number)).scalar()
        if ident is None:
            raise DataError(f"version {number} of {name!r} is named and is not there")
        found.append(ident)
    return found


def without_print(connection: Connection) -> list[int]:
    """Give the versions that stand at their addresses now and have no print of the present format, in order."""
    table, version = schema.copy_print, schema.version
    known = select(table.c.version).where(table.c.format == FORMAT)
    query = select(version.c.id).where(version.c.id.not_in(known), is_newest(version)).order_by(version.c.id)
    return list(connection.execute(query).scalars())


def print_versions(connection: Connection, versions: Iterable[int], recorded_at: str) -> None:
    """Store prints and links for versions, as an entry of its own."""
    entry = open_entry(connection, "copies", recorded_at)
    for version in versions:
        print_version(connection, version, entry)


def print_version(connection: Connection, number: int, entry: int, known: Iterable[Link] | None = None) -> None:
    """Store the print of a version, made from its newest reading."""
    reading, document, version, texts = schema.reading, schema.document, schema.version, schema.text
    query = (
        select(reading.c.body, reading.c.document, document.c.name, texts.c.body.label("text"))
        .join_from(reading, document, document.c.id == reading.c.document)
        .join(version, version.c.id == reading.c.version)
        .join(texts, texts.c.digest == version.c.text)
        .where(version.c.id == number)
        .order_by(reading.c.entry.desc())
        .limit(1)
    )
    row = connection.execute(query).one()
    found = unpack_reading(row.body, row.name, unpack_text(row.text), None)
    record_copies(connection, row.document, number, found.document, entry, known)


def in_batches(versions: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the versions some at a time: each batch is one transaction."""
    for start in range(0, len(versions), BATCH):
        yield versions[start : start + BATCH]
