"""What the ledger knows of people and organisations by their names, without decoding the readings that tell it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from standpunkt.ledger import schema
from standpunkt.ledger.scope import Scope
from standpunkt.model import Actor, Role

BATCH = 500


def namesakes(connection: Connection, scope: Scope, names: Iterable[str]) -> list[tuple[Actor, ...]]:
    """Give, for each document that tells of somebody with one of these folded names, those actors and their organisations.

    Oldest publication first; mentions, members and descriptions are left out.
    """
    actor, identity, reading = schema.actor, schema.identity, schema.reading
    found: dict[int, set[str]] = {}
    for some in _batches(sorted(set(names))):
        query = (
            select(actor.c.reading, actor.c.code)
            .join(identity, identity.c.id == actor.c.identity)
            .join(reading, reading.c.entry == actor.c.reading)
            .where(identity.c.folded.in_(some), scope.current())
        )
        for row in connection.execute(query):
            found.setdefault(row.reading, set()).add(row.code)
    told = [row for some in _batches(sorted(found)) for row in _actors(connection, some)]
    by_reading: dict[tuple[str, str, int], list[Row[Any]]] = {}
    for one in told:
        by_reading.setdefault((one.sort, one.document, one.reading), []).append(one)
    return [_chosen(by_reading[key], found[key[2]]) for key in sorted(by_reading)]


def _batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def _actors(connection: Connection, readings: Sequence[int]) -> Sequence[Row[Any]]:
    actor, reading, document = schema.actor, schema.reading, schema.document
    query = (
        select(actor, reading.c.sort, document.c.name.label("document"))
        .join_from(actor, reading, reading.c.entry == actor.c.reading)
        .join(document, document.c.id == reading.c.document)
        .where(actor.c.reading.in_(readings), actor.c.name.is_not(None))
        .order_by(actor.c.id)
    )
    return connection.execute(query).all()


def _chosen(rows: Sequence[Row[Any]], codes: set[str]) -> tuple[Actor, ...]:
    """Give the actors with these codes and the organisations that they name."""
    actors = {row.code: _actor(row) for row in rows}
    wanted = set(codes)
    for code in codes:
        wanted |= {body for body in (actors[code].organisation, *(role.organisation for role in actors[code].roles)) if body}
    return tuple(actor for code, actor in actors.items() if code in wanted)


def _actor(row: Row[Any]) -> Actor:
    return Actor(
        id=row.code, kind=row.kind, name=row.name, anonymous=row.anonymous, country=row.country,
        organisation=row.organisation, roles=tuple(Role(**role) for role in json.loads(row.roles)),
    )  # fmt: skip


def longer_names(connection: Connection, scope: Scope, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names of organisations that end in one of these folded names and have words before it."""
    identity = schema.identity
    wanted = {f" {name}" for name in names}
    query = select(identity.c.name, identity.c.folded).where(identity.c.kind == "organisation", identity.c.entry <= scope.entry)
    rows = connection.execute(query.order_by(identity.c.id)).all()
    return tuple(row.name for row in rows if any(row.folded.endswith(name) for name in wanted))
