"""What people judged: the newest verdict on each target."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from standpunkt.ledger import schema
from standpunkt.ledger.scope import Scope

Target = tuple[int, str]
"""Number of the document and key of what is judged."""


def newest_verdicts(connection: Connection, scope: Scope, kind: str, targets: Iterable[Target]) -> dict[Target, str]:
    """Give the newest verdict on each of the targets that has one."""
    wanted = set(targets)
    table = schema.judgement
    query = (
        select(table.c.document, table.c.key, table.c.verdict)
        .where(table.c.kind == kind, table.c.entry <= scope.entry, table.c.document.in_({document for document, _ in wanted}))
        .order_by(table.c.entry)
    )
    found = ((row.document, row.key, row.verdict) for row in connection.execute(query))
    return {(document, key): verdict for document, key, verdict in found if (document, key) in wanted}
