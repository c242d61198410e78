"""Links between positions: what an anaphoric proposition stands for, which position gives way to which, twins."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from standpunkt.model import Position

GIVES_WAY = ("until-now", "past", "still", "unmarked")
TURNED = {
    "permit": ("refuse", "oppose", "hesitate"), "refuse": ("permit", "support", "promise", "intend", "hesitate"),
    "support": ("oppose", "refuse", "hesitate"), "oppose": ("support", "permit", "hesitate"),
    "intend": ("refuse", "hesitate"), "promise": ("refuse",),
    "hesitate": ("permit", "support", "intend", "refuse", "oppose"),
    "welcome": ("condemn",), "condemn": ("welcome",),
}  # fmt: skip
"""Which attitudes a new one can take the place of."""
CLOSED = ("promise", "intend", "welcome", "condemn")
"""Attitudes to what is done or judged already: "says no" without more is an answer to something that was put forward."""
NEAR = 3
"""An anaphor points at most so many positions back."""


def linked(positions: Sequence[Position], anaphoric: frozenset[str]) -> tuple[Position, ...]:
    """Set `refers_to` and `replaces`; `anaphoric` holds the ids whose proposition only points."""
    out: list[Position] = []
    for position in positions:
        start = position.cue[0].start if position.cue else 0
        earlier = (other for other in reversed(out) if other.cue and other.cue[0].start < start)
        close = list(islice(earlier, NEAR))
        refers = replaces = None
        if position.id in anaphoric:
            near = [other for other in close if other.proposition]
            open_ones = [other for other in near if other.attitude not in CLOSED] if not position.proposition else []
            target = next(iter(open_ones or near), None)
            refers = (target.refers_to or target.id) if target else None
        if position.phase == "now" or (refers and position.phase in ("unmarked", "from-now")):
            before = chain(close, earlier)
            replaces = next((other.id for other in before if _gives_way(other, position, refers)), None)
        out.append(replace(position, refers_to=refers, replaces=replaces))
    return tuple(out)


def _gives_way(other: Position, position: Position, refers: str | None) -> bool:
    if not set(other.holders) & set(position.holders) or other.attitude not in TURNED.get(position.attitude, ()):
        return False
    return other.phase in GIVES_WAY and (refers == other.id or other.phase != "unmarked" or _share(other, position))


def _share(one: Position, other: Position) -> bool:
    """Say whether two propositions share enough words to be about the same thing."""
    first, second = _words(one), _words(other)
    return len(first & second) >= max(1, min(len(first), len(second)) // 3)


def _words(position: Position) -> frozenset[str]:
    longer = 4
    return frozenset(word.strip(".,").lower() for span in position.proposition for word in span.text.split()
                     if len(word) >= longer)  # fmt: skip
