"""Counts of what a view holds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.schema import Table

from standpunkt.ledger import schema
from standpunkt.ledger.scope import Scope
from standpunkt.ledger.stories import story_ids


def count_all(connection: Connection, scope: Scope) -> dict[str, int]:
    """Give the counts, documents first.

    Statements, positions, actors and problems are those of the readings that count; the rest is all that was recorded.
    """
    reading = schema.reading
    current = select(
        func.count(), func.coalesce(func.sum(reading.c.statements), 0), func.coalesce(func.sum(reading.c.positions), 0),
        func.coalesce(func.sum(reading.c.problems), 0),
    ).where(scope.current(retracted=True))  # fmt: skip
    documents, statements, positions, problems = connection.execute(current).one()
    copies = sum(name != first for name, first in story_ids(connection, scope).items())
    return {
        "documents": documents,
        "versions": _count(connection, scope, schema.version),
        "readings": _count(connection, scope, schema.reading),
        "statements": int(statements),
        "positions": int(positions),
        "actors": _actors(connection, scope),
        "identities": _count(connection, scope, schema.identity),
        "stories": documents - copies,
        "copies": copies,
        "questions": _questions(connection, scope),
        "judgements": _count(connection, scope, schema.judgement),
        "merges": _count(connection, scope, schema.merge),
        "retractions": _count(connection, scope, schema.retraction),
        "problems": int(problems),
        "entries": _entries(connection, scope),
    }


def count_by_actor(connection: Connection, scope: Scope, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Give, for each of these keys, the first and last day on which a text tells of the actor, its statements and positions."""
    identity, actor, reading = schema.identity, schema.actor, schema.reading
    found: dict[str, dict[str, Any]] = {}
    days = (
        select(identity.c.key, func.min(reading.c.day), func.max(reading.c.day))
        .join_from(actor, identity, identity.c.id == actor.c.identity)
        .join(reading, reading.c.entry == actor.c.reading)
        .where(identity.c.key.in_(keys), scope.current())
        .group_by(identity.c.key)
    )
    for key, first, last in connection.execute(days):
        found[key] = {"first": first, "last": last, "statements": 0, "positions": 0}
    for name, table, by in (("statements", schema.statement, schema.statement_by),
                            ("positions", schema.position, schema.position_by)):  # fmt: skip
        counts = (
            select(identity.c.key, func.count())
            .join_from(by, identity, identity.c.id == by.c.identity)
            .join(table, table.c.id == by.c[table.name])
            .join(reading, reading.c.entry == table.c.reading)
            .where(identity.c.key.in_(keys), scope.current())
            .group_by(identity.c.key)
        )
        for key, count in connection.execute(counts):
            found[key][name] = count
    return found


def _count(connection: Connection, scope: Scope, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table).where(table.c.entry <= scope.entry)).scalar() or 0


def _entries(connection: Connection, scope: Scope) -> int:
    table = schema.entry
    return connection.execute(select(func.count()).select_from(table).where(table.c.id <= scope.entry)).scalar() or 0


def _actors(connection: Connection, scope: Scope) -> int:
    actor, reading = schema.actor, schema.reading
    query = select(func.count()).select_from(actor).join(reading, reading.c.entry == actor.c.reading)
    return connection.execute(query.where(scope.current(retracted=True))).scalar() or 0


def _questions(connection: Connection, scope: Scope) -> int:
    table = schema.question
    query = select(func.count(table.c.code.distinct())).where(table.c.entry <= scope.entry)
    return connection.execute(query).scalar() or 0
