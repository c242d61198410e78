"""Closed-class words by class: what the rules ask for instead of knowing any word."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError

CLASSES = (
    "about",
    "addressee",
    "agent",
    "anaphor",
    "approximating",
    "backshifted",
    "bearing",
    "calendar",
    "causing",
    "circumstantial",
    "coming",
    "commenting",
    "complementiser",
    "conceding",
    "conditional",
    "consisting",
    "contrasting",
    "copula",
    "day",
    "degree",
    "factual",
    "first-person",
    "foretelling",
    "generic",
    "genre",
    "holding",
    "identical",
    "impersonal",
    "infinitive",
    "infinitive-subject",
    "interrogative",
    "lacking",
    "locative",
    "nearness",
    "negation",
    "nonvolitional",
    "objective",
    "occasion",
    "origin",
    "own",
    "passive",
    "past-when",
    "performing",
    "platform",
    "pointing",
    "potential",
    "preposition",
    "receiving",
    "relative",
    "relative-complementiser",
    "reporting",
    "second-person",
    "somebody",
    "speaker",
    "subject-relative",
    "subordinating",
    "summing-up",
    "supposed",
    "third-person",
    "thus",
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed-class words of a language, lower-cased, by class."""

    by_class: Mapping[str, frozenset[str]]
    verb_second: bool = False
    """Whether the finite verb of a main clause stands second, so that its subject follows where something else opens it."""

    def of(self, name: str) -> frozenset[str]:
        """Give the words of a class, one of `CLASSES`."""
        return self.by_class[name]


@cache
def load_grammar(language: str) -> Grammar:
    """Give the grammar words of a language; classes that its file lacks are empty.

    Raises `DataError` where the file is broken or names an unknown class.
    """
    path = files("standpunkt").joinpath("data", language, "grammar.toml")
    found: dict[str, set[str]] = {name: set() for name in CLASSES}
    verb_second = False
    if path.is_file():
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            tables, verb_second = content["word"], content.get("verb_second", False)
        except (tomllib.TOMLDecodeError, KeyError) as error:
            raise DataError(f"data/{language}/grammar.toml: {error}") from error
        for table in tables:
            if table.get("class") not in found:
                raise DataError(f"data/{language}/grammar.toml: unknown class {table.get('class')!r}")
            found[table["class"]].update(table["forms"])
    return Grammar({name: frozenset(words) for name, words in found.items()}, verb_second)
