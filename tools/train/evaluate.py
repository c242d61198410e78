"""Prints the figures of a pipeline on a treebank, one sentence at a time from its raw text."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import spacy
from corpora import language_module
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from treebank import to_doc

LABELS = ("nsubj", "nsubj:pass", "ccomp", "obj", "obl", "xcomp", "parataxis", "advcl", "conj", "acl:relcl")


def score(nlp: Language, references: list[Doc]) -> dict[str, float]:
    """UPOS, lemma, UAS, LAS, F by label and of names, all in percent, by spaCy's own aligned scorer."""
    examples = [
        Example(predicted, reference)
        for predicted, reference in zip(nlp.pipe(doc.text for doc in references), references, strict=True)
    ]
    found = scored(examples)
    per_label = found["dep_las_per_type"]
    figures = {
        "tokens": found["token_f"],
        "UPOS": found["pos_acc"],
        "features": found["morph_acc"],
        "lemma": found["lemma_acc"],
        "UAS": found["dep_uas"],
        "LAS": found["dep_las"],
        "names": found["ents_f"] or 0.0,
    }
    figures.update({label: per_label[label]["f"] for label in LABELS if label in per_label})
    return {name: 100 * value for name, value in figures.items()}


def scored(examples: list[Example]) -> dict:
    """All that spaCy's scorer says, whatever components set it."""

    def relation(token: Token, attribute: str) -> str:
        return token.dep_.lower()

    return (
        Scorer.score_tokenization(examples)
        | Scorer.score_token_attr(examples, "pos")
        | Scorer.score_token_attr(examples, "morph")
        | Scorer.score_token_attr(examples, "lemma")
        | Scorer.score_deps(examples, "dep", getter=relation, ignore_labels=("p", "punct"))
        | Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
    )


def words_per_second(nlp: Language, references: list[Doc], rounds: int = 3) -> float:
    """The best of some rounds over the texts, by processor time, so that a busy machine does not show."""
    texts, best = [doc.text for doc in references], 0.0
    for _ in range(rounds):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - start))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--files", nargs="+", help="treebanks under the corpora of the language (default: its test sets)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    start = time.perf_counter()
    nlp = spacy.load(arguments.model)
    load_s = time.perf_counter() - start
    size_mb = sum(path.stat().st_size for path in arguments.model.rglob("*") if path.is_file()) / 1e6
    report: dict[str, dict[str, float]] = {"model": {"load_s": load_s, "size_mb": size_mb}}
    language = language_module(nlp.lang)
    for name in arguments.files or language.TESTS:
        sentences = language.read_test(arguments.corpora / nlp.lang / name)
        references = [to_doc(sentence, nlp.vocab) for sentence in sentences]
        report[name] = score(nlp, references) | {"words_per_s": words_per_second(nlp, references)}
    if arguments.json:
        print(json.dumps(report, indent=1))
        return
    for name, figures in report.items():
        print(name, "  ".join(f"{label} {value:.1f}" for label, value in figures.items()))


if __name__ == "__main__":
    main()
