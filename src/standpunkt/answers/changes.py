"""Changes: who moved, from what to what, when, on which evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standpunkt.answers.answer import Answered
from standpunkt.answers.dates import first_day
from standpunkt.answers.holders import Holder
from standpunkt.answers.question import Question
from standpunkt.answers.stands import Stand, find_histories
from standpunkt.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A holder's move from one answer to another."""

    holder: Holder
    before: str
    after: str
    when: str
    """Day, month or year, as precise as the text."""
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    evidence: tuple[Answered, ...]
    """The positions that first take the new stand."""


def find_changes(
    question: Question, readings: Sequence[Reading], as_of: str | None = None, reprints: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Give the moves on a question, oldest first, as known from what was published by the end of a day."""
    return moves(find_histories(question, readings, as_of, reprints))


def moves(histories: Iterable[Sequence[Stand]]) -> tuple[Change, ...]:
    """Give the moves that the stands of holders show, oldest first."""
    found = []
    for history in histories:
        for stand in history:
            if stand.changed_from is not None and stand.run:
                first = tuple(one for one in stand.run if one.document == stand.run[0].document)
                conditions, exceptions = _limits(stand, first)
                change = Change(
                    holder=stand.holder, before=stand.changed_from, after=stand.answer, when=stand.since,
                    conditions=conditions, exceptions=exceptions, evidence=first,
                )  # fmt: skip
                found.append(change)
    return tuple(sorted(found, key=lambda change: (first_day(change.when), change.holder.name, change.after)))


def _limits(stand: Stand, first: Sequence[Answered]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the conditions and exceptions in the words that the move was told in, else as they stand now."""
    if stand.answer != "yes-if":
        return (), ()
    conditions = tuple(dict.fromkeys(text for one in first for text in one.conditions))
    exceptions = tuple(dict.fromkeys(text for one in first for text in one.exceptions))
    return (conditions, exceptions) if conditions or exceptions else (stand.conditions, stand.exceptions)
