"""The words of the data files, and the names that rule code may spell although a language spells a word like them."""

import csv
import dataclasses
import importlib
import json
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import standpunkt
from standpunkt import model
from standpunkt.lexicon.entries import CONTENT_KINDS, NEGATED, SOURCES

DATA = Path(standpunkt.__file__).parent / "data"
WORD_KEYS = {"lemma", "parts", "form", "forms", "words", "placeholder"}
WORD_COLUMNS = {
    "lemma", "form", "definite", "plural", "name", "aliases", "adjectives", "inhabitants", "inhabitants_plural",
    "title",
}  # fmt: skip
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
DEPRELS = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
)
"""Universal Dependencies version 2: the 37 relations (https://universaldependencies.org/u/dep/)."""


def lexicon_words() -> set[str]:
    """Give every word and phrase of the data files of all languages, lower-cased."""
    found: set[str] = set()
    for path in sorted(DATA.glob("??/**/*")):
        if path.suffix == ".toml":
            found |= set(_words_of(tomllib.loads(path.read_text(encoding="utf-8"))))
        elif path.suffix == ".tsv" and path.name != "noun_endings.tsv":
            found |= set(_words_of_table(path))
    return {word.lower() for word in found if word}


def _words_of(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _words_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_of(inner, key)
    elif isinstance(value, str) and key in WORD_KEYS:
        yield value
    elif isinstance(value, str) and key == "content":
        yield value.rpartition("+")[0].rpartition("+")[2]


def _rows(path: Path) -> list[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _classes_of_table(path: Path) -> Iterator[str]:
    rows = _rows(path)
    yield from rows[0]
    columns = [i for i, head in enumerate(rows[0]) if head in CLASS_COLUMNS]
    for row in rows[1:]:
        for i in columns:
            if i < len(row):
                yield from re.split(r"[|, ]+", row[i])


def _words_of_table(path: Path) -> Iterator[str]:
    rows = _rows(path)
    columns = [i for i, head in enumerate(rows[0]) if head in WORD_COLUMNS] or [0]
    for row in rows:
        for i in columns:
            if i < len(row):
                yield from row[i].split("|")


def contract_names() -> set[str]:
    """Give the names of the contract, of Universal Dependencies and of the code's own nouns: no words of a language."""
    lists = (
        model.ACTS, model.MANNERS, model.ATTITUDES, model.PHASES, model.ACTOR_KINDS, model.MOMENT_KINDS,
        UPOS.split(), DEPRELS.split(), CONTENT_KINDS, NEGATED, SOURCES,
    )  # fmt: skip
    names = {name for names in lists for name in names}
    for module in pkgutil.walk_packages(standpunkt.__path__, "standpunkt."):
        if module.name.rpartition(".")[2] in ("__main__", "env"):
            continue  # scripts, which run where they are imported
        for noun in vars(importlib.import_module(module.name)).values():
            if dataclasses.is_dataclass(noun):
                names |= {field.name for field in dataclasses.fields(noun)}
    return names | _schema_names() | _feature_names()


def _feature_names() -> set[str]:
    """Give the names of the features that certainty is reckoned from, and the parts of those that have two."""
    tables = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("common/*certainty.json"))]
    return {part for table in tables for name in table["weights"] for part in (name, *name.split(":"))}


CLASS_COLUMNS = ("class", "gender", "kind", "marks", "scope", "speaks_for", "suffix", "type")
"""Columns of tables whose values are names that rules ask for."""
CLASS_KEYS = ("class", "source", "holder", "object", "negated", "kind", "level", "make")
"""Keys of data files whose values are names that rules ask for."""


def _schema_names() -> set[str]:
    """Give the keys of the data files, the columns of the tables, and the values that choose among classes."""
    names: set[str] = set()

    def walk(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            names.update(value)
            for name, inner in value.items():
                walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, key)
        elif isinstance(value, str) and key in CLASS_KEYS:
            names.add(value)

    for path in sorted(DATA.glob("??/**/*.toml")):
        walk(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(DATA.glob("??/**/*.tsv")):
        names |= set(_classes_of_table(path))
    return {name for name in names if name.isascii()}
