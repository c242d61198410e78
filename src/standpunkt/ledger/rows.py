"""From a reading to the rows that are cut from it: pure functions, so that the rows can be checked and cut again."""

import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from standpunkt.errors import DataError
from standpunkt.model import Actor, Document, Mention, Position, Reading, Source, Span, Statement, hull
from standpunkt.model.codec import json_text, reading_from_dict, reading_to_dict
from standpunkt.resolve.figures import folded

KEY_CHARS = 16
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of one reading, without the numbers that storing gives them."""

    reading: Row
    actors: tuple[Row, ...]
    statements: tuple[Row, ...]
    positions: tuple[Row, ...]
    holders: tuple[tuple[int, str], ...]
    """Place of a position, and the code of an actor that holds it."""


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_bytes(text: str) -> bytes:
    """Give the bytes that stand for a text: UTF-8 in which lone surrogates are kept."""
    return text.encode("utf-8", errors="surrogatepass")


def pack_text(text: str) -> bytes:
    """Give a text as it is stored."""
    return zlib.compress(text_bytes(text), 6)


def unpack_text(body: bytes) -> str:
    """Give the text that `pack_text` packed."""
    return zlib.decompress(body).decode("utf-8", errors="surrogatepass")


def pack_reading(reading: Reading) -> tuple[str, bytes]:
    """Give the digest and the stored form of a reading: its JSON without the text, which is stored apart.

    Nor is the digest of the raw bytes in it: pages change around their texts, which then are known all the same.
    """
    value = reading_to_dict(reading)
    del value["document"]["text"]
    del value["document"]["id"]
    del value["document"]["raw_digest"]
    data = json_text(value).encode("utf-8")
    return digest_of(data), zlib.compress(data, 6)


def unpack_reading(body: bytes, name: str, text: str, raw_digest: str | None) -> Reading:
    """Give the reading that `pack_reading` packed, every span checked against the text.

    Raises `DataError` where it is damaged.
    """
    try:
        value = json.loads(zlib.decompress(body))
    except (zlib.error, ValueError) as error:
        raise DataError(f"{name}: the stored reading is damaged ({error})") from error
    value["document"] |= {"id": name, "text": text, "raw_digest": raw_digest}
    return reading_from_dict(value)


def cut_rows(reading: Reading) -> Rows:
    """Give the rows of a reading."""
    codes = {actor.id for actor in reading.actors}
    digest, body = pack_reading(reading)
    return Rows(
        reading={**_facts(reading), "digest": digest, "body": body},
        actors=tuple(_actor(actor) for actor in reading.actors),
        statements=tuple(_statements(reading, codes)),
        positions=tuple(_positions(reading)),
        holders=tuple((place, code) for place, position in enumerate(reading.positions)
                      for code in dict.fromkeys(position.holders) if code in codes),
    )  # fmt: skip


def _facts(reading: Reading) -> Row:
    doc = reading.document
    return {
        "engine": storable(reading.engine),
        "language": storable(doc.language),
        "published": _told_time(doc),
        "day": doc.published.date().isoformat() if doc.published else None,
        "sort": sort_time(doc.published),
        "publisher": storable_or_none(doc.publisher),
        "title": storable_or_none(doc.title.text if doc.title else None),
        "statements": len(reading.statements),
        "positions": len(reading.positions),
        "problems": len(reading.problems),
    }


def _told_time(doc: Document) -> str | None:
    if doc.published is None:
        return None
    return doc.published.date().isoformat() if doc.published_precision == "date" else doc.published.isoformat()


def sort_time(published: datetime | None) -> str:
    """Give a time such that texts sort as times do: UTC where the offset is known; empty where there is none."""
    if published is None:
        return ""
    if published.tzinfo is not None:
        published = published.astimezone(UTC).replace(tzinfo=None)
    return published.isoformat(timespec="microseconds")


def _actor(actor: Actor) -> Row:
    return {
        "code": actor.id,
        "kind": actor.kind,
        "name": storable_or_none(actor.name),
        "description": storable_or_none(actor.description),
        "anonymous": actor.anonymous,
        "country": storable_or_none(actor.country),
        "organisation": actor.organisation,
        "roles": storable(json_text([asdict(role) for role in actor.roles])),
    }


def _statements(reading: Reading, codes: set[str]) -> Iterable[Row]:
    text = reading.document.text
    seen: Counter[str] = Counter()
    for one in reading.statements:
        whole = hull(_spans(one), text)
        actor = one.source.actor if one.source else None
        yield {
            "code": one.id,
            "key": statement_key(one, seen),
            "manner": one.manner,
            "act": one.act,
            "actor": actor if actor in codes else None,
            "source": storable(one.source.text) if one.source else None,
            "content": storable(_joined(one.content)),
            "start": whole.start,
            "end": whole.end,
            "said": one.said_at.value if one.said_at else None,
            "certainty": one.certainty,
        }


def _spans(one: Statement) -> tuple[Span, ...]:
    source = (one.source.span,) if one.source else ()
    return (*source, *one.cue, *one.content) or (Span(0, 0, ""),)


def _positions(reading: Reading) -> Iterable[Row]:
    text = reading.document.text
    seen: Counter[str] = Counter()
    for one in reading.positions:
        whole = hull((one.mention, *one.cue, *one.proposition), text)
        yield {
            "code": one.id,
            "key": position_key(one, seen),
            "attitude": one.attitude,
            "negated": one.negated,
            "phase": one.phase,
            "mention": storable(one.mention.text),
            "proposition": storable(_joined(one.proposition)),
            "start": whole.start,
            "end": whole.end,
            "since": one.since.value if one.since else None,
            "until": one.until.value if one.until else None,
            "certainty": one.certainty,
        }


def statement_key(one: Statement, seen: Counter[str]) -> str:
    """Give the key that a statement has by its words alone, wherever they stand; `seen` counts those with the same."""
    return _key("s", (one.source,) if one.source else (), one.cue, one.content, seen)


def position_key(one: Position, seen: Counter[str]) -> str:
    """Give the key of a position in the same manner."""
    return _key("p", (one.mention,), one.cue, one.proposition, seen)


def _key(
    letter: str, who: Iterable[Span | Mention], cue: Iterable[Span], what: Iterable[Span], seen: Counter[str]
) -> str:
    parts = [[" ".join(span.text.split()) for span in spans] for spans in (who, cue, what)]
    base = json.dumps(parts, ensure_ascii=False)
    seen[base] += 1
    return letter + digest_of(text_bytes(f"{base}{seen[base]}"))[:KEY_CHARS]


def _joined(spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def storable(value: str) -> str:
    """Give a text for a column of words: NUL and lone surrogates, which no database takes, become U+FFFD."""
    return _NOT_STORABLE.sub("\ufffd", value)


def storable_or_none(value: str | None) -> str | None:
    """Give the same, None for None."""
    return None if value is None else storable(value)


def identity_of(actor: Row, authority: str | None, document: str) -> Row | None:
    """Give the identity row that an actor row belongs to, None for the unnamed.

    Names are joined only within one kind and one country.  One word is a person's name only within its document, unless
    the country is known: two papers may mean two people by "Nygaard".
    """
    name, kind, country = actor["name"], actor["kind"], actor["country"]
    if not name or actor["anonymous"]:
        return None
    plain = folded(" ".join(name.split()))
    if authority:
        key = f"authority/{authority}"
    elif kind == "country" and country:
        key = f"country/{country}"
    elif kind == "person" and " " not in plain and not country:
        key = f"person/{plain}/@{document}"
    else:
        key = f"{kind}/{plain}/{country or ''}"
    return {"key": storable(key), "kind": kind, "name": name, "folded": plain, "country": country, "authority": authority}


def with_name(reading: Reading, name: str) -> Reading:
    """Give the reading with the document's id in the ledger."""
    return reading if reading.document.id == name else replace(reading, document=replace(reading.document, id=name))


def source_digest(source: Source, **told: str | None) -> str:
    """Give the digest of what a reader is given: a source, name, raw bytes and problems aside, and how it is told to read."""
    facts = asdict(source)
    for name in ("text", "name", "problems", "raw_digest"):
        del facts[name]
    facts["published"] = source.published.isoformat() if source.published else None
    return digest_of(json_text([facts, told, digest_of(text_bytes(source.text))]).encode("utf-8"))
