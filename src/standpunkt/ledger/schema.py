"""The tables of a ledger: one schema for SQLite and PostgreSQL, every row written once.

An *entry* is one act of recording with its time; every other row names the entry that it came with, so that a view "as
known at" a time is "entries up to this one".  What a reading says is kept whole in `reading.body`; the rows of `actor`,
`statement`, `position` and `holder` are cut from it for questions and can be cut again.
"""

import sqlalchemy
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

metadata = MetaData()
Key = BigInteger().with_variant(Integer, "sqlite")
Text = sqlalchemy.Text().with_variant(sqlalchemy.Text(collation="C"), "postgresql")
"""Text in the order of its code points on both engines."""


def _entry(*, primary_key: bool = False) -> Column[int]:
    return Column("entry", Key, ForeignKey("entry.id"), nullable=False, primary_key=primary_key)


entry = Table(
    "entry",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("recorded_at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Index("entry_recorded_at", "recorded_at"),
)
"""Acts of recording in order: `recorded_at` is UTC in ISO 8601 with microseconds and never falls."""

text = Table(
    "text",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    _entry(),
)
"""Texts as they came, deflated UTF-8 (lone surrogates kept), by the SHA-256 of the UTF-8."""

document = Table(
    "document",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False, unique=True),
    _entry(),
)
"""What stands at an address, whatever its text: `name` is the id that answers show."""

version = Table(
    "version",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("document", Key, ForeignKey("document.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, ForeignKey("text.digest"), nullable=False),
    Column("former", Key, ForeignKey("version.id")),
    _entry(),
    UniqueConstraint("document", "number", name="version_number"),
    UniqueConstraint("document", "text", name="version_text"),
)
"""Texts that have stood at an address, numbered from 1, each linked to the one before."""
_is_former = version.c.former.is_not(None)
Index("version_former", version.c.former, sqlite_where=_is_former, postgresql_where=_is_former)

reading = Table(
    "reading",
    metadata,
    _entry(primary_key=True),
    Column("document", Key, ForeignKey("document.id"), nullable=False),
    Column("version", Key, ForeignKey("version.id"), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("engine", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("source", Text),
    Column("raw_digest", Text),
    Column("language", Text, nullable=False),
    Column("published", Text),
    Column("day", Text),
    Column("sort", Text, nullable=False),
    Column("publisher", Text),
    Column("title", Text),
    Column("statements", Integer, nullable=False),
    Column("positions", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("version", "engine", "digest", name="reading_content"),
    Index("reading_turn", "document", "turn"),
    Index("reading_source", "source"),
    Index("reading_day", "day"),
    Index("reading_sort", "sort"),
)
"""Readings of versions.

`turn` counts the readings of a document that superseded the one before (0: it never did, such as an older engine's);
`source` is the digest of what the reader was given, `raw_digest` that of the bytes that its text was taken from; `day` and
`sort` are the day and the UTC time of publication.
"""

language = Table("language", metadata, Column("code", Text, primary_key=True), _entry())
"""The languages that there are readings in, each with the entry of the first."""

identity = Table(
    "identity",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("country", Text),
    Column("authority", Text),
    _entry(),
    Index("identity_folded", "folded"),
    Index("identity_authority", "authority"),
)
"""Actors across documents: joined by authority id, else by kind, name and country."""

name_word = Table(
    "name_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("identity", Key, ForeignKey("identity.id"), primary_key=True),
    _entry(),
)
"""The folded words of every name that an identity has had."""

actor = Table(
    "actor",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("reading", Key, ForeignKey("reading.entry"), nullable=False),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text),
    Column("description", Text),
    Column("anonymous", Boolean, nullable=False),
    Column("country", Text),
    Column("organisation", Text),
    Column("roles", Text, nullable=False),
    Column("identity", Key, ForeignKey("identity.id")),
    UniqueConstraint("reading", "code", name="actor_code"),
    Index("actor_identity", "identity", "reading"),
)
"""Actors of readings; `code` is the id within the reading ("a1"), `organisation` another such, `roles` JSON."""

statement = Table(
    "statement",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("reading", Key, ForeignKey("reading.entry"), nullable=False),
    Column("code", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("actor", Key, ForeignKey("actor.id")),
    Column("source", Text),
    Column("content", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("said", Text),
    Column("certainty", Float, nullable=False),
    UniqueConstraint("reading", "code", name="statement_code"),
    Index("statement_key", "key"),
)
"""Statements of readings: `start` and `end` are the hull of cue, source and content; `said` is the moment's value."""

position = Table(
    "position",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("reading", Key, ForeignKey("reading.entry"), nullable=False),
    Column("code", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("attitude", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("phase", Text, nullable=False),
    Column("mention", Text, nullable=False),
    Column("proposition", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("certainty", Float, nullable=False),
    UniqueConstraint("reading", "code", name="position_code"),
    Index("position_key", "key"),
)
"""Positions of readings."""

holder = Table(
    "holder",
    metadata,
    Column("position", Key, ForeignKey("position.id"), primary_key=True),
    Column("actor", Key, ForeignKey("actor.id"), primary_key=True),
)
"""Who holds a position."""

statement_by = Table(
    "statement_by",
    metadata,
    Column("identity", Key, ForeignKey("identity.id"), primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("statement", Key, ForeignKey("statement.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""The statements of each identity in the order of publication: `sort` is the reading's, so that the newest are read at once."""

position_by = Table(
    "position_by",
    metadata,
    Column("identity", Key, ForeignKey("identity.id"), primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("position", Key, ForeignKey("position.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""The positions that each identity holds, in the same manner."""

copy_print = Table(
    "copy_print",
    metadata,
    _entry(primary_key=True),
    Column("version", Key, ForeignKey("version.id"), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("published", Text),
    Column("precision", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("publisher", Text),
    Column("agencies", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("copy_print_version", "version"),
)
"""Fingerprints of versions, with what prints are ordered by: time of publication and amount of text."""

copy_key = Table(
    "copy_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Key, ForeignKey("version.id"), primary_key=True),
    _entry(),
    sqlite_with_rowid=False,
)
"""Numbers by which copies of a version are found."""

story_link = Table(
    "story_link",
    metadata,
    _entry(primary_key=True),
    Column("copy", Key, ForeignKey("version.id"), primary_key=True),
    Column("origin", Key, ForeignKey("version.id"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("share", Float, nullable=False),
    Column("of_origin", Float, nullable=False),
    Column("shared", Integer, nullable=False),
    Column("opens", Boolean, nullable=False),
    Index("story_link_copy", "copy"),
    Index("story_link_origin", "origin"),
)
"""That a version has its text, or part of it, from another, as found when the later of the two was recorded."""

merge = Table(
    "merge",
    metadata,
    _entry(primary_key=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text),
)
"""That two identities (by key) are one, or are not after all; the newest row of a pair counts."""

judgement = Table(
    "judgement",
    metadata,
    _entry(primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("document", Key, ForeignKey("document.id"), nullable=False),
    Column("reading", Key, ForeignKey("reading.entry"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("labels", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("judged", Text, nullable=False),
    Column("correction", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text),
    Column("carried", Key, ForeignKey("entry.id")),
    Index("judgement_document", "document"),
    Index("judgement_key", "key"),
)
"""What a person found of a statement, position, actor or story, as it then stood (`judged`, JSON).

It holds for what has the same key and the same `labels` (act and speaker, attitude and holders).  `carried` names the entry
of a judgement that was taken over to the key that the same words have in a newer reading.
"""

retraction = Table(
    "retraction",
    metadata,
    _entry(primary_key=True),
    Column("document", Key, ForeignKey("document.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text),
    Column("reason", Text),
    Index("retraction_document", "document"),
)
"""That a publisher killed, corrected or updated a document; the text stays."""

question = Table(
    "question",
    metadata,
    _entry(primary_key=True),
    Column("code", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("question_code", "code"),
)
"""Questions as JSON; the newest row of a code counts."""

APPEND_ONLY = tuple(sorted(metadata.tables))
"""Every table: none is updated or deleted from; the database itself refuses (see the migrations)."""
SEARCHED = {"statement_words": "statement", "version_words": "version"}
"""Search tables, kept apart since each engine has its own kind: name, and the table whose id they share."""
