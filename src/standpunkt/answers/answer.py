"""From a position to an answer: what its attitude means for a question, and how much it weighs.

The rules stand in `docs/questions.md` with an example each.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.answers.dates import first_day, published_day, taken_on
from standpunkt.answers.holders import Cast, Holder
from standpunkt.answers.match import Page, match, page_of, runs, scopes_of
from standpunkt.answers.question import Question
from standpunkt.answers.sources import source_of
from standpunkt.answers.words import find_words, is_form_of, load_answer_words
from standpunkt.model import Position, Reading, Span

ACT, VIEW, WISH = 2, 1, 0
"""A holder's own decision; what it thinks ought to be; what it wishes of others or thinks of what they did."""
ATTITUDES = {
    "permit": ("yes", ACT), "promise": ("yes", ACT), "intend": ("yes", ACT), "refuse": ("no", ACT),
    "hesitate": ("undecided", ACT),
    "support": ("wants-yes", VIEW), "propose": ("wants-yes", VIEW), "require": ("wants-yes", VIEW),
    "oppose": ("wants-no", VIEW),
    "request": ("wants-yes", WISH), "urge": ("wants-yes", WISH), "welcome": ("wants-yes", WISH),
    "condemn": ("wants-no", WISH), "warn": ("wants-no", WISH),
}  # fmt: skip
DIRECTIONS = "directions-"
"""Rules of positions whose attitude tells the direction of a limit already: "eased the limits" is a yes."""
OPPOSITE = {"yes": "no", "no": "yes", "wants-yes": "wants-no", "wants-no": "wants-yes", "undecided": "undecided"}
WISHED = {"yes": "wants-yes", "no": "wants-no"}
"""What the answers of a country mean that cannot decide: it is the one to be allowed."""
SIDES = {"yes": "yes", "yes-if": "yes", "wants-yes": "yes", "no": "no", "wants-no": "no", "undecided": "undecided"}
SILENT_PHASES = ("future", "until-now")
"""Positions that the text says are not held yet, or no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A position that answers a question, for one holder."""

    holder: Holder
    answer: str
    """"yes", "no", "undecided", "wants-yes" or "wants-no", conditions left aside."""
    weight: int
    """`ACT`, `VIEW` or `WISH`."""
    day: str
    """When it was taken: a day, month or year."""
    since: str = ""
    """From when it is held."""
    is_dated: bool = False
    """Whether the text says when."""
    published: str
    document: str
    position: Position
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    """The part of the matter that it is about alone, in the text's words."""
    source: str = ""
    """Key of the independent source that it comes from."""
    is_former: bool = False
    """Whether the text says that it was held only until now."""

    @property
    def id(self) -> str:
        """Unique among readings: the document's id and the position's."""
        return f"{self.document}#{self.position.id}"

    @property
    def side(self) -> str:
        """ "yes", "no" or "undecided"."""
        return SIDES[self.answer]

    @property
    def order(self) -> tuple[str, str, str, int]:
        """Where it stands in time: when taken, when published, place in the text."""
        return first_day(self.day), self.published, self.document, _start(self.position)


def _start(position: Position) -> int:
    return position.cue[0].start if position.cue else position.mention.start


def find_answers(question: Question, casts: Iterable[Cast], stories: dict[str, str]) -> list[Answered]:
    """Give the positions that answer the question, oldest first; `stories` gives the story of each document id."""
    found = []
    for cast in casts:
        if cast.language in question.match:
            found += _in_reading(question, cast, stories)
    return sorted(found, key=lambda answered: answered.order)


def _in_reading(question: Question, cast: Cast, stories: dict[str, str]) -> list[Answered]:
    page = page_of(cast.reading)
    found = []
    for position in cast.reading.positions:
        if _is_nested(position, cast.reading.positions) or matches(question, cast, page, position) is None:
            continue
        for holder in cast.holders(position):
            found.append(_answered(question, cast, page, position, holder, stories))
    return found


def _is_nested(position: Position, positions: Iterable[Position]) -> bool:
    """Say whether a position is only part of what another of the same holders is about ("ikke klar til at give lov")."""
    return any(
        set(position.holders) & set(other.holders) and other.id != position.id
        and any(span.covers(cue) for span in other.proposition for cue in position.cue)
        for other in positions
    )  # fmt: skip


def matches(question: Question, cast: Cast, page: Page, position: Position) -> frozenset[int] | None:
    """Give the words by which a position is about the question, None where it is not."""
    return match(question.match[cast.language], page, scopes_of(page, cast.reading, position))


def _answered(
    question: Question, cast: Cast, page: Page, position: Position, holder: Holder, stories: dict[str, str]
) -> Answered:
    reading = cast.reading
    scopes = scopes_of(page, reading, position)
    answer, weight = _meaning(cast, _meant(reading, position), holder)
    reverse = question.reverse.get(cast.language) if not position.rule.startswith(DIRECTIONS) else None
    if (reverse is not None and match(reverse, page, scopes) is not None) != is_negated(position):
        answer = OPPOSITE[answer]
    if question.subject is not None and holder.id == f"country/{question.subject}" and answer in WISHED:
        answer, weight = WISHED[answer], WISH
    part = question.part.get(cast.language)
    about = match(part, page, scopes) if part is not None else None
    taken = taken_on(reading, position)
    return Answered(
        holder=holder, answer=answer, weight=weight, day=taken.at, since=taken.since, is_dated=taken.is_told, position=position,
        published=published_day(reading) or "", document=reading.document.id,
        conditions=_texts(position.conditions), exceptions=_texts(position.exceptions),
        part=_texts(_longest(runs(page, about))) if about else (), is_former=position.phase in SILENT_PHASES,
        source=source_of(reading, position, stories.get(reading.document.id, reading.document.id), taken.at),
    )  # fmt: skip


def _meant(reading: Reading, position: Position) -> Position:
    """Give the position that an anaphoric one of the same holders repeats ("Det besluttede gruppen i august"), or itself."""
    other = next((one for one in reading.positions if one.id == position.refers_to), None)
    is_own = other is not None and bool(set(other.holders) & set(position.holders))
    sides = [SIDES[ATTITUDES[one.attitude][0]] for one in (position, other) if one]
    return other if other is not None and is_own and len(set(sides)) == 1 else position


def _meaning(cast: Cast, position: Position, holder: Holder) -> tuple[str, int]:
    """Give what an attitude answers, and its weight."""
    words = load_answer_words(cast.language)
    answer, weight = ATTITUDES[position.attitude]
    if weight == VIEW and _has_cue(position, words.votes, words.endings):
        return ("no" if answer == "wants-no" else "yes"), ACT
    if position.attitude == "require" and holder.kind == "country" and _has_word(position, words.permissions):
        return "yes", ACT
    return answer, weight


def is_negated(position: Position) -> bool:
    """Say whether the proposition is negative as a whole: not where only an exception in it is ("dog ikke i byerne")."""
    inside = any(span.covers(limit) for span in position.proposition for limit in position.exceptions)
    return position.negated and not inside


def _has_cue(position: Position, cues: tuple[tuple[str, ...], ...], endings: frozenset[str]) -> bool:
    forms = [word.form for span in position.cue for word in find_words(span.text)]
    return any(
        all(is_form_of(form, word, endings) for form, word in zip(forms[at : at + len(cue)], cue, strict=True))
        for cue in cues for at in range(len(forms) - len(cue) + 1)
    )  # fmt: skip


def _has_word(position: Position, words: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether cue or proposition has one of the words."""
    forms = {word.form for span in (*position.cue, *position.proposition) for word in find_words(span.text)}
    return any(forms >= set(word) for word in words)


def _longest(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the span that names a part best: the longest of what matched."""
    return (max(spans, key=lambda span: (span.end - span.start, -span.start)),)


def _texts(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(span.text.split()) for span in spans))
