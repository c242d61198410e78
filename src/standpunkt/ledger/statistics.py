"""Counts of what a view holds."""

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
