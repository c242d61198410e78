"""What is kept beside the rows of readings so that answers need not look at all of them: it follows from those rows."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, func, select

from standpunkt.ledger import schema

_actor, _holder, _reading = schema.actor, schema.holder, schema.reading
_statement, _position = schema.statement, schema.position
_LANGUAGES = select(_reading.c.language, func.min(_reading.c.entry)).group_by(_reading.c.language)
_STATEMENTS = (
    select(_actor.c.identity, _reading.c.sort, _statement.c.id)
    .join_from(_statement, _actor, _actor.c.id == _statement.c.actor)
    .join(_reading, _reading.c.entry == _statement.c.reading)
    .where(_actor.c.identity.is_not(None))
)
_POSITIONS = (
    select(_actor.c.identity, _reading.c.sort, _position.c.id)
    .join_from(_position, _holder, _holder.c.position == _position.c.id)
    .join(_actor, _actor.c.id == _holder.c.actor)
    .join(_reading, _reading.c.entry == _position.c.reading)
    .where(_actor.c.identity.is_not(None))
    .distinct()
)
KEPT = {schema.language: _LANGUAGES, schema.statement_by: _STATEMENTS, schema.position_by: _POSITIONS}
"""The tables, and what is in each."""
_OF_ENTRY = _reading.c.entry == bindparam("entry")
_INSERTS = tuple(
    table.insert().from_select([column.name for column in table.c], rows)
    for table, rows in (
        (schema.language, _LANGUAGES.where(_OF_ENTRY, _reading.c.language.not_in(select(schema.language.c.code)))),
        (schema.statement_by, _STATEMENTS.where(_OF_ENTRY)),
        (schema.position_by, _POSITIONS.where(_OF_ENTRY)),
    )
)


def store_lookups(connection: Connection, entry: int) -> None:
    """Store what follows from the rows of an entry's reading, which are there."""
    for insert in _INSERTS:
        connection.execute(insert, {"entry": entry})


def lookup_faults(connection: Connection) -> Iterator[str]:
    """Yield one line for each table that lacks rows, or has some that do not follow from the readings."""
    for table, rows in KEPT.items():
        for told, some in (("are missing", rows.except_(select(table))), ("are of no reading", select(table).except_(rows))):
            count = connection.execute(select(func.count()).select_from(some.subquery())).scalar()
            if count:
                yield f"{table.name}: {count} rows {told}"
