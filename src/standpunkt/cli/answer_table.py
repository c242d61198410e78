"""Stands and changes as tables in the terminal."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standpunkt.answers.answer import Answered
from standpunkt.answers.changes import Change
from standpunkt.answers.question import Question
from standpunkt.answers.stands import Stand
from standpunkt.cli.labels import clean, counted
from standpunkt.cli.table import table_console, write_trimmed

STYLES = {"yes": "green", "yes-if": "green", "wants-yes": "cyan", "no": "red", "wants-no": "magenta", "undecided": "yellow"}


def write_stands(out: TextIO, question: Question, stands: Sequence[Stand], as_of: str | None) -> None:
    """Write the stands on a question."""
    table = _table(("holder", 8), ("answer", None), ("limits", 7), ("since", None), ("src", None), ("evidence", 6))
    for stand in stands:
        notes = _limits(stand.conditions, stand.exceptions)
        if stand.contradicted_by:
            ids = ", ".join(clean(one.id) for one in stand.contradicted_by)
            notes.append(f"{chr(10) if notes else ''}contradicted by: {ids}", style="red")
        answer = Text(stand.answer, style=STYLES[stand.answer])
        if stand.changed_from:
            answer.append(f"\nwas {stand.changed_from}", style="dim")
        table.add_row(Text(clean(stand.holder.name), style="bold"), answer, notes, Text(stand.since or "–"),
                      Text(str(stand.independent_sources)), _documents(stand.newest))  # fmt: skip
    _write(out, question, as_of, table, counted(len(stands), "holder", "holders"))


def write_changes(out: TextIO, question: Question, changes: Sequence[Change], as_of: str | None) -> None:
    """Write the changes on a question."""
    table = _table(("when", None), ("holder", 8), ("from", None), ("to", None), ("limits", 7), ("evidence", 5))
    for change in changes:
        table.add_row(
            Text(change.when), Text(clean(change.holder.name), style="bold"), Text(change.before, style=STYLES[change.before]),
            Text(change.after, style=STYLES[change.after]), _limits(change.conditions, change.exceptions),
            _documents(change.evidence),
        )  # fmt: skip
    _write(out, question, as_of, table, counted(len(changes), "change", "changes"))


def write_questions(out: TextIO, questions: Sequence[Question]) -> None:
    """Write the questions of a file."""
    table = _table(("id", 3), ("question", 10), ("languages", None), ("examples", None))
    for question in questions:
        table.add_row(Text(clean(question.id), style="bold"), Text(clean(question.name)),
                      Text(", ".join(question.match)), Text(str(len(question.examples))))  # fmt: skip
    _print(out, table, counted(len(questions), "question", "questions"))


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, header_style="dim", pad_edge=False, padding=(0, 1))
    for heading, ratio in columns:
        table.add_column(heading, ratio=ratio, overflow="fold", no_wrap=ratio is None)
    return table


def _limits(conditions: Iterable[str], exceptions: Iterable[str]) -> Text:
    lines = [("if: ", text) for text in conditions] + [("except: ", text) for text in exceptions]
    found = Text()
    for number, (label, text) in enumerate(lines):
        found.append(("\n" if number else "") + label, style="dim").append(clean(text))
    return found


def _documents(evidence: Iterable[Answered]) -> Text:
    return Text("\n".join(dict.fromkeys(clean(one.id) for one in evidence)), style="dim", overflow="fold")


def _write(out: TextIO, question: Question, as_of: str | None, table: Table, summary: str) -> None:
    heading = Text(clean(question.name), style="bold")
    if as_of:
        heading.append(f" as of {as_of}", style="not bold dim")
    _print(out, table, summary, heading)


def _print(out: TextIO, table: Table, summary: str, heading: Text | None = None) -> None:
    def show(console: Console) -> None:
        if heading is not None:
            console.print(heading)
        console.print(table)
        console.print(Text(summary, style="dim"))

    write_trimmed(table_console(out), show)
