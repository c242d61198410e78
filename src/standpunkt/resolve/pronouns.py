"""Pronouns: the figure that one most likely means, none where two are about as likely."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from standpunkt.resolve.figures import Figure
from standpunkt.resolve.fitting import is_place
from standpunkt.resolve.phrases import Phrase

MAX_SENTENCES = 5
"""An antecedent stands at most so many sentences back."""
GENDERED, PLURAL, COMMON = ("masculine", "feminine"), "plural", "common"
BODIES, GROUP = ("organisation", "agency"), "group"
NEUTERS = ("country", "group", "document")
"""What a neuter pronoun may mean beside bodies ("France said it would wait")."""
FEW = 4
"""More mentions than this say no more."""
SAME_CLAUSE_TOKENS = 4
ROLE, DOCUMENT = "role", "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What speaks for and against an antecedent, set on the Danish coreference corpus (`benchmarks/coreference.py`)."""

    sentence: float = -1.0
    """Each sentence between."""
    paragraph: float = -0.5
    """Told of in another paragraph."""
    near: float = 0.3
    """The nearest candidate of the latest sentence that has one."""
    subject: float = 0.8
    """A subject."""
    continued: float = 0.7
    """Subject like the pronoun."""
    speaker: float = 1.6
    """Who spoke last, where the pronoun speaks and nobody has been told of since."""
    teller: float = 1.2
    """Who says, in other words than a quotation, what "he" or "she" stands in."""
    gender: float = 1.5
    """A figure known to have the pronoun's gender."""
    named: float = 0.2
    mentions: float = 0.1
    """Each mention so far, up to `FEW`."""
    quoted: float = -0.9
    """Said within other words than the pronoun."""
    owner: float = -0.6
    """A possessor."""
    preposition: float = -0.6
    thing: float = -0.55
    """A noun of which no table says that it names people."""
    speaking_thing: float = -1.5
    """The same, for a pronoun that speaks."""
    topic: float = 1.2
    """Subject of the sentence before, in the same paragraph, where the pronoun is the subject of its own."""
    alone: float = 1.0
    """The only one that the sentence before tells of, in the same paragraph, for a subject."""
    indefinite: float = -0.5
    """Introduced as no subject ("what she gave | a man")."""
    bare: float = -0.3
    """A noun without article ("som flygtninge")."""
    body: float = -1.4
    """A body, for "they"."""
    margin: float = 0.15
    """The best must lie so far above the next, but for "he" and "she" who speak."""
    floor: float = -2.9
    """What is less likely than this is not taken at all."""


WEIGHTS = Weights()


def choose(
    recent: Sequence[tuple[Phrase, Figure]], pronoun: Phrase, barred: Figure | None, speaker: Figure | None,
    weights: Weights | None = None, *, teller: Figure | None = None, reported: Container[int] = (), loose: bool = False,
) -> Figure | None:  # fmt: skip
    """Give the figure that a third-person pronoun means, None where none or more than one is likely.

    `barred` cannot be meant (who speaks the words that the pronoun stands in); `speaker` spoke last; `teller` says in other
    words what the pronoun stands in; `reported` are the phrases, by `id()`, within what `speaker` has said.
    A `loose` choice takes the bearer of a name of unknown kind for a person.
    """
    weights = weights or WEIGHTS
    best: dict[int, tuple[float, Figure]] = {}
    before = _sentence_before(recent, pronoun, barred, loose=loose) if pronoun.gender and pronoun.subject else []
    alone = len({id(figure) for _, figure in before}) == 1
    is_told = any(figure.gender for _, figure in before)
    is_fresh = False
    for phrase, figure in reversed(recent):
        if distance(phrase, pronoun) > MAX_SENTENCES:
            break
        if figure is barred or not agrees(figure, pronoun, loose=loose) or is_same_clause(phrase, pronoun):
            continue
        if _is_out_of_reach(phrase, pronoun):
            continue
        score = _score(phrase, figure, pronoun, weights) + weights.near * (not best)
        score += weights.teller * (bool(pronoun.gender) and figure is teller)
        if any(phrase is other for other, _ in before) and (figure.gender or not is_told):
            score += weights.topic if phrase.subject else weights.alone * alone
        if figure is speaker and not is_fresh:
            score += weights.speaker
        elif phrase.quotation is None and figure is not speaker and id(phrase) not in reported:
            is_fresh = True
        known = best.get(id(figure))
        if known is None or known[0] < score:
            best[id(figure)] = (score, figure)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < weights.floor:
        return None
    speaks = bool(pronoun.gender) and pronoun.wanted
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < weights.margin and not speaks:
        near = [figure for score, figure in ranked if ranked[0][0] - score < weights.margin]
        return speaker if speaker is not None and any(figure is speaker for figure in near) else None
    return ranked[0][1]


def of_own_mind(
    recent: Sequence[tuple[Phrase, Figure]], pronoun: Phrase, speakers: Mapping[int, Phrase]
) -> Figure | None:  # fmt: skip
    """Give whose thought or wish a pronoun tells ("Ida Holm frygter, at broen lukker, siger | hun"): as a rule their own."""
    own = (f for p, f in recent if "minded" in p.marks and p.subject and speakers.get(id(p)) is pronoun and agrees(f, pronoun))
    return next(own, None) if pronoun.gender else None


def last_told(recent: Sequence[tuple[Phrase, Figure]], pronoun: Phrase) -> Figure | None:
    """Give the person, else the body, told of last before a pronoun that means no other ("talte med præsten. | Denne | …")."""
    near = [(p, f) for p, f in recent if distance(p, pronoun) <= 1 and p.quotation == pronoun.quotation and not p.genitive]
    people = [f for p, f in near if not f.plural and (f.kind == "person" or (f.kind == "unknown" and f.people))]
    bodies = [f for p, f in near if f.kind in BODIES and not f.plural]
    told = people or bodies
    return told[-1] if told else None


def _sentence_before(
    recent: Sequence[tuple[Phrase, Figure]], pronoun: Phrase, barred: Figure | None, *, loose: bool
) -> list[tuple[Phrase, Figure]]:  # fmt: skip
    """Give those that a pronoun can mean and that the last told sentence before its own tells of, in its paragraph.

    None, where its own sentence tells of somebody before it.
    """
    found: list[tuple[Phrase, Figure]] = []
    for phrase, figure in reversed(recent):
        if phrase.paragraph != pronoun.paragraph or distance(phrase, pronoun) > 1:
            break
        if phrase.quotation != pronoun.quotation or figure is barred or not agrees(figure, pronoun, loose=loose):
            continue
        if phrase.sentence == pronoun.sentence:
            return []
        found.append((phrase, figure))
    return found


def _score(phrase: Phrase, figure: Figure, pronoun: Phrase, weights: Weights) -> float:
    score = weights.sentence * distance(phrase, pronoun) + weights.paragraph * (phrase.paragraph != pronoun.paragraph)
    score += weights.subject * phrase.subject + weights.continued * (phrase.subject and pronoun.subject)
    score += weights.named * bool(figure.names) + weights.mentions * min(len(figure.phrases), FEW)
    score += weights.owner * phrase.genitive + weights.preposition * phrase.behind_preposition
    if pronoun.gender and figure.gender == pronoun.gender:
        score += weights.gender
    if pronoun.gender and not phrase.subject:
        score += weights.indefinite * ("indefinite" in phrase.marks)
    if phrase.quotation is not None and pronoun.quotation != phrase.quotation:
        score += weights.quoted
    if pronoun.lemma == PLURAL:
        thing = phrase.sort == "other" and not figure.members and not figure.people
        score += thing * (weights.thing + weights.speaking_thing * pronoun.wanted)
        score += weights.bare * ("bare" in phrase.marks)
        score += weights.body * (figure.kind in BODIES)
    return score


def distance(phrase: Phrase, pronoun: Phrase) -> int:
    """Give how many sentences lie between; for a pronoun outside quotations those within them do not count."""
    return pronoun.sentence - phrase.sentence if pronoun.quotation is not None else pronoun.told - phrase.told


def agrees(figure: Figure, pronoun: Phrase, *, loose: bool = False) -> bool:
    """Say whether number, gender and kind let a pronoun mean a figure; `loose` as in `choose`."""
    if pronoun.lemma == PLURAL:
        speaks = figure.kind != DOCUMENT or not pronoun.wanted
        return speaks and (figure.plural or figure.kind in (*BODIES, GROUP))
    if figure.plural:
        return False
    if pronoun.lemma in GENDERED:
        nameable = figure.people or (loose and _may_be_named(figure))
        unclear = figure.kind == "unknown" or (loose and _is_only_labelled(figure))
        is_person = figure.kind == "person" or (unclear and nameable)
        return is_person and figure.gender in ("", pronoun.gender)
    if pronoun.lemma != COMMON:
        return False
    return figure.kind in BODIES or ("neuter" in pronoun.marks and figure.kind in NEUTERS)


def _is_only_labelled(figure: Figure) -> bool:
    """Say whether nothing but the tagger says that a name is a body's."""
    alone = figure.kind == "organisation" and figure.known is None and not figure.lemmas and not figure.claims
    return alone and all("labelled" in phrase.marks for phrase in figure.phrases)


def _may_be_named(figure: Figure) -> bool:
    """Say whether a name can be a person's: no place, no abbreviation, not only behind prepositions ("i Helvede")."""
    if is_place(figure) or all(phrase.behind_preposition or "marked" in phrase.marks for phrase in figure.phrases):
        return False
    return any(len(word) > 1 and not word[1].isupper() for name in figure.names for word in name)


def _is_out_of_reach(phrase: Phrase, pronoun: Phrase) -> bool:
    """Say whether "it" is too far from a body: most often it means a thing, unless the body is the subject before it."""
    host = pronoun.inside
    if host is not None and host.noun is not None and host.noun.sort == ROLE:
        return False  # "Its director": only bodies have one
    return (
        pronoun.lemma == COMMON
        and not pronoun.wanted
        and not (phrase.subject and pronoun.subject and phrase.sentence == pronoun.sentence)
    )


def is_same_clause(phrase: Phrase, later: Phrase) -> bool:
    """Say whether subject and object of one clause would be the same ("Holm roste ham", "Forbundet advarede selskabet")."""
    if phrase.sentence != later.sentence or not later.object or not phrase.subject or later.genitive:
        return False
    return later.first - phrase.last <= SAME_CLAUSE_TOKENS or phrase.governor == later.governor
