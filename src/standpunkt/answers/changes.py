"""Changes: who moved, from what to what, when, on which evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standpunkt.answers.answer import Answered
from standpunkt.answers.dates import first_day
from standpunkt.answers.holders import Holder
from standpunkt.answers.question import Question
from standpunkt.answers.stands import find_histories
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
    found = []
    for history in find_histories(question, readings, as_of, reprints):
        for stand in history:
            if stand.changed_from is not None and stand.run:
                first = tuple(one for one in stand.run if one.document == stand.run[0].document)
                found.append(Change(
                    holder=stand.holder, before=stand.changed_from, after=stand.answer, when=stand.since,
                    conditions=stand.conditions, exceptions=stand.exceptions, evidence=first,
                ))  # fmt: skip
    return tuple(sorted(found, key=lambda change: (first_day(change.when), change.holder.name, change.after)))
