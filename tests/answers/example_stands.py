"""The hand-written tables of `examples/stands.md`, and what differs from them in the engine's stands."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from standpunkt.answers.changes import Change, find_changes
from standpunkt.answers.question import Question, load_questions
from standpunkt.answers.stands import Stand, find_stands
from standpunkt.api import make_source, read_many
from standpunkt.model import Reading

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
KNOWN_FAILURES = Path(__file__).with_name("known_failures.txt")
COLUMNS = ("answer", "conditions", "exceptions", "since", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One holder at one date, as the table has it."""

    question: int
    day: str
    holder: str
    answer: str
    conditions: str
    exceptions: str
    since: str
    evidence: str

    @property
    def key(self) -> str:
        return f"{self.question} {self.day} {self.holder}"


def load_cells() -> list[Cell]:
    """Give the cells of the tables, in order."""
    found, question, day = [], 0, ""
    for line in (EXAMPLES / "stands.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\d)\. ", line):
            question = int(heading[1])
        elif heading := re.match(r"### (\d{4}-\d{2}-\d{2})$", line):
            day = heading[1]
        elif line.startswith("## "):
            day = ""
        elif day and line.startswith("|") and not re.match(r"\|[ -]*(holder|-+)", line):
            found.append(_cell(question, day, [part.strip() for part in line.strip("|").split("|")]))
    return found


def _cell(question: int, day: str, row: Sequence[str]) -> Cell:
    holder, answer, conditions, exceptions, since, evidence = row
    return Cell(question=question, day=day, holder=holder, answer=answer, conditions=conditions, exceptions=exceptions,
                since=since, evidence=", ".join(re.split(r" / |, ", evidence)))  # fmt: skip


def load_moves() -> set[str]:
    """Give the table of who moved as lines "question holder from to when"."""
    text = (EXAMPLES / "stands.md").read_text(encoding="utf-8").partition("## Who moved")[2]
    rows = re.findall(r"^\| (\d) \| (.+?) \| (\S+) \| (\S+) \| (\S+) \|", text, re.MULTILINE)
    return {" ".join(row) for row in rows}


@cache
def questions() -> tuple[Question, ...]:
    return load_questions(EXAMPLES / "questions.toml")


@cache
def readings() -> tuple[Reading, ...]:
    """Give the readings of the stories of both languages."""
    files = sorted(EXAMPLES.glob("??-*.txt"))
    sources = (make_source(file.read_text(encoding="utf-8"), language=file.stem[:2], id=file.stem) for file in files)
    return tuple(read_many(sources))


@cache
def reprints() -> dict[str, str]:
    stories = tomllib.loads((EXAMPLES / "stories.toml").read_text(encoding="utf-8"))["story"]
    return {Path(story["file"]).stem: Path(story["reprint_of"]).stem for story in stories if story["reprint_of"]}


@cache
def stands_at(question: int, day: str) -> tuple[Stand, ...]:
    return find_stands(questions()[question - 1], readings(), day, reprints())


def moves(question: int) -> tuple[Change, ...]:
    return find_changes(questions()[question - 1], readings(), None, reprints())


def differences(cells: Sequence[Cell]) -> dict[str, list[str]]:
    """Give, for each cell and each stand that no cell expects, what is wrong; an empty list where all is right."""
    found: dict[str, list[str]] = {}
    for question, day in dict.fromkeys((cell.question, cell.day) for cell in cells):
        table = {cell.holder: cell for cell in cells if (cell.question, cell.day) == (question, day)}
        stands = {stand.holder.name: stand for stand in stands_at(question, day)}
        for holder, cell in table.items():
            found[cell.key] = list(_wrong(cell, stands[holder])) if holder in stands else ["missing"]
        for holder in sorted(set(stands) - set(table)):
            found[f"{question} {day} {holder}"] = ["unexpected"]
    return found


def _wrong(cell: Cell, stand: Stand) -> Iterator[str]:
    got = {
        "answer": stand.answer,
        "conditions": _by_story(stand, "conditions"),
        "exceptions": _by_story(stand, "exceptions"),
        "since": stand.since,
        "evidence": ", ".join(dict.fromkeys(one.document[:5] for one in stand.newest)),
    }
    for column in COLUMNS:
        want = getattr(cell, column)
        if got[column].lower() != want.lower():
            yield f"{column} {got[column]!r}, not {want!r}"


def _by_story(stand: Stand, name: str) -> str:
    """Give the limits of a stand, those of each story that tells of it parted by a slash."""
    limits = getattr(stand, name)
    own = {one.document: [text for text in limits if any(text in getattr(s, name) or text in s.part for s in stand.newest
                                                         if s.document == one.document)] for one in stand.newest}  # fmt: skip
    told = [texts for texts in own.values() if texts]
    if {text for texts in told for text in texts} != set(limits):
        return "; ".join(limits)
    return " / ".join(dict.fromkeys("; ".join(texts) for texts in told))


def shares(cells: Sequence[Cell]) -> list[str]:
    """Give the shares of cells right, in all and by column."""
    result = differences(cells)
    right = sum(not result[cell.key] for cell in cells)
    lines = [f"all cells: {right} of {len(cells)} right ({right / len(cells):.0%})"]
    for column in COLUMNS:
        fine = sum(not any(line.startswith((column, "missing")) for line in result[cell.key]) for cell in cells)
        lines.append(f"  {column}: {fine} of {len(cells)} ({fine / len(cells):.0%})")
    extra = [key for key, lines_ in result.items() if lines_ == ["unexpected"]]
    lines.append(f"unexpected: {len(extra)}")
    return lines


def known_failures() -> set[str]:
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def found_moves() -> set[str]:
    return {f"{q} {c.holder.name} {c.before} {c.after} {c.when}" for q in (1, 2) for c in moves(q)}
