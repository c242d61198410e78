"""The rows of a view: documents, statements and positions, newest first, each with what stands around it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, TableClause, and_, bindparam, func, or_, select

from standpunkt.ledger import schema
from standpunkt.ledger.judged import newest_verdicts, position_labels, statement_labels
from standpunkt.ledger.nouns import DocumentRow, PositionRow, StatementRow
from standpunkt.ledger.scope import VIEWS, Scope
from standpunkt.ledger.stories import story_ids

NEWEST = (schema.reading.c.sort.desc(), schema.document.c.name)
"""Newest publication first; those of one time by the document's id."""


@lru_cache(maxsize=VIEWS)
def select_documents(scope: Scope, *, retracted: bool) -> Select[Any]:
    """Give the query for documents, without an order."""
    reading, document, version, entry = schema.reading, schema.document, schema.version, schema.entry
    return (
        select(
            document.c.name, document.c.address, document.c.id, version.c.number, version.c.text,
            entry.c.recorded_at, reading.c.entry, reading.c.engine, reading.c.language, reading.c.published, reading.c.day,
            reading.c.publisher, reading.c.title, reading.c.statements, reading.c.positions, reading.c.raw_digest,
        )
        .join_from(reading, document, document.c.id == reading.c.document)
        .join(version, version.c.id == reading.c.version)
        .join(entry, entry.c.id == reading.c.entry)
        .where(scope.current(retracted=retracted))
    )  # fmt: skip


def document_rows(connection: Connection, scope: Scope, rows: Sequence[Row[Any]]) -> list[DocumentRow]:
    """Give documents as found by `select_documents`."""
    ids = [row.id for row in rows]
    versions = _counts(connection, scope, ids)
    retractions = _retractions(connection, scope, ids)
    stories = story_ids(connection, scope, ids)
    return [
        DocumentRow(
            id=row.name, address=row.address, version=row.number, versions=versions[row.id], reading=row.entry,
            engine=row.engine, recorded_at=row.recorded_at, language=row.language, published=row.published, day=row.day,
            publisher=row.publisher, title=row.title, statements=row.statements, positions=row.positions,
            story=stories.get(row.name, row.name), retraction=retractions.get(row.id),
            text_digest=row.text, raw_digest=row.raw_digest,
        )
        for row in rows
    ]  # fmt: skip


def _counts(connection: Connection, scope: Scope, ids: Sequence[int]) -> dict[int, int]:
    table = schema.version
    query = select(table.c.document, func.count()).where(table.c.document.in_(ids), table.c.entry <= scope.entry)
    return {row[0]: row[1] for row in connection.execute(query.group_by(table.c.document))}


def _retractions(connection: Connection, scope: Scope, ids: Sequence[int]) -> dict[int, str]:
    table = schema.retraction
    query = select(table.c.document, table.c.kind).where(table.c.document.in_(ids), table.c.entry <= scope.entry)
    return {row.document: row.kind for row in connection.execute(query.order_by(table.c.entry))}


@lru_cache(maxsize=VIEWS)
def select_statements(scope: Scope) -> Select[Any]:
    """Give the query for statements, newest first, those of one document in text order."""
    statement, reading, document, actor, identity = (
        schema.statement, schema.reading, schema.document, schema.actor, schema.identity,
    )  # fmt: skip
    return (
        select(
            statement, reading.c.sort, reading.c.day, reading.c.language, document.c.name, document.c.id.label("number"),
            identity.c.key.label("identity"), actor.c.name.label("speaker"),
        )
        .join_from(statement, reading, reading.c.entry == statement.c.reading)
        .join(document, document.c.id == reading.c.document)
        .outerjoin(actor, actor.c.id == statement.c.actor)
        .outerjoin(identity, identity.c.id == actor.c.identity)
        .where(scope.current())
        .order_by(*NEWEST, statement.c.id)
    )


def statement_rows(connection: Connection, scope: Scope, rows: Sequence[Row[Any]]) -> list[StatementRow]:
    """Give statements as found by `select_statements`."""
    labels = {(row.number, row.key): statement_labels(row.act, row.speaker) for row in rows}
    verdicts = newest_verdicts(connection, scope, "statement", labels)
    return [
        StatementRow(
            id=f"{row.name}#{row.code}", key=row.key, document=row.name, day=row.day, language=row.language,
            manner=row.manner, act=row.act,
            source=row.source, identity=row.identity, content=row.content, said=row.said, start=row.start, end=row.end,
            certainty=row.certainty, reading=row.reading, judgement=verdicts.get((row.number, row.key)),
        )
        for row in rows
    ]  # fmt: skip


@lru_cache(maxsize=VIEWS)
def select_positions(scope: Scope) -> Select[Any]:
    """Give the query for positions, newest first, those of one document in text order."""
    position, reading, document = schema.position, schema.reading, schema.document
    return (
        select(
            position, reading.c.sort, reading.c.day, reading.c.language, document.c.name, document.c.id.label("number")
        )
        .join_from(position, reading, reading.c.entry == position.c.reading)
        .join(document, document.c.id == reading.c.document)
        .where(scope.current())
        .order_by(*NEWEST, position.c.id)
    )


def position_rows(connection: Connection, scope: Scope, rows: Sequence[Row[Any]]) -> list[PositionRow]:
    """Give positions as found by `select_positions`."""
    holders = _holders(connection, [row.id for row in rows])
    labels = {
        (row.number, row.key): position_labels(row.attitude, row.negated, [name for _, name in holders.get(row.id, ())])
        for row in rows
    }
    verdicts = newest_verdicts(connection, scope, "position", labels)
    return [
        PositionRow(
            id=f"{row.name}#{row.code}", key=row.key, document=row.name, day=row.day, language=row.language,
            attitude=row.attitude, negated=row.negated, phase=row.phase, mention=row.mention,
            identities=tuple(key for key, _ in holders.get(row.id, ()) if key),
            proposition=row.proposition, since=row.since, until=row.until, start=row.start, end=row.end,
            certainty=row.certainty, reading=row.reading, judgement=verdicts.get((row.number, row.key)),
        )
        for row in rows
    ]  # fmt: skip


def _holders(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str | None, str | None]]]:
    """Give the holders of positions: key across documents and name, both None for the unnamed."""
    holder, actor, identity = schema.holder, schema.actor, schema.identity
    query = (
        select(holder.c.position, identity.c.key, actor.c.name)
        .join(actor, actor.c.id == holder.c.actor)
        .outerjoin(identity, identity.c.id == actor.c.identity)
        .where(holder.c.position.in_(ids))
        .order_by(holder.c.position, actor.c.id)
    )
    found: dict[int, list[tuple[str | None, str | None]]] = {}
    for position, key, name in connection.execute(query):
        found.setdefault(position, []).append((key, name))
    return found


def newest_of(
    connection: Connection, query: Select[Any], table: TableClause, keys: Iterable[str], limit: int | None
) -> Sequence[Row[Any]]:
    """Give the newest rows of statements or positions (`table`) that one of these identities made or holds, in their order.

    Each identity's are read in the order in which they are kept: no more than are wanted, however many there are.
    """
    by = schema.metadata.tables[f"{table.name}_by"]
    own = select(schema.identity.c.id).where(schema.identity.c.key == bindparam("key")).scalar_subquery()
    query = query.where(by.c[table.name] == table.c.id, by.c.identity == own).limit(limit)
    query = query.order_by(None).order_by(by.c.sort.desc(), schema.document.c.name, table.c.id)
    found = {row.id: row for key in keys for row in connection.execute(query, {"key": key}).all()}
    rows = sorted(found.values(), key=lambda row: (row.name, row.id))
    return sorted(rows, key=lambda row: row.sort, reverse=True)[:limit]


def said_by(keys: Iterable[str]) -> ColumnElement[bool]:
    """Give the condition on statements, as `select_statements` asks for them, that one of these identities made them."""
    return schema.identity.c.key.in_(list(keys))


def with_ids(table: Any, ids: Iterable[str]) -> ColumnElement[bool]:
    """Give the condition that a statement or position has one of these ids ("document#s1") or keys."""
    document = schema.document
    parts = []
    for ident in ids:
        name, mark, code = ident.rpartition("#")
        parts.append(and_(document.c.name == name, table.c.code == code) if mark else table.c.key == ident)
    return or_(*parts) if parts else table.c.id.is_(None)
