"""Sources: which documents are one story underneath, and which positions come from one source."""

from collections.abc import Iterable, Mapping, Sequence

from standpunkt.answers.words import find_words
from standpunkt.model import Actor, Mention, Position, Reading, Statement

SHINGLE_WORDS = 5
MIN_SHARED = 0.6
"""Share of the shorter text's runs of words that the longer one must have: a cut-down reprint keeps nearly all."""


def find_stories(readings: Sequence[Reading], reprints: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the document id that stands for the story of each document: the first published of those that are one text.

    `reprints` names, by document id, what a document is known to be a reprint of.
    """
    ordered = sorted(readings, key=lambda reading: (str(reading.document.published or ""), reading.document.id))
    shingles = {reading.document.id: _shingles(reading.document.text) for reading in ordered}
    known = dict(reprints or {})
    found: dict[str, str] = {}
    for ident, mine in shingles.items():
        told = known.get(ident)
        same = (other for other in found if found[other] == other and _is_same(mine, shingles[other]))
        found[ident] = told if told else next(same, ident)
    return {ident: found.get(story, story) for ident, story in found.items()}


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    forms = [word.form for word in find_words(text)]
    return frozenset(tuple(forms[at : at + SHINGLE_WORDS]) for at in range(len(forms) - SHINGLE_WORDS + 1))


def _is_same(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= MIN_SHARED * shorter


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
