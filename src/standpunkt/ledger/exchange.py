"""A ledger as JSON Lines: a header, then every entry in the order of recording; and back."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from standpunkt.errors import DataError
from standpunkt.ledger import schema
from standpunkt.ledger.adding import store
from standpunkt.ledger.copying import store_links
from standpunkt.ledger.entries import open_entry
from standpunkt.ledger.judging import store_judgement
from standpunkt.ledger.linking import dump_links, find_versions, load_links, name_versions, print_version
from standpunkt.ledger.nouns import Deposit
from standpunkt.ledger.rows import unpack_reading, unpack_text
from standpunkt.model.codec import json_text, reading_from_dict, reading_to_dict

SCHEMA = "standpunkt.ledger/1"
HEADER = json_text({"schema": SCHEMA})
BATCH = 100


def dump_entries(connection: Connection, first: int, last: int) -> Iterator[str]:
    """Yield the lines of the entries from `first` to `last`, without line ends."""
    table = schema.entry
    for start in range(first, last + 1, BATCH):
        query = select(table).where(table.c.id >= start, table.c.id <= min(last, start + BATCH - 1)).order_by(table.c.id)
        for entry in connection.execute(query).all():
            value = {"recorded_at": entry.recorded_at, "kind": entry.kind, **_DUMPERS[entry.kind](connection, entry.id)}
            yield json_text(value)


def _dump_reading(connection: Connection, entry: int) -> dict[str, Any]:
    reading, document, version, texts = schema.reading, schema.document, schema.version, schema.text
    query = (
        select(reading.c.body, reading.c.source, reading.c.raw_digest, document.c.name, document.c.address, version.c.number,
               texts.c.body.label("text"))
        .join_from(reading, document, document.c.id == reading.c.document)
        .join(version, version.c.id == reading.c.version)
        .join(texts, texts.c.digest == version.c.text)
        .where(reading.c.entry == entry)
    )  # fmt: skip
    row = connection.execute(query).one()
    found = unpack_reading(row.body, row.name, unpack_text(row.text), row.raw_digest)
    return {"document": row.name, "address": row.address, "version": row.number, "source": row.source,
            "reading": reading_to_dict(found), "links": dump_links(connection, entry)}  # fmt: skip


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of exported lines.

    Raises `DataError` naming the line where it is none.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise DataError(f"line {number} is not JSON ({error}); give what `standpunkt ledger export` wrote") from error
        if number == 1:
            if not isinstance(value, dict) or value.get("schema") != SCHEMA:
                raise DataError(f"line 1 is not {HEADER}; give what `standpunkt ledger export` wrote")
            continue
        if not isinstance(value, dict) or value.get("kind") not in _LOADERS:
            raise DataError(f"line {number}: is no entry of a ledger")
        yield value


def load_entry(connection: Connection, value: dict[str, Any]) -> None:
    """Store an entry as it was recorded.

    Raises `DataError` where a part is missing or does not fit what was stored before.
    """
    try:
        _LOADERS[value["kind"]](connection, value)
    except (KeyError, TypeError) as error:
        raise DataError(f"an entry of kind {value.get('kind')!r} lacks {error}") from error


def _load_reading(connection: Connection, value: dict[str, Any]) -> None:
    reading = reading_from_dict(value["reading"])
    deposit = Deposit(reading=reading, address=value["address"], source=value["source"])
    receipt = store(connection, deposit, value["recorded_at"], lambda at: load_links(at, value["links"]))
    if receipt.entry is None or (receipt.document, receipt.version) != (value["document"], value["version"]):
        raise DataError(f"document {value['document']!r}, version {value['version']}: does not follow what is stored")


def _dump_copies(connection: Connection, entry: int) -> dict[str, Any]:
    table = schema.copy_print
    versions = connection.execute(select(table.c.version).where(table.c.entry == entry)).scalars().all()
    return {"versions": name_versions(connection, sorted(versions)), "links": dump_links(connection, entry)}


def _load_copies(connection: Connection, value: dict[str, Any]) -> None:
    entry = open_entry(connection, "copies", value["recorded_at"])
    for version in find_versions(connection, value["versions"]):
        print_version(connection, version, entry, ())
    store_links(connection, entry, load_links(connection, value["links"]))


def _dump_question(connection: Connection, entry: int) -> dict[str, Any]:
    table = schema.question
    return {"question": json.loads(connection.execute(select(table.c.body).where(table.c.entry == entry)).scalar_one())}


def _load_question(connection: Connection, value: dict[str, Any]) -> None:
    entry, question = open_entry(connection, "question", value["recorded_at"]), value["question"]
    connection.execute(schema.question.insert(), {"entry": entry, "code": question["id"], "body": json_text(question)})


def _dump_judgement(connection: Connection, entry: int) -> dict[str, Any]:
    table, document = schema.judgement, schema.document
    query = select(table, document.c.name).join(document, document.c.id == table.c.document).where(table.c.entry == entry)
    row = connection.execute(query).one()
    told = {name: row._mapping[name] for name in ("code", "key", "labels", "verdict", "author", "reason", "reading")}
    correction = None if row.correction is None else json.loads(row.correction)
    return {"document": row.name, "target": row.kind, **told, "judged": json.loads(row.judged), "correction": correction}


def _load_judgement(connection: Connection, value: dict[str, Any]) -> None:
    row = {name: value[name] for name in ("code", "key", "labels", "verdict", "author", "reason")}
    row |= {"kind": value["target"], "judged": json_text(value["judged"])}
    row |= {"correction": None if value["correction"] is None else json_text(value["correction"])}
    document = find_document(connection, value["document"])
    store_judgement(connection, document, value["reading"], row, value["recorded_at"])


def _dump_merge(connection: Connection, entry: int) -> dict[str, Any]:
    row = connection.execute(select(schema.merge).where(schema.merge.c.entry == entry)).one()
    return {name: row._mapping[name] for name in ("one", "other", "joined", "author", "reason")}


def _load_merge(connection: Connection, value: dict[str, Any]) -> None:
    entry = open_entry(connection, "merge", value["recorded_at"])
    row = {name: value[name] for name in ("one", "other", "joined", "author", "reason")}
    connection.execute(schema.merge.insert(), {"entry": entry, **row})


def _dump_retraction(connection: Connection, entry: int) -> dict[str, Any]:
    table, document = schema.retraction, schema.document
    query = select(table, document.c.name).join(document, document.c.id == table.c.document).where(table.c.entry == entry)
    row = connection.execute(query).one()
    return {"document": row.name, "retraction": row.kind, "at": row.at, "reason": row.reason}


def _load_retraction(connection: Connection, value: dict[str, Any]) -> None:
    document = find_document(connection, value["document"])
    entry = open_entry(connection, "retraction", value["recorded_at"])
    row = {"entry": entry, "document": document, "kind": value["retraction"], "at": value["at"], "reason": value["reason"]}
    connection.execute(schema.retraction.insert(), row)


def find_document(connection: Connection, name: str) -> int:
    """Give the number of a document.

    Raises `DataError` where there is none of this id.
    """
    document = schema.document
    number = connection.execute(select(document.c.id).where(document.c.name == name)).scalar()
    if number is None:
        raise DataError(f"document {name!r} is named and is not there")
    return int(number)


_DUMPERS = {"reading": _dump_reading, "copies": _dump_copies, "question": _dump_question,
            "judgement": _dump_judgement, "merge": _dump_merge, "retraction": _dump_retraction}  # fmt: skip
_LOADERS = {"reading": _load_reading, "copies": _load_copies, "question": _load_question,
            "judgement": _load_judgement, "merge": _load_merge, "retraction": _load_retraction}  # fmt: skip


def in_batches(values: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the values some at a time: each batch is one transaction."""
    remaining = iter(values)
    while batch := list(islice(remaining, BATCH)):
        yield batch
