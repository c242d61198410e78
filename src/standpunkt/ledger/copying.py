"""Finding the copies of a text while it is stored: the index of `copies` kept in the ledger's own tables."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select
from sqlalchemy.sql.selectable import FromClause

from standpunkt.ledger import schema
from standpunkt.ledger.copies import Fingerprint, Link, Print, add_print, make_print, pack, unpack
from standpunkt.ledger.copies.fingerprint import FORMAT
from standpunkt.ledger.rows import storable, storable_or_none
from standpunkt.model import Document

MAX_KEYS = 500
"""Keys asked for at once."""


def is_newest(version: FromClause) -> ColumnElement[bool]:
    """Give the condition that a version is the last of its document."""
    later = schema.version.alias("later_version")
    return ~exists().where(later.c.document == version.c.document, later.c.number > version.c.number)


_OWN = select(schema.version.c.id).where(schema.version.c.document == bindparam("document"))
_FIND = (
    select(schema.copy_key.c.key, schema.copy_key.c.version)
    .where(schema.copy_key.c.key.in_(bindparam("keys", expanding=True)), schema.copy_key.c.version.not_in(_OWN))
    .where(~exists().where(schema.version.c.former == schema.copy_key.c.version))
    .order_by(schema.copy_key.c.key, schema.copy_key.c.version)
)
"""What is nobody's former version is the newest of its document: asked so, nothing need be looked up of most."""
_LOAD = (
    select(schema.copy_print)
    .where(schema.copy_print.c.version.in_(bindparam("versions", expanding=True)))
    .order_by(schema.copy_print.c.entry)
)
_KEYS = select(schema.copy_key.c.key).where(
    schema.copy_key.c.key.in_(bindparam("keys", expanding=True)), schema.copy_key.c.version == bindparam("version")
)
"""Asked for by their keys: they are not indexed by version."""
_NEW_PRINT, _NEW_KEY = schema.copy_print.insert(), schema.copy_key.insert()


class TableIndex:
    """A `CopyIndex` over the prints of the versions that stand at their addresses now; ids are the versions' numbers."""

    def __init__(self, connection: Connection, document: int, entry: int) -> None:
        """`document` is left out: a text is no copy of what stood at its own address before."""
        self._connection, self._document, self._entry = connection, document, entry

    def find(self, keys: Iterable[int]) -> Sequence[tuple[int, str]]:
        """Give (key, id) for the prints that have any of the keys, first come first."""
        wanted, found = list(keys), []
        for start in range(0, len(wanted), MAX_KEYS):
            asked = {"keys": wanted[start : start + MAX_KEYS], "document": self._document}
            found += [(key, str(version)) for key, version in self._connection.execute(_FIND, asked).all()]
        return found

    def load(self, ids: Iterable[str], near: Fingerprint) -> Sequence[Print]:
        """Give prints by their ids, those whose fingerprints are of the present format and share enough with `near`."""
        wanted = [int(ident) for ident in ids]
        rows = self._connection.execute(_LOAD, {"versions": wanted}).all() if wanted else ()
        prints = {row.version: made for row in rows if (made := _print(row, near)) is not None}
        return [prints[ident] for ident in wanted if ident in prints]

    def add(self, found: Print, keys: Iterable[int]) -> None:
        """Store a print and the keys that lead to it."""
        number = int(found.id)
        self._connection.execute(_NEW_PRINT, {**_row(found), "entry": self._entry, "version": number})
        wanted = list(keys)
        known = {row.key for row in self._connection.execute(_KEYS, {"keys": wanted, "version": number})}
        rows = [{"key": key, "version": number, "entry": self._entry} for key in wanted if key not in known]
        if rows:
            self._connection.execute(_NEW_KEY, rows)


def record_copies(
    connection: Connection, document: int, version: int, text: Document, entry: int, known: Iterable[Link] | None = None
) -> None:
    """Store the print of a version and its links to what it is a copy of, or what is a copy of it.

    `known` are the links that were found when it was recorded in another ledger; they are kept as they are.
    """
    index = TableIndex(connection, document, entry)
    found = add_print(index, replace(make_print(text), id=str(version)))
    store_links(connection, entry, found if known is None else known)


def store_links(connection: Connection, entry: int, links: Iterable[Link]) -> None:
    """Store links between versions."""
    rows = [
        {"entry": entry, "copy": int(one.copy), "origin": int(one.origin), "kind": one.kind, "share": one.share,
         "of_origin": one.of_origin, "shared": one.shared, "opens": one.opens}
        for one in links
    ]  # fmt: skip
    if rows:
        connection.execute(schema.story_link.insert(), rows)


def _row(found: Print) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "published": found.published.isoformat() if found.published else None,
        "precision": found.precision,
        "size": len(found.fingerprint.whole),
        "publisher": storable_or_none(found.publisher),
        "agencies": storable(json.dumps(found.agencies)),
        "body": pack(found.fingerprint),
    }


def _print(row: Any, near: Fingerprint) -> Print | None:
    """Give a stored print, None for one of another format or with too little in common with another."""
    fingerprint = unpack(row.body, near)
    if fingerprint is None:
        return None
    return Print(id=str(row.version), fingerprint=fingerprint, **print_facts(row))


def print_facts(row: Any) -> dict[str, Any]:
    """Give what a stored print says beside its fingerprint."""
    return {
        "published": datetime.fromisoformat(row.published) if row.published else None,
        "precision": row.precision,
        "publisher": row.publisher,
        "agencies": tuple(json.loads(row.agencies)),
    }
