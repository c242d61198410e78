"""Stories: which document each one is a copy of, as the links say."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from standpunkt.ledger import schema
from standpunkt.ledger.scope import Scope


def origins_of(connection: Connection, scope: Scope, ids: Sequence[int] | None = None) -> dict[int, str]:
    """Give the id of the document that each document (by number) is a copy of, for those that are; None: for all."""
    link, document = schema.story_link, schema.document
    query = (
        select(link.c.document, document.c.name)
        .join(document, document.c.id == link.c.origin)
        .where(link.c.entry <= scope.entry)
        .order_by(link.c.entry)
    )
    if ids is not None:
        query = query.where(link.c.document.in_(ids))
    return {row.document: row.name for row in connection.execute(query)}


def origin_names(connection: Connection, scope: Scope) -> dict[str, str]:
    """Give the same for all documents, by their ids."""
    document = schema.document
    origins = origins_of(connection, scope)
    names = {row.id: row.name for row in connection.execute(select(document.c.id, document.c.name))} if origins else {}
    return {names[number]: origin for number, origin in origins.items()}
