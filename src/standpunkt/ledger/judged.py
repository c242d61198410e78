"""What people judged: on which targets, and what of it holds for a reading."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from standpunkt.ledger import schema
from standpunkt.ledger.nouns import Judgement
from standpunkt.ledger.rows import position_key, statement_key, storable
from standpunkt.ledger.scope import Scope
from standpunkt.model import Actor, Reading
from standpunkt.resolve.figures import folded

Target = tuple[int, str]
"""Number of the document and key of what is judged."""
LETTERS = {"s": "statement", "p": "position", "a": "actor"}


def statement_labels(act: str, speaker: str | None) -> str:
    """Give what else a judgement on a statement rests on: the act, and who is taken for its source."""
    return f"{act}|{_plain(speaker)}"


def position_labels(attitude: str, negated: bool, holders: Iterable[str | None]) -> str:
    """Give the same of a position."""
    return "|".join((attitude, str(bool(negated)), *sorted(map(_plain, holders))))


def _plain(name: str | None) -> str:
    return folded(" ".join(name.split())) if name else ""


def newest_verdicts(connection: Connection, scope: Scope, kind: str, targets: Mapping[Target, str]) -> dict[Target, str]:
    """Give the newest verdict on each of the targets (with their labels) that one holds for."""
    documents = sorted({document for document, _ in targets})
    rows = {(row.document, row.key): row for row in judgement_rows(connection, scope, documents) if row.kind == kind}
    return {target: rows[target].verdict for target, labels in targets.items()
            if target in rows and rows[target].labels == labels and rows[target].verdict != "withdraw"}  # fmt: skip


def judgement_rows(connection: Connection, scope: Scope, documents: Iterable[int]) -> list[Row[Any]]:
    """Give the judgements on what these documents (by number) say, the oldest first."""
    table = schema.judgement
    query = select(table).where(table.c.entry <= scope.entry, table.c.document.in_(list(documents)))
    return list(connection.execute(query.order_by(table.c.entry, table.c.place)))


def targets_of(reading: Reading) -> dict[str, tuple[str, str, str]]:
    """Give kind, key and labels of all that can be judged in a reading, by its id there ("s1", "p2", "a3")."""
    actors = {actor.id: actor for actor in reading.actors}
    seen: Counter[str] = Counter()
    found = {actor.id: ("actor", actor_key(actor, seen), "") for actor in reading.actors}
    for one in reading.statements:
        speaker = actors.get(one.source.actor or "") if one.source else None
        labels = statement_labels(one.act, storable(speaker.name) if speaker and speaker.name else None)
        found[one.id] = ("statement", statement_key(one, seen), labels)
    for held in reading.positions:
        names = [actors[holder].name for holder in dict.fromkeys(held.holders) if holder in actors]
        labels = position_labels(held.attitude, held.negated, [storable(name) if name else None for name in names])
        found[held.id] = ("position", position_key(held, seen), labels)
    return found


def actor_key(actor: Actor, seen: Counter[str]) -> str:
    """Give the key of an actor within its document: its name, or the words that it is first mentioned by."""
    words = actor.name or (actor.mentions[0].text if actor.mentions else actor.description or "")
    seen[f"actor {words}"] += 1
    return f"a{seen[f'actor {words}']}/{storable(_plain(words))}"


def holding(reading: Reading, rows: Iterable[Row[Any]]) -> dict[str, Row[Any]]:
    """Give the newest judgement that holds for each part of a reading, by the part's id."""
    newest = {(row.kind, row.key): row for row in rows}
    found = {}
    for ident, (kind, key, labels) in targets_of(reading).items():
        row = newest.get((kind, key))
        if row is not None and row.labels == labels and row.verdict != "withdraw":
            found[ident] = row
    return found


def correction_of(row: Row[Any]) -> dict[str, Any] | None:
    """Give the correction that a judgement asks for."""
    return json.loads(row.correction) if row.correction else None


def listed(rows: Iterable[Row[Any]], readings: Mapping[str, Reading]) -> tuple[Judgement, ...]:
    """Give judgements with what they hold for in the present readings, by document; the newest of each target."""
    taken_over = {row.carried for row in rows if row.carried is not None}
    newest = {(row.document, row.kind, row.key): row for row in rows}
    by_document: dict[str, dict[int, str]] = {}
    for name, reading in readings.items():
        own = [row for row in newest.values() if row.name == name]
        by_document[name] = {row.entry: ident for ident, row in holding(reading, own).items()}
    found = []
    for row in newest.values():
        if row.entry in taken_over:
            continue
        ident = by_document.get(row.name, {}).get(row.entry)
        found.append(Judgement(
            entry=row.entry, recorded_at=row.recorded_at, document=row.name, kind=row.kind,
            id=f"{row.name}#{row.code}" if row.code else row.name, key=row.key, verdict=row.verdict,
            judged=json.loads(row.judged), correction=correction_of(row), author=row.author, reason=row.reason,
            carried=row.carried is not None, holds=row.name if row.kind == "story" else ident and f"{row.name}#{ident}",
        ))  # fmt: skip
    return tuple(found)
