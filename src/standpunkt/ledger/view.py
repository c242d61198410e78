"""A view: the ledger as it stood at one moment, which answers are asked of."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Engine, Row, Select, TableClause, and_, false, or_, select, true

from standpunkt.ledger import queries, schema
from standpunkt.ledger.apply import apply_judgements
from standpunkt.ledger.connect import explained
from standpunkt.ledger.identities import every_identity, find_identities, identity_of_key, keys_in
from standpunkt.ledger.judged import judgement_rows, listed
from standpunkt.ledger.nouns import DocumentRow, Identity, Judgement, PositionRow, StatementRow, Story
from standpunkt.ledger.people import longer_names, namesakes
from standpunkt.ledger.rows import unpack_reading, unpack_text
from standpunkt.ledger.scope import Scope, last_entry
from standpunkt.ledger.search import Wanted, having, matching, nearest
from standpunkt.ledger.statistics import count_all, count_by_actor
from standpunkt.ledger.stories import story_ids, story_of
from standpunkt.ledger.tabled import make_table
from standpunkt.ledger.times import When, day_until, known_until
from standpunkt.ledger.words import lemmas, tokens
from standpunkt.model import Actor, Reading
from standpunkt.tables import Table

T = TypeVar("T")
Make = Callable[[Connection, Scope, Sequence[Row[Any]]], list[T]]
BATCH = 500
"""Rows asked for at a time."""
READINGS_BATCH = 100
NEAREST = 200
"""Statements of a language that may be near to some words, those that share most of the rare ones."""


class View:
    """The ledger as known at a time and as of a day; it only reads, and gives the same every time.

    Texts that the publisher killed count for nothing unless a method says otherwise.  Rows come newest publication first,
    in the same order on both engines.
    """

    def __init__(self, engine: Engine, place: str, *, known_at: When = None, as_of: When = None) -> None:
        self._engine, self._place = engine, place
        self.known_at = known_until(known_at)
        self.as_of = day_until(as_of)
        with self._connected() as connection:
            self._scope = Scope(entry=last_entry(connection, self.known_at), day=self.as_of)
        self._counted: dict[str, int] = {}

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with explained(self._place), self._engine.connect() as connection:
            yield connection

    def stats(self) -> dict[str, int]:
        """Give counts: documents, versions, readings, statements, positions, actors, stories, judgements and more."""
        with self._connected() as connection:
            return count_all(connection, self._scope)

    def languages(self) -> tuple[str, ...]:
        """Give the languages of the documents, in order of their codes."""
        with self._connected() as connection:
            return self._languages(connection)

    def _languages(self, connection: Connection) -> tuple[str, ...]:
        table = schema.language
        query = select(table.c.code).where(table.c.entry <= self._scope.entry).order_by(table.c.code)
        return tuple(connection.execute(query).scalars())

    def document(self, id: str) -> DocumentRow | None:
        """Give a document by its id, killed or not; None where the view has none."""
        return next(self.documents([id], retracted=True), None)

    def documents(self, ids: Iterable[str] | None = None, *, retracted: bool = False) -> Iterator[DocumentRow]:
        """Yield the documents, or those with these ids; with `retracted` those that were killed too."""
        query = queries.select_documents(self._scope, retracted=retracted).order_by(*queries.NEWEST)
        for chosen in _chunks(ids, schema.document.c.name):
            yield from self._rows(query.where(chosen), queries.document_rows)

    def ids(self, *, retracted: bool = False) -> tuple[str, ...]:
        """Give the ids of the documents, the oldest publication first; with `retracted` of those that were killed too."""
        reading, document = schema.reading, schema.document
        query = select(document.c.name).join_from(reading, document, document.c.id == reading.c.document)
        query = query.where(self._scope.current(retracted=retracted)).order_by(reading.c.sort, document.c.name)
        with self._connected() as connection:
            return tuple(connection.execute(query).scalars())

    def table(self, name: str) -> Table:
        """Give the documents, statements, positions or actors as a table, for pandas, Arrow, Parquet and plain files.

        Raises `CallError` where there is no such table.
        """
        return make_table(self, name)

    def text(self, id: str, version: int | None = None) -> str | None:
        """Give the text of a document: of the version that counts, or of the one with this number; None if there is none."""
        document, versions, texts, reading = schema.document, schema.version, schema.text, schema.reading
        query = select(texts.c.body).join_from(versions, texts, texts.c.digest == versions.c.text)
        query = query.join(document, document.c.id == versions.c.document).where(document.c.name == id)
        if version is None:
            query = query.join(reading, reading.c.version == versions.c.id).where(self._scope.current(retracted=True))
        else:
            query = query.where(versions.c.number == version, versions.c.entry <= self._scope.entry)
        with self._connected() as connection:
            body = connection.execute(query).scalar()
        return None if body is None else unpack_text(body)

    def reading(self, id: str, *, judged: bool = True) -> Reading | None:
        """Give the reading that counts of a document, killed or not; None where the view has none."""
        return next(self.readings([id], retracted=True, judged=judged), None)

    def readings(
        self, ids: Iterable[str] | None = None, *, retracted: bool = False, judged: bool = True
    ) -> Iterator[Reading]:
        """Yield the readings that count, of all documents or those with these ids, the oldest publication first.

        What people rejected is left out, and what they corrected reads as they said, unless `judged` is false.  Readings
        are fetched in batches: a ledger of any size is read in little memory.
        """
        reading, document = schema.reading, schema.document
        query = select(reading.c.entry).join(document, document.c.id == reading.c.document)
        query = query.where(self._scope.current(retracted=retracted)).order_by(reading.c.sort, document.c.name)
        for chosen in _chunks(ids, document.c.name):
            with self._connected() as connection:
                entries = [row.entry for row in connection.execute(query.where(chosen))]
            for start in range(0, len(entries), READINGS_BATCH):
                yield from self._bodies(entries[start : start + READINGS_BATCH], judged=judged)

    def _bodies(self, entries: Sequence[int], *, judged: bool) -> list[Reading]:
        reading, document, version, texts = schema.reading, schema.document, schema.version, schema.text
        query = (
            select(reading.c.entry, reading.c.body, reading.c.document, reading.c.raw_digest, document.c.name,
                   texts.c.body.label("text"))
            .join_from(reading, document, document.c.id == reading.c.document)
            .join(version, version.c.id == reading.c.version)
            .join(texts, texts.c.digest == version.c.text)
            .where(reading.c.entry.in_(entries))
        )  # fmt: skip
        with self._connected() as connection:
            rows = {row.entry: row for row in connection.execute(query)}
            given = judgement_rows(connection, self._scope, {row.document for row in rows.values()}) if judged else []
        by_document: dict[int, list[Row[Any]]] = {}
        for judgement in given:
            by_document.setdefault(judgement.document, []).append(judgement)
        ordered = (rows[entry] for entry in entries)
        return [
            apply_judgements(
                unpack_reading(row.body, row.name, unpack_text(row.text), row.raw_digest), by_document.get(row.document, ())
            )
            for row in ordered
        ]

    def judgements(self, documents: Iterable[str] | None = None) -> tuple[Judgement, ...]:
        """Give the newest judgement on each target, of all documents or those with these ids, in order of recording.

        One whose `holds` is None could not be taken over: what it was about is not there any more, or reads otherwise.
        """
        table, document, entry = schema.judgement, schema.document, schema.entry
        query = (
            select(table, document.c.name, entry.c.recorded_at)
            .join_from(table, document, document.c.id == table.c.document)
            .join(entry, entry.c.id == table.c.entry)
            .where(table.c.entry <= self._scope.entry)
            .order_by(table.c.entry, table.c.place)
        )
        if documents is not None:
            query = query.where(document.c.name.in_(list(documents)))
        with self._connected() as connection:
            rows = connection.execute(query).all()
        readings = {one.document.id: one for one in self.readings({row.name for row in rows}, retracted=True, judged=False)}
        return listed(rows, readings)

    def statement(self, id: str) -> StatementRow | None:
        """Give the statement with an id ("document#s1") or a key, None where the view has none."""
        return next(self.statements(ids=[id]), None)

    def statements(
        self, *, ids: Iterable[str] | None = None, documents: Iterable[str] | None = None,
        identities: Iterable[str] | None = None, limit: int | None = None,
    ) -> Iterator[StatementRow]:  # fmt: skip
        """Yield the statements with these ids or keys, of these documents, by these actors (by key); all where None."""
        query = queries.select_statements(self._scope).where(*_given(
            (ids, lambda some: queries.with_ids(schema.statement, some)), (documents, schema.document.c.name.in_),
        ))  # fmt: skip
        yield from self._newest(query, schema.statement, identities, limit, queries.statement_rows)

    def position(self, id: str) -> PositionRow | None:
        """Give the position with an id ("document#p1") or a key, None where the view has none."""
        return next(self.positions(ids=[id]), None)

    def positions(
        self, *, ids: Iterable[str] | None = None, documents: Iterable[str] | None = None,
        identities: Iterable[str] | None = None, limit: int | None = None,
    ) -> Iterator[PositionRow]:  # fmt: skip
        """Yield the positions with these ids or keys, of these documents, of these holders (by key); all where None."""
        query = queries.select_positions(self._scope).where(*_given(
            (ids, lambda some: queries.with_ids(schema.position, some)), (documents, schema.document.c.name.in_),
        ))  # fmt: skip
        yield from self._newest(query, schema.position, identities, limit, queries.position_rows)

    def search(
        self, words: str, *, mode: str = "all", lemma: bool = True, identities: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> Iterator[StatementRow]:  # fmt: skip
        """Yield the statements whose content has all words, any of them, or them in this order (`mode` "phrase").

        With `lemma` any form of a word finds every other ("våbnene" finds "våben"); without it only the form itself.
        """
        with self._connected() as connection:
            found = self._matching(connection, "statement", tokens(words), mode, lemma=lemma)
        yield from self._statements([found, *_given((identities, queries.said_by))], limit)

    def near(self, words: str, *, limit: int | None = None) -> Iterator[StatementRow]:
        """Yield statements that share the rarest of the words, in any form: what may say nearly the same."""
        with self._connected() as connection:
            found = self._near(connection, tokens(words))
        yield from self._statements([found], limit)

    def search_documents(
        self, words: str, *, mode: str = "all", lemma: bool = True, without: Iterable[str] = (), limit: int | None = None
    ) -> Iterator[DocumentRow]:
        """Yield the documents whose text has the words, as `search` does for statements, but not those `without`."""
        with self._connected() as connection:
            found = self._matching(connection, "version", tokens(words), mode, lemma=lemma)
        query = queries.select_documents(self._scope, retracted=False).order_by(*queries.NEWEST)
        query = query.where(found, schema.document.c.name.not_in(sorted(without)))
        yield from self._rows(query.limit(limit), queries.document_rows)

    def _matching(
        self, connection: Connection, table: str, words: Sequence[str], mode: str, *, lemma: bool
    ) -> ColumnElement[bool]:
        """Give the condition that a row of a table has the words, in the lemmas of its own language."""
        ident = schema.metadata.tables[table].c.id
        if not words:
            return false()
        if not lemma:
            return ident.in_(matching(connection.dialect.name, f"{table}_words", "words", words, mode))
        spoken: dict[tuple[str, ...], list[str]] = {}
        for language in self._languages(connection):
            spoken.setdefault(lemmas(words, language), []).append(language)
        return or_(false(), *(
            and_(schema.reading.c.language.in_(some),
                 ident.in_(matching(connection.dialect.name, f"{table}_words", "lemmas", forms, mode)))
            for forms, some in spoken.items()
        ))  # fmt: skip

    def _near(self, connection: Connection, words: Sequence[str]) -> ColumnElement[bool]:
        name, ident = "statement_words", schema.statement.c.id
        conditions: list[ColumnElement[bool]] = [false()]
        for language in self._languages(connection):
            found = nearest(connection, name, "lemmas", lemmas(words, language), NEAREST)
            conditions.append(and_(schema.reading.c.language == language, ident.in_(found)))
        return or_(*conditions)

    def _statements(self, conditions: Sequence[ColumnElement[bool]], limit: int | None) -> Iterator[StatementRow]:
        query = queries.select_statements(self._scope).where(*conditions).limit(limit)
        yield from self._rows(query, queries.statement_rows)

    def actors(self, name: str) -> tuple[Identity, ...]:
        """Give the actors whose name has all the words of `name`, those in most documents first."""
        with self._connected() as connection:
            return tuple(find_identities(connection, self._scope, name, self._counted))

    def actor(self, key: str) -> Identity | None:
        """Give the actor with a key, with all that was merged with it; None where the view has none."""
        with self._connected() as connection:
            return identity_of_key(connection, self._scope, key, self._counted)

    def every_actor(self) -> Iterator[Identity]:
        """Yield every named actor with all that was merged with it, in the order of their first keys."""
        with self._connected() as connection:
            for some in every_identity(connection, self._scope, BATCH):
                yield from some

    def actor_keys(self, documents: Sequence[str]) -> dict[str, dict[str, str]]:
        """Give, for each of these documents, the key across documents of each named actor by its id there ("a1")."""
        with self._connected() as connection:
            return keys_in(connection, self._scope, documents)

    def actor_counts(self, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Give for each of these keys what is told of the actor: first and last day, number of statements and positions."""
        with self._connected() as connection:
            return count_by_actor(connection, self._scope, keys)

    def namesakes(self, names: Iterable[str]) -> list[tuple[Actor, ...]]:
        """Give those of these folded names, with the organisations that they are of, for each document that tells of them."""
        with self._connected() as connection:
            return namesakes(connection, self._scope, names)

    def longer_names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Give the names of organisations that end in one of these folded names and have words before it."""
        with self._connected() as connection:
            return longer_names(connection, self._scope, names)

    def having(self, wanted: Mapping[str, Wanted | None]) -> tuple[str, ...]:
        """Give the ids of the documents whose text has what is wanted of its language (None: whatever it has).

        Documents of other languages are left out; the oldest publication comes first.
        """
        reading, document, version = schema.reading, schema.document, schema.reading.c.version
        with self._connected() as connection:
            dialect = connection.dialect.name
            parts = [
                and_(reading.c.language == language, version.in_(having(dialect, "version_words", some)) if some else true())
                for language, some in wanted.items()
            ]
            query = select(document.c.name).join_from(reading, document, document.c.id == reading.c.document)
            query = query.where(self._scope.current(), or_(false(), *parts)).order_by(reading.c.sort, document.c.name)
            return tuple(connection.execute(query).scalars())

    def questions(self) -> tuple[dict[str, Any], ...]:
        """Give the questions as their tables, in the order in which they were added; the newest wording counts."""
        table = schema.question
        with self._connected() as connection:
            query = select(table.c.code, table.c.body).where(table.c.entry <= self._scope.entry).order_by(table.c.entry)
            found = {row.code: json.loads(row.body) for row in connection.execute(query)}
        return tuple(found.values())

    def stories(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Give the id of the first print for each document that has copies or is one; the others are their own stories.

        With `ids` those of these documents and of some linked with them, which costs the same however large the ledger is.
        """
        document = schema.document
        with self._connected() as connection:
            if ids is None:
                return story_ids(connection, self._scope)
            numbers: list[int] = []
            for chosen in _chunks(ids, document.c.name):
                numbers += connection.execute(select(document.c.id).where(chosen)).scalars()
            return story_ids(connection, self._scope, sorted(numbers))

    def story(self, id: str) -> Story | None:
        """Give the story of a document: its prints in order, how they are linked, and where it came from."""
        document = schema.document
        with self._connected() as connection:
            query = select(document.c.id).where(document.c.name == id, document.c.entry <= self._scope.entry)
            number = connection.execute(query).scalar()
            return None if number is None else story_of(connection, self._scope, id, number)

    def _newest(
        self, query: Select[Any], table: TableClause, identities: Iterable[str] | None, limit: int | None, make: Make[T]
    ) -> Iterator[T]:
        """Yield what `make` makes of the newest rows, of all or of these identities."""
        if identities is None:
            yield from self._rows(query.limit(limit), make)
            return
        with self._connected() as connection:
            rows = queries.newest_of(connection, query, table, identities, limit)
        yield from self._made(rows, make)

    def _rows(self, query: Select[Any], make: Make[T]) -> Iterator[T]:
        """Yield what `make` makes of a query's rows, batch by batch."""
        with self._connected() as connection:
            rows = connection.execute(query).all()
        yield from self._made(rows, make)

    def _made(self, rows: Sequence[Row[Any]], make: Make[T]) -> Iterator[T]:
        for start in range(0, len(rows), BATCH):
            with self._connected() as connection:
                made = make(connection, self._scope, rows[start : start + BATCH])
            yield from made


def _chunks(ids: Iterable[str] | None, column: Column[str]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that together ask for these ids, each with no more than a database takes at once."""
    if ids is None:
        yield true()
        return
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), BATCH):
        yield column.in_(wanted[start : start + BATCH])


def _given(*pairs: tuple[Iterable[str] | None, Callable[[list[str]], ColumnElement[bool]]]) -> list[ColumnElement[bool]]:
    """Give the conditions for those selections that were made."""
    return [condition(list(some)) for some, condition in pairs if some is not None]
