"""Storing one deposit: an entry with all its rows, or nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from standpunkt.ledger import schema
from standpunkt.ledger.copies import Link
from standpunkt.ledger.copying import record_copies
from standpunkt.ledger.nouns import Deposit, Receipt
from standpunkt.ledger.rows import Row, Rows, cut_rows, digest_of, identity_of, pack_text, storable, text_bytes
from standpunkt.ledger.words import as_vector, lemmas, tokens
from standpunkt.model import Actor, Reading

ADDRESS_CHARS = 8


Links = Callable[[Connection], Iterable[Link]]
RETRACTIONS = {"canceled": "kill", "withheld": "kill", "corrected": "correction"}
"""What a status that the publisher gave a text means for what stood there before."""


def store(connection: Connection, deposit: Deposit, recorded_at: str, links: Links | None = None) -> Receipt:
    """Store a deposit within the writing transaction of `connection`, and say what became of it.

    `links` gives the links between copies that were found when it was first recorded; None: they are looked for.
    """
    reading = deposit.reading
    rows = cut_rows(reading)
    told = reading.document.origin
    address = storable(deposit.address or told.address or reading.document.id)
    digest = digest_of(text_bytes(reading.document.text))
    document = connection.execute(select(schema.document).where(schema.document.c.address == address)).one_or_none()
    version = None
    if document is not None:
        version = _version(connection, document.id, digest)
        if version is not None and _is_known(connection, version.id, rows):
            return Receipt(document=document.name, version=version.number, outcome="known")
    outcome = "new" if document is None else "version" if version is None else "reading"
    entry = open_entry(connection, "reading", recorded_at)
    ident, name = (document.id, document.name) if document else _new_document(connection, reading, address, entry)
    is_new = version is None
    if version is None:
        version = _new_version(connection, ident, digest, reading, entry)
    turn = _turn(connection, ident, version.number, reading.engine)
    facts = {**rows.reading, "entry": entry, "document": ident, "version": version.id, "turn": turn, "source": deposit.source}
    connection.execute(schema.reading.insert(), facts)
    if told.status in RETRACTIONS:
        row = {"entry": entry, "document": ident, "kind": RETRACTIONS[told.status], "at": rows.reading["published"]}
        connection.execute(schema.retraction.insert(), row)
    _store_rows(connection, rows, reading, name, entry)
    if is_new:
        record_copies(connection, ident, version.id, reading.document, entry, links(connection) if links else None)
    return Receipt(document=name, version=version.number, outcome=outcome, entry=entry)


def open_entry(connection: Connection, kind: str, recorded_at: str) -> int:
    """Begin an entry and give its number; its time is never before that of the one before."""
    last = connection.execute(select(schema.entry).order_by(schema.entry.c.id.desc()).limit(1)).one_or_none()
    number = last.id + 1 if last else 1
    time = max(recorded_at, last.recorded_at) if last else recorded_at
    connection.execute(schema.entry.insert(), {"id": number, "recorded_at": time, "kind": kind})
    return number


def next_id(connection: Connection, table: Table) -> int:
    """Give the first free number of a table; writers come one at a time, so that nobody else takes it."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def _version(connection: Connection, document: int, digest: str) -> Any:
    table = schema.version
    return connection.execute(select(table).where(table.c.document == document, table.c.text == digest)).one_or_none()


def _is_known(connection: Connection, version: int, rows: Rows) -> bool:
    table = schema.reading
    same = (table.c.version == version, table.c.engine == rows.reading["engine"], table.c.digest == rows.reading["digest"])
    return connection.execute(select(table.c.entry).where(*same)).first() is not None


def _new_document(connection: Connection, reading: Reading, address: str, entry: int) -> tuple[int, str]:
    """Give number and name of a new document: the id that the reading has, unless another address has it already."""
    table, name = schema.document, storable(reading.document.id)
    if connection.execute(select(table.c.id).where(table.c.name == name)).first():
        name = f"{name}~{digest_of(text_bytes(address))[:ADDRESS_CHARS]}"
    ident = next_id(connection, table)
    connection.execute(table.insert(), {"id": ident, "name": name, "address": address, "entry": entry})
    return ident, name


def _new_version(connection: Connection, document: int, digest: str, reading: Reading, entry: int) -> Any:
    table, texts = schema.version, schema.text
    if connection.execute(select(texts.c.digest).where(texts.c.digest == digest)).first() is None:
        connection.execute(texts.insert(), {"digest": digest, "body": pack_text(reading.document.text), "entry": entry})
    newest = select(table).where(table.c.document == document).order_by(table.c.number.desc()).limit(1)
    former = connection.execute(newest).one_or_none()
    ident = next_id(connection, table)
    row = {"id": ident, "document": document, "number": former.number + 1 if former else 1, "text": digest,
           "former": former.id if former else None, "entry": entry}  # fmt: skip
    connection.execute(table.insert(), row)
    words = tokens(reading.document.text)
    _index(connection, "version_words", [(ident, words, lemmas(words, reading.document.language))])
    return _version(connection, document, digest)


def _turn(connection: Connection, document: int, number: int, engine: str) -> int:
    """Give the turn of a new reading: one more than the newest, 0 where an older text or engine supersedes nothing."""
    reading, version = schema.reading, schema.version
    newest = (
        select(reading.c.turn, reading.c.engine, version.c.number)
        .join(version, version.c.id == reading.c.version)
        .where(reading.c.document == document)
        .order_by(reading.c.turn.desc())
        .limit(1)
    )
    last = connection.execute(newest).one_or_none()
    if last is None:
        return 1
    outranks = (number, engine_order(engine)) >= (last.number, engine_order(last.engine))
    return int(last.turn) + 1 if outranks else 0


def engine_order(engine: str) -> tuple[int, ...]:
    """Give what engine versions are ordered by: their numbers."""
    return tuple(int(number) for number in re.findall(r"\d+", engine))


def _store_rows(connection: Connection, rows: Rows, reading: Reading, name: str, entry: int) -> None:
    identities = _identities(connection, rows.actors, reading.actors, name, entry)
    first = {table.name: next_id(connection, table) for table in (schema.actor, schema.statement, schema.position)}
    actors = [{**row, "id": first["actor"] + place, "reading": entry, "identity": identities.get(row["code"])}
              for place, row in enumerate(rows.actors)]  # fmt: skip
    codes = {row["code"]: row["id"] for row in actors}
    statements = [{**row, "id": first["statement"] + place, "reading": entry, "actor": codes.get(row["actor"])}
                  for place, row in enumerate(rows.statements)]  # fmt: skip
    positions = [{**row, "id": first["position"] + place, "reading": entry} for place, row in enumerate(rows.positions)]
    holders = [{"position": positions[place]["id"], "actor": codes[code]} for place, code in rows.holders]
    for table, values in ((schema.actor, actors), (schema.statement, statements), (schema.position, positions),
                          (schema.holder, holders)):  # fmt: skip
        if values:
            connection.execute(table.insert(), values)
    found = ((row["id"], tokens(row["content"])) for row in statements)
    _index(connection, "statement_words", [(ident, words, lemmas(words, reading.document.language)) for ident, words in found])


def _identities(
    connection: Connection, rows: Sequence[Row], actors: Sequence[Actor], document: str, entry: int
) -> dict[str, int]:
    """Give the identity of each named actor by its code; those not met before are stored."""
    wanted = {row["code"]: found for row, actor in zip(rows, actors, strict=True)
              if (found := identity_of(row, actor.authority, document)) is not None}  # fmt: skip
    if not wanted:
        return {}
    table, words = schema.identity, schema.name_word
    keys = {row["key"] for row in wanted.values()}
    known: dict[str, int] = {
        row.key: row.id for row in connection.execute(select(table.c.key, table.c.id).where(table.c.key.in_(keys)))
    }
    new, names = [], []
    number = next_id(connection, table)
    for row in wanted.values():
        if row["key"] not in known:
            known[row["key"]] = number
            new.append({**row, "id": number, "entry": entry})
            names += [{"word": word, "identity": number, "entry": entry} for word in sorted(set(row["folded"].split()))]
            number += 1
    if new:
        connection.execute(table.insert(), new)
        connection.execute(words.insert(), names)
    return {code: known[row["key"]] for code, row in wanted.items()}


def _index(connection: Connection, name: str, found: Iterable[tuple[int, Sequence[str], Sequence[str]]]) -> None:
    """Put words and lemmas into a search table."""
    if connection.dialect.name == "sqlite":
        sql = f"INSERT INTO {name} (rowid, words, lemmas) VALUES (?, ?, ?)"
        values = [(ident, " ".join(words), " ".join(lemmas)) for ident, words, lemmas in found]
    else:
        sql = f"INSERT INTO {name} (id, words, lemmas) VALUES (%s, %s::tsvector, %s::tsvector)"
        values = [(ident, as_vector(words), as_vector(lemmas)) for ident, words, lemmas in found]
    if values:
        connection.exec_driver_sql(sql, values)
