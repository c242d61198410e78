"""What a view holds, as tables: one row for each document, statement, position or actor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from standpunkt.errors import CallError
from standpunkt.ledger.nouns import DocumentRow, Identity, PositionRow, StatementRow
from standpunkt.ledger.tabled_columns import TABLES
from standpunkt.model import Actor, Mention, Position, Reading, Span, Statement
from standpunkt.tables import Row, Table

DOCUMENTS = 100
"""Documents that are looked at together."""


class Held(Protocol):
    """What tables are made from: a view of a ledger (`View`), as far as they need it."""

    def ids(self) -> tuple[str, ...]:
        """Give the ids of the documents, in the order of the rows."""

    def text(self, id: str) -> str | None:
        """Give the text of a document."""

    def documents(self, ids: Iterable[str], /) -> Iterator[DocumentRow]:
        """Yield these documents."""

    def readings(self, ids: Iterable[str], /) -> Iterator[Reading]:
        """Yield the readings of these documents."""

    def statements(self, *, documents: Iterable[str]) -> Iterator[StatementRow]:
        """Yield the statements of these documents."""

    def positions(self, *, documents: Iterable[str]) -> Iterator[PositionRow]:
        """Yield the positions of these documents."""

    def every_actor(self) -> Iterator[Identity]:
        """Yield the named actors, in the order of the rows."""

    def actor_keys(self, documents: Sequence[str]) -> dict[str, dict[str, str]]:
        """Give, for each of these documents, the keys of its actors by their ids there."""

    def actor_counts(self, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Give for each of these keys what is told of the actor."""


def make_table(held: Held, name: str) -> Table:
    """Give the table of this name; its rows are made when they are asked for.

    Raises `CallError` where there is none.
    """
    makers = {"documents": _documents, "statements": _statements, "positions": _positions, "actors": _actors}
    if name not in makers:
        raise CallError(f"there is no table {name!r}; there are {', '.join(makers)}")
    return Table(name, TABLES[name], lambda names: makers[name](held, names))


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with its reading, and the keys across documents of the actors in it."""

    document: DocumentRow
    reading: Reading
    keys: Mapping[str, str]

    def actor(self, ident: str | None) -> Actor | None:
        return next((actor for actor in self.reading.actors if actor.id == ident), None) if ident else None

    def facts(self) -> Row:
        """Give the columns that every statement and position has."""
        doc = self.document
        return {
            "document": doc.id, "day": _day(doc.day), "published_at": _time(doc.published), "language": doc.language,
            "publisher": doc.publisher, "story": doc.story,
        }  # fmt: skip

    def within(self, code: str | None) -> str | None:
        """Give an id of the reading as the ledger has it."""
        return f"{self.document.id}#{code}" if code else None


def _documents(held: Held, names: frozenset[str]) -> Iterator[Row]:
    for ids in _batches(held.ids()):
        for doc in _in_order(ids, held.documents(ids)):
            yield {
                "id": doc.id, "address": doc.address, "title": doc.title, "publisher": doc.publisher,
                "language": doc.language, "published": doc.published, "published_at": _time(doc.published),
                "day": _day(doc.day), "story": doc.story, "retraction": doc.retraction, "version": doc.version,
                "versions": doc.versions, "statements": doc.statements, "positions": doc.positions, "engine": doc.engine,
                "recorded_at": _time(doc.recorded_at), "text_digest": doc.text_digest, "raw_digest": doc.raw_digest,
                "text": held.text(doc.id) if "text" in names else None,
            }  # fmt: skip


def _statements(held: Held, _: frozenset[str]) -> Iterator[Row]:
    for ids in _batches(held.ids()):
        rows = {row.id: row for row in held.statements(documents=ids)}
        for page in _pages(held, ids):
            facts = page.facts()
            yield from (_statement(page, facts, one, rows[f"{page.document.id}#{one.id}"]) for one in page.reading.statements)


def _statement(page: _Page, facts: Row, one: Statement, row: StatementRow) -> Row:
    actor = page.actor(one.source.actor) if one.source else None
    return {
        "id": row.id, "key": row.key, **facts, "act": one.act, "manner": one.manner, **_named("source", one.source),
        **_who(page, actor),
        "cue": _words(one.cue), "cue_spans": _spans(one.cue), "content": _words(one.content),
        "content_spans": _spans(one.content), "start": row.start, "end": row.end,
        "via": [mention.text for mention in one.via],
        "addressee": one.addressee.text if one.addressee else None,
        "said_at": one.said_at.value if one.said_at else None, "within": page.within(one.within),
        "confirms": [page.within(code) for code in one.confirms], "denies": [page.within(code) for code in one.denies],
        "certainty": one.certainty, "rule": one.rule, "judgement": row.judgement,
    }  # fmt: skip


def _positions(held: Held, _: frozenset[str]) -> Iterator[Row]:
    for ids in _batches(held.ids()):
        rows = {row.id: row for row in held.positions(documents=ids)}
        for page in _pages(held, ids):
            facts = page.facts()
            yield from (_position(page, facts, one, rows[f"{page.document.id}#{one.id}"]) for one in page.reading.positions)


def _position(page: _Page, facts: Row, one: Position, row: PositionRow) -> Row:
    holders = [actor for code in dict.fromkeys(one.holders) if (actor := page.actor(code))]
    behalf = page.actor(one.on_behalf_of)
    return {
        "id": row.id, "key": row.key, **facts, "attitude": one.attitude, "negated": one.negated, "phase": one.phase,
        **_named("mention", one.mention), "holders": [page.keys.get(actor.id) for actor in holders],
        "holder_names": [actor.name or actor.description for actor in holders],
        "on_behalf_of": behalf.name or behalf.description if behalf else None,
        "cue": _words(one.cue), "cue_spans": _spans(one.cue), "proposition": _words(one.proposition),
        "proposition_spans": _spans(one.proposition), "conditions": _each(one.conditions),
        "exceptions": _each(one.exceptions), "reasons": _each(one.reasons), "start": row.start, "end": row.end,
        "since": one.since.value if one.since else None, "until": one.until.value if one.until else None,
        "statement": page.within(one.statement), "replaces": page.within(one.replaces), "certainty": one.certainty,
        "rule": one.rule, "judgement": row.judgement,
    }  # fmt: skip


def _actors(held: Held, _: frozenset[str]) -> Iterator[Row]:
    for identities in _batches(held.every_actor(), 5 * DOCUMENTS):
        told = held.actor_counts([key for one in identities for key in one.keys])
        for one in identities:
            if one.documents:
                yield _actor(one, [told[key] for key in one.keys if key in told])


def _actor(one: Identity, told: Sequence[Mapping[str, Any]]) -> Row:
    days = [row[end] for row in told for end in ("first", "last") if row[end]]
    return {
        "key": one.key, "kind": one.kind, "name": one.name, "country": one.country, "authority": one.authority,
        "keys": list(one.keys), "documents": one.documents, "statements": sum(row["statements"] for row in told),
        "positions": sum(row["positions"] for row in told), "first_day": _day(min(days, default=None)),
        "last_day": _day(max(days, default=None)),
    }  # fmt: skip


def _pages(held: Held, ids: Sequence[str]) -> Iterator[_Page]:
    documents = {document.id: document for document in held.documents(ids)}
    keys = held.actor_keys(ids)
    for reading in held.readings(ids):
        name = reading.document.id
        yield _Page(documents[name], reading, keys[name])


def _in_order(ids: Sequence[str], documents: Iterable[DocumentRow]) -> list[DocumentRow]:
    known = {document.id: document for document in documents}
    return [known[ident] for ident in ids if ident in known]


def _batches(values: Iterable[Any], size: int = DOCUMENTS) -> Iterator[list[Any]]:
    waiting: list[Any] = []
    for value in values:
        waiting.append(value)
        if len(waiting) == size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _who(page: _Page, actor: Actor | None) -> Row:
    if actor is None:
        return dict.fromkeys(("actor", "actor_name", "actor_kind", "actor_country", "anonymous"))
    return {
        "actor": page.keys.get(actor.id), "actor_name": actor.name or actor.description, "actor_kind": actor.kind,
        "actor_country": actor.country, "anonymous": actor.anonymous,
    }  # fmt: skip


def _named(name: str, span: Span | Mention | None) -> Row:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_end": span.end}


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(_each(spans))


def _each(spans: Iterable[Span]) -> list[str]:
    return [" ".join(span.text.split()) for span in spans]


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"start": span.start, "end": span.end, "text": span.text} for span in spans]


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _time(told: str | None) -> datetime | None:
    """Give a time in UTC; None for a bare day, and for a time that was told without its offset."""
    if told is None or "T" not in told:
        return None
    time = datetime.fromisoformat(told)
    return time.astimezone(UTC) if time.tzinfo else None
