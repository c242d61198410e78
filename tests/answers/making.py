"""Readings made by hand: a text, who is who in it, and the positions it tells, spans given as the words they cover."""

from datetime import datetime
from typing import Any

from standpunkt.answers.question import Question, make_question
from standpunkt.model import Actor, Document, Moment, Position, Reading, Span

ROADS = {
    "id": "roads",
    "wording": {"da": "Skal der være vejafgift?"},
    "domestic": "DK",
    "match": {"da": "vejafgift or ( forslag and story(vejafgift) )"},
    "reverse": {"da": "afskaffe"},
    "part": {"da": "lastbil*"},
}
"""A question for the tests, as its file would have it."""


def roads(**changes: Any) -> Question:
    return make_question({**ROADS, **changes}, "test")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def country(ident: str, code: str, name: str) -> Actor:
    return Actor(id=ident, kind="country", name=name, country=code)


def body(ident: str, name: str) -> Actor:
    return Actor(id=ident, kind="organisation", name=name)


def moment(text: str, words: str, value: str) -> Moment:
    place = span(text, words)
    return Moment(start=place.start, end=place.end, text=words, kind="date", value=value)


def position(
    text: str, holder: str, attitude: str, cue: str, proposition: str, *, ident: str = "p1", mention: str | None = None,
    conditions: tuple[str, ...] = (), exceptions: tuple[str, ...] = (), since: tuple[str, str] | None = None, **more: Any,
) -> Position:  # fmt: skip
    return Position(
        id=ident, holders=(holder,), mention=span(text, mention or text.split()[0]), attitude=attitude,
        cue=(span(text, cue),), proposition=(span(text, proposition),) if proposition else (),
        conditions=tuple(span(text, words) for words in conditions),
        exceptions=tuple(span(text, words) for words in exceptions),
        since=moment(text, *since) if since else None, **more,
    )  # fmt: skip


def reading(ident: str, day: str, text: str, actors: list[Actor], positions: list[Position], **more: Any) -> Reading:
    document = Document(id=ident, text=text, language="da", published=datetime.fromisoformat(day), published_precision="date")
    return Reading(engine="test", document=document, actors=tuple(actors), positions=tuple(positions), **more)


def told(ident: str, day: str, attitude: str, cue: str, text: str, **more: Any) -> Reading:
    """Give the reading of one sentence whose first word is the holder, a party called Norden, on "vejafgift"."""
    return reading(ident, day, text, [body("a1", "Norden")], [position(text, "a1", attitude, cue, "vejafgift", **more)])
