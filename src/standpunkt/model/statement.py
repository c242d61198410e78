"""Statements: who said what, in the text's own words."""

from dataclasses import dataclass

from standpunkt.model.moment import Moment
from standpunkt.model.spans import Mention, Span

MANNERS = ("direct", "indirect", "mixed")
ACTS = (
    "say", "write", "report", "view", "wish", "ask", "order", "promise",
    "plan", "confirm", "deny", "hint", "refuse", "allow",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, the cue that carries the act, and the content, as verbatim spans."""

    id: str
    """Unique within a reading: "s1", "s2", … in text order."""
    manner: str
    """One of `MANNERS`: all, none or part of the content within quotation marks or after a speech dash."""
    act: str
    """One of `ACTS`."""
    source: Mention | None
    """Who said it; null where the text does not say."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[Mention, ...] = ()
    """Who passed it on, nearest to the source first."""
    addressee: Mention | None = None
    said_at: Moment | None = None
    within: str | None = None
    """Id of the statement whose content this one stands in."""
    confirms: tuple[str, ...] = ()
    """Ids of statements that this one confirms."""
    denies: tuple[str, ...] = ()
    """Ids of statements that this one denies."""
    certainty: float = 1.0
    """Calibrated probability that source and content are right."""
    rule: str = ""
    """Name of the rule that found it."""
