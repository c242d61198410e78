"""When a position was taken: the day that the text gives it, else the day of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from standpunkt.answers.words import find_sentences, find_words
from standpunkt.lexicon.grammar import load_grammar
from standpunkt.lexicon.names.load import load_names
from standpunkt.lexicon.particles import load_particles
from standpunkt.model import Moment, Position, Reading, Span

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
MAX_OPENING_WORDS = 3
"""Words of a sentence among which one points back to the sentence before ("Det sagde han", "He said so")."""
RECENT_DAYS = 7
"""A day within so many days before publication is when the position was taken; an older one is since when it is held."""


@dataclass(frozen=True, slots=True)
class Taken:
    """When a position was taken, as a day, month or year."""

    at: str
    """For putting positions in order."""
    since: str
    """From when it is held."""
    is_told: bool
    """Whether the text gives a time, and it is not just the story's own."""


def day_of(value: str) -> str | None:
    """Give the day, month or year of a TIMEX3 value, the first of a range; None for weeks, durations and the like."""
    match = _DAY.match(value.split("/")[0])
    return "-".join(part for part in match.groups() if part) if match else None


def first_day(day: str) -> str:
    """Give the first day of a day, month or year, for putting them in order."""
    return f"{day}-01-01"[:10] if len(day) == len("2024") else f"{day}-01"[:10] if len(day) == len("2024-05") else day


def published_day(reading: Reading) -> str | None:
    """Give the day on which a story was published."""
    published = reading.document.published
    return published.date().isoformat() if published else None


def taken_on(reading: Reading, position: Position) -> Taken:
    """Give when a position was taken, as precise as the text is.

    The statement's own time counts first, then a moment in the sentence of the cue that lies outside the proposition and
    before publication, then one in a sentence beside it that a pronoun ties to it.  What was done on an earlier day and
    is told as past ("gav allerede i maj") was taken then; what is held since an earlier day ("har siden maj tilladt") is
    as new as the story.
    """
    published = published_day(reading) or ""
    for moment in _moments(reading, position):
        day = day_of(moment.value)
        if not day or (published and first_day(day) > published):
            continue
        if position.phase == "past" or not published or is_recent(day, published):
            return Taken(day, day, True)
        return Taken(published, day, True)
    return Taken(published, published, False)


def is_recent(day: str, published: str) -> bool:
    """Say whether a day lies in the week before publication; a month or a year does not."""
    age = date.fromisoformat(published) - date.fromisoformat(first_day(day))
    return len(day) == len(published) and age.days <= RECENT_DAYS


def days_apart(one: str, other: str) -> int:
    """Give how many days lie between two days, the first day of a month or year standing for it."""
    return abs((date.fromisoformat(first_day(one)) - date.fromisoformat(first_day(other))).days)


def _moments(reading: Reading, position: Position) -> list[Moment]:
    statement = next((one for one in reading.statements if one.id == position.statement), None)
    own = [moment for moment in (position.since, statement.said_at if statement else None) if moment]
    if own or not position.cue:
        return own
    cue = position.cue[0]
    inside = (*position.proposition, *position.conditions, *position.exceptions)
    for sentence in _sentences(reading, position, cue):
        near = [
            moment
            for moment in reading.moments
            if sentence.start <= moment.start < sentence.end and moment.kind in ("date", "time")
            and not any(span.start <= moment.start < span.end and not _is_before(reading, span, moment) for span in inside)
            and not _is_put_in(reading, position, moment)
        ]  # fmt: skip
        if near:
            return sorted(near, key=lambda moment: abs(moment.start - cue.start))[:1]
    return []


def _sentences(reading: Reading, position: Position, cue: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph that may say when: the cue's own, then those tied to it by a pronoun.

    "Macron gik tirsdag et skridt videre. Han sagde, at …"; "Norge tillader det nu. Det fremgår af et brev fra torsdag."
    """
    sentences = find_sentences(reading.document.text)
    at = next((number for number, span in enumerate(sentences) if span.overlaps(cue)), None)
    if at is None:
        return
    yield sentences[at]
    language = reading.document.language
    words = load_names(language)
    if at and position.mention.text.lower() in words.pronouns and "\n" not in sentences[at - 1].text:
        yield sentences[at - 1]
    if at + 1 < len(sentences) and "\n" not in sentences[at].text:
        opening = [word.form for word in find_words(sentences[at + 1].text)[:MAX_OPENING_WORDS]]
        pointing = words.words.of("neuter") | {word for one in load_particles(language).of("echo") for word in one.words[:1]}
        if opening and (opening[0] in words.words.of("neuter") or (opening[0] in words.pronouns and pointing & set(opening))):
            yield sentences[at + 1]


def _is_before(reading: Reading, span: Span, moment: Moment) -> bool:
    """Say whether a moment stands before the infinitive of a proposition: "urged | members a week ago | to lift it"."""
    grammar = load_grammar(reading.document.language)
    markers = grammar.of("infinitive")
    before = find_words(reading.document.text[span.start : moment.start])
    behind = find_words(reading.document.text[moment.end : span.end])[:1]
    return any(word.form in markers for word in behind) and not any(word.form in markers for word in before)


def _is_put_in(reading: Reading, position: Position, moment: Moment) -> bool:
    """Say whether a moment stands between commas behind the holder: "Rutte, who took over on Tuesday, supports …"."""
    start, end = position.mention.end, position.cue[0].start
    between = reading.document.text[start:end]
    return start <= moment.start < end and between.startswith(",") and "," in reading.document.text[moment.end : end]
