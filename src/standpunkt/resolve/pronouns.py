"""Pronouns: the figure that one most likely means, none where two are about as likely."""

from collections.abc import Sequence
from dataclasses import dataclass

from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Phrase

MAX_SENTENCES = 5
"""An antecedent stands at most so many sentences back."""
DISTANCE, SUBJECT, SPEAKER, GENDER, NAMED, QUOTED, OWNED = 1.0, 0.8, 1.6, 1.5, 0.5, -1.2, -0.6
"""Weights: a sentence of distance, subjects, the one who spoke last, known gender, names, words quoted, possessors."""
MARGIN = 0.25
"""The best must lie so far above the next."""


@dataclass(slots=True)
class Candidate:
    """A phrase before the pronoun with its figure."""

    phrase: Phrase
    figure: Figure


def choose(candidates: Sequence[Candidate], pronoun: Phrase, barred: Figure | None, speaker: Figure | None) -> Figure | None:
    """Give the figure that a third-person pronoun means, None where none or more than one is likely.

    `barred` cannot be meant (who speaks the words that the pronoun stands in); `speaker` spoke last.
    """
    best: dict[int, tuple[float, Figure]] = {}
    fresh = False
    for candidate in reversed(candidates):
        phrase, figure = candidate.phrase, candidate.figure
        distance = pronoun.sentence - phrase.sentence
        if distance > MAX_SENTENCES:
            break
        if figure is barred or not agrees(figure, phrase, pronoun) or _same_clause(phrase, pronoun):
            continue
        score = -DISTANCE * distance + SUBJECT * phrase.subject + NAMED * bool(figure.names) + OWNED * phrase.genitive
        score += GENDER * bool(pronoun.gender and figure.gender == pronoun.gender)
        if figure is speaker and not fresh:
            score += SPEAKER
        elif phrase.quotation is None and figure is not speaker:
            fresh = True
        if phrase.quotation is not None and pronoun.quotation != phrase.quotation:
            score += QUOTED
        score += 0.001 * phrase.first
        known = best.get(id(figure))
        if known is None or known[0] < score:
            best[id(figure)] = (score, figure)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][1]


def agrees(figure: Figure, phrase: Phrase, pronoun: Phrase) -> bool:
    """Say whether number, gender and kind let a pronoun mean a figure."""
    if pronoun.lemma == "plural":
        return figure.plural
    if figure.plural:
        return False
    if pronoun.lemma in ("masculine", "feminine"):
        return figure.kind == "person" and figure.gender in ("", pronoun.gender)
    if pronoun.lemma == "common":
        return figure.kind in ("organisation", "agency", "group")
    return False


def _same_clause(phrase: Phrase, pronoun: Phrase) -> bool:
    """Say whether subject and object of one clause would be the same ("Holm roste ham")."""
    return (phrase.sentence == pronoun.sentence and pronoun.object and phrase.subject and not pronoun.genitive
            and pronoun.first - phrase.last <= 4)  # fmt: skip
