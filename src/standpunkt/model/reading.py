"""Readings and problems: what the engine got out of one document."""

from dataclasses import dataclass

from standpunkt.model.actor import Actor
from standpunkt.model.document import Document
from standpunkt.model.moment import Moment
from standpunkt.model.position import Position
from standpunkt.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with the input, as a value: the text is read all the same."""

    code: str
    """Stable, documented code in kebab-case, such as "unclosed-quotation"."""
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read out of one document by one engine version."""

    engine: str
    document: Document
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    moments: tuple[Moment, ...] = ()
    problems: tuple[Problem, ...] = ()
