"""Answers of a ledger as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from standpunkt.answers.chain import Chain, Trace
from standpunkt.answers.evidence import Evidence
from standpunkt.answers.looked_up import Found
from standpunkt.answers.profile import Profile
from standpunkt.answers.told import Told
from standpunkt.answers.who_said import Saying, Sayings
from standpunkt.ledger.nouns import DocumentRow, Identity
from standpunkt.ledger.view import View
from standpunkt.model.codec import reading_to_dict

WHO_SAID, ACTOR, SEARCH, SOURCES, WHY, TIMELINE = (
    f"standpunkt.{name}/1" for name in ("who-said", "actor", "search", "sources", "why", "timeline")
)


def asked(schema: str, view: View, **question: object) -> dict[str, Any]:
    """Give the head of an answer: what was asked, and of which ledger."""
    return {"schema": schema, **question, "as_of": view.as_of, "known_at": view.known_at}


def told_to_dict(told: Told) -> dict[str, Any]:
    """Give a statement or position as a reading has it, with ids of the ledger, its document, and actors in place of ids."""
    value = reading_to_dict(told.reading)
    actors = {actor["id"]: actor for actor in value["actors"]}
    kind = "positions" if told.position else "statements"
    code = told.id.rpartition("#")[2]
    own = next(one for one in value[kind] if one["id"] == code)
    prefix = told.document.id
    found = {
        **own,
        **{key: _with_actor(own[key], actors) for key in ("source", "addressee") if own.get(key)},
        **{key: f"{prefix}#{own[key]}" for key in ("within", "statement", "replaces") if own.get(key)},
        **{key: [f"{prefix}#{other}" for other in own[key]] for key in ("confirms", "denies") if key in own},
        "id": told.id,
        "key": told.row.key,
        "document": _document(told.document),
        "judgement": told.row.judgement,
        "copies": [copy.id for copy in told.copies],
    }
    if "via" in own:
        found["via"] = [_with_actor(via, actors) for via in own["via"]]
    if "holders" in own:
        found["holders"] = [_actor(actors[holder]) for holder in own["holders"] if holder in actors]
    if own.get("on_behalf_of") in actors:
        found["on_behalf_of"] = _actor(actors[own["on_behalf_of"]])
    return found


def sayings_to_dict(view: View, words: str, by: str | None, found: Sayings) -> dict[str, Any]:
    """Give who said some words."""
    return {
        **asked(WHO_SAID, view, words=words, by=by),
        "speakers": [_identity(one) for one in found.speakers],
        "matches": [_saying(one) for one in found.sayings],
        "unattributed": [
            {"document": _document(one.document), "start": one.start, "end": one.end, "text": one.text}
            for one in found.unattributed
        ],
    }


def profile_to_dict(view: View, name: str, found: Profile) -> dict[str, Any]:
    """Give what an actor said and where they stand."""
    return {
        **asked(ACTOR, view, name=name),
        "actor": {**_identity(found.actor), "roles": list(found.roles)},
        "statements": _all(found.statements),
        "positions": _all(found.positions),
        "namesakes": [_identity(one) for one in found.namesakes],
    }


def found_to_dict(schema: str, view: View, found: Found, **question: object) -> dict[str, Any]:
    """Give what a search or a timeline found."""
    return {
        **asked(schema, view, **question),
        "total": found.total,
        "months": dict(found.months),
        "statements": _all(found.told),
    }


def chain_to_dict(view: View, ident: str, found: Chain) -> dict[str, Any]:
    """Give the sources of a statement."""
    return {
        **asked(SOURCES, view, id=ident),
        "independent_sources": found.independent_sources,
        "independent_relays": found.independent_relays,
        "statement": told_to_dict(found.told),
        "traces": [_trace(one) for one in found.traces],
    }


def evidence_to_dict(view: View, ident: str, found: Evidence) -> dict[str, Any]:
    """Give why the ledger says something."""
    told, text = found.told, found.told.reading.document.text
    return {
        **asked(WHY, view, id=ident),
        "kind": "position" if told.position else "statement",
        "evidence": told_to_dict(told),
        "engine": told.document.engine,
        "recorded_at": told.document.recorded_at,
        "version": told.document.version,
        "text_digest": told.document.text_digest,
        "raw_digest": told.document.raw_digest,
        "passages": [
            {
                "start": passage.start,
                "end": passage.end,
                "text": text[passage.start : passage.end],
                "parts": [
                    {"name": part.name, "start": part.start, "end": part.end, "text": text[part.start : part.end]}
                    for part in passage.parts
                ],
            }
            for passage in found.passages
        ],
        "rests_on": told_to_dict(found.rests_on) if found.rests_on else None,
        "gave_way": told_to_dict(found.gave_way) if found.gave_way else None,
    }


def _saying(one: Saying) -> dict[str, Any]:
    content = one.told.row.content if hasattr(one.told.row, "content") else ""
    return {
        "match": one.likeness.kind,
        "similarity": one.likeness.similarity,
        "words": content[one.likeness.start : one.likeness.end],
        "difference": [{"kind": part.kind, "asked": part.asked, "said": part.said} for part in one.likeness.difference],
        "statement": told_to_dict(one.told),
    }


def _trace(one: Trace) -> dict[str, Any]:
    return {
        "id": one.told.id,
        "document": _document(one.told.document),
        "story": one.story,
        "chain": [{"role": link.role, "name": link.name, "anonymous": link.anonymous, "kind": link.kind} for link in one.links],
        "source": one.source,
        "relay": one.relay,
    }


def _all(told: Iterable[Told]) -> list[dict[str, Any]]:
    return [told_to_dict(one) for one in told]


def _document(document: DocumentRow) -> dict[str, Any]:
    return {
        "id": document.id, "title": document.title, "publisher": document.publisher, "published": document.published,
        "language": document.language, "address": document.address, "story": document.story,
    }  # fmt: skip


def _identity(one: Identity) -> dict[str, Any]:
    return {
        "id": one.key, "name": one.name, "kind": one.kind, "country": one.country, "authority": one.authority,
        "documents": one.documents,
    }  # fmt: skip


def _with_actor(mention: Mapping[str, Any], actors: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return {**mention, "actor": _actor(actors[mention["actor"]]) if mention.get("actor") in actors else None}


def _actor(actor: Mapping[str, Any]) -> dict[str, Any]:
    return {key: actor.get(key) for key in ("kind", "name", "description", "anonymous", "country", "authority")}
