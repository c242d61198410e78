"""Positions: who stands where, on which conditions, since when."""

from dataclasses import dataclass

from standpunkt.model.moment import Moment
from standpunkt.model.spans import Span

ATTITUDES = (
    "permit", "refuse", "request", "urge", "require", "propose", "support",
    "oppose", "promise", "intend", "hesitate", "warn", "condemn", "welcome",
)  # fmt: skip
PHASES = ("until-now", "now", "still", "from-now", "past", "future", "unmarked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A holder's attitude to what may, should, must or will be done."""

    id: str
    """Unique within a reading: "p1", "p2", … in text order."""
    holders: tuple[str, ...]
    """Actor ids: a group and each of its named members, or coordinated holders."""
    mention: Span
    """The holder as mentioned at that place."""
    attitude: str
    """One of `ATTITUDES`; negation of the cue is part of it."""
    cue: tuple[Span, ...]
    proposition: tuple[Span, ...]
    on_behalf_of: str | None = None
    """Actor id of the country or body that the holder speaks for."""
    negated: bool = False
    """Whether the proposition itself is negative."""
    conditions: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    reasons: tuple[Span, ...] = ()
    phase: str = "unmarked"
    """One of `PHASES`."""
    phase_marker: Span | None = None
    statement: str | None = None
    """Id of the statement it rests on; null where the author tells it."""
    replaces: str | None = None
    """Id of the position that gives way to this one."""
    refers_to: str | None = None
    """Id of the position whose proposition an anaphoric proposition ("det sker") stands for."""
    since: Moment | None = None
    until: Moment | None = None
    certainty: float = 1.0
    rule: str = ""
