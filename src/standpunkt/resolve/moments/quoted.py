"""Counts the moments of quotations from the day on which they were said, not from publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from standpunkt.lexicon.times import Times
from standpunkt.model import Document, Moment, Sentence, Span, Statement
from standpunkt.model.places import Places
from standpunkt.resolve.moments.find import find_moments

LONGEST_AGO_DAYS = 7
"""What was said longer before publication is not taken for the day that a story tells of."""
WEEKLY_DAYS = 2
"""From so many days on a story is no report of the day before, and its first day is that of its quotations."""
DATE_CHARS = len("2024-05-31")
MOVED_KINDS = ("date", "time")


def count_from_saying(
    doc: Document, sentences: Sequence[Sentence], statements: Sequence[Statement], moments: Sequence[Moment], times: Times
) -> tuple[Moment, ...]:
    """Give `moments` with those in direct speech resolved against the day that it was said on.

    "Today, I signed the bill," in a story of Saturday that tells of Wednesday means Wednesday.  The day is that which
    the statement bears (`said_at`), else the first that the story tells of, if it came out two to seven days later.
    """
    if doc.published is None:
        return tuple(moments)
    told = _told_day(doc.published, statements, moments)
    days = {
        span: day
        for statement in statements
        if statement.manner == "direct" and (day := _said_day(statement, doc.published) or told)
        for span in statement.content
    }
    found = list(moments)
    for day in sorted(set(days.values())):
        spans = Places((span.start, span.end, span) for span, said in days.items() if said == day)
        if not any(_is_moved(moment, spans) for moment in found):
            continue
        moved = {
            (moment.start, moment.end): moment
            for moment in find_moments(replace(doc, published=day), sentences, times)
            if moment.kind in MOVED_KINDS
        }
        found = [moved.get((moment.start, moment.end), moment) if _is_moved(moment, spans) else moment for moment in found]
    return tuple(found)


def _is_moved(moment: Moment, spans: Places[Span]) -> bool:
    """Say whether a moment of a day lies in one of the quotations: years, spells and states of today stay."""
    is_day = len(moment.value) >= DATE_CHARS and moment.value[:4].isdigit() and "/" not in moment.value
    near = spans.near(moment.start, moment.start) if moment.kind in MOVED_KINDS and is_day else ()
    return any(span.start <= moment.start < span.end for span in near)


def _said_day(statement: Statement, published: datetime) -> datetime | None:
    day = _day(statement.said_at) if statement.said_at else None
    return day if day and 0 < (published.date() - day.date()).days <= LONGEST_AGO_DAYS else None


def _told_day(published: datetime, statements: Sequence[Statement], moments: Sequence[Moment]) -> datetime | None:
    """Give the first day that the story tells outside of direct speech, None if the story came out at once or late."""
    quoted = [span for statement in statements if statement.manner == "direct" for span in statement.content]
    for moment in moments:
        day = _day(moment)
        if day and not any(span.start <= moment.start < span.end for span in quoted):
            return day if WEEKLY_DAYS <= (published.date() - day.date()).days <= LONGEST_AGO_DAYS else None
    return None


def _day(moment: Moment) -> datetime | None:
    try:
        day = date.fromisoformat(moment.value[:DATE_CHARS])
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day)
