"""The arguments of the commands that work on a ledger: `add`, `stats` and `ledger`."""

import argparse
from collections.abc import Callable

from standpunkt.cli.format_arguments import add_formats

TABLES = ("documents", "statements", "positions", "actors", "stands", "changes")
Add = Callable[[str, str, str], argparse.ArgumentParser]
"""Adds a command by name, summary and examples, and gives its parser."""


def add_ledger_commands(add: Add) -> None:
    """Add the commands that store and look after what is stored."""
    storing = add(
        "add",
        "read texts and store what was read in a ledger; what is there already is passed over",
        "standpunkt add news/ story.txt\n"
        "standpunkt add news/ --ledger news.sqlite\n"
        "standpunkt add readings.jsonl --ledger postgresql://user@host/database",
    )
    storing.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file in any format that is read, or a folder; - reads standard input"
    )
    add_formats(storing)
    storing.add_argument(
        "--date", metavar="DATE",
        help="when the texts were published: 2024-05-31 or 2024-05-31T11:50 (default: as the text says)",
    )  # fmt: skip
    storing.add_argument("--language", metavar="CODE", help="ISO 639-1 code of the texts' language (default: detected)")
    storing.add_argument("--parser", metavar="NAME", help="parser to use (default: the shipped one)")
    storing.add_argument(
        "--actors", metavar="FILE", help="table of names and identifiers (default: what `standpunkt actors import` keeps)"
    )
    storing.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that read side by side (default: 1)")
    _add_common(storing)
    stats = add("stats", "count what a ledger holds", "standpunkt stats --ledger news.sqlite\nstandpunkt stats --json")
    stats.add_argument("--known-at", metavar="DATE", help="count what was recorded by the end of this day or time, UTC")
    _add_common(stats)
    ledger = add(
        "ledger",
        "check, export, import, upgrade and back up a ledger, put it in tables, and judge what is in it",
        "standpunkt ledger check --ledger news.sqlite\nstandpunkt ledger export > news.ledger.jsonl\n"
        "standpunkt ledger table statements -o statements.parquet",
    )
    _add_actions(ledger)


def _add_actions(ledger: argparse.ArgumentParser) -> None:
    actions = ledger.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="verify every span, reference and digest; exits 0 only where all hold")
    export = actions.add_parser("export", help="write the whole record as JSON Lines")
    export.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    load = actions.add_parser("import", help="store what `export` wrote in a new ledger")
    load.add_argument("file", metavar="FILE", help="what `ledger export` wrote; - reads standard input")
    upgrade = actions.add_parser("upgrade", help="bring the tables of an older ledger to this version")
    backup = actions.add_parser("backup", help="copy the file of a ledger while it is in use")
    backup.add_argument("file", metavar="FILE", help="a new file")
    table = actions.add_parser("table", help="write what the ledger holds as a table: Parquet, Feather, CSV or JSON Lines")
    table.add_argument("name", choices=TABLES, metavar="NAME", help=", ".join(TABLES))
    table.add_argument("--columns", metavar="NAMES", help="only these columns, with commas between them (default: all)")
    table.add_argument("--as-of", metavar="DATE", help="count what was published by the end of this day (default: all)")
    table.add_argument("--known-at", metavar="DATE", help="count what was recorded by the end of this day or time, UTC")
    table.add_argument(
        "-o", "--output", metavar="FILE",
        help="a .parquet, .feather, .arrow, .csv or .jsonl file (default: CSV on standard output, with --json JSON Lines)",
    )  # fmt: skip
    for action in (check, export, load, upgrade, backup, table, *_add_judging(actions)):
        _add_common(action)


def _add_judging(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> list[argparse.ArgumentParser]:
    """Add what people say of what was read."""
    judge = actions.add_parser("judge", help="accept, reject or correct a statement, position, actor or copy")
    judge.add_argument("target", metavar="ID", help="story#s1, story#p2, story#a3, or story for whether it is a copy")
    judge.add_argument("verdict", choices=("accept", "reject", "correct", "withdraw"), help="what is found")
    judge.add_argument("--correction", metavar="JSON", help="the keys of its JSON that should be otherwise")
    judgements = actions.add_parser("judgements", help="list the judgements, and which of them could not be taken over")
    merge = actions.add_parser("merge", help="say that two actors are one")
    part = actions.add_parser("part", help="say that two actors are not one after all")
    for action in (merge, part):
        action.add_argument("one", metavar="ACTOR", help="an actor's key, as `standpunkt actor NAME --json` tells it")
        action.add_argument("other", metavar="ACTOR", help="another")
    retract = actions.add_parser("retract", help="mark what a publisher took back, corrected or updated")
    retract.add_argument("document", metavar="ID", help="the document's id")
    retract.add_argument("kind", choices=("kill", "correction", "update"), help="what the publisher did")
    retract.add_argument("--at", metavar="TIME", help="when, in ISO 8601")
    for action in (judge, merge, part):
        action.add_argument("--by", metavar="NAME", required=True, help="who says so")
    for action in (judge, merge, part, retract):
        action.add_argument("--reason", metavar="TEXT", help="why")
    return [judge, judgements, merge, part, retract]


def _add_common(command: argparse.ArgumentParser) -> None:
    add_place(command)
    command.add_argument("--json", action="store_true", help="one JSON object")


def add_place(command: argparse.ArgumentParser) -> None:
    """Add the argument that names the ledger."""
    command.add_argument(
        "--ledger", metavar="PLACE",
        help="a SQLite file or postgresql://… (default: STANDPUNKT_LEDGER, else a file in the user's data directory)",
    )  # fmt: skip
