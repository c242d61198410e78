"""Writing conventions of a language: quotation marks, dashes, abbreviations, and the words around a story."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from standpunkt.errors import DataError

LEVELS = ("double", "single")
FILE_NAME = "conventions.toml"
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class QuotePair:
    """An opening and a closing quotation mark that belong together."""

    open: str
    close: str
    level: str
    """One of `LEVELS`: "single" marks mostly stand inside "double" ones."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How a language writes quotations, abbreviations and the lines around a story; words are lower-cased."""

    language: str
    """ISO 639-1 code; "unknown" for the union of all languages."""
    quotes: tuple[QuotePair, ...]
    """The most usual first."""
    dashes: tuple[str, ...]
    """Marks that open direct speech at the start of a paragraph."""
    abbreviations: frozenset[str]
    """Lower-cased, with their dots: a dot that does not end a sentence by itself."""
    final_abbreviations: frozenset[str]
    """Those of `abbreviations` that often stand last in a sentence ("osv.", "p.m.")."""
    naming_abbreviations: frozenset[str]
    """Those of `abbreviations` that often stand before a name ("the U.S. Senate"): only before an opener they end a
    sentence."""
    numeric_abbreviations: frozenset[str]
    """Short forms that are words as well and count only next to a digit ("No. 10", "13. jul. 2024"); not in
    `abbreviations`."""
    ordinal_dot: bool
    """Whether a number with a dot is an ordinal ("13. juni")."""
    letters: str
    """The letters beyond A to Z that its own words have: they tell one old encoding from another."""
    foreign_letters: str
    """The letters beyond those that its texts have in names and loans."""
    compounds: bool
    """Whether a noun is written together with what it is compounded with ("ministerbesked", but "minister order")."""
    placeholder: str
    """A pronoun that stands for a quotation when the sentence around it is parsed without it."""
    openers: tuple[str, ...]
    """Small words that open sentences, and no names ("The")."""
    bylines: tuple[str, ...]
    """Words that open a byline ("Af")."""
    credits: tuple[str, ...]
    """Words that open a picture or graphics credit ("Foto")."""
    links: tuple[str, ...]
    """Phrases that open a line pointing at another story ("Læs også")."""
    published: tuple[str, ...]
    """Words that open a publication line ("Opdateret")."""
    clocks: tuple[str, ...]
    """Words before a time of day ("kl.")."""
    months: tuple[tuple[str, ...], ...]
    """Twelve groups: the names and short forms of each month."""
    weekdays: tuple[str, ...]
    """Names and short forms of the days, Monday first."""
    mornings: tuple[str, ...]
    """Marks of a time before noon ("a.m.")."""
    afternoons: tuple[str, ...]
    """Marks of a time after noon ("p.m.")."""
    joiners: tuple[str, ...]
    """Words that join two names in a byline ("og")."""
    roles: tuple[str, ...]
    """Words that a byline has beside the name ("korrespondent")."""


def available_languages() -> tuple[str, ...]:
    """Give the codes of the languages that have a conventions file, sorted."""
    return tuple(sorted(entry.name for entry in _data().iterdir() if entry.joinpath(FILE_NAME).is_file()))


@cache
def load_conventions(language: str) -> Conventions:
    """Give the conventions of `language`; "unknown", or a language without a file, gives the union of all.

    Raises:
        DataError: a conventions file is broken; the message names the file and the entry.
    """
    languages = available_languages()
    if language in languages:
        path = _data().joinpath(language, FILE_NAME)
        return parse_conventions(path.read_text(encoding="utf-8"), language, f"data/{language}/{FILE_NAME}")
    return _unite([load_conventions(code) for code in languages])


def parse_conventions(source: str, language: str, where: str) -> Conventions:
    """Give the conventions that the TOML text `source` holds; `where` names it in error messages.

    Raises:
        DataError: the text is no TOML, is not NFC, or lacks an entry or has one of the wrong kind.
    """
    if not unicodedata.is_normalized("NFC", source):
        raise DataError(f"{where}: not in Unicode normal form C; save it composed")
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: no valid TOML: {error}") from error
    abbreviations = _all(_groups(raw, "abbreviations", where))
    numeric = frozenset(_all(_groups(raw, "abbreviations", where, flag="numeric")))
    months = tuple(tuple(group) for group in _groups(raw, "months", where))
    if len(months) != MONTHS_A_YEAR:
        raise DataError(f"{where}: months: {len(months)} entries, expected {MONTHS_A_YEAR}, January first")
    words = {name: _all(_groups(raw, name, where)) for name in WORD_GROUPS}
    return Conventions(
        language=language,
        quotes=tuple(_quote(entry, where) for entry in _entries(raw, "quotes", where)),
        dashes=tuple(_string(entry, "mark", "dashes", where) for entry in _entries(raw, "dashes", where)),
        abbreviations=frozenset(abbreviations) - numeric,
        final_abbreviations=frozenset(_all(_groups(raw, "abbreviations", where, flag="final"))),
        naming_abbreviations=frozenset(_all(_groups(raw, "abbreviations", where, flag="naming"))),
        numeric_abbreviations=numeric,
        ordinal_dot=_flag(raw, "ordinal_dot", where),
        letters=_string(raw, "letters", "top level", where),
        foreign_letters=_string(raw, "foreign_letters", "top level", where),
        compounds=_flag(raw, "compounds", where),
        placeholder=_string(raw, "placeholder", "top level", where),
        months=months,
        **words,
    )


WORD_GROUPS = (
    "openers", "bylines", "credits", "links", "published", "clocks", "mornings", "afternoons", "weekdays", "joiners", "roles",
)  # fmt: skip


def _data() -> Traversable:
    return files("standpunkt").joinpath("data")


def _entries(raw: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    found = raw.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        raise DataError(f"{where}: [[{key}]] is missing or not a list of tables")
    for entry in found:
        for name in ("example", "source"):
            _string(entry, name, f"{key} {entry.get('forms', entry.get('name', entry.get('mark', '?')))}", where)
    return found


def _groups(raw: Mapping[str, Any], key: str, where: str, *, flag: str | None = None) -> list[list[str]]:
    groups = []
    for entry in _entries(raw, key, where):
        forms = entry.get("forms")
        if not isinstance(forms, list) or not forms or not all(isinstance(form, str) and form for form in forms):
            raise DataError(f"{where}: {key}: `forms` must be a list of words: {forms!r}")
        if wrong := [form for form in forms if form != form.lower()]:
            raise DataError(f"{where}: {key}: write {wrong[0]!r} in lower case")
        if flag is None or entry.get(flag) is True:
            groups.append(forms)
    return groups


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for group in groups for form in group))


def _quote(entry: Mapping[str, Any], where: str) -> QuotePair:
    label = f"quotes {entry.get('name', '?')}"
    pair = QuotePair(*(_string(entry, field.name, label, where) for field in fields(QuotePair)))
    if pair.level not in LEVELS:
        raise DataError(f"{where}: {label}: level {pair.level!r} is none of {', '.join(LEVELS)}")
    return pair


def _string(entry: Mapping[str, Any], key: str, label: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise DataError(f"{where}: {label}: `{key}` is missing or not a string")
    return value


def _flag(raw: Mapping[str, Any], key: str, where: str) -> bool:
    value = raw.get(key)
    if not isinstance(value, bool):
        raise DataError(f"{where}: `{key}` must be true or false")
    return value


def _unite(parts: list[Conventions]) -> Conventions:
    if not parts:
        raise DataError(f"data: no language has a {FILE_NAME}; the installation is incomplete")
    words = {name: _all(getattr(part, name) for part in parts) for name in WORD_GROUPS}
    return Conventions(
        language="unknown",
        quotes=tuple({(pair.open, pair.close): pair for part in parts for pair in part.quotes}.values()),
        dashes=_all(part.dashes for part in parts),
        abbreviations=frozenset().union(*(part.abbreviations for part in parts)),
        final_abbreviations=frozenset().union(*(part.final_abbreviations for part in parts)),
        naming_abbreviations=frozenset().union(*(part.naming_abbreviations for part in parts)),
        numeric_abbreviations=frozenset().union(*(part.numeric_abbreviations for part in parts)),
        ordinal_dot=any(part.ordinal_dot for part in parts),
        letters="".join(_all(part.letters for part in parts)),
        foreign_letters="".join(_all(part.foreign_letters for part in parts)),
        compounds=any(part.compounds for part in parts),
        placeholder=parts[0].placeholder,
        months=tuple(_all(groups) for groups in zip(*(part.months for part in parts), strict=True)),
        **words,
    )
