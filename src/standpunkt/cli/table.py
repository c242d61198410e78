"""A reading as tables in the terminal: coloured on a terminal, plain elsewhere and where NO_COLOR is set."""

from collections.abc import Callable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standpunkt.cli import labels
from standpunkt.model import Actor, Position, Reading, Statement

WIDE_COLUMNS = 120
MANNER_STYLES = {"direct": "green", "mixed": "yellow", "indirect": "cyan"}


def table_console(out: TextIO) -> Console:
    """Give the console that writes to `out`, as wide as the terminal (or COLUMNS, or 80)."""
    return Console(file=out, highlight=False, markup=False, emoji=False)


def write_trimmed(console: Console, show: Callable[[Console], None]) -> None:
    """Write what `show` prints to the console's file, lines without blanks at their ends."""
    with console.capture() as captured:
        show(console)
    lines = (line.rstrip() for line in captured.get().splitlines())
    console.file.write("\n".join(lines) + "\n")
    console.file.flush()


def write_reading(console: Console, name: str, reading: Reading) -> None:
    """Write one reading to the console's file."""
    write_trimmed(console, lambda console: print_reading(console, name, reading))


def print_reading(console: Console, name: str, reading: Reading) -> None:
    """Print one reading: its headline and facts, its statements, its positions and its problems."""
    console.print(Text(labels.title_label(name, reading.document), style="bold"))
    console.print(Text(labels.facts_label(name, reading.document), style="dim"))
    if reading.statements:
        console.print(_statement_table(reading, wide=console.width >= WIDE_COLUMNS))
    else:
        console.print(Padding(Text("no statements", style="dim"), (1, 0, 1, 2)))
    if reading.positions:
        console.print(_position_table(reading))
    for problem in reading.problems:
        console.print(Text(f"! {problem.code}: {labels.clean(problem.message)}", style="red"))
    console.print(Text(_summary(reading), style="dim"))


def _summary(reading: Reading) -> str:
    people = {s.source.actor or s.source.text for s in reading.statements if s.source}
    parts = [
        labels.counted(len(reading.statements), "statement", "statements"),
        labels.counted(len(people), "source", "sources"),
    ]
    if reading.positions:
        parts.append(labels.counted(len(reading.positions), "position", "positions"))
    if reading.problems:
        parts.append(labels.counted(len(reading.problems), "problem", "problems"))
    return ", ".join(parts)


def _table(*columns: tuple[str, int | None]) -> Table:
    """Give an empty table; a column is its heading and its share of the width (None: as wide as it needs)."""
    table = Table(box=SIMPLE_HEAD, expand=True, header_style="dim", pad_edge=False, padding=(0, 1))
    for heading, ratio in columns:
        if ratio is None:
            table.add_column(heading, no_wrap=True)
        else:
            table.add_column(heading, ratio=ratio, overflow="fold")
    return table


def _statement_table(reading: Reading, *, wide: bool) -> Table:
    actors = labels.actors_by_id(reading)
    middle = [("cue", 3), ("what", 14), ("via", 3), ("when", 4)] if wide else [("what", 9)]
    table = _table(("", None), ("who", 6), ("how", None), *middle, ("sure", None))
    for statement in reading.statements:
        row = _wide_row(statement, actors) if wide else _narrow_row(statement, actors)
        table.add_row(Text(statement.id, style="dim"), *row, _sure(statement.certainty), end_section=not wide)
    return table


def _wide_row(statement: Statement, actors: dict[str, Actor]) -> list[Text]:
    return [
        _who(statement, actors),
        _how(statement),
        Text(labels.spans_label(statement.cue), style="magenta"),
        _what(statement, actors),
        Text("\n".join(labels.mention_label(via, actors) for via in statement.via)),
        Text(labels.moment_label(statement.said_at)),
    ]


def _narrow_row(statement: Statement, actors: dict[str, Actor]) -> list[Text]:
    what = _what(statement, actors)
    extra = [labels.spans_label(statement.cue)]
    extra += [f"via {labels.mention_label(via, actors)}" for via in statement.via]
    if statement.said_at:
        extra.append(labels.moment_label(statement.said_at))
    if facts := " · ".join(fact for fact in extra if fact):
        what.append(f"\n{facts}", style="magenta")
    return [_who(statement, actors), _how(statement), what]


def _who(statement: Statement, actors: dict[str, Actor]) -> Text:
    if statement.source is None:
        return Text("not told", style="dim italic")
    who = Text(labels.mention_label(statement.source, actors), style="bold")
    if labels.is_anonymous(statement.source, actors):
        who.append("\nanonymous", style="not bold yellow")
    return who


def _how(statement: Statement) -> Text:
    return Text(statement.act).append("\n" + statement.manner, style=MANNER_STYLES[statement.manner])


def _what(statement: Statement, actors: dict[str, Actor]) -> Text:
    what = Text(labels.content_label(statement))
    notes = [f"in {statement.within}"] if statement.within else []
    notes += [f"to {labels.mention_label(statement.addressee, actors)}"] if statement.addressee else []
    notes += [f"confirms {other}" for other in statement.confirms]
    notes += [f"denies {other}" for other in statement.denies]
    if notes:
        what.append("  (" + ", ".join(notes) + ")", style="dim")
    return what


def _sure(certainty: float) -> Text:
    style = "" if certainty >= 0.8 else "yellow" if certainty >= 0.5 else "red"
    return Text(f"{certainty:.0%}", style=style)


def _position_table(reading: Reading) -> Table:
    actors = labels.actors_by_id(reading)
    table = _table(("", None), ("holder", 6), ("stance", None), ("on what", 11), ("sure", None))
    for position in reading.positions:
        table.add_row(
            Text(position.id, style="dim"),
            _holder(position, actors),
            Text(position.attitude, style="bold").append(
                "" if position.phase == "unmarked" else "\n" + position.phase, style="not bold cyan"
            ),
            _proposition(position),
            _sure(position.certainty),
        )
    return table


def _holder(position: Position, actors: dict[str, Actor]) -> Text:
    names = [labels.actor_label(actors[holder]) for holder in position.holders if holder in actors]
    holder = Text(", ".join(names) or labels.clean(position.mention.text), style="bold")
    if position.on_behalf_of in actors:
        holder.append(f"\nfor {labels.actor_label(actors[position.on_behalf_of])}", style="not bold dim")
    return holder


def _proposition(position: Position) -> Text:
    proposition = Text(("not: " if position.negated else "") + labels.spans_label(position.proposition))
    for word, spans in (("if", position.conditions), ("except", position.exceptions), ("because", position.reasons)):
        for span in spans:
            proposition.append(f"\n{word}: ", style="dim").append(labels.clean(span.text))
    times = [f"since {labels.moment_label(position.since)}"] if position.since else []
    times += [f"until {labels.moment_label(position.until)}"] if position.until else []
    times += [f"rests on {position.statement}"] if position.statement else []
    times += [f"replaces {position.replaces}"] if position.replaces else []
    if times:
        proposition.append("\n" + " · ".join(times), style="dim")
    return proposition
