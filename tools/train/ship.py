"""Writes trained weights as the pipeline that ships: a spaCy pipeline of one component, its tables of words in bytes."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import spacy
from corpora import language_module
from spacy.language import Language

from standpunkt.parse.network import Network
from standpunkt.parse.weights import SCALE, Arrays, in_bytes, in_half_bytes

COMPONENT = "network"
META = {
    "name": "standpunkt_news",
    "version": "0.2.0",
    "author": "standpunkt",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
}
DESCRIPTION = "{}: parts of speech, features, lemmas, UD dependencies and names, one sentence per document."
IN_HALF_BYTES = "encoder.pieces.table.weight"
NOT_IN_BYTES = ("encoder.chars.weight", "encoder.source.weight", "arc", "root")
"""Small, and felt more."""


def shipped_arrays(path: Path) -> Arrays:
    """The arrays of a file of weights, tables and layers in bytes or half bytes."""
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    for name, weights in list(arrays.items()):
        if weights.dtype != np.float16 or weights.ndim != 2 or not weights.size or name in NOT_IN_BYTES:
            continue
        make = in_half_bytes if name == IN_HALF_BYTES else in_bytes
        arrays[name], arrays[name + SCALE] = make(weights)
    return arrays


def make_pipeline(weights: Path, language: str) -> Language:
    """A pipeline of the language that reads with the weights."""
    nlp = spacy.blank(language)
    nlp.add_pipe("standpunkt_network", name=COMPONENT).network = Network(shipped_arrays(weights))
    nlp.meta.update(META | {"description": DESCRIPTION.format(language_module(language).NAME)})
    return nlp


def ship(nlp: Language, target: Path) -> None:
    """Writes the pipeline without training settings; the notes in Markdown beside an older one stay."""
    for section in ("training", "corpora", "pretraining"):
        nlp.config[section] = {}
    nlp.config["paths"] = {}
    nlp.config["initialize"] = {"components": {}, "tokenizer": {}}
    notes = {path.name: path.read_bytes() for path in target.glob("*.md")} if target.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft"
        nlp.to_disk(draft)
        fresh = target.with_name(target.name + ".new")
        shutil.copytree(draft, fresh)
    for name, text in notes.items():
        (fresh / name).write_bytes(text)
    if target.exists():
        shutil.rmtree(target)
    fresh.rename(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="what teach.py wrote")
    parser.add_argument("target", type=Path)
    parser.add_argument("--language", default="da")
    arguments = parser.parse_args()
    ship(make_pipeline(arguments.weights, arguments.language), arguments.target)


if __name__ == "__main__":
    main()
