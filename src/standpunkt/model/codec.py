"""Readings as JSON: the contract's shape, key order and names ("standpunkt.reading/1"), out and in."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from standpunkt.errors import DataError
from standpunkt.model.actor import Actor, Role
from standpunkt.model.document import Document
from standpunkt.model.moment import Moment
from standpunkt.model.origin import Origin
from standpunkt.model.position import Position
from standpunkt.model.reading import Problem, Reading
from standpunkt.model.spans import Mention, Span
from standpunkt.model.statement import Statement

__all__ = ["SCHEMA", "dumps", "loads", "reading_from_dict", "reading_to_dict"]

SCHEMA = "standpunkt.reading/1"
_BREAKS_LINES = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dumps(reading: Reading, *, indent: int | None = None) -> str:
    """Give the reading as JSON text, without a newline at the end: the same reading gives the same characters.

    Without `indent` it is one line by every definition of a line: U+0085, U+2028 and U+2029 are escaped, as are
    lone surrogates, so that the text can always be encoded as UTF-8.
    """
    return json_text(reading_to_dict(reading), indent=indent)


def json_text(value: object, *, indent: int | None = None) -> str:
    """Give any JSON value in the manner of `dumps`."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _BREAKS_LINES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def loads(text: str) -> Reading:
    """Give the reading that `dumps` wrote.

    Raises `DataError` where the text is no JSON or no reading of this schema.
    """
    try:
        value = json.loads(text)
    except ValueError as error:
        raise DataError(f"not JSON ({error}); give what `standpunkt read --json` wrote") from error
    return reading_from_dict(value)


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """Give the reading as plain dicts and lists, keys in the contract's order, nulls kept."""
    return {
        "schema": SCHEMA,
        "engine": reading.engine,
        "document": _document(reading),
        "actors": [_actor(actor) for actor in reading.actors],
        "statements": [_statement(statement) for statement in reading.statements],
        "positions": [_position(position) for position in reading.positions],
        "moments": [_moment(moment) for moment in reading.moments],
        "problems": [
            {"code": problem.code, "message": problem.message, "start": problem.start, "end": problem.end}
            for problem in reading.problems
        ],
    }


def _document(reading: Reading) -> dict[str, Any]:
    doc = reading.document
    return {
        "id": doc.id,
        "title": doc.title.text if doc.title else None,
        "language": doc.language,
        "published": _published(doc),
        "publisher": doc.publisher,
        "agencies": _agency_actors(reading),
        "text": doc.text,
        "published_precision": doc.published_precision,
        "parts": {
            "title": _span_or_none(doc.title),
            "byline": _span_or_none(doc.byline),
            "dateline": _span_or_none(doc.dateline),
            "signature": _span_or_none(doc.signature),
            "agencies": _spans(doc.agencies),
        },
        "origin": {
            "title": doc.origin.title,
            "author": doc.origin.author,
            "credits": list(doc.origin.credits),
            "address": doc.origin.address,
            "version": doc.origin.version,
            "status": doc.origin.status,
        },
        "raw_digest": doc.raw_digest,
    }


def _published(doc: Document) -> str | None:
    if doc.published is None:
        return None
    return doc.published.date().isoformat() if doc.published_precision == "date" else doc.published.isoformat()


def _agency_actors(reading: Reading) -> list[str]:
    """Give the ids of the actors that the credited agencies were resolved to, in text order, each once."""
    found: dict[str, None] = {}
    for agency in reading.document.agencies:
        for actor in reading.actors:
            if any(mention.overlaps(agency) for mention in actor.mentions):
                found[actor.id] = None
                break
    return list(found)


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _span_or_none(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else _span(span)


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [_span(span) for span in spans]


def _mention(mention: Mention) -> dict[str, Any]:
    return {"start": mention.start, "end": mention.end, "text": mention.text, "actor": mention.actor}


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "start": moment.start,
        "end": moment.end,
        "text": moment.text,
        "kind": moment.kind,
        "value": moment.value,
        "zone": moment.zone,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "description": actor.description,
        "anonymous": actor.anonymous,
        "country": actor.country,
        "organisation": actor.organisation,
        "roles": [
            {"title": role.title, "country": role.country, "organisation": role.organisation, "time": role.time}
            for role in actor.roles
        ],
        "members": list(actor.members),
        "mentions": _spans(actor.mentions),
        "authority": actor.authority,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "manner": statement.manner,
        "act": statement.act,
        "source": None if statement.source is None else _mention(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "via": [_mention(mention) for mention in statement.via],
        "addressee": None if statement.addressee is None else _mention(statement.addressee),
        "said_at": None if statement.said_at is None else _moment(statement.said_at),
        "within": statement.within,
        "confirms": list(statement.confirms),
        "denies": list(statement.denies),
        "certainty": statement.certainty,
        "rule": statement.rule,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "id": position.id,
        "holders": list(position.holders),
        "mention": _span(position.mention),
        "on_behalf_of": position.on_behalf_of,
        "attitude": position.attitude,
        "cue": _spans(position.cue),
        "proposition": _spans(position.proposition),
        "negated": position.negated,
        "conditions": _spans(position.conditions),
        "exceptions": _spans(position.exceptions),
        "reasons": _spans(position.reasons),
        "phase": position.phase,
        "phase_marker": _span_or_none(position.phase_marker),
        "statement": position.statement,
        "replaces": position.replaces,
        "since": None if position.since is None else _moment(position.since),
        "until": None if position.until is None else _moment(position.until),
        "certainty": position.certainty,
        "rule": position.rule,
        "refers_to": position.refers_to,
    }


def reading_from_dict(value: Mapping[str, Any]) -> Reading:
    """Give the reading that `reading_to_dict` turned into `value`; keys it does not know are passed over.

    Raises `DataError` for another schema, a missing or misshapen key, or a span that is not what stands in the text.
    """
    schema = value.get("schema") if isinstance(value, Mapping) else None
    if schema != SCHEMA:
        raise DataError(f"schema {schema!r} is not {SCHEMA!r}: give what `standpunkt read --json` wrote")
    try:
        return _Decoder(value["document"]["text"]).reading(value)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(f"not a reading of schema {SCHEMA}: {type(error).__name__}: {error}") from error


class _Decoder:
    """Decodes the parts of one reading, holding its text to check every span against."""

    def __init__(self, text: str) -> None:
        self.text = text

    def reading(self, value: Mapping[str, Any]) -> Reading:
        return Reading(
            engine=value["engine"],
            document=self.document(value["document"]),
            actors=tuple(self.actor(actor) for actor in value["actors"]),
            statements=tuple(self.statement(statement) for statement in value["statements"]),
            positions=tuple(self.position(position) for position in value["positions"]),
            moments=tuple(self.moment(moment) for moment in value["moments"]),
            problems=tuple(Problem(**_only(found, "code", "message", "start", "end")) for found in value["problems"]),
        )

    def document(self, value: Mapping[str, Any]) -> Document:
        parts = value.get("parts") or {}
        published = value["published"]
        told = "none" if published is None else "time" if "T" in published else "date"
        return Document(
            id=value["id"],
            text=self.text,
            language=value["language"],
            published=None if published is None else datetime.fromisoformat(published),
            published_precision=value.get("published_precision", told),
            title=self.span_or_none(parts.get("title")),
            byline=self.span_or_none(parts.get("byline")),
            dateline=self.span_or_none(parts.get("dateline")),
            signature=self.span_or_none(parts.get("signature")),
            publisher=value["publisher"],
            agencies=self.spans(parts.get("agencies", ())),
            origin=_origin(value.get("origin")),
            raw_digest=value.get("raw_digest"),
        )

    def span(self, value: Mapping[str, Any]) -> Span:
        self._check(value)
        return Span(value["start"], value["end"], value["text"])

    def _check(self, value: Mapping[str, Any]) -> None:
        start, end = value["start"], value["end"]
        if not 0 <= start <= end <= len(self.text) or self.text[start:end] != value["text"]:
            found = self.text[start:end] if 0 <= start <= end else ""
            raise DataError(f"span {start}:{end} says {value['text']!r} where the text has {found!r}")

    def span_or_none(self, value: Mapping[str, Any] | None) -> Span | None:
        return None if value is None else self.span(value)

    def spans(self, values: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
        return tuple(self.span(value) for value in values)

    def mention(self, value: Mapping[str, Any]) -> Mention:
        self._check(value)
        return Mention(value["start"], value["end"], value["text"], value["actor"])

    def mention_or_none(self, value: Mapping[str, Any] | None) -> Mention | None:
        return None if value is None else self.mention(value)

    def moment(self, value: Mapping[str, Any]) -> Moment:
        self._check(value)
        return Moment(**_only(value, "start", "end", "text", "kind", "value"), zone=value.get("zone"))

    def moment_or_none(self, value: Mapping[str, Any] | None) -> Moment | None:
        return None if value is None else self.moment(value)

    def actor(self, value: Mapping[str, Any]) -> Actor:
        return Actor(
            **_only(value, "id", "kind", "name", "description", "anonymous", "country", "organisation"),
            roles=tuple(
                Role(**_only(role, "title", "country", "organisation"), time=role.get("time"))
                for role in value["roles"]
            ),
            members=tuple(value["members"]),
            mentions=self.spans(value["mentions"]),
            authority=value.get("authority"),
        )

    def statement(self, value: Mapping[str, Any]) -> Statement:
        return Statement(
            **_only(value, "id", "manner", "act", "within", "certainty", "rule"),
            source=self.mention_or_none(value["source"]),
            cue=self.spans(value["cue"]),
            content=self.spans(value["content"]),
            via=tuple(self.mention(mention) for mention in value["via"]),
            addressee=self.mention_or_none(value["addressee"]),
            said_at=self.moment_or_none(value["said_at"]),
            confirms=tuple(value["confirms"]),
            denies=tuple(value["denies"]),
        )

    def position(self, value: Mapping[str, Any]) -> Position:
        return Position(
            **_only(value, "id", "on_behalf_of", "attitude", "negated", "phase", "statement", "replaces"),
            **_only(value, "certainty", "rule"),
            holders=tuple(value["holders"]),
            mention=self.span(value["mention"]),
            cue=self.spans(value["cue"]),
            proposition=self.spans(value["proposition"]),
            conditions=self.spans(value["conditions"]),
            exceptions=self.spans(value["exceptions"]),
            reasons=self.spans(value["reasons"]),
            phase_marker=self.span_or_none(value["phase_marker"]),
            since=self.moment_or_none(value["since"]),
            until=self.moment_or_none(value["until"]),
            refers_to=value.get("refers_to"),
        )


def _origin(value: Mapping[str, Any] | None) -> Origin:
    if value is None:
        return Origin()
    return Origin(**_only(value, "title", "author", "address", "version", "status"), credits=tuple(value["credits"]))


def _only(value: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value[key] for key in keys}
