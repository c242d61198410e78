"""Certainty: how often a statement found this way has source and content right, calibrated on annotated text.

A logistic model over the names of a few dozen features (the rule, the act, who the source is, where the statement
stands), fitted by `tools/calibrate` and kept in `data/common/certainty.json`; it knows no word.
"""

from collections.abc import Mapping

from standpunkt.lexicon.weights import load_weights, probability
from standpunkt.model.places import Places
from standpunkt.statements.page import Draft, Page

LONG_WORDS = 3
FORETOLD_ACTS = ("plan",)
"""What one person says of another as a rule foretells, and does not report: "han tror, at | regeringen vil vente"."""
NESTED_KINDS = ("inf", "np", "that", "whether")
"""Kinds of content whose being nested counts apart."""


def load_certainty() -> Mapping[str, float]:
    """Give the weights by feature; empty where there are none yet.

    Raises `DataError` where the file is no table of numbers.
    """
    return load_weights("certainty")


def certainty_of(draft: Draft, weights: Mapping[str, float]) -> float:
    """Give the calibrated probability that source and content of the draft are right, to two decimals."""
    return round(probability(draft.features, weights), 2)


def features_of(page: Page, draft: Draft, others: Places[Draft]) -> frozenset[str]:
    """Give the features of a draft among the others of its page, by where their contents stand."""
    found = set(draft.features)
    found |= {f"rule:{draft.rule}", f"act:{draft.act}"}
    if draft.source is not None or "passive:object-predicate" not in found:  # of "han kaldes en helt" nobody is the source
        found.add(f"source:{_kind_of_source(page, draft)}")
    quotation = page.sentences[draft.sentence].quotation
    if quotation is not None and draft.quotation != quotation:
        found.add("quoted:" + page.quotations[quotation].kind)
    parts = (*draft.cue, *draft.content)
    if any(other is not draft and other.content != draft.content
           and all(any(span.covers(part) for span in other.content) for part in parts)
           for other in others.near(parts[0].start, parts[0].end)):  # fmt: skip
        found |= {"nested", *(f"nested:{kind}" for kind in NESTED_KINDS if kind in found)}
        if draft.act in FORETOLD_ACTS:
            found.add(f"nested:{draft.act}")
    words = sum(span.text.count(" ") + 1 for span in draft.content)
    if words <= LONG_WORDS:
        found.add("short")
    return frozenset(found)


def _kind_of_source(page: Page, draft: Draft) -> str:
    """Give what kind of phrase the source is: none, first person, pronoun, name, or another noun phrase."""
    if draft.source is None:
        return "none"
    first, *rest = draft.source.text.split()
    word = first.lower()
    if not rest:
        for name in ("first-person", "second-person", "generic", "third-person", "impersonal"):
            if word in page.grammar.of(name):
                return name
    if any(part[:1].isupper() for part in rest) or (first[:1].isupper() and not _opens_sentence(page, draft)):
        return "name"
    return "phrase"


def _opens_sentence(page: Page, draft: Draft) -> bool:
    return draft.source is not None and draft.source.start in page.sentence_starts
