"""Stands and changes from a ledger's view: only what can be about the question is decoded."""

from standpunkt.answers.holders import gather_people, make_casts
from standpunkt.answers.question import Question, make_question
from standpunkt.answers.rule import All, Any, Near, Phrase, Rule, Within
from standpunkt.answers.stands import Stand, histories_of
from standpunkt.answers.words import MIN_STEM_CHARS
from standpunkt.ledger.search import Both, Either, Token, Wanted
from standpunkt.ledger.view import View
from standpunkt.ledger.words import tokens
from standpunkt.model import Actor, Reading
from standpunkt.resolve.figures import folded


def recorded_histories(question: Question, view: View) -> tuple[tuple[tuple[Stand, ...], ...], dict[str, str]]:
    """Give the stands of every holder one after the other, as `find_histories` does, and the texts that they rest on.

    Documents that lack the words of the question's rule are not looked at; what is known of the people in the others comes
    from the whole view.
    """
    about = view.having({language: _wanted(rule) for language, rule in question.match.items()})
    readings = list(view.readings(about))
    known = view.namesakes(_names(readings))
    bodies = {folded(actor.name) for actors in known for actor in actors if actor.kind == "organisation" and actor.name}
    longer = tuple(Actor(id=f"longer{n}", kind="organisation", name=name) for n, name in enumerate(view.longer_names(bodies)))
    casts = make_casts(readings, question.domestic, gather_people([*known, longer]))
    stories = {reading.document.id: reading.document.id for reading in readings} | view.stories()
    return histories_of(question, casts, stories), {reading.document.id: reading.document.text for reading in readings}


def stored_questions(view: View) -> tuple[Question, ...]:
    """Give the questions that a ledger keeps."""
    return tuple(make_question(table, "the ledger") for table in view.questions())


def _names(readings: list[Reading]) -> set[str]:
    return {folded(" ".join(actor.name.split())) for reading in readings for actor in reading.actors if actor.name}


def _wanted(rule: Rule) -> Wanted | None:
    """Give what a text must have for a rule to match in it; None where that cannot be said by words."""
    if isinstance(rule, Phrase):
        return _both([_word(word) for word in rule.words])
    if isinstance(rule, Within):
        return _wanted(rule.rule)
    if isinstance(rule, Near):
        return _both([_wanted(rule.one), _wanted(rule.other)])
    if isinstance(rule, All):
        return _both([_wanted(part) for part in rule.rules])
    if isinstance(rule, Any):
        parts = tuple(part for part in map(_wanted, rule.rules) if part is not None)
        return Either(parts) if len(parts) == len(rule.rules) else None
    return None


def _both(parts: list[Wanted | None]) -> Wanted | None:
    known = tuple(part for part in parts if part is not None)
    return Both(known) if known else None


def _word(word: str) -> Wanted | None:
    """Give the tokens of a rule's word: the last one as a beginning where the word stands for its inflected forms too."""
    if word.startswith("*"):
        return None
    exact = word.startswith("=")
    stem = word.strip("=*")
    if not exact and not word.endswith("*") and stem.endswith("e") and len(stem) > MIN_STEM_CHARS:
        stem = stem[:-1]
    parts = tokens(stem)
    if not parts:
        return None
    *before, last = parts
    return Both((*(Token(part) for part in before), Token(last, prefix=not exact)))
