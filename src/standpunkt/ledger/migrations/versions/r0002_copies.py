"""Fingerprints of texts, and the links between those that are copies of each other."""

import sqlalchemy as sa
from alembic import op

from standpunkt.ledger.migrations.guards import keep_rows

revision, down_revision = "0002", "0001"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("copy_key", "copy_print", "story_link")


def upgrade() -> None:
    """Make the tables; `fill_copies` fills them for texts that are there already."""
    op.create_table(
        "copy_print",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("precision", TEXT, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("agencies", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["version"], ["version.id"]),
        sa.PrimaryKeyConstraint("entry", "version"),
    )
    op.create_index("copy_print_version", "copy_print", ["version"])
    op.create_table(
        "copy_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["version"], ["version.id"]),
        sa.PrimaryKeyConstraint("key", "version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_link",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("copy", KEY, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("of_origin", sa.Float(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["version.id"]),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["origin"], ["version.id"]),
        sa.PrimaryKeyConstraint("entry", "copy", "origin"),
    )
    op.create_index("story_link_copy", "story_link", ["copy"])
    op.create_index("story_link_origin", "story_link", ["origin"])
    keep_rows(TABLES)
