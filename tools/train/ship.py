"""Writes a trained pipeline as it ships: no training settings, and no words of the treebanks in its string table."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
import srsly
from corpora import language_module
from spacy.language import Language

META = {
    "name": "standpunkt_news",
    "version": "0.1.0",
    "author": "standpunkt",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
}
DESCRIPTION = "{}: parts of speech, features, lemmas, UD dependencies and names, one sentence per document."


def needed_strings(nlp: Language) -> set[str]:
    """The strings the components refer to: labels, features and the letters that lemmas take off and put on."""
    needed = {"", "ROOT", "dep", *nlp.meta["labels"]}
    for name, component in nlp.components:
        for label in getattr(component, "labels", ()):
            if isinstance(label, str):
                needed.add(label)
                needed.update(part for piece in label.split("|") for part in (piece, *piece.split("=", 1)))
                needed.update(part for part in label.split("-", 1))
                needed.update(label.split("||"))
        if name == "trainable_lemmatizer":
            needed.update(_letters(component.label_data["trees"]))
    return needed


def _letters(trees: list[dict]) -> Iterator[str]:
    for tree in trees:
        for side in ("orig", "subst"):
            if isinstance(tree.get(side), str):
                yield tree[side]


def ship(source: Path, target: Path) -> None:
    nlp = spacy.load(source)
    language = language_module(nlp.lang)
    nlp.meta.update(META | {"description": DESCRIPTION.format(language.NAME)})
    for section in ("training", "corpora", "pretraining"):
        nlp.config[section] = {}
    nlp.config["paths"] = {}
    nlp.config["initialize"] = {"components": {}, "tokenizer": {}}
    strings = sorted(needed_strings(nlp) & set(nlp.vocab.strings))
    notes = {path.name: path.read_bytes() for path in target.glob("*.md")} if target.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft"
        nlp.to_disk(draft)
        srsly.write_json(draft / "vocab" / "strings.json", strings)
        _check_same(nlp, spacy.load(draft), language.SAMPLES)
        fresh = target.with_name(target.name + ".new")
        shutil.copytree(draft, fresh)
    for name, text in notes.items():
        (fresh / name).write_bytes(text)
    if target.exists():
        shutil.rmtree(target)
    fresh.rename(target)


def _check_same(old: Language, new: Language, samples: Iterable[str]) -> None:
    """Raises ValueError if the pruned pipeline reads a sentence differently."""
    for text in samples:
        before, after = old(text).to_json(), new(text).to_json()
        if before != after:
            raise ValueError(f"pruning changed the reading of {text!r}: keep more strings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    ship(arguments.source, arguments.target)


if __name__ == "__main__":
    main()
