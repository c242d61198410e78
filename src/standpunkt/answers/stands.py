"""Stands: for each holder the present answer, its limits, since when, on which evidence, against what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from standpunkt.answers.answer import ACT, SIDES, VIEW, WISH, Answered, find_answers
from standpunkt.answers.dates import days_apart, first_day, is_recent
from standpunkt.answers.holders import Cast, Holder, make_casts
from standpunkt.answers.question import Question
from standpunkt.answers.sources import find_stories
from standpunkt.answers.words import find_words
from standpunkt.model import Reading

RETOLD_DAYS = 3
"""So many days a count back ("a fortnight ago") may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What a holder answers."""

    holder: Holder
    answer: str
    """"yes", "yes-if", "no", "undecided", "wants-yes" or "wants-no"."""
    weight: int
    """Weight of the position that it rests on: an act, a view, or a wish about what others do."""
    since: str
    """Day, month or year on which the unbroken run of this answer began."""
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    changed_from: str | None = None
    """The answer before this run."""
    newest: tuple[Answered, ...] = ()
    """The positions of the newest story that take this stand."""
    run: tuple[Answered, ...] = ()
    """Every position that takes it since it began, oldest first."""
    contradicted_by: tuple[Answered, ...] = ()
    """Positions of the same day, or later, that say otherwise and did not replace it."""

    @property
    def independent_sources(self) -> int:
        """How many sources that do not repeat each other tell of it."""
        return len({answered.source for answered in self.run})


def find_stands(
    question: Question, readings: Sequence[Reading], as_of: str | None = None, reprints: Mapping[str, str] | None = None
) -> tuple[Stand, ...]:
    """Give the stand of every holder as known from what was published by the end of a day, by holder.

    `as_of` is an ISO day, None for everything; `reprints` names, by document id, what a document is a reprint of.
    """
    return present(find_histories(question, readings, as_of, reprints))


def present(histories: Iterable[Sequence[Stand]]) -> tuple[Stand, ...]:
    """Give the last stand of each history."""
    return tuple(history[-1] for history in histories if history)


def find_histories(
    question: Question, readings: Sequence[Reading], as_of: str | None = None, reprints: Mapping[str, str] | None = None
) -> tuple[tuple[Stand, ...], ...]:
    """Give the stands of every holder one after the other, each as it was when it gave way or stands now."""
    return histories_of(question, make_casts(readings, question.domestic), find_stories(readings, reprints), as_of)


def histories_of(
    question: Question, casts: Iterable[Cast], stories: dict[str, str], as_of: str | None = None
) -> tuple[tuple[Stand, ...], ...]:
    """Give the same from casts, and the story of each document."""
    answers = find_answers(question, casts, stories)
    known = [one for one in answers if as_of is None or not one.published or one.published <= as_of]
    known = [one for one in known if not (one.part and one.side == "undecided")]  # to weigh a part says nothing of the whole
    originals = [one for one in known if stories[one.document] == one.document or not _has(known, stories[one.document])]
    by_holder: dict[str, list[Answered]] = {}
    for answered in originals:
        own = by_holder.setdefault(answered.holder.id, [])
        own.append(replace(answered, holder=own[0].holder) if own else answered)  # one name, whatever the story's language
    return tuple(history for own in _by_name(by_holder.values()) if (history := follow(dated_alike(own))))


def _by_name(groups: Iterable[list[Answered]]) -> list[list[Answered]]:
    """Give the positions of each holder, countries, groups, organisations, parties and people apart, by name."""
    return sorted(groups, key=lambda own: (own[0].holder.id.partition("/")[0], own[0].holder.name, own[0].holder.id))


def dated_alike(answers: Sequence[Answered]) -> list[Answered]:
    """Give the positions of a holder, a bare month or year replaced by the day in it on which another took the same side.

    "Gav allerede i maj grønt lys" is what an earlier story told of 30 May, "opfordrede for to uger siden" what one told
    of a day about then.
    """
    found = []
    for one in answers:
        same = sorted(
            other.day for other in answers
            if other is not one and other.side == one.side and other.published < one.published
            and len(other.day) == len("2024-05-30") and _is_same_time(other, one)
        )  # fmt: skip
        found.append(replace(one, day=same[0] if one.day == one.since else one.day, since=same[0]) if same else one)
    return found


def _is_same_time(other: Answered, one: Answered) -> bool:
    """Say whether a position told later may have been taken on the day of another: in its month, or about then."""
    if other.day.startswith(f"{one.since}-"):
        return True
    is_retold = one.position.phase == "past" and one.position.attitude == other.position.attitude
    return is_retold and not is_recent(one.day, one.published) and days_apart(other.day, one.day) <= RETOLD_DAYS


def _has(answers: Iterable[Answered], document: str) -> bool:
    return any(one.document == document for one in answers)


def follow(answers: Sequence[Answered]) -> tuple[Stand, ...]:
    """Give the stands of one holder, oldest first, from the positions that it took, in order."""
    history: list[Stand] = []
    for former, group in _events(answers):
        if former:
            history = history or [_former(group)]
            continue
        stand = _merged(group)
        history = _after(history, stand)
    if len(history) == 1 and history[0].newest and history[0].newest[0].is_former:
        return ()
    return tuple(history)


def _events(answers: Sequence[Answered]) -> list[tuple[bool, list[Answered]]]:
    """Give the positions of one story together; what was held until now comes before what the story tells.

    What a story tells of an earlier time ("gav allerede i maj") is an event of that time.
    """
    ordered = sorted(answers, key=_event_key)
    return [(not key[3], sorted(group, key=lambda one: one.order)) for key, group in groupby(ordered, key=_event_key)]


def _event_key(one: Answered) -> tuple[str, str, str, bool]:
    is_old = bool(one.published) and not is_recent(one.day, one.published)
    return first_day(one.day) if is_old else one.published, one.published, one.document, not one.is_former


def _former(group: Sequence[Answered]) -> Stand:
    last = group[-1]
    return Stand(holder=last.holder, answer=last.answer, weight=last.weight, since="", newest=(last,), run=(last,))


def _merged(group: Sequence[Answered]) -> Stand:
    """Give the stand that the positions of one story add up to: the weightiest side, limits from wherever they stand.

    A refusal of a part beside a yes is an exception to it; any other opposite is shown as a contradiction.
    """
    whole = [one for one in group if not _limits(one)] or list(group)
    top = min(whole, key=lambda one: (-one.weight, one.position.phase != "now", one.order[3]))
    same = [one for one in whole if one.side == top.side]
    other = [one for one in whole if one.side != top.side and one.weight == top.weight]
    answer = max(same, key=lambda one: one.weight).answer
    conditions = _distinct(text for one in same for text in one.conditions)
    exceptions = _distinct(text for one in same for text in one.exceptions)
    if top.side == "yes" and not exceptions:
        exceptions = _distinct(text for one in group if one not in whole for text in one.part)
    if top.side != "yes":
        conditions = exceptions = ()
    taken = tuple(one for one in group if one in same)
    return Stand(
        holder=top.holder, answer=_limited(answer, conditions, exceptions), weight=top.weight, since=_since(same),
        conditions=conditions, exceptions=exceptions, newest=taken, run=taken, contradicted_by=tuple(other),
    )  # fmt: skip


def _since(same: Sequence[Answered]) -> str:
    """Give the time that the text tells, else that of publication."""
    told = [one for one in same if one.is_dated]
    return min((one.since for one in told or same), key=first_day)


def _limits(answered: Answered) -> bool:
    """Say whether a position turns down a part of the matter only."""
    return bool(answered.part) and answered.side == "no"


def _limited(answer: str, conditions: tuple[str, ...], exceptions: tuple[str, ...]) -> str:
    return "yes-if" if SIDES[answer] == "yes" and (conditions or exceptions) else answer


def _after(history: list[Stand], new: Stand) -> list[Stand]:
    """Give the history with what a later story tells; the last stand is the present one."""
    if not history:
        return [new]
    old = history[-1]
    if SIDES[old.answer] == "yes" and all(_limits(one) for one in new.newest):
        return _with_exception(history, new)
    if _is_outweighed(old, new):
        return history
    new = _still_limited(old, new)
    if new.answer == old.answer:
        joined = replace(new, since=old.since, run=(*old.run, *new.run), changed_from=old.changed_from)
        if _published(new) == _published(old):
            joined = _side_by_side(old, joined)
        if old.weight > new.weight:
            joined = replace(joined, weight=old.weight)
        return [*history[:-1], joined]
    if first_day(new.since) == first_day(old.since) and _published(new) == _published(old):
        if SIDES[new.answer] == SIDES[old.answer]:
            fuller = max((old, new), key=lambda one: (one.weight, len(one.conditions) + len(one.exceptions)))
            merged = replace(fuller, run=(*old.run, *new.run), newest=(*old.newest, *new.newest), changed_from=old.changed_from)
            return [*history[:-1], merged]
        if not _says_new(new):
            return [*history[:-1], replace(old, contradicted_by=(*old.contradicted_by, *new.newest))]
    return [*history, replace(new, changed_from=old.answer)]


def _side_by_side(old: Stand, new: Stand) -> Stand:
    """Give the stand that two stories of one day tell: the limits and the evidence of both."""
    return replace(
        new, conditions=_distinct((*old.conditions, *new.conditions)), exceptions=_distinct((*old.exceptions, *new.exceptions)),
        newest=(*old.newest, *new.newest),
    )  # fmt: skip


def _is_outweighed(old: Stand, new: Stand) -> bool:
    """Say whether a standing decision outranks what is only thought or wished of others.

    Denmark permits the use of its own weapons and then urges others to permit theirs: its answer stays yes.
    """
    if old.weight == ACT and old.answer != "undecided":
        is_milder = new.weight == VIEW and SIDES[new.answer] == SIDES[old.answer] and old.answer != new.answer
        return new.weight == WISH or is_milder
    return False


def _still_limited(old: Stand, new: Stand) -> Stand:
    """Give the new stand with the limits of the old one where it only repeats it in short, without naming limits.

    A stand of more weight, one that the text calls new, and a yes to what was excepted lift them.
    """
    if new.answer == "yes" and old.answer == "yes-if" and new.weight == old.weight and not _says_new(new):
        lifted = [text for one in new.newest for text in one.part]
        kept = tuple(text for text in old.exceptions if not any(_shares(text, part) for part in lifted))
        answer = _limited(new.answer, old.conditions, kept)
        return replace(new, answer=answer, conditions=old.conditions, exceptions=kept)
    return new


def _with_exception(history: list[Stand], new: Stand) -> list[Stand]:
    """Give the history with a refusal of a part: an exception to the standing yes, in the newest words.

    A refusal that "still" holds of something else adds nothing where exceptions stand already.
    """
    old = history[-1]
    parts = _distinct(text for one in new.newest for text in one.part)
    kept = tuple(text for text in old.exceptions if not any(_shares(text, part) for part in parts))
    if kept and all(one.position.phase == "still" for one in new.newest):
        parts, kept = (), old.exceptions
    exceptions = _distinct((*kept, *parts))
    answer = _limited(old.answer, old.conditions, exceptions)
    limited = replace(old, exceptions=exceptions, answer=answer, newest=new.newest, run=(*old.run, *new.run))
    if answer == old.answer:
        return [*history[:-1], limited]
    return [*history, replace(limited, since=new.since, changed_from=old.answer, run=new.run)]


def _shares(one: str, other: str) -> bool:
    return bool({word.form for word in find_words(one)} & {word.form for word in find_words(other)})


def _published(stand: Stand) -> str:
    return stand.newest[-1].published if stand.newest else ""


def _says_new(stand: Stand) -> bool:
    return any(one.position.phase == "now" or one.position.replaces for one in stand.newest)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the texts once each, without those that are part of another."""
    found = list(dict.fromkeys(texts))
    return tuple(text for text in found if not any(text != other and text in other for other in found))
