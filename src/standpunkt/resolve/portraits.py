"""Portraits: descriptions that a text goes on telling of somebody by, though it has not called them so before."""

from collections.abc import Mapping, Sequence

from standpunkt.resolve.figures import Figure
from standpunkt.resolve.fitting import GENERIC_FIELDS
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.pronouns import distance

ROLE = "role"
AT_WORK = ("judge", "police", "prosecutor")
"""Those who tell of people by their age in a case."""
NEAR_SENTENCES = 2
Told = Sequence[tuple[Phrase, Figure]]


def only_one(phrase: Phrase, recent: Told, named: Mapping[int, Figure]) -> Figure | None:
    """Give the only person named so far, or of late, for a speaker described by age or people ("den 23-årige dansker").

    That is nobody at work in a case ("forsvarer Ida Holm").
    """
    by_age = phrase.noun is None or "aged" in phrase.marks
    generic = phrase.noun is None or phrase.noun.field in GENERIC_FIELDS or by_age
    wanted = phrase.wanted or (phrase.sort == "other" and "aged" in phrase.marks)
    if not wanted or not generic or phrase.plural or phrase.owner is not None or "owned" in phrase.marks:
        return None
    told = {id(f): f for p, f in recent if id(f) in named and p.quotation is None}
    near = {id(f): f for p, f in recent if id(f) in told and distance(p, phrase) <= NEAR_SENTENCES}
    one = len(told) == 1 and (len(named) == 1 or by_age)
    chosen = told if one else near if by_age else {}
    if len(chosen) != 1:
        return None
    figure = next(iter(chosen.values()))
    if by_age and any("aged-owner" in p.marks for p in figure.phrases):
        return None  # "Den 47-åriges advokat, Lars Holm, … Den 47-årige …"
    others = _nameless(phrase, recent, named) if by_age and figure.has_role else []
    if others:
        return others[0] if len(others) == 1 and not _differs(others[0], phrase) else None
    clash = figure.has_role and "aged" in phrase.marks and phrase.noun is not None
    at_work = by_age and any(claim.noun is not None and claim.noun.field in AT_WORK for claim in figure.claims)
    return None if clash or at_work or _differs(figure, phrase) else figure


def _nameless(phrase: Phrase, recent: Told, named: Mapping[int, Figure]) -> list[Figure]:
    """Give the people told of shortly before without a name or an office: whom a lawyer or an officer is told of beside.

    "Advokat Lars Holm forsvarer | kvinden |. Den 47-årige nægter …"
    """
    near = [(p, f) for p, f in recent if id(f) not in named and distance(p, phrase) <= NEAR_SENTENCES and p.quotation is None]
    told = {id(f): f for p, f in near if f.kind == "person" and not f.plural and _is_anybody(p)}
    return list(told.values())


def _is_anybody(phrase: Phrase) -> bool:
    """Say whether a phrase tells of somebody by a pronoun, by age or by a noun that fits many."""
    return phrase.noun.field in GENERIC_FIELDS if phrase.noun is not None else True


def portrayed(phrase: Phrase, recent: Told, named: Mapping[int, Figure]) -> Figure | None:
    """Give the only person told of shortly before, for a role with an adjective that says what somebody is like.

    "Den uheldige spiller" is whom the text has just named, unlike "den ansvarlige læge".
    """
    noun = phrase.noun
    if noun is None or noun.sort != ROLE or "epithet" not in phrase.marks or phrase.plural or phrase.scope is not None:
        return None
    if phrase.owner is not None or phrase.marks & {"owned", "another", "others"}:
        return None
    near = [(p, f) for p, f in recent if distance(p, phrase) <= NEAR_SENTENCES and f.kind == "person"]
    people = {id(f): f for _, f in near}
    if len(people) != 1 or not any(p.subject for p, _ in near):
        return None
    figure = next(iter(people.values()))
    known = id(figure) in named and not figure.has_role
    return None if not known or _differs(figure, phrase) else figure


def _differs(figure: Figure, phrase: Phrase) -> bool:
    """Say whether gender or country of a description is another than somebody's."""
    if phrase.gender and figure.gender and phrase.gender != figure.gender:
        return True
    countries = {claim.country for claim in figure.claims if claim.country} | ({figure.country} - {None})
    return bool(phrase.country and phrase.country not in countries and (countries or figure.has_role))
