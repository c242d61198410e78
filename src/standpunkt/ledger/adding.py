"""Storing one deposit: an entry with all its rows, or nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from standpunkt.ledger import schema
from standpunkt.ledger.copies import Link
from standpunkt.ledger.copying import record_copies
from standpunkt.ledger.entries import open_entry
from standpunkt.ledger.judging import carry_over
from standpunkt.ledger.lookups import store_lookups
from standpunkt.ledger.nouns import Deposit, Receipt
from standpunkt.ledger.rows import Row, Rows, cut_rows, digest_of, identity_of, pack_text, storable, text_bytes
from standpunkt.ledger.words import as_vector, lemmas, tokens
from standpunkt.model import Actor, Reading

ADDRESS_CHARS = 8


Links = Callable[[Connection], Iterable[Link]]
RETRACTIONS = {"canceled": "kill", "withheld": "kill", "corrected": "correction"}
"""What a status that the publisher gave a text means for what stood there before."""
INSERTS = {name: table.insert() for name, table in schema.metadata.tables.items()}
"""Statements are made once: making them anew for each document would cost more than running them."""
NUMBERED = (schema.document, schema.version, schema.identity, schema.actor, schema.statement, schema.position)
_LAST = select(*(select(func.max(table.c.id)).scalar_subquery().label(table.name) for table in NUMBERED))


_DOCUMENT = select(schema.document).where(schema.document.c.address == bindparam("address"))
_NAME = select(schema.document.c.id).where(schema.document.c.name == bindparam("name"))
_TEXT = select(schema.text.c.digest).where(schema.text.c.digest == bindparam("digest"))
_VERSIONS = select(schema.version).where(schema.version.c.document == bindparam("document"))
_VERSION = _VERSIONS.where(schema.version.c.text == bindparam("text"))
_NEWEST_VERSION = _VERSIONS.order_by(schema.version.c.number.desc()).limit(1)
_READING = select(schema.reading.c.entry).where(
    *(schema.reading.c[name] == bindparam(name) for name in ("version", "engine", "digest"))
)
_NEWEST_READING = (
    select(schema.reading.c.turn, schema.reading.c.engine, schema.version.c.number)
    .join(schema.version, schema.version.c.id == schema.reading.c.version)
    .where(schema.reading.c.document == bindparam("document"))
    .order_by(schema.reading.c.turn.desc())
    .limit(1)
)
_IDENTITIES = select(schema.identity.c.key, schema.identity.c.id).where(
    schema.identity.c.key.in_(bindparam("keys", expanding=True))
)


def store(connection: Connection, deposit: Deposit, recorded_at: str, links: Links | None = None) -> Receipt:
    """Store a deposit within the writing transaction of `connection`, and say what became of it.

    `links` gives the links between copies that were found when it was first recorded; None: they are looked for.
    """
    reading = deposit.reading
    rows = cut_rows(reading)
    told = reading.document.origin
    address = storable(deposit.address or told.address or reading.document.id)
    digest = digest_of(text_bytes(reading.document.text))
    document = connection.execute(_DOCUMENT, {"address": address}).one_or_none()
    version = None
    if document is not None:
        version = _version(connection, document.id, digest)
        if version is not None and _is_known(connection, version.id, rows):
            return Receipt(document=document.name, version=version.number, outcome="known")
    outcome = "new" if document is None else "version" if version is None else "reading"
    entry = open_entry(connection, "reading", recorded_at)
    free = free_ids(connection)
    ident, name = document[:2] if document else _new_document(connection, reading, address, entry, free["document"])
    is_new = version is None
    if version is None:
        version = _new_version(connection, ident, digest, reading, entry, free["version"])
    turn = _turn(connection, ident, version.number, reading.engine)
    facts = {**rows.reading, "entry": entry, "document": ident, "version": version.id, "turn": turn, "source": deposit.source}
    if reading.document.raw_digest is not None:
        facts["raw_digest"] = reading.document.raw_digest
    connection.execute(INSERTS["reading"], facts)
    if told.status in RETRACTIONS:
        row = {"entry": entry, "document": ident, "kind": RETRACTIONS[told.status], "at": rows.reading["published"]}
        connection.execute(INSERTS["retraction"], row)
    _store_rows(connection, rows, reading, name, entry, free)
    if turn and outcome != "new":
        carry_over(connection, ident, entry, reading)
    if is_new:
        record_copies(connection, ident, version.id, reading.document, entry, links(connection) if links else None)
    return Receipt(document=name, version=version.number, outcome=outcome, entry=entry)


def free_ids(connection: Connection) -> dict[str, int]:
    """Give the first free number of each numbered table; writers come one at a time, so that nobody else takes it."""
    return {name: (last or 0) + 1 for name, last in connection.execute(_LAST).one()._mapping.items()}


def _version(connection: Connection, document: int, digest: str) -> Any:
    return connection.execute(_VERSION, {"document": document, "text": digest}).one_or_none()


def _is_known(connection: Connection, version: int, rows: Rows) -> bool:
    same = {"version": version, "engine": rows.reading["engine"], "digest": rows.reading["digest"]}
    return connection.execute(_READING, same).first() is not None


def _new_document(connection: Connection, reading: Reading, address: str, entry: int, ident: int) -> tuple[int, str]:
    """Give number and name of a new document: the id that the reading has, unless another address has it already."""
    name = storable(reading.document.id)
    if connection.execute(_NAME, {"name": name}).first():
        name = f"{name}~{digest_of(text_bytes(address))[:ADDRESS_CHARS]}"
    connection.execute(INSERTS["document"], {"id": ident, "name": name, "address": address, "entry": entry})
    return ident, name


def _new_version(
    connection: Connection, document: int, digest: str, reading: Reading, entry: int, ident: int
) -> Any:
    if connection.execute(_TEXT, {"digest": digest}).first() is None:
        row = {"digest": digest, "body": pack_text(reading.document.text), "entry": entry}
        connection.execute(INSERTS["text"], row)
    former = connection.execute(_NEWEST_VERSION, {"document": document}).one_or_none()
    row = {"id": ident, "document": document, "number": former.number + 1 if former else 1, "text": digest,
           "former": former.id if former else None, "entry": entry}  # fmt: skip
    connection.execute(INSERTS["version"], row)
    words = tokens(reading.document.text)
    _index(connection, "version_words", [(ident, words, lemmas(words, reading.document.language))])
    return _version(connection, document, digest)


def _turn(connection: Connection, document: int, number: int, engine: str) -> int:
    """Give the turn of a new reading: one more than the newest, 0 where an older text or engine supersedes nothing."""
    last = connection.execute(_NEWEST_READING, {"document": document}).one_or_none()
    if last is None:
        return 1
    outranks = (number, engine_order(engine)) >= (last.number, engine_order(last.engine))
    return int(last.turn) + 1 if outranks else 0


def engine_order(engine: str) -> tuple[int, ...]:
    """Give what engine versions are ordered by: their numbers."""
    return tuple(int(number) for number in re.findall(r"\d+", engine))


def _store_rows(
    connection: Connection, rows: Rows, reading: Reading, name: str, entry: int, first: dict[str, int]
) -> None:
    identities = _identities(connection, rows.actors, reading.actors, name, entry, first["identity"])
    actors = [{**row, "id": first["actor"] + place, "reading": entry, "identity": identities.get(row["code"])}
              for place, row in enumerate(rows.actors)]  # fmt: skip
    codes = {row["code"]: row["id"] for row in actors}
    statements = [{**row, "id": first["statement"] + place, "reading": entry, "actor": codes.get(row["actor"])}
                  for place, row in enumerate(rows.statements)]  # fmt: skip
    positions = [{**row, "id": first["position"] + place, "reading": entry} for place, row in enumerate(rows.positions)]
    holders = [{"position": positions[place]["id"], "actor": codes[code]} for place, code in rows.holders]
    for table, values in (("actor", actors), ("statement", statements), ("position", positions), ("holder", holders)):
        if values:
            connection.execute(INSERTS[table], values)
    store_lookups(connection, entry)
    found = ((row["id"], tokens(row["content"])) for row in statements)
    _index(connection, "statement_words", [(ident, words, lemmas(words, reading.document.language)) for ident, words in found])


def _identities(
    connection: Connection, rows: Sequence[Row], actors: Sequence[Actor], document: str, entry: int, number: int
) -> dict[str, int]:
    """Give the identity of each named actor by its code; those not met before are stored."""
    wanted = {row["code"]: found for row, actor in zip(rows, actors, strict=True)
              if (found := identity_of(row, actor.authority, document)) is not None}  # fmt: skip
    if not wanted:
        return {}
    keys = sorted({row["key"] for row in wanted.values()})
    known: dict[str, int] = {row.key: row.id for row in connection.execute(_IDENTITIES, {"keys": keys})}
    new, names = [], []
    for row in wanted.values():
        if row["key"] not in known:
            known[row["key"]] = number
            new.append({**row, "id": number, "entry": entry})
            names += [{"word": word, "identity": number, "entry": entry} for word in sorted(set(row["folded"].split()))]
            number += 1
    if new:
        connection.execute(INSERTS["identity"], new)
        connection.execute(INSERTS["name_word"], names)
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
