"""Cases as Markdown: a text and the statements that a reader of the guideline finds in it.

    ### short name
    One sentence that says the rule it tests.

    ```text
    Planen holder ikke, siger Else Holm.
    ```

    ```statements
    say | indirect | Else Holm | siger | Planen holder ikke
    ```

One line a statement: act | manner | source | cue | content [| via: X] [| to: Y]; `-` for an empty field, ` + ` between
the spans of one field, `say/write` where the guideline leaves the act open, an empty block for no statement.  A span is
given by its words, on word boundaries; `words@2` is the second place where they stand, `first words … last words` the
stretch from the one to the next place of the other, and a single space stands for any white space, an end of paragraph
included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standpunkt.model import ACTS, MANNERS, Span

CASES = Path(__file__).parents[1] / "cases"
FOLDER = CASES / "da" / "statements"
LANGUAGES = ("da", "en")
BLOCK = re.compile(
    r"^### (?P<name>[^\n]+)\n(?P<rule>.*?)\n```text\n(?P<text>.*?)\n```\n+```statements\n(?P<lines>.*?)```",
    re.MULTILINE | re.DOTALL,
)


class CaseError(Exception):
    """A case that cannot be read: the message names file, case and span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One expected statement; `via` and `addressee` are None where the case does not tell."""

    acts: tuple[str, ...]
    """Any of these will do."""
    manner: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    via: tuple[Span, ...] | None = None
    addressee: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text with all its statements, in text order of the file's lines."""

    language: str
    file: str
    name: str
    rule: str
    text: str
    statements: tuple[Expected, ...]

    @property
    def key(self) -> str:
        """File and name, as the list of known failures has them."""
        return f"{self.file}: {self.name}"


def folder_of(language: str) -> Path:
    """Give the folder of a language's cases."""
    return CASES / language / "statements"


def load_cases(language: str) -> list[Case]:
    """Give the cases of all files of a language, by file name, then in the file's order.

    Raises `CaseError` where a case cannot be read.
    """
    return [case for path in sorted(folder_of(language).glob("*.md")) for case in read_cases(path, language)]


def read_cases(path: Path, language: str = "da") -> Iterator[Case]:
    """Yield the cases of one file.

    Raises `CaseError` where a block is broken or a span is not in its text exactly once.
    """
    source = path.read_text(encoding="utf-8")
    found = list(BLOCK.finditer(source))
    headings = re.findall(r"^### ", source, re.MULTILINE)
    if len(found) != len(headings):
        raise CaseError(f"{path.name}: {len(headings)} headings but {len(found)} complete cases")
    for match in found:
        where = f"{path.name}: {match['name']}"
        lines = [line for line in match["lines"].splitlines() if line.strip()]
        yield Case(
            language=language,
            file=path.name,
            name=match["name"].strip(),
            rule=" ".join(match["rule"].split()),
            text=match["text"],
            statements=tuple(_expected(line, match["text"], where) for line in lines),
        )


def _expected(line: str, text: str, where: str) -> Expected:
    act, manner, source, cue, content, *rest = (field.strip() for field in line.split(" | "))
    if not set(act.split("/")) <= set(ACTS) or manner not in MANNERS:
        raise CaseError(f"{where}: {act} | {manner}: no such act or manner")
    marked = dict(field.split(": ", 1) for field in rest)
    if set(marked) - {"via", "to"}:
        raise CaseError(f"{where}: {line!r}: only `via:` and `to:` may follow the content")
    return Expected(
        acts=tuple(act.split("/")),
        manner=manner,
        source=_spans(source, text, where)[0] if source != "-" else None,
        cue=_spans(cue, text, where),
        content=_spans(content, text, where),
        via=_spans(marked["via"], text, where) if "via" in marked else None,
        addressee=_spans(marked["to"], text, where)[0] if "to" in marked else None,
    )


def _spans(field: str, text: str, where: str) -> tuple[Span, ...]:
    return () if field == "-" else tuple(_span(words, text, where) for words in field.split(" + "))


def _span(written: str, text: str, where: str) -> Span:
    words, _, count = written.partition("@")
    first, _, last = words.partition(" … ")
    starts = list(_places(first, text))
    number = int(count or 1)
    if len(starts) < number or (not count and len(starts) > 1):
        raise CaseError(f"{where}: {written!r} stands {len(starts)} times in the text")
    start, end = starts[number - 1].span()
    if last:
        closing = next((place for place in _places(last, text) if place.start() >= end), None)
        if closing is None:
            raise CaseError(f"{where}: {last!r} does not stand after {first!r}")
        end = closing.end()
    return Span.of(text, start, end)


def _places(words: str, text: str) -> Iterator[re.Match[str]]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.finditer(left + pattern + right, text)
