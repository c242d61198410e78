"""Sources: which documents are one story underneath, and which positions come from one source."""

from collections.abc import Iterable, Mapping, Sequence

from standpunkt.ledger.copies import find_copies
from standpunkt.model import Actor, Mention, Position, Reading, Statement


def find_stories(readings: Sequence[Reading], reprints: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the document id that stands for the story of each document: the first published of those that are one text.

    `reprints` names, by document id, what a document is known to be a reprint of; the others are told by their words.
    """
    known = dict(reprints or {})
    copies = find_copies(reading.document for reading in readings).story
    found = {ident: known.get(ident, story) for ident, story in copies.items()}
    return {ident: found.get(story, story) for ident, story in found.items()}


def source_of(reading: Reading, position: Position, story: str, day: str) -> str:
    """Give the key of the source that a position comes from: the same key, the same source.

    An unnamed source through an agency is one on a day, in however many papers; what the author tells is the story's own.
    """
    by_id = {actor.id: actor for actor in reading.actors}
    statement = next((one for one in reading.statements if one.id == position.statement), None)
    if statement is not None:
        speaker = by_id.get(_actor(statement.source))
        relay = next((by_id[_actor(via)] for via in _relays(statement, reading) if _is_agency(by_id, via)), None)
        if speaker is not None and speaker.anonymous and relay is not None:
            return f"unnamed/{speaker.country or speaker.description}/{relay.name}/{day}"
    return f"story/{story}"


def _relays(statement: Statement, reading: Reading) -> Iterable[Mention]:
    yield from statement.via
    if statement.addressee is not None:
        yield statement.addressee


def _is_agency(by_id: Mapping[str, Actor], via: Mention) -> bool:
    actor = by_id.get(via.actor or "")
    return actor is not None and actor.kind == "agency"


def _actor(mention: Mention | None) -> str:
    return mention.actor or "" if mention else ""
