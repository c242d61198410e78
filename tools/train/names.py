"""Names in training sentences exchanged for others of their kind, so that a treebank of 1990 learns today's names.

The names come from the package's own tables (`src/standpunkt/data/<language>/names`, `data/common`).
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from treebank import Sentence

TABLES = Path(__file__).parents[2] / "src" / "standpunkt" / "data"
SWAP_PLACE, SWAP_ADJECTIVE, SWAP_GIVEN_NAME, SWAP_MEDIUM = 0.6, 0.4, 0.3, 0.6
GENITIVE = "s"
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """One-word names by kind; adjectives are lemmas ("norsk", "Norwegian")."""

    places: tuple[str, ...]
    adjectives: tuple[str, ...]
    given_names: tuple[str, ...]
    media: tuple[str, ...]


def load_names(language: str, tables: Path = TABLES) -> Names:
    """The names in the package's tables; countries and the capitals that stand for their governments are places."""
    folder = tables / language / "names"
    countries = _rows(folder / "countries.tsv")
    places = [name for row in countries for name in (row[1], *row[2].split("|"))]
    places += [row[0] for row in _rows(folder / "metonyms.tsv") if "capital" in row[2]]
    media = [name for row in _rows(tables / "common" / "agencies.tsv") for name in (row[1], *row[2].split("|"))]
    return Names(
        places=_single_words(places),
        adjectives=_single_words([lemma for row in countries for lemma in row[4].split("|")]),
        given_names=_single_words([row[0] for row in _rows(folder / "given_names.tsv")]),
        media=_single_words(media),
    )


def rows_of(language: str, table: str) -> list[list[str]]:
    """The rows of one of the package's tables of names."""
    return _rows(TABLES / language / "names" / f"{table}.tsv")


def words_of_tables(tables: Path = TABLES) -> list[str]:
    """The words in all of the package's tables, of every language."""
    texts = (path.read_text(encoding="utf8") for path in sorted(tables.rglob("*.tsv")))
    return [word for text in texts for word in WORD.findall(text)]


def _single_words(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if len(name) > 1 and name.isalpha()}))


def _rows(path: Path) -> list[list[str]]:
    """The rows below the line of column titles, made long enough for the columns read here."""
    lines = path.read_text(encoding="utf8").splitlines()
    rows = [line.split("\t") + [""] * 8 for line in lines if line and not line.startswith("#")]
    return rows[1:]


def swap_names(sentence: Sentence, names: Names, rng: random.Random) -> Sentence:
    """The sentence with some places, media, given names and adjectives exchanged; genitives stay genitives."""
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    for i, name in enumerate(sentence.names):
        is_last = i + 1 == len(words) or not sentence.names[i + 1].startswith("I-")
        if name == "B-LOC" and is_last:
            new = _swap(words[i], names.places, SWAP_PLACE, rng)
        elif name == "B-ORG" and is_last:
            new = _swap(words[i], names.media, SWAP_MEDIUM, rng)
        elif name == "B-PER" and not is_last:
            new = _swap(words[i], names.given_names, SWAP_GIVEN_NAME, rng)
        elif name == "B-MISC" and is_last and sentence.upos[i] == "ADJ":
            new = _swap_adjective(words[i], names.adjectives, rng)
        else:
            new = None
        if new:
            words[i], lemmas[i] = new
    return replace(sentence, words=words, lemmas=lemmas)


def _swap(word: str, names: tuple[str, ...], chance: float, rng: random.Random) -> tuple[str, str] | None:
    """Another name and its lemma if the word, less a genitive, is one of the names."""
    is_genitive = word not in names and word.removesuffix(GENITIVE) in names
    if not (is_genitive or word in names) or rng.random() >= chance:
        return None
    name = rng.choice(names)
    if is_genitive and name.endswith(GENITIVE):
        return None
    return (name + GENITIVE if is_genitive else name), name


def _swap_adjective(word: str, lemmas: tuple[str, ...], rng: random.Random) -> tuple[str, str] | None:
    """Another adjective with the ending the word has after its lemma."""
    known = {lemma.lower() for lemma in lemmas}
    base = word.lower() if word.lower() in known else word.lower()[:-1]
    if base not in known or rng.random() >= SWAP_ADJECTIVE:
        return None
    lemma = rng.choice(lemmas)
    form = lemma + word[len(base) :]
    return (form[0].upper() + form[1:] if word[0].isupper() else form), lemma
