"""The figures: precision, recall and F1 of statements and their parts, and how far they can be trusted.

statement    a pair is a hit where the contents' Jaccard reaches the threshold
attribution  as statement, and the sources agree: they share a word, both are empty, or another mention of the predicted
             actor is gold's source (the headline figure)
full         as attribution, and the cues share a word or are both empty
strict       contents and sources cover exactly the same words
cue          cues that share a word, one to one, whatever the contents
content_tok  words inside any gold content against words inside any predicted content
misattributed  of the predictions that name a source and hit a statement with one, the share whose source is another's
invented     of all predictions, the share aligned to no gold statement
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from standpunkt.evaluate.align import Pairing, Unit, align, has_same_source, pair_greedily
from standpunkt.evaluate.articles import Article
from standpunkt.evaluate.words import Cover, jaccard

SUBSETS = ("all", "direct", "mixed", "indirect", "quoted")
KINDS: dict[str, frozenset[str] | None] = {
    "all": None,
    "quoted": frozenset({"direct", "mixed"}),
    **{kind: frozenset({kind}) for kind in ("direct", "mixed", "indirect")},
}
COMPLEMENTISER = "that"
"""Dropped from both contents for `content_exact_nothat`, which older English gold needs."""


def score(
    gold: Mapping[str, Article], predicted: Mapping[str, Article], subset: str = "all", threshold: float = 0.5
) -> dict[str, Any]:
    """Give the figures of the predicted articles (keyed as gold), as percentages with one decimal.

    With a subset, gold is restricted to that manner; a prediction counts where it is aligned to gold of the subset, or
    to none and is itself of that manner.
    """
    tally: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for name, article in gold.items():
        _count(align(article, predicted[name]), KINDS[subset], threshold, tally, kinds)
    return _figures(subset, threshold, tally, kinds)


def select(pairing: Pairing, kinds: frozenset[str] | None) -> tuple[set[int], set[int]]:
    """Give the indices of the gold and the predicted units that count for a subset."""
    golds = {j for j, unit in enumerate(pairing.gold) if kinds is None or unit.kind in kinds}
    predictions = {
        i
        for i, unit in enumerate(pairing.predicted)
        if kinds is None or (pairing.link[i] in golds if i in pairing.link else unit.kind in kinds)
    }
    return golds, predictions


def _count(
    pairing: Pairing,
    wanted: frozenset[str] | None,
    threshold: float,
    tally: Counter[str],
    kinds: dict[str, Counter[str]],
) -> None:
    golds, predictions = select(pairing, wanted)
    tally["gold"] += len(golds)
    tally["pred"] += len(predictions)
    for j in golds:
        kinds.setdefault(pairing.gold[j].kind, Counter())["gold"] += 1
    for i, j in pairing.link.items():
        if j in golds:
            _count_pair(pairing, pairing.predicted[i], pairing.gold[j], threshold, tally, kinds)
    tally["invented"] += sum(i not in pairing.link for i in predictions)
    _count_cues(pairing, golds, predictions, tally)
    gold_words = frozenset().union(*(pairing.gold[j].content for j in golds))
    predicted_words = frozenset().union(*(pairing.predicted[i].content for i in predictions))
    tally["content_tok"] += len(gold_words & predicted_words)
    tally["content_tok_pred"] += len(predicted_words)
    tally["content_tok_gold"] += len(gold_words)


def _count_pair(
    pairing: Pairing, p: Unit, g: Unit, threshold: float, tally: Counter[str], kinds: dict[str, Counter[str]]
) -> None:
    same_source = has_same_source(p, g)
    hit = jaccard(p.content, g.content) >= threshold
    same_cue = bool(p.cue & g.cue) or not (p.cue or g.cue)
    tally["pairs"] += 1
    tally["statement"] += hit
    tally["attribution"] += hit and same_source
    tally["full"] += hit and same_source and same_cue
    tally["strict"] += p.content == g.content and p.source == g.source
    kinds[g.kind]["statement"] += hit
    kinds[g.kind]["attribution"] += hit and same_source
    for role, mine, theirs in (("cue", p.cue, g.cue), ("source", p.source, g.source)):
        if theirs:
            tally[f"{role}_n"] += 1
            tally[f"{role}_overlap"] += bool(mine & theirs)
            tally[f"{role}_exact"] += mine == theirs
    if g.content:
        shared = len(p.content & g.content)
        tally["content_n"] += 1
        # A sum of F1s: Counter holds floats as well, and sums them in the order of the pairs.
        tally["content_f1"] += 2 * shared / (len(p.content) + len(g.content)) if shared else 0  # type: ignore[assignment]
        tally["content_exact"] += p.content == g.content
        bare = [_without_complementiser(pairing, content) for content in (p.content, g.content)]
        tally["content_exact_nothat"] += bare[0] == bare[1]
    if hit and p.source and g.source:
        tally["named_n"] += 1
        tally["misattributed"] += not same_source
    for label, told, wanted in (("manner", p.raw.manner, g.raw.manner), ("act", p.raw.act, g.raw.act)):
        if hit and told and wanted:
            tally[f"{label}_n"] += 1
            tally[label] += told == wanted


def _without_complementiser(pairing: Pairing, content: Cover) -> Cover:
    if pairing.words.first_word(content) != COMPLEMENTISER:
        return content
    return content - {min(content)}


def _count_cues(pairing: Pairing, golds: set[int], predictions: set[int], tally: Counter[str]) -> None:
    pairs = []
    for i in predictions:
        for j in golds:
            mine, theirs = pairing.predicted[i].cue, pairing.gold[j].cue
            if mine & theirs:
                weight = len(mine & theirs) + jaccard(mine, theirs) + (pairing.link.get(i) == j)
                pairs.append((weight, i, j))
    tally["cues"] += len(pair_greedily(pairs))
    tally["cues_pred"] += sum(bool(pairing.predicted[i].cue) for i in predictions)
    tally["cues_gold"] += sum(bool(pairing.gold[j].cue) for j in golds)


def _figures(subset: str, threshold: float, tally: Counter[str], kinds: dict[str, Counter[str]]) -> dict[str, Any]:
    def share(key: str, of: str) -> float | None:
        return round(100 * tally[key] / tally[of], 1) if tally[of] else None

    figures: dict[str, Any] = {"subset": subset, "jaccard": threshold}
    for key in ("statement", "attribution", "full", "strict"):
        figures[key] = _prf(tally[key], tally["pred"], tally["gold"])
    figures["cue"] = _prf(tally["cues"], tally["cues_pred"], tally["cues_gold"])
    figures["content_tok"] = _prf(tally["content_tok"], tally["content_tok_pred"], tally["content_tok_gold"])
    figures["aligned"] = {
        "pairs": tally["pairs"],
        "cue_overlap": share("cue_overlap", "cue_n"),
        "cue_exact": share("cue_exact", "cue_n"),
        "source_overlap": share("source_overlap", "source_n"),
        "source_exact": share("source_exact", "source_n"),
        "content_f1": share("content_f1", "content_n"),
        "content_exact": share("content_exact", "content_n"),
        "content_exact_nothat": share("content_exact_nothat", "content_n"),
    }
    figures["misattributed"] = share("misattributed", "named_n")
    figures["invented"] = share("invented", "pred")
    figures["manner"] = share("manner", "manner_n")
    figures["act"] = share("act", "act_n")
    figures["recall_by_kind"] = {
        kind: {"gold": n["gold"], **{key: round(100 * n[key] / n["gold"], 1) for key in ("statement", "attribution")}}
        for kind, n in sorted(kinds.items())
    }
    return figures


def _prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    p = hits / predicted if predicted else 0.0
    r = hits / gold if gold else 0.0
    f1 = round(200 * p * r / (p + r), 1) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": f1, "tp": hits, "pred": predicted, "gold": gold}
