"""Questions: what positions are about, how they are found, and which way each kind of proposition answers."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from standpunkt.answers.match import match, page_of_text, whole_text
from standpunkt.answers.rule import Rule, parse_rule
from standpunkt.errors import CallError, DataError

RULES = ("match", "reverse", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A proposition that a question must or must not match; `reverse` and `part` are checked where it must."""

    text: str
    language: str
    matches: bool = True
    reverse: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What positions are about."""

    id: str
    wording: Mapping[str, str]
    """The question itself, by language code; the first is its name."""
    match: Mapping[str, Rule]
    """Which propositions are about it, by language code."""
    reverse: Mapping[str, Rule] = field(default_factory=dict)
    """Which of them answer no where they are carried out ("keep the ban")."""
    part: Mapping[str, Rule] = field(default_factory=dict)
    """Which of them are about a part only: refusing it limits a yes and does not end it."""
    domestic: str | None = None
    """ISO 3166 alpha-2 code of the country whose own affair it is: its ministers stand for themselves."""
    subject: str | None = None
    """ISO 3166 alpha-2 code of the country that asks for leave: it can wish a yes, and not give it."""
    examples: tuple[Example, ...] = ()
    written: Mapping[str, Any] = field(default_factory=dict)
    """The table as the file has it."""

    @property
    def name(self) -> str:
        """The wording in the first language."""
        return next(iter(self.wording.values()))


def load_questions(path: Path) -> tuple[Question, ...]:
    """Give the questions of a TOML file, their examples checked.

    Raises `CallError` where there is no such file, `DataError` where it is broken or an example does not hold.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror}); name a file of questions with --questions") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    tables = raw.get("question", [])
    if not isinstance(tables, list):
        raise DataError(f"{path}: write each question as [[question]]")
    questions = tuple(make_question(table, str(path)) for table in tables)
    ids = [question.id for question in questions]
    if len(set(ids)) < len(ids):
        raise DataError(f"{path}: two questions have the id {next(one for one in ids if ids.count(one) > 1)!r}")
    for question in questions:
        broken = check_question(question)
        if broken:
            raise DataError(f"{path}: question {question.id!r}: " + "; ".join(broken))
    return questions


def make_question(table: Mapping[str, Any], where: str) -> Question:
    """Give the question of a table; its examples are not checked.

    Raises `DataError` naming file, question and key where something is broken.
    """
    if not isinstance(table, Mapping) or not isinstance(table.get("id"), str):
        raise DataError(f'{where}: every question has an id, such as id = "road-pricing"')
    label = f"{where}: question {table['id']!r}"
    unknown = set(table) - {"id", "wording", "domestic", "example", "subject", *RULES}
    if unknown:
        raise DataError(f"{label}: unknown key {min(unknown)!r}")
    wording = table.get("wording")
    if not isinstance(wording, Mapping) or not wording or not all(isinstance(text, str) for text in wording.values()):
        raise DataError(f'{label}: wording is a table by language, such as wording = {{ da = "Skal …?" }}')
    rules = {key: _rules(table.get(key, {}), f"{label}: {key}") for key in RULES}
    if not rules["match"]:
        raise DataError(f"{label}: match has no rule in any language")
    examples = tuple(_example(raw, f"{label}: example {number}") for number, raw in enumerate(table.get("example", ()), 1))
    return Question(id=table["id"], wording=dict(wording), match=rules["match"], reverse=rules["reverse"],
                    part=rules["part"], domestic=table.get("domestic"),
        subject=table.get("subject"), examples=examples, written=table)  # fmt: skip


def _rules(raw: object, label: str) -> dict[str, Rule]:
    if not isinstance(raw, Mapping):
        raise DataError(f"{label}: write one rule a language, such as da = 'afgift'")
    found: dict[str, Rule] = {}
    for language, text in raw.items():
        try:
            found[language] = parse_rule(" ".join(str(text).split()))
        except DataError as error:
            raise DataError(f"{label}.{language}: {error}") from error
    return found


def _example(raw: object, label: str) -> Example:
    try:
        return Example(**raw)  # type: ignore[arg-type]
    except TypeError as error:
        raise DataError(f"{label}: {error}; give text, language and matches") from error


def check_question(question: Question) -> list[str]:
    """Give one line for each example of the question that does not hold; none where all do."""
    broken = []
    for example in question.examples:
        if example.language not in question.match:
            broken.append(f"{example.text!r}: there is no rule for language {example.language!r}")
            continue
        page = page_of_text(example.text, example.language)
        scopes = whole_text(page)
        held = {key: rule is not None and match(rule, page, scopes) is not None
                for key, rule in ((key, getattr(question, key).get(example.language)) for key in RULES)}  # fmt: skip
        if held["match"] != example.matches:
            broken.append(f"{example.text!r} must {'match and does not' if example.matches else 'not match and does'}")
        elif example.matches:
            broken += [f"{example.text!r} must {'' if getattr(example, key) else 'not '}count as {key}"
                       for key in ("reverse", "part") if held[key] != getattr(example, key)]  # fmt: skip
    return broken


def choose_question(questions: Sequence[Question], wanted: str) -> Question:
    """Give the question with this id or wording, in any language.

    Raises `CallError` naming the questions there are.
    """
    for question in questions:
        if wanted == question.id or any(_plain(wanted) == _plain(text) for text in question.wording.values()):
            return question
    known = ", ".join(question.id for question in questions) or "none"
    raise CallError(f"no question {wanted!r}; there is: {known}")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """Give an id made of the longer words of a text that is not taken."""
    words = re.findall(r"\w+", text.lower())
    chosen = [word for word in words if len(word) > 3] or words
    base = "-".join(chosen[:6]) or "question"
    number, ident = 2, base
    while ident in taken:
        ident, number = f"{base}-{number}", number + 1
    return ident
