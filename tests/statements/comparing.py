"""Whether a reading has the statements of a case: word by word, punctuation and quotation marks left aside."""

import re
from collections.abc import Iterable, Sequence

from standpunkt import Source, Statement, read_many
from standpunkt.model import Mention, Span

from .case_files import Case, Expected, folder_of

LIST = "known-failures.txt"
WORD = re.compile(r"\w+")


def words_of(spans: Iterable[Span | Mention | None]) -> frozenset[int]:
    """Give the offsets at which the words of some spans begin; for a span without a word, its own offset."""
    found: set[int] = set()
    for span in spans:
        if span is not None:
            found |= {span.start + match.start() for match in WORD.finditer(span.text)} or {span.start}
    return frozenset(found)


def is_met(expected: Expected, statement: Statement) -> bool:
    """Say whether act, manner, source, content and what else the case tells agree, and the cues share a word."""
    cue, found = words_of(expected.cue), words_of(statement.cue)
    return (
        statement.act in expected.acts
        and expected.manner == statement.manner
        and words_of([expected.source]) == words_of([statement.source])
        and words_of(expected.content) == words_of(statement.content)
        and (bool(cue & found) or not (cue or found))
        and (expected.via is None or words_of(expected.via) == words_of(statement.via))
        and (expected.addressee is None or words_of([expected.addressee]) == words_of([statement.addressee]))
    )


def differences(case: Case, statements: Sequence[Statement]) -> list[str]:
    """Give a line for each expected statement that is missing and each one found that is not expected."""
    left = list(statements)
    missing = []
    for expected in case.statements:
        match = next((statement for statement in left if is_met(expected, statement)), None)
        if match is None:
            missing.append(f"  missing: {show(expected)}")
        else:
            left.remove(match)
    return missing + [f"  unasked: {show(statement)} [{statement.rule}]" for statement in left]


def show(statement: Expected | Statement) -> str:
    """Give a statement in the notation of the cases."""
    act = "/".join(statement.acts) if isinstance(statement, Expected) else statement.act
    fields = [act, statement.manner, statement.source.text if statement.source else "-"]
    fields += [" + ".join(span.text for span in spans) or "-" for spans in (statement.cue, statement.content)]
    if statement.via:
        fields.append("via: " + " + ".join(span.text for span in statement.via))
    if statement.addressee:
        fields.append("to: " + statement.addressee.text)
    return " | ".join(" ".join(field.split()) for field in fields)


def compare(cases: Sequence[Case], parser: str | None = None) -> dict[str, list[str]]:
    """Read all cases and give the differences of each, by the case's key; none where it is met."""
    readings = read_many([Source(text=case.text, language=case.language) for case in cases], parser=parser)
    return {
        case.key: differences(case, reading.statements) for case, reading in zip(cases, readings, strict=True)
    }


def known_failures(language: str) -> set[str]:
    """Give the keys of a language's cases that are listed as not met."""
    path = folder_of(language) / LIST
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def shares(results: dict[str, list[str]]) -> list[str]:
    """Give the share of cases met, a line a file and one for all."""
    files: dict[str, list[bool]] = {}
    for key, lines in results.items():
        files.setdefault(key.partition(": ")[0], []).append(not lines)
    files["all"] = [not lines for lines in results.values()]
    return [f"{name:45} {sum(met):4} of {len(met):4}  {sum(met) / len(met):5.0%}" for name, met in files.items()]
