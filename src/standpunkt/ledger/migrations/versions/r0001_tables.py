"""The tables of the first ledgers, their search indexes, and the triggers that keep every row as it was written."""

import sqlalchemy as sa
from alembic import op

from standpunkt.ledger.migrations.guards import keep_rows, make_guard

revision, down_revision = "0001", None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

TABLES = (
    "actor", "document", "entry", "holder", "identity", "judgement", "merge", "name_word", "position",
    "question", "reading", "retraction", "statement", "text", "version",
)  # fmt: skip


def upgrade() -> None:
    """Make everything."""
    _make_tables()
    _make_search()
    make_guard()
    keep_rows(TABLES)


def _make_tables() -> None:
    op.create_table(
        "entry",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("recorded_at", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("entry_recorded_at", "entry", ["recorded_at"])
    op.create_table(
        "document",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("address"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "identity",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("authority", TEXT, nullable=True),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("identity_authority", "identity", ["authority"])
    op.create_index("identity_folded", "identity", ["folded"])
    op.create_table(
        "merge",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("one", TEXT, nullable=False),
        sa.Column("other", TEXT, nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("entry"),
    )
    op.create_table(
        "question",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("entry"),
    )
    op.create_index("question_code", "question", ["code"])
    op.create_table(
        "text",
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "name_word",
        sa.Column("word", TEXT, nullable=False),
        sa.Column("identity", KEY, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["identity"], ["identity.id"]),
        sa.PrimaryKeyConstraint("word", "identity"),
    )
    op.create_table(
        "retraction",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=True),
        sa.Column("reason", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.PrimaryKeyConstraint("entry"),
    )
    op.create_index("retraction_document", "retraction", ["document"])
    op.create_table(
        "version",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("former", KEY, nullable=True),
        sa.Column("entry", KEY, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["former"], ["version.id"]),
        sa.ForeignKeyConstraint(["text"], ["text.digest"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document", "number", name="version_number"),
        sa.UniqueConstraint("document", "text", name="version_text"),
    )
    op.create_table(
        "reading",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("engine", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("day", TEXT, nullable=True),
        sa.Column("sort", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("positions", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["version"], ["version.id"]),
        sa.PrimaryKeyConstraint("entry"),
        sa.UniqueConstraint("version", "engine", "digest", name="reading_content"),
    )
    op.create_index("reading_day", "reading", ["day"])
    op.create_index("reading_sort", "reading", ["sort"])
    op.create_index("reading_source", "reading", ["source"])
    op.create_index("reading_turn", "reading", ["document", "turn"])
    op.create_table(
        "actor",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=True),
        sa.Column("description", TEXT, nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("organisation", TEXT, nullable=True),
        sa.Column("roles", TEXT, nullable=False),
        sa.Column("identity", KEY, nullable=True),
        sa.ForeignKeyConstraint(["identity"], ["identity.id"]),
        sa.ForeignKeyConstraint(["reading"], ["reading.entry"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reading", "code", name="actor_code"),
    )
    op.create_index("actor_identity", "actor", ["identity"])
    op.create_table(
        "judgement",
        sa.Column("entry", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("labels", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("judged", TEXT, nullable=False),
        sa.Column("correction", TEXT, nullable=True),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=True),
        sa.Column("carried", KEY, nullable=True),
        sa.ForeignKeyConstraint(["carried"], ["entry.id"]),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"]),
        sa.ForeignKeyConstraint(["reading"], ["reading.entry"]),
        sa.PrimaryKeyConstraint("entry", "place"),
    )
    op.create_index("judgement_document", "judgement", ["document"])
    op.create_index("judgement_key", "judgement", ["key"])
    op.create_table(
        "position",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("attitude", TEXT, nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("phase", TEXT, nullable=False),
        sa.Column("mention", TEXT, nullable=False),
        sa.Column("proposition", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("since", TEXT, nullable=True),
        sa.Column("until", TEXT, nullable=True),
        sa.Column("certainty", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.entry"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reading", "code", name="position_code"),
    )
    op.create_index("position_key", "position", ["key"])
    op.create_table(
        "holder",
        sa.Column("position", KEY, nullable=False),
        sa.Column("actor", KEY, nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"]),
        sa.ForeignKeyConstraint(["position"], ["position.id"]),
        sa.PrimaryKeyConstraint("position", "actor"),
    )
    op.create_index("holder_actor", "holder", ["actor"])
    op.create_table(
        "statement",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("manner", TEXT, nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("actor", KEY, nullable=True),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("said", TEXT, nullable=True),
        sa.Column("certainty", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"]),
        sa.ForeignKeyConstraint(["reading"], ["reading.entry"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reading", "code", name="statement_code"),
    )
    op.create_index("statement_actor", "statement", ["actor"])
    op.create_index("statement_key", "statement", ["key"])


def _make_search() -> None:
    for name, table in (("statement_words", "statement"), ("version_words", "version")):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, lemmas, content='', columnsize=0, "
                "tokenize='unicode61 remove_diacritics 0')"
            )
            continue
        op.execute(
            f"CREATE TABLE {name} (id bigint PRIMARY KEY REFERENCES {table} (id), words tsvector NOT NULL, "
            "lemmas tsvector NOT NULL)"
        )
        for column in ("words", "lemmas"):
            op.execute(f"CREATE INDEX {name}_{column} ON {name} USING gin ({column})")
