"""What English is trained on: the treebanks EWT and GUM, and names from GUM, WikiGold and re3d.

EWT has no names but those that the package's tables are sure of, and the corpora of names have no trees: what is not
annotated is missing to training, not wrong.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

from augment import Pronoun, put_clause_first
from corpora import Corpora
from gum import names_in_gum
from silver import names_from_tables
from treebank import Sentence, read_conllu, read_names_only

NAME = "English"
SAMPLES = ("The government says no.", "“It's too late,” the chair of the committee, Anna Holm, told the paper on Monday.")
QUOTED = Pronoun(form="That", lemma="that", feats="Number=Sing|PronType=Dem")
TESTS = ("ewt-test.conllu", "gum-test.conllu")
FAR_GENRES = ("answers", "email", "reviews", "GUM_conversation", "GUM_vlog")
"""Beginnings of document ids: what is written or said least like news."""
RE3D_LABELS = {"Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "MISC"}


def load(folder: Path, *, watched_share: float, without: frozenset[str]) -> Corpora:
    """The corpora under `folder`, less the documents in `without`; the part of EWT's `dev` that is not watched trains."""
    english = folder / "en"
    development = list(read_conllu(english / "ewt-dev.conllu", names_from_tables))
    watched = development[:: round(1 / watched_share)] if watched_share else []
    unnamed = [replace(sentence, is_named=False) for sentence in watched]
    kept = {id(sentence) for sentence in watched}
    trees = [
        *read_conllu(english / "ewt-train.conllu", names_from_tables),
        *(sentence for sentence in development if id(sentence) not in kept),
        *read_conllu(english / "gum-train.conllu", names_in_gum),
    ]
    trees = [sentence for sentence in trees if sentence.doc_id not in without]
    trees += [new for old in trees for new in put_clause_first(old, QUOTED)]
    far = [sentence for sentence in trees if sentence.doc_id.startswith(FAR_GENRES)]
    near = [sentence for sentence in trees if not sentence.doc_id.startswith(FAR_GENRES)]
    spoken = list(read_conllu(english / "gum-dev.conllu", names_in_gum))[:: max(1, round(0.5 / watched_share))]
    return Corpora(near=[*near, *_names_only(english)], far=far, watched=[*unnamed, *spoken])


def read_test(path: Path) -> list[Sentence]:
    """The sentences of a test file; EWT's have no names."""
    return list(read_conllu(path, names_in_gum if path.name.startswith("gum") else None))


def _names_only(english: Path) -> list[Sentence]:
    wikigold = read_names_only(english / "wikigold.conll", str)
    re3d = read_names_only(english / "re3d-train.conll", _re3d_label)
    return [sentence for sentence in chain(wikigold, map(_only_capitals, re3d)) if len(sentence) > 1]


def _re3d_label(tag: str) -> str:
    """The tag in the four classes; times, amounts, weapons and documents are no names here."""
    prefix, _, kind = tag.partition("-")
    return f"{prefix}-{RE3D_LABELS[kind]}" if kind in RE3D_LABELS else "O"


def _only_capitals(sentence: Sentence) -> Sentence:
    """The sentence with names cut to the stretch from capital to capital: re3d marks "coalition forces" and "the army" too."""
    names, words = list(sentence.names), sentence.words
    for i, name in enumerate(names):
        if name.startswith("B-"):
            end = i + 1
            while end < len(names) and names[end].startswith("I-"):
                end += 1
            capital = [k for k in range(i, end) if words[k][0].isupper() and not (k == i and words[k].lower() == "the")]
            for k in range(i, end):
                names[k] = "O"
            if capital:
                names[capital[0] : capital[-1] + 1] = [f"B-{name[2:]}"] + [f"I-{name[2:]}"] * (capital[-1] - capital[0])
    return sentence if names == sentence.names else _renamed(sentence, names)


def _renamed(sentence: Sentence, names: list[str]) -> Sentence:
    return replace(sentence, names=names)
