"""Digests of the bytes that texts were taken from, beside those of the texts."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the column; of what was read before it stays empty, for the bytes are gone."""
    op.add_column("reading", sa.Column("raw_digest", TEXT, nullable=True))
