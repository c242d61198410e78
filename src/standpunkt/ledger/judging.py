"""Recording what people judge, and taking judgements over to newer readings."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from standpunkt.errors import CallError, DataError
from standpunkt.ledger import schema
from standpunkt.ledger.apply import PARTS, correct
from standpunkt.ledger.entries import open_entry
from standpunkt.ledger.judged import LETTERS, targets_of
from standpunkt.ledger.nouns import VERDICTS
from standpunkt.ledger.rows import storable, storable_or_none
from standpunkt.model import Reading
from standpunkt.model.codec import json_text, reading_from_dict, reading_to_dict

STORY = "story"


def judgement_row(
    reading: Reading | None, target: str, verdict: str, correction: dict[str, Any] | None, author: str, reason: str | None
) -> dict[str, Any]:
    """Give the row of a judgement on a part of a reading ("document#s1"), or on the story of a document ("document").

    Raises `CallError` where there is no such part, or the correction does not fit it.
    """
    if verdict not in VERDICTS:
        raise CallError(f"verdict {verdict!r}: give one of {', '.join(VERDICTS)}")
    if (verdict == "correct") != (correction is not None):
        raise CallError("a correction goes with the verdict 'correct', and only with it")
    if not author.strip():
        raise CallError("a judgement is somebody's: name the author")
    _, mark, code = target.rpartition("#")
    row = {"verdict": verdict, "author": storable(author), "reason": storable_or_none(reason),
           "correction": None if correction is None else json_text(correction)}  # fmt: skip
    if reading is None:
        raise CallError(f"{target}: there is no such document")
    if not mark:
        if correction is not None:
            raise CallError(f"{target}: whose copy a document is can be accepted or rejected, not corrected")
        return row | {"kind": STORY, "code": "", "key": STORY, "labels": "", "judged": "{}"}
    return row | _on_part(reading, target, code, correction)


def _on_part(reading: Reading, target: str, code: str, correction: dict[str, Any] | None) -> dict[str, Any]:
    found = targets_of(reading).get(code)
    if found is None:
        raise CallError(f"{target}: there is no such {LETTERS.get(code[:1], 'part')} in what was read")
    kind, key, labels = found
    value = reading_to_dict(reading)
    judged = next(one for one in value[PARTS[kind]] if one["id"] == code)
    if correction is not None:
        unknown = set(correction) - set(judged) | {"id"} & set(correction)
        if unknown:
            raise CallError(f"{target}: {min(unknown)!r} cannot be corrected; there is {', '.join(judged)}")
        try:
            reading_from_dict(correct(value, kind, code, correction))
        except DataError as error:
            raise CallError(f"{target}: the correction does not fit: {error}") from error
    return {"kind": kind, "code": code, "key": key, "labels": labels, "judged": json_text(judged)}


def store_judgement(connection: Connection, document: int, reading: int, row: dict[str, Any], recorded_at: str) -> int:
    """Store a judgement as an entry of its own, and give its number."""
    entry = open_entry(connection, "judgement", recorded_at)
    place = {"entry": entry, "place": 0, "document": document, "reading": reading, "carried": None}
    connection.execute(schema.judgement.insert(), {**row, **place})
    return entry


def carry_over(connection: Connection, document: int, entry: int, reading: Reading) -> None:
    """Take judgements over to a new reading that has the same words of the same source, cut otherwise.

    What has the same key needs nothing: judgements hold on to keys.
    """
    rows = newest_rows(connection, document)
    if not rows:
        return
    targets = targets_of(reading)
    keys = {(kind, key) for kind, key, _ in targets.values()}
    value = reading_to_dict(reading)
    parts = {one["id"]: one for part in ("statements", "positions") for one in value[part]}
    carried: list[dict[str, Any]] = []
    for row in rows:
        if row.kind not in ("statement", "position") or (row.kind, row.key) in keys or row.verdict == "withdraw":
            continue
        wanted = _words(json.loads(row.judged))
        same = [ident for ident, one in parts.items() if targets[ident][0] == row.kind and _words(one) == wanted]
        if len(same) == 1 and targets[same[0]][2] == row.labels:
            carried.append({
                **{name: row._mapping[name] for name in ("kind", "labels", "verdict", "correction", "author", "reason")},
                "entry": entry, "place": len(carried), "document": document, "reading": entry, "code": same[0],
                "key": targets[same[0]][1], "judged": json_text(parts[same[0]]), "carried": row.carried or row.entry,
            })  # fmt: skip
    if carried:
        connection.execute(schema.judgement.insert(), carried)


def newest_rows(connection: Connection, document: int) -> Sequence[Row[Any]]:
    """Give the newest judgement on each target of a document."""
    table = schema.judgement
    query = select(table).where(table.c.document == document).order_by(table.c.entry, table.c.place)
    return list({(row.kind, row.key): row for row in connection.execute(query)}.values())


def _words(one: dict[str, Any]) -> tuple[str, ...]:
    """Give the words of who and what, the cue left aside."""
    who = one["mention"] if "mention" in one else one["source"]
    what = one["proposition"] if "proposition" in one else one["content"]
    spans = [*([who] if who else []), *what]
    return tuple(" ".join(span["text"].split()) for span in spans)


def newest_reading(connection: Connection, document: int) -> int:
    """Give the entry of the reading that counts for a document now."""
    table = schema.reading
    query = select(table.c.entry).where(table.c.document == document, table.c.turn > 0).order_by(table.c.turn.desc()).limit(1)
    return int(connection.execute(query).scalar_one())
