"""An index of the versions that have been followed by others, by which copies tell what stands no more."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"


def upgrade() -> None:
    """Make the index; it is of those few alone."""
    told = sa.text("former IS NOT NULL")
    op.create_index("version_former", "version", ["former"], sqlite_where=told, postgresql_where=told)
