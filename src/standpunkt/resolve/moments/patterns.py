"""Patterns of time rules: parsed, turned into regular expressions, and indexed by how a match can begin.

Notation: literal characters stand for themselves, a space for white space (never a paragraph break), ``-`` for any
hyphen or dash, ``'`` for either apostrophe; ``{class}`` for a form of a word class, ``{class=name}`` to name it,
``{MACRO}`` for a piece of pattern; ``(a|b)`` for alternatives, ``?`` makes the element before it optional; ``<`` and
``>`` mark where the span begins and ends when the pattern reads more than the span.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

from standpunkt.errors import DataError
from standpunkt.lexicon.times import TimeRule, Times

KEY_CHARS = 6
"""Length of the keys that a rule is found by: six characters leave a few of rules to try at a word."""
MAX_MEMO = 100_000
"""Beginnings of words that are remembered with their patterns."""
DIGIT, STOP = "#", "\0"
SPACE = r"(?:[^\S\n]{1,3}(?!\s)|[^\S\n]{0,3}\n[^\S\n]{0,3}(?!\s))"
HYPHEN, APOSTROPHE = "[-\u2010-\u2015\u2212]", "['\u2019]"
END = r"(?!\w|-(?!{joins})\w|[.,/:]\d| ?%)"
"""What must not follow: a pattern ends with its word, and a hyphen only before a word that dates are joined to."""
NUMBERS: Mapping[str, str] = {
    "c": r"(?:1\d|2[01]|[1-9])(?!\d)",
    "d": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "dec": r"[1-9]0",
    "h2": r"(?:2[0-3]|[01]\d)",
    "hh": r"(?:2[0-4]|1\d|0?\d)(?!\d)",
    "m": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "mm": r"[0-5]\d(?!\d)",
    "n": r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,4}(?:[.,]\d{1,2})?)(?!\d)",
    "w": r"(?:5[0-3]|[1-4]\d|0?[1-9])(?!\d)",
    "word": r"[^\W\d_]{2,20}",
    "y": r"(?:1[0-9]|20|21)\d\d(?!\d)",
    "ydec": r"(?:1[0-9]|20)\d0",
    "yy": r"\d\d(?!\d)",
}
"""Numbers in digits (and any word), the same in every language: century, day, decade, hour, month, minute …"""

Node: TypeAlias = "tuple[str, str] | tuple[str, list[list[Node]]]"


class Pattern:
    """A rule ready to match; its expression is compiled when a text first has a word that it may begin with."""

    def __init__(self, rule: TimeRule, order: int, times: Times) -> None:
        self.rule = rule
        self.order = order
        """Place among the rules: of two matches of one length the later rule wins."""
        self._where = f"{times.language}: time rule {rule.name}"
        alternatives = _Reader(self._where, times).read(rule.pattern)
        self.keys = frozenset(key.rstrip(STOP) for key in _prefixes(alternatives, times))
        """What its matches begin with, as `key_text` writes it, up to `KEY_CHARS` long."""
        if "" in self.keys:
            raise DataError(f"{self._where}: the pattern can be empty")
        groups: list[tuple[str, str]] = []
        joins = "|".join(sorted(times.hint("hyphen_joins"))) or "(?!)"
        self._source = f"(?:{_regex(alternatives, times, groups)}){END.replace('{joins}', f'(?:{joins})')}"
        self.groups = tuple(groups)
        """Name and word class of each group of the expression; group ``g0`` is the first."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression.

        Raises:
            DataError: the pattern makes no valid expression.
        """
        try:
            return re.compile(self._source)
        except re.error as error:
            raise DataError(f"{self._where}: {error}: {self.rule.pattern}") from error


class Patterns:
    """The patterns of a language, found by the characters that a match begins with."""

    def __init__(self, times: Times) -> None:
        self.all = tuple(Pattern(rule, order, times) for order, rule in enumerate(times.rules))
        by_key: dict[str, list[Pattern]] = {}
        for pattern in self.all:
            for key in pattern.keys:
                by_key.setdefault(key, []).append(pattern)
        self._by_key = {key: tuple(found) for key, found in by_key.items()}
        self._memo: dict[str, tuple[Pattern, ...]] = {}

    def starting(self, key: str) -> tuple[Pattern, ...]:
        """Give the patterns that may match where a text begins with `key` (`KEY_CHARS` long, or to the text's end)."""
        found = self._memo.get(key)
        if found is None:
            found = tuple(p for size in range(1, len(key) + 1) for p in self._by_key.get(key[:size], ()))
            if len(self._memo) < MAX_MEMO:
                self._memo[key] = found
        return found


class _Reader:
    """Reads the notation into nodes: ("text", …), ("class", "class=name"), ("mark", "<"), ("group", …) and "maybe"."""

    def __init__(self, where: str, times: Times) -> None:
        self.times = times
        self.where = where

    def read(self, source: str) -> list[list[Node]]:
        alternatives, end = self._alternatives(source, 0)
        if end != len(source):
            raise DataError(f"{self.where}: a bracket too many: {source}")
        return alternatives

    def _alternatives(self, source: str, at: int) -> tuple[list[list[Node]], int]:
        alternatives: list[list[Node]] = [[]]
        while at < len(source) and source[at] != ")":
            char = source[at]
            if char == "|":
                alternatives.append([])
            elif char == "?":
                last = alternatives[-1].pop()
                alternatives[-1].append(("maybe", [[last]]))
            elif char in "({":
                node, at = self._bracket(source, at)
                alternatives[-1].append(node)
                continue
            elif char in "<>":
                alternatives[-1].append(("mark", char))
            else:
                alternatives[-1].append(("text", char))
            at += 1
        return alternatives, at

    def _bracket(self, source: str, at: int) -> tuple[Node, int]:
        if source[at] == "(":
            inner, end = self._alternatives(source, at + 1)
            if end >= len(source):
                raise DataError(f"{self.where}: a bracket is not closed: {source}")
            return ("group", inner), end + 1
        end = source.find("}", at)
        name = source[at + 1 : end]
        if end < 0:
            raise DataError(f"{self.where}: a bracket is not closed: {source}")
        if name in self.times.macros:
            return ("group", self.read(self.times.macros[name])), end + 1
        if name.split("=")[0] not in NUMBERS and name.split("=")[0] not in self.times.classes:
            raise DataError(f"{self.where}: there is no class or macro {name!r}")
        return ("class", name), end + 1


def _regex(alternatives: list[list[Node]], times: Times, groups: list[tuple[str, str]]) -> str:
    return "|".join("".join(_node_regex(node, times, groups) for node in sequence) for sequence in alternatives)


def _node_regex(node: Node, times: Times, groups: list[tuple[str, str]]) -> str:
    kind, inner = node
    if not isinstance(inner, str):
        return f"(?:{_regex(inner, times, groups)})" + ("?" if kind == "maybe" else "")
    if kind == "mark":
        return "(?P<span_start>)" if inner == "<" else "(?P<span_end>)"
    if kind == "text":
        return _literal(inner)
    class_name, _, name = inner.partition("=")
    groups.append((name or class_name, class_name))
    group = f"g{len(groups) - 1}"
    if class_name in NUMBERS:
        return f"(?P<{group}>{NUMBERS[class_name]})"
    forms = sorted(times.classes[class_name], key=lambda form: (-len(form), form))
    return f"(?P<{group}>{'|'.join(''.join(map(_form_char, form)) for form in forms)})"


def _literal(text: str) -> str:
    return {" ": SPACE, "-": HYPHEN, "'": APOSTROPHE}.get(text) or re.escape(text)


def _form_char(char: str) -> str:
    return r"\s" if char == " " else _literal(char)


def _prefixes(alternatives: list[list[Node]], times: Times) -> set[str]:
    found: set[str] = set()
    for sequence in alternatives:
        begun = {""}
        for node in sequence:
            if all(_is_full(prefix) for prefix in begun):
                break
            grown = {prefix for prefix in begun if _is_full(prefix)}
            tails = _node_prefixes(node, times)
            begun = grown | {(prefix + tail)[:KEY_CHARS] for prefix in begun - grown for tail in tails}
        found |= begun
    return found


def _is_full(prefix: str) -> bool:
    return len(prefix) >= KEY_CHARS or prefix.endswith(STOP)


def _node_prefixes(node: Node, times: Times) -> set[str]:
    kind, inner = node
    if not isinstance(inner, str):
        return _prefixes(inner, times) | ({""} if kind == "maybe" else set())
    if kind == "mark":
        return {""}
    if kind == "text":
        return {key_text(inner)}
    class_name = inner.partition("=")[0]
    if class_name in NUMBERS:
        return {DIGIT + STOP}
    return {key_text(form[:KEY_CHARS]) for form in times.classes[class_name]}


def key_text(text: str) -> str:
    """Give lower-cased `text`, of the same length, with digits, hyphens, apostrophes and white space made uniform."""
    return text.translate(_KEY_TABLE)


_KEY_TABLE = {ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_KEY_TABLE |= {ord("\u2019"): "'"} | {ord(char): DIGIT for char in "0123456789"}
_KEY_TABLE |= {code: " " for code in range(0x3001) if chr(code).isspace()}
