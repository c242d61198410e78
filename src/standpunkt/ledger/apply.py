"""Readings as people judged them: what is rejected is left out, what is corrected reads as they said."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from standpunkt.errors import DataError
from standpunkt.ledger.judged import correction_of, holding
from standpunkt.model import Reading
from standpunkt.model.codec import reading_from_dict, reading_to_dict

PARTS = {"statement": "statements", "position": "positions", "actor": "actors"}
ONE = ("within", "statement", "replaces", "refers_to")
"""Keys that name one statement or position."""
SEVERAL = ("confirms", "denies")


def apply_judgements(reading: Reading, rows: Iterable[Row[Any]]) -> Reading:
    """Give the reading with the judgements that hold for it; a correction whose words are not in the text is left aside."""
    rows = list(rows)
    if not rows:
        return reading
    held = {ident: row for ident, row in holding(reading, rows).items() if row.verdict in ("reject", "correct")}
    if not held:
        return reading
    rejected = {ident for ident, row in held.items() if row.verdict == "reject" and row.kind != "actor"}
    value = without(reading_to_dict(reading), rejected)
    for ident, row in held.items():
        correction = correction_of(row)
        if row.verdict == "correct" and correction is not None:
            value = _corrected(value, row.kind, ident, correction)
    return reading_from_dict(value)


def without(value: dict[str, Any], rejected: set[str]) -> dict[str, Any]:
    """Give a reading's JSON without some statements and positions, and without what names them."""
    out = dict(value)
    for part in ("statements", "positions"):
        out[part] = [_cleared(one, rejected) for one in value[part] if one["id"] not in rejected]
    return out


def _cleared(one: dict[str, Any], rejected: set[str]) -> dict[str, Any]:
    cleared = {key: None for key in ONE if one.get(key) in rejected}
    kept = {key: [ident for ident in one[key] if ident not in rejected] for key in SEVERAL if key in one}
    return {**one, **cleared, **kept}


def _corrected(value: dict[str, Any], kind: str, ident: str, correction: dict[str, Any]) -> dict[str, Any]:
    try:
        made = correct(value, kind, ident, relocated(correction, value["document"]["text"]))
        reading_from_dict(made)
    except DataError:
        return value
    return made


def correct(value: dict[str, Any], kind: str, ident: str, correction: dict[str, Any]) -> dict[str, Any]:
    """Give a reading's JSON with one part corrected."""
    part = PARTS[kind]
    return {**value, part: [{**one, **correction} if one["id"] == ident else one for one in value[part]]}


def relocated(value: Any, text: str) -> Any:
    """Give a correction with its spans where their words stand in this text.

    Raises `DataError` where the words are not there, or in several places.
    """
    if isinstance(value, list):
        return [relocated(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    if {"start", "end", "text"} <= set(value):
        words = value["text"]
        if text[value["start"] : value["end"]] == words:
            return value
        if not words or text.count(words) != 1:
            raise DataError(f"{words!r} does not stand in the text once")
        return {**value, "start": text.index(words), "end": text.index(words) + len(words)}
    return {key: relocated(one, text) for key, one in value.items()}
