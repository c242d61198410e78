"""Positions in the making: what one cue says before actors, ids and links."""

from dataclasses import dataclass

from standpunkt.lexicon.stances import Stance
from standpunkt.model import Moment, Span, Statement, Token
from standpunkt.statements.cues import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A cue that takes a position here: its attitude with negation folded in."""

    sentence: int
    """Index of the sentence."""
    cue: Cue
    stance: Stance
    attitude: str
    is_flipped: bool = False
    negates_proposition: bool = False
    """Whether the negation turns what is intended instead of the attitude ("har ikke tænkt sig at gå")."""
    negation: tuple[Token, ...] = ()
    """The negating words, which belong to the cue where they turn the attitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A position in the making: spans without actors, ids or links."""

    stand: Stand
    mention: Span
    is_speaker: bool
    """Whether the holder is who says the words around it, not somebody whom they speak of."""
    cue: tuple[Span, ...]
    proposition: tuple[Span, ...]
    kind: str
    """How the proposition hangs: "that", "inf", "np", "statement", "none" …"""
    negated: bool = False
    is_anaphoric: bool = False
    """Whether the proposition only points ("det", "at det sker")."""
    conditions: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    reasons: tuple[Span, ...] = ()
    phase: str = "unmarked"
    marker: Span | None = None
    since: Moment | None = None
    until: Moment | None = None
    is_owner: bool = False
    """Whether the holder is told only as the owner of what may be used ("britiske våben")."""
    statement: Statement | None = None
    """The statement it rests on."""

    @property
    def attitude(self) -> str:
        """One of `ATTITUDES`."""
        return self.stand.attitude
