"""Every error with its text: what was missed, invented, given to a wrong speaker or cut at a wrong place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standpunkt.evaluate.align import Pairing, Unit, align, has_same_source
from standpunkt.evaluate.articles import Article
from standpunkt.evaluate.score import KINDS, select
from standpunkt.evaluate.words import jaccard

KINDS_OF_ERROR = ("miss", "invention", "wrong-speaker", "no-speaker", "wrong-extent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One error: the article, the gold statement and the predicted one, each as the words of its roles."""

    id: str
    kind: str
    """One of `KINDS_OF_ERROR`; a wrong extent shares words with its gold content, but too few."""
    place: int
    """Offset of the content in the article's text."""
    gold: Mapping[str, list[str]] | None = None
    predicted: Mapping[str, list[str]] | None = None
    rule: str = ""


def find_errors(
    gold: Mapping[str, Article], predicted: Mapping[str, Article], subset: str = "all", threshold: float = 0.5
) -> Iterator[Error]:
    """Yield the errors that keep attribution below 100 %, article by article, in text order."""
    for name, article in gold.items():
        pairing = align(article, predicted[name])
        yield from sorted(_errors(pairing, subset, threshold), key=lambda error: (error.place, error.kind))


def _errors(pairing: Pairing, subset: str, threshold: float) -> Iterator[Error]:
    golds, predictions = select(pairing, KINDS[subset])
    found = {j: i for i, j in pairing.link.items()}
    for j in golds:
        gold = pairing.gold[j]
        if j not in found:
            yield _error(pairing, "miss", gold, None)
            continue
        predicted = pairing.predicted[found[j]]
        if jaccard(predicted.content, gold.content) < threshold:
            yield _error(pairing, "wrong-extent", gold, predicted)
        elif not has_same_source(predicted, gold):
            yield _error(pairing, "wrong-speaker" if predicted.source else "no-speaker", gold, predicted)
    for i in predictions:
        if i not in pairing.link:
            yield _error(pairing, "invention", None, pairing.predicted[i])


def _error(pairing: Pairing, kind: str, gold: Unit | None, predicted: Unit | None) -> Error:
    spans = [span for unit in (gold, predicted) if unit for span in (unit.raw.content or unit.raw.cue)]
    return Error(
        id=pairing.id,
        kind=kind,
        place=spans[0][0] if spans else 0,
        gold=_texts(pairing, gold),
        predicted=_texts(pairing, predicted),
        rule=predicted.raw.rule if predicted else "",
    )


def _texts(pairing: Pairing, unit: Unit | None) -> dict[str, list[str]] | None:
    if unit is None:
        return None
    text = pairing.words.text
    roles = (("source", unit.raw.source), ("cue", unit.raw.cue), ("content", unit.raw.content))
    return {role: [text[start:end] for start, end in spans] for role, spans in roles}
