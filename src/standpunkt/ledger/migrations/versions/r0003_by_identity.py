"""What each identity said and holds in the order of publication, and the languages that there are: kept, not looked for."""

import sqlalchemy as sa
from alembic import op

from standpunkt.ledger.migrations.guards import keep_rows

revision, down_revision = "0003", "0002"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("statement_by", "position_by", "language")


def upgrade() -> None:
    """Make the tables and fill them with what is there; they take the place of two indexes."""
    op.create_table(
        "language",
        sa.Column("code", TEXT, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("code"),
    )
    for name in ("statement_by", "position_by"):
        of = name.removesuffix("_by")
        op.create_table(
            name,
            sa.Column("identity", KEY, nullable=False),
            sa.Column("sort", TEXT, nullable=False),
            sa.Column(of, KEY, nullable=False),
            sa.ForeignKeyConstraint(["identity"], ["identity.id"]),
            sa.ForeignKeyConstraint([of], [f"{of}.id"]),
            sa.PrimaryKeyConstraint("identity", "sort", of),
            sqlite_with_rowid=False,
        )
    _fill()
    keep_rows(TABLES)
    op.drop_index("statement_actor", "statement")
    op.drop_index("holder_actor", "holder")
    op.drop_index("actor_identity", "actor")
    op.create_index("actor_identity", "actor", ["identity", "reading"])


def _fill() -> None:
    op.execute("INSERT INTO language SELECT language, min(entry) FROM reading GROUP BY language")
    op.execute(
        "INSERT INTO statement_by SELECT actor.identity, reading.sort, statement.id FROM statement "
        "JOIN actor ON actor.id = statement.actor JOIN reading ON reading.entry = statement.reading "
        "WHERE actor.identity IS NOT NULL ORDER BY 1, 2, 3"
    )
    op.execute(
        "INSERT INTO position_by SELECT DISTINCT actor.identity, reading.sort, position.id FROM position "
        "JOIN holder ON holder.position = position.id JOIN actor ON actor.id = holder.actor "
        "JOIN reading ON reading.entry = position.reading WHERE actor.identity IS NOT NULL ORDER BY 1, 2, 3"
    )
