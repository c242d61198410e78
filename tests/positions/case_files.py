"""The cases of positions: texts with what a careful reader finds in them, as TOML.

    [[case]]
    text = "Partiet støtter planen, hvis afgiften falder."
    positions = [
        { holder = "Partiet", attitude = "support", proposition = "planen", conditions = ["hvis afgiften falder"] },
    ]

A position lists what it must have; what is not listed is not looked at, but no position may be left over.  `known`
gives the reason why the engine is known to get a case wrong.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standpunkt.positions.draft import Draft

ENOUGH = 0.5
"""Share of the words that an expected span and one found must have in common."""
CIRCUMSTANCES = ("conditions", "exceptions", "reasons")


@dataclass(frozen=True)
class Case:
    """A text and the positions in it."""

    file: str
    text: str
    positions: Sequence[dict[str, Any]]
    known: str


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of a folder's files, by file name, then in file order."""
    for path in sorted(folder.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield Case(path.stem, table["text"], table["positions"], table.get("known", ""))


def differences(case: Case, drafts: Sequence[Draft]) -> list[str]:
    """Say what is missing, wrong or left over."""
    left = list(drafts)
    out: list[str] = []
    for expected in case.positions:
        key = (expected["holder"], expected["attitude"])
        found = next((draft for draft in left if (draft.mention.text, draft.attitude) == key), None)
        if found is None:
            out.append(f"missing: {expected['holder']} {expected['attitude']}")
        else:
            left.remove(found)
            out += _compared(expected, found)
    return out + [f"left over: {d.mention.text} {d.attitude} {[s.text for s in d.proposition]}" for d in left]


def _compared(expected: dict[str, Any], found: Draft) -> list[str]:
    out = []
    words = " ".join(span.text for span in found.proposition)
    wanted = expected.get("proposition")
    if wanted and not words.startswith(wanted) and not _alike(words, wanted):
        out.append(f"proposition: {words}")
    if expected.get("phase", found.phase) != found.phase:
        out.append(f"phase: {found.phase}")
    if expected.get("negated", False) != found.negated:
        out.append(f"negated: {found.negated}")
    for name in CIRCUMSTANCES:
        spans = [span.text for span in getattr(found, name)]
        out += [f"{name}: {spans}" for text in expected.get(name, ()) if not any(_alike(span, text) for span in spans)]
    return out


def _alike(one: str, other: str) -> bool:
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(first & second) >= ENOUGH * len(first | second)
