"""Which rows a view sees: those of entries up to a number, and of documents published up to a day."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlalchemy.sql.selectable import FromClause

from standpunkt.ledger import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The bounds of a view."""

    entry: int
    """Number of the last entry that counts."""
    day: str | None = None
    """Last day of publication that counts; None: every day.  What has no date counts on every day."""

    def current(self, *, retracted: bool = False) -> ColumnElement[bool]:
        """Give the condition on `reading` that it is the one that counts for its document.

        Readings of killed texts count for nothing unless `retracted`.
        """
        return _current(self, retracted)

    def seen(self, reading: FromClause) -> ColumnElement[bool]:
        """Give the condition that a reading was recorded, and published, within the bounds."""
        bound = reading.c.entry <= self.entry
        if self.day is None:
            return bound
        return and_(bound, or_(reading.c.day.is_(None), reading.c.day <= self.day))

    def killed(self) -> ColumnElement[bool]:
        """Give the condition that the publisher took back the text after it was recorded."""
        retraction, version = schema.retraction, schema.version
        return exists().where(
            retraction.c.document == schema.reading.c.document,
            retraction.c.kind == "kill",
            retraction.c.entry <= self.entry,
            version.c.id == schema.reading.c.version,
            version.c.entry <= retraction.c.entry,
        )


_LATER = schema.reading.alias("later")
VIEWS = 64
"""How many views' conditions are kept: to make one costs more than to ask the database."""


@lru_cache(maxsize=VIEWS)
def _current(scope: Scope, retracted: bool) -> ColumnElement[bool]:
    reading = schema.reading
    later = (_LATER.c.document == reading.c.document, _LATER.c.turn > reading.c.turn, scope.seen(_LATER))
    conditions = [reading.c.turn > 0, scope.seen(reading), ~exists().where(*later)]
    if not retracted:
        conditions.append(~scope.killed())
    return and_(*conditions)


def last_entry(connection: Connection, known_until: str | None) -> int:
    """Give the number of the last entry recorded until a time, 0 where there is none."""
    query = select(func.max(schema.entry.c.id))
    if known_until is not None:
        query = query.where(schema.entry.c.recorded_at <= known_until)
    return connection.execute(query).scalar() or 0
