"""The data of a language with every word renamed one-to-one: letters are exchanged, length and case stay."""

import csv
import json
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .lexicon_words import DATA, WORD_KEYS

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
SHIFT = 11
_SHIFTED = LETTERS[SHIFT:] + LETTERS[:SHIFT]
RENAMED = str.maketrans(LETTERS + LETTERS.upper(), _SHIFTED + _SHIFTED.upper())
TABLES = {
    "bodies.tsv": (0,), "documents.tsv": (0,), "forms.tsv": (0, 2), "holders.tsv": (0,), "names/bodies.tsv": (0, 1, 2),
    "names/roles.tsv": (0, 1, 2), "noun_endings.tsv": (0, 1), "people.tsv": (0,), "things.tsv": (0,),
}  # fmt: skip
"""Tables that the statement rules read, with the columns that hold words."""
FILES = ("grammar.toml", "cues/*.toml")


def renamed(text: str) -> str:
    """Give the text with each letter exchanged for another one; two texts that differ still do."""
    return text.translate(RENAMED)


def rename_conllu(text: str) -> str:
    """Give a CoNLL-U text with forms and lemmas renamed, labels and heads as they were."""
    lines = []
    for line in text.splitlines():
        row = line.split("\t")
        if len(row) > 1:
            row[1:3] = map(renamed, row[1:3])
        lines.append("\t".join(row))
    return "\n".join(lines)


def rename_data(language: str, root: Path) -> Path:
    """Write a copy of all data under `root`, with the words that statement rules look up renamed, and give its path.

    The names of tables, classes, frames and parts of speech stay.
    """
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("models", "model", "*.bin"))
    folder = root / "data" / language
    for pattern in FILES:
        for path in folder.glob(pattern):
            tables = _renamed_values(tomllib.loads(path.read_text(encoding="utf-8")))
            path.write_text(_toml(tables), encoding="utf-8")
    for name, columns in TABLES.items():
        if (folder / name).is_file():
            _rename_table(folder / name, columns)
    conventions = folder / "conventions.toml"
    source = conventions.read_text(encoding="utf-8")
    word = tomllib.loads(source)["placeholder"]
    line = f"placeholder = {json.dumps(word, ensure_ascii=False)}"
    if line not in source:
        raise ValueError(f"{conventions.name}: the line {line!r} is not there")
    conventions.write_text(source.replace(line, line.replace(word, renamed(word)), 1), encoding="utf-8")
    return root


def _renamed_values(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _renamed_values(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed_values(inner, key) for inner in value]
    if not isinstance(value, str):
        return value
    if key in WORD_KEYS:
        return renamed(value)
    if key == "content":  # "kalder aftalen for en fejl" is np+for+np
        pieces = value.split("+")
        return "+".join(renamed(piece) if i == len(pieces) - 2 else piece for i, piece in enumerate(pieces))
    if key == "source" and value.startswith("oblique:"):
        return "oblique:" + renamed(value.removeprefix("oblique:"))
    return value


def _toml(tables: Mapping[str, Any]) -> str:
    """Give a file of arrays of flat tables as TOML; JSON's strings, lists and booleans are TOML's as well."""
    alone = {name: value for name, value in tables.items() if not isinstance(value, list)}
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in alone.items()]
    for name, rows in tables.items():
        for row in [] if name in alone else rows:
            lines.append(f"[[{name}]]")
            lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
    return "\n".join(lines) + "\n"


def _rename_table(path: Path, columns: tuple[int, ...]) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    has_header = rows[0][0] in ("ending", "lemma")
    for row in rows[has_header:]:
        for i in columns:
            if i < len(row):
                row[i] = renamed(row[i])
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
