"""Which prediction answers which gold statement: one to one within an article, the closest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.evaluate.articles import Article, Attribution
from standpunkt.evaluate.words import Cover, Words, jaccard

CUE_WEIGHT = 0.5
SOURCE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Unit:
    """An attribution as words."""

    source: Cover
    cue: Cover
    content: Cover
    mentions: Cover
    kind: str
    raw: Attribution


@dataclass(frozen=True, slots=True)
class Pairing:
    """One article's gold and predicted units, and which gold index each predicted index is aligned to."""

    id: str
    words: Words
    gold: tuple[Unit, ...]
    predicted: tuple[Unit, ...]
    link: dict[int, int]


def align(gold: Article, predicted: Article) -> Pairing:
    """Align the attributions of two articles over one text.

    Weight = Jaccard of contents + 0.5 where cues share a word + 0.25 where sources do, greedily by falling weight, ties
    in file order; only pairs whose contents or cues share a word.
    """
    words = Words(gold.text or "")
    golds = tuple(_unit(words, attribution) for attribution in gold.attributions)
    predictions = tuple(_unit(words, attribution) for attribution in predicted.attributions)
    pairs = [
        (
            jaccard(p.content, g.content)
            + CUE_WEIGHT * bool(p.cue & g.cue)
            + SOURCE_WEIGHT * bool(p.source & g.source),
            i,
            j,
        )
        for i, p in enumerate(predictions)
        for j, g in enumerate(golds)
        if p.content & g.content or p.cue & g.cue
    ]
    return Pairing(gold.id, words, golds, predictions, dict(pair_greedily(pairs)))


def _unit(words: Words, raw: Attribution) -> Unit:
    content = words.cover(raw.content)
    return Unit(
        source=words.cover(raw.source),
        cue=words.cover(raw.cue),
        content=content,
        mentions=words.cover(raw.mentions),
        kind=raw.manner or words.manner(content),
        raw=raw,
    )


def pair_greedily(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Give one-to-one pairs out of weighted ones, the heaviest first, ties by their indices."""
    left: set[int] = set()
    right: set[int] = set()
    chosen = []
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return chosen


def has_same_source(predicted: Unit, gold: Unit) -> bool:
    """Say whether the sources share a word, are both empty, or gold's source is another mention of the same actor."""
    if not predicted.source and not gold.source:
        return True
    return bool(predicted.source & gold.source) or bool(gold.source & predicted.mentions)
