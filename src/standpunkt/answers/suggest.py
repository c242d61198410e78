"""Suggestions: propositions near a question that it does not match, and questions that many propositions share.

Nearness is lexical: shared words, the rarer the weightier, and shared names.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standpunkt.answers.answer import matches
from standpunkt.answers.holders import make_casts
from standpunkt.answers.match import page_of
from standpunkt.answers.question import Question
from standpunkt.answers.words import find_words
from standpunkt.model import Reading

MIN_STEM_CHARS = 5
"""Words are compared by so many first letters: inflected forms of one word share them."""
MIN_SHARE = 0.3
MIN_CLUSTER = 3
MAX_RULE_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A proposition near a question."""

    id: str
    text: str
    share: float
    """Weighted share of its words that propositions of the question have, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Propositions that share their weightiest words."""

    rule: str
    """A rule to begin with."""
    text: str
    """The proposition nearest to all."""
    size: int
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    id: str
    text: str
    stems: frozenset[str]
    matched: bool = False


def near_question(question: Question, readings: Sequence[Reading]) -> list[Near]:
    """Give the propositions that the question does not match and whose words are near to those it does, best first."""
    found = _matters(readings, question)
    weights = _weights(found)
    known = frozenset().union(*(one.stems for one in found if one.matched))
    near = [Near(id=one.id, text=one.text, share=_share(one.stems, known, weights)) for one in found if not one.matched]
    return sorted((one for one in near if one.share >= MIN_SHARE), key=lambda one: (-one.share, one.id))


def suggest_questions(readings: Sequence[Reading]) -> list[Cluster]:
    """Give clusters of propositions from several documents that share words, the largest first."""
    left = _matters(readings)
    weights = _weights(left)
    found: list[Cluster] = []
    while left:
        best = max(left, key=lambda one: (sum(_alike(one, other, weights) for other in left), one.id))
        cluster = [other for other in left if other is best or _alike(best, other, weights)]
        if len(cluster) < MIN_CLUSTER:
            break
        common = Counter(stem for one in cluster for stem in one.stems)
        chosen = sorted(common, key=lambda stem: (-common[stem] * weights[stem], stem))[:MAX_RULE_WORDS]
        rule = " and ".join(f"{stem}*" for stem in chosen)
        found.append(Cluster(rule=rule, text=best.text, size=len(cluster), positions=tuple(one.id for one in cluster)))
        left = [one for one in left if one not in cluster]
    return found


def _matters(readings: Sequence[Reading], question: Question | None = None) -> list[_Matter]:
    found = []
    for cast in make_casts(readings, question.domestic if question else None):
        page = page_of(cast.reading)
        asked = question is not None and cast.language in question.match
        for position in cast.reading.positions:
            text = " ".join(" ".join(span.text.split()) for span in position.proposition)
            stems = frozenset(word.form[:MIN_STEM_CHARS] for word in find_words(text) if len(word.form) >= MIN_STEM_CHARS)
            if stems:
                matched = asked and question is not None and matches(question, cast, page, position) is not None
                found.append(_Matter(f"{cast.reading.document.id}#{position.id}", text, stems, matched))
    return found


def _weights(matters: Sequence[_Matter]) -> Mapping[str, float]:
    counts = Counter(stem for one in matters for stem in one.stems)
    return {stem: math.log(1 + len(matters) / count) for stem, count in counts.items()}


def _share(stems: frozenset[str], known: frozenset[str], weights: Mapping[str, float]) -> float:
    whole = sum(weights[stem] for stem in stems)
    return sum(weights[stem] for stem in stems & known) / whole if whole else 0.0


def _alike(one: _Matter, other: _Matter, weights: Mapping[str, float]) -> bool:
    union = one.stems | other.stems
    return sum(weights[stem] for stem in one.stems & other.stems) >= MIN_SHARE * sum(weights[stem] for stem in union)
