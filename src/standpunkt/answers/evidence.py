"""Evidence: why the ledger says something, down to the words in their sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.answers.told import Told, tell
from standpunkt.answers.words import find_sentences
from standpunkt.errors import CallError
from standpunkt.ledger.nouns import PositionRow, StatementRow
from standpunkt.ledger.view import View
from standpunkt.model import Mention, Position, Span, Statement


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a document and what they are evidence of."""

    name: str
    """ "source", "cue", "content", "via", "holder", "proposition", "condition", …"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the document with the parts that stand in it."""

    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the ledger says something."""

    told: Told
    passages: tuple[Passage, ...]
    rests_on: Told | None = None
    """The statement that a position rests on."""
    gave_way: Told | None = None
    """The position that this one replaced."""


def find_evidence(view: View, ident: str) -> Evidence:
    """Give the evidence of a statement or position by its id ("document#s1") or key.

    Raises `CallError` where the ledger has none.
    """
    told = find_told(view, ident)
    text = told.reading.document.text
    parts = _position_parts(told.position) if told.position else _statement_parts(told.statement)
    passages = tuple(_passages(text, sorted(parts, key=lambda part: (part.start, part.end))))
    rests_on, gave_way = _other(view, told, "statement"), _other(view, told, "replaces")
    return Evidence(told=told, passages=passages, rests_on=rests_on, gave_way=gave_way)


def find_told(view: View, ident: str) -> Told:
    """Give the statement or position with an id or key.

    Raises `CallError` where the ledger has none.
    """
    rows: list[StatementRow | PositionRow] = [row for row in (view.statement(ident), view.position(ident)) if row]
    found = tell(view, rows[:1])
    if not found:
        raise CallError(f"{ident!r}: no such statement or position in the ledger; ids look like story#s1 and story#p1")
    return found[0]


def _other(view: View, told: Told, field: str) -> Told | None:
    code = getattr(told.position, field, None)
    return find_told(view, f"{told.document.id}#{code}") if code else None


def _statement_parts(one: Statement | None) -> list[Part]:
    if one is None:
        return []
    return [
        *_named("source", [one.source] if one.source else []), *_named("cue", one.cue), *_named("content", one.content),
        *_named("via", one.via), *_named("addressee", [one.addressee] if one.addressee else []),
    ]  # fmt: skip


def _position_parts(one: Position) -> list[Part]:
    return [
        *_named("holder", [one.mention]), *_named("cue", one.cue), *_named("proposition", one.proposition),
        *_named("condition", one.conditions), *_named("exception", one.exceptions), *_named("reason", one.reasons),
        *_named("phase", [one.phase_marker] if one.phase_marker else []),
    ]  # fmt: skip


def _named(name: str, spans: Iterable[Span | Mention]) -> list[Part]:
    return [Part(name, span.start, span.end) for span in spans]


def _passages(text: str, parts: list[Part]) -> Iterable[Passage]:
    """Yield the sentences that parts stand in, sentences that one part spans together."""
    bounds: list[list[int]] = []
    for sentence in find_sentences(text):
        if any(part.start < sentence.end and sentence.start < part.end for part in parts):
            joined = bounds and any(part.start < bounds[-1][1] and sentence.start < part.end for part in parts)
            if joined:
                bounds[-1][1] = sentence.end
            else:
                bounds.append([sentence.start, sentence.end])
    for start, end in bounds:
        kept = len(text[start:end].rstrip())
        yield Passage(start, start + kept, tuple(part for part in parts if start <= part.start < end))
