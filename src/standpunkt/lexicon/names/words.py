"""Reference words: pronouns, determiners, markers and endings by class, from `reference.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from standpunkt.errors import DataError

CLASSES = (
    "amount", "amount-of", "ancestral", "anybody", "common", "counterpart", "definite", "demonstrative", "epithet", "feminine",
    "firm-mark", "firm-word", "first-plural", "first-singular", "former", "inclusion", "indefinite", "latter", "masculine",
    "name-particle", "neuter", "number-2", "number-3", "number-4", "number-5", "number-6", "one", "other", "plural",
    "possessive", "reflexive", "scope", "source-of", "street-word", "then", "whole", "writer",
)  # fmt: skip
COUNTS = (2, 3, 4, 5, 6)
"""Numbers that a group is taken up by, with a class "number-N" each."""
ENDINGS = ("adjective", "definite-noun", "definite-plural-noun", "feminine-noun", "genitive", "plural-noun")


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Closed-class words and endings of a language, lower-cased, by class."""

    by_class: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]

    def of(self, name: str) -> frozenset[str]:
        """Give the words of a class, one of `CLASSES`."""
        return self.by_class[name]

    def count_of(self, words: Sequence[str]) -> int:
        """Give how many the words tell of where they tell of a whole ("all three": 3, "both": 2), else 0."""
        if not any(word in self.by_class["whole"] for word in words):
            return 0
        return next((n for n in COUNTS for word in words if word in self.by_class[f"number-{n}"]), 0)


def read_words(language: str) -> ReferenceWords:
    """Give the reference words of a language; classes that its file lacks are empty.

    Raises `DataError` where the file is broken or names an unknown class.
    """
    words: dict[str, frozenset[str]] = dict.fromkeys(CLASSES, frozenset())
    endings: dict[str, tuple[str, ...]] = dict.fromkeys(ENDINGS, ())
    path = files("standpunkt").joinpath("data", language, "reference.toml")
    if not path.is_file():
        return ReferenceWords(words, endings)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for table in tables["word"]:
            words[_known(table["class"], CLASSES)] = frozenset(table["forms"])
        for table in tables["ending"]:
            endings[_known(table["class"], ENDINGS)] = tuple(table["endings"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError(f"data/{language}/reference.toml: {error}") from error
    return ReferenceWords(words, endings)


def _known(name: str, classes: tuple[str, ...]) -> str:
    if name not in classes:
        raise ValueError(f"unknown class {name!r}")
    return name
