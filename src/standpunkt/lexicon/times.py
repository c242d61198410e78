"""Time words of a language: classes of words with values, patterns over them, and hints about tense and context."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from standpunkt.errors import DataError

FILE_STEM = "times"
RULE_KEYS = ("pattern", "make", "example", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A pattern of calendar time and what is made of its match; see `docs` of the data files for the notation."""

    name: str
    """Unique within the language, "<file>:<number>"; told in error messages."""
    pattern: str
    """Literal words, ``{class}`` or ``{class=name}``, ``(a|b)``, ``?`` after an element; a space is white space."""
    make: str
    """The maker that turns the match into a value."""
    params: Mapping[str, str]
    """Fixed arguments of the maker ("shift" = "-1")."""
    example: str
    """A sentence in which the pattern occurs."""
    value: str
    """The value that the example must get; published on Friday 31 May 2024 unless `published` says otherwise."""
    text: str
    """The wording within the example that carries the value; "" when the whole example does."""
    published: str
    """ISO date of the example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a language knows of time; all forms are lower-cased."""

    language: str
    classes: Mapping[str, Mapping[str, str]]
    """Class -> form -> value; numbers and codes are strings ("month" -> "maj" -> "5")."""
    macros: Mapping[str, str]
    """Names of pattern pieces, used as ``{NAME}``."""
    rules: tuple[TimeRule, ...]
    hints: Mapping[str, frozenset[str]]
    """Named sets of words: tenses, and the neighbours that make a match no time."""

    def hint(self, name: str) -> frozenset[str]:
        """Give the words of a hint, none if the language has no such hint."""
        return self.hints.get(name, frozenset())


@cache
def load_times(language: str) -> Times:
    """Give the time words of `language`; a language without a file knows none.

    Raises:
        DataError: a file is broken; the message names the file and the entry.
    """
    folder = files("standpunkt").joinpath("data", language)
    if not language.isalnum() or not folder.is_dir():
        return parse_times((), language)
    names = sorted(entry.name for entry in folder.iterdir() if _is_times_file(entry.name))
    return parse_times(((name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names), language)


def parse_times(sources: Iterable[tuple[str, str]], language: str) -> Times:
    """Unite the TOML texts `sources`, each with the name that error messages use.

    Raises:
        DataError: a text is no TOML or not NFC, or an entry lacks a key or has one of the wrong kind.
    """
    classes: dict[str, dict[str, str]] = {}
    macros: dict[str, str] = {}
    hints: dict[str, set[str]] = {}
    rules: list[TimeRule] = []
    for name, source in sources:
        where = f"data/{language}/{name}"
        raw = _read(source, where)
        for class_name, entries in _table(raw, "classes", where).items():
            _add_class(classes.setdefault(class_name, {}), entries, f"{where}: classes.{class_name}")
        macros.update({key: _text(piece, f"{where}: macros.{key}") for key, piece in _table(raw, "macros", where).items()})
        for hint, words in _table(raw, "hints", where).items():
            hints.setdefault(hint, set()).update(_texts(words, f"{where}: hints.{hint}"))
        entries = raw.get("rules", [])
        if not isinstance(entries, list):
            raise DataError(f"{where}: rules: expected a list of tables, [[rules]]")
        rules.extend(_rule(entry, f"{name.removesuffix('.toml')}:{i}", where) for i, entry in enumerate(entries, 1))
    frozen = {name: frozenset(words) for name, words in hints.items()}
    return Times(language=language, classes=classes, macros=macros, rules=tuple(rules), hints=frozen)


def _is_times_file(name: str) -> bool:
    return name == f"{FILE_STEM}.toml" or (name.startswith(f"{FILE_STEM}_") and name.endswith(".toml"))


def _read(source: str, where: str) -> dict[str, Any]:
    if not unicodedata.is_normalized("NFC", source):
        raise DataError(f"{where}: not in Unicode normal form C; save it composed")
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: no valid TOML: {error}") from error


def _table(raw: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    table = raw.get(key, {})
    if not isinstance(table, dict):
        raise DataError(f"{where}: {key}: expected a table")
    return table


def _text(raw: object, where: str) -> str:
    if not isinstance(raw, str):
        raise DataError(f"{where}: expected a text, found {raw!r}")
    return raw


def _texts(raw: object, where: str) -> list[str]:
    if not isinstance(raw, list):
        raise DataError(f"{where}: expected a list of texts")
    return [_text(word, where) for word in raw]


def _add_class(forms: dict[str, str], raw: object, where: str) -> None:
    if not isinstance(raw, list):
        raise DataError(f"{where}: expected a list of tables with value and forms")
    for entry in raw:
        if not isinstance(entry, dict) or "value" not in entry or "forms" not in entry:
            raise DataError(f"{where}: {entry!r}: expected a table with value and forms")
        value = _text(entry["value"], f"{where}: {entry!r}")
        for form in _texts(entry["forms"], f"{where}: {entry!r}"):
            if form != form.lower() or not form:
                raise DataError(f"{where}: {form!r}: forms are lower-cased")
            if forms.setdefault(form, value) != value:
                raise DataError(f"{where}: {form!r}: has two values, {forms[form]!r} and {value!r}")


def _rule(raw: object, name: str, where: str) -> TimeRule:
    if not isinstance(raw, dict):
        raise DataError(f"{where}: rule {name}: expected a table")
    missing = [key for key in RULE_KEYS if key not in raw]
    if missing:
        raise DataError(f"{where}: rule {name}: lacks {', '.join(missing)}")
    texts = {key: _text(part, f"{where}: rule {name}: {key}") for key, part in raw.items()}
    known = {key: texts.pop(key) for key in RULE_KEYS}
    text, published = texts.pop("text", ""), texts.pop("published", "2024-05-31")
    return TimeRule(name=name, params=texts, text=text, published=published, **known)
