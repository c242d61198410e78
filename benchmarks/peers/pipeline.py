"""The spaCy pipeline that every tool with a parser is given: the one that comes with Standpunkt."""

from collections.abc import Iterable
from typing import Any

from standpunkt.parse.spacy_parser import MODELS

CLEARNLP = {"aux:pass": "auxpass", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass"}
"""Names that tools made for spaCy's own English pipelines know relations of Universal Dependencies by."""
NEGATIONS = ("not", "n't", "n’t", "never")


def load_pipeline(language: str) -> Any:
    """Give the pipeline."""
    import spacy

    return spacy.load(MODELS / language)


def rename_relations(doc: Any) -> Any:
    """Give a document with the relations called as ClearNLP calls them, where the two mean the same."""
    for token in doc:
        if token.dep_ in CLEARNLP:
            token.dep_ = CLEARNLP[token.dep_]
        elif token.dep_ == "advmod" and token.lower_ in NEGATIONS:
            token.dep_ = "neg"
    return doc


def place(tokens: Iterable[Any], offset: int = 0) -> list[list[int]]:
    """Give the stretch from the first of some tokens to the last, without marks at its ends; none where there are none."""
    kept = sorted((token for token in tokens if not token.is_space), key=lambda token: token.i)
    while kept and kept[-1].is_punct:
        kept.pop()
    while kept and kept[0].is_punct:
        kept.pop(0)
    return [[offset + kept[0].idx, offset + kept[-1].idx + len(kept[-1])]] if kept else []
