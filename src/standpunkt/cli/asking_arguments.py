"""The arguments of the commands that ask a ledger: `who-said`, `actor`, `search`, `sources`, `why`, `timeline`."""

import argparse

from standpunkt.cli.ledger_arguments import Add, add_place

MODES = ("all", "any", "phrase")


def add_asking_commands(add: Add) -> None:
    """Add the commands that ask a ledger."""
    said = add(
        "who-said",
        "look up words: was it said like that, by whom, when, where, through whom",
        'standpunkt who-said "på den anden side af grænsen"\n'
        'standpunkt who-said "ramme militære mål" --by Macron --as-of 2024-06-01',
    )
    said.add_argument("words", metavar="WORDS", help="the words, in any wording near to what was said")
    _add_by(said)
    _add_common(said, limit=10)
    actor = add("actor", "show what somebody said and where they stand, newest first", "standpunkt actor Stoltenberg --limit 5")
    actor.add_argument("name", metavar="NAME", help="a name or part of one, or an actor's id such as country/DE")
    _add_common(actor, limit=10)
    search = add(
        "search",
        "find statements by their words, in any form, newest first",
        "standpunkt search våben\nstandpunkt search 'mål i Rusland' --match phrase --forms",
    )
    search.add_argument("words", metavar="WORDS", help="words that the statement has")
    search.add_argument("--match", choices=MODES, default="all", help="all words, any of them, or the phrase (default: all)")
    search.add_argument("--forms", action="store_true", help="only these forms of the words, no inflected ones")
    _add_by(search)
    _add_common(search, limit=20)
    sources = add(
        "sources",
        "show through whom a statement came and how many independent sources stand behind it",
        "standpunkt sources da-03-usa-udvider#s1",
    )
    sources.add_argument("id", metavar="STATEMENT", help="id of a statement, or of a position that rests on one")
    _add_common(sources)
    why = add("why", "show the evidence of a statement or position, in its sentences", "standpunkt why da-03-usa-udvider#p1")
    why.add_argument("id", metavar="ID", help="id of a statement or position, as the other answers show it")
    _add_common(why)
    timeline = add(
        "timeline",
        "show what was said day by day, of some words or by somebody, with a bar for each month",
        "standpunkt timeline grænsen\nstandpunkt timeline --by Biden",
    )
    timeline.add_argument("words", metavar="WORDS", nargs="?", help="words that the statements have")
    _add_by(timeline)
    _add_common(timeline, limit=100)


def _add_by(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", metavar="NAME", help="only what actors of this name said")


def _add_common(command: argparse.ArgumentParser, limit: int | None = None) -> None:
    if limit is not None:
        command.add_argument("--limit", metavar="N", type=_count, default=limit, help=f"show no more than N (default: {limit})")
    command.add_argument("--as-of", metavar="DATE", help="count what was published by the end of this day (default: all)")
    command.add_argument("--known-at", metavar="DATE", help="count what was recorded by the end of this day or time, UTC")
    add_place(command)
    command.add_argument("--json", action="store_true", help="one JSON object")
    command.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def _count(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return value
