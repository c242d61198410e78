"""The arguments of `stand`, `changes` and `question`."""

import argparse

from standpunkt.cli.ledger_arguments import Add, add_place

QUESTIONS = "questions.toml"


def add_answer_commands(add: Add) -> None:
    """Add the commands that answer questions."""
    stand = add(
        "stand",
        "show who stands where on a question: answer, conditions, since when, on which evidence",
        "standpunkt stand road-pricing --questions examples/questions.toml examples/da-*.txt\n"
        "standpunkt stand road-pricing --as-of 2024-06-01 --json",
    )
    _add_answering(stand)
    changes = add(
        "changes",
        "show who moved on a question, from what to what, and when",
        "standpunkt changes road-pricing --questions examples/questions.toml examples/da-*.txt",
    )
    _add_answering(changes)
    question = add(
        "question",
        "add, list, show, suggest and check questions",
        "standpunkt question list --questions examples/questions.toml\n"
        "standpunkt question add \"Skal der være vejafgift?\" --match 'vejafgift'\n"
        "standpunkt question suggest news/",
    )
    _add_actions(question)


def _add_actions(question: argparse.ArgumentParser) -> None:
    actions = question.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a question, its examples checked")
    add.add_argument("wording", metavar="WORDING", help="the question itself")
    add.add_argument("--match", metavar="RULE", required=True, help="which propositions are about the question")
    add.add_argument("--reverse", metavar="RULE", help="which of them answer no where they are carried out")
    add.add_argument("--part", metavar="RULE", help="which of them are about a part only")
    add.add_argument("--id", metavar="ID", help="the id (default: made of the wording)")
    add.add_argument("--must", metavar="TEXT", action="append", help="a proposition that must match")
    add.add_argument("--must-not", metavar="TEXT", action="append", help="a proposition that must not match")
    add.add_argument("--language", metavar="CODE", help="ISO 639-1 code of the wording (default: detected)")
    known = [actions.add_parser("list", help="list the questions")]
    for name, summary in (("show", "show questions as they are written"), ("check", "check the examples of questions")):
        known.append(actions.add_parser(name, help=summary))
        known[-1].add_argument("ids", nargs="*", metavar="QUESTION", help="id or wording (default: all)")
    load = actions.add_parser("import", help="store the questions of a file in a ledger")
    load.add_argument("file", metavar="FILE", help="a file of questions")
    load.add_argument("--ledger", metavar="PLACE", required=True, help="where they are stored")
    load.add_argument("--json", action="store_true", help="one JSON object")
    suggest = actions.add_parser("suggest", help="suggest questions from stories, or propositions near a question")
    suggest.add_argument("files", nargs="+", metavar="FILE", help="a text file, readings (.jsonl), or a directory")
    suggest.add_argument("--to", metavar="QUESTION", help="propositions near this question that it does not match")
    suggest.add_argument("--language", metavar="CODE", help="ISO 639-1 code of the texts (default: detected)")
    suggest.add_argument("--parser", metavar="NAME", help="parser to use (default: the shipped one)")
    for action in (add, *known):
        action.add_argument("--ledger", metavar="PLACE", help="keep the questions in this ledger, not in a file")
    for action in (add, *known, suggest):
        _add_file(action)
        action.add_argument("--json", action="store_true", help="one JSON object")


def _add_answering(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", metavar="QUESTION", help="id or wording of a question")
    command.add_argument(
        "files", nargs="*", metavar="FILE", help="texts, or a .jsonl file of readings (default: what the ledger holds)"
    )
    add_place(command)
    command.add_argument("--known-at", metavar="DATE", help="count what the ledger knew by the end of this day or time, UTC")
    _add_file(command)
    command.add_argument("--as-of", metavar="DATE", help="count what was published by the end of this day (default: all)")
    command.add_argument(
        "--stories", metavar="FILE", help="a TOML file saying which files are reprints (default: told by their words)"
    )
    _add_reading(command)
    command.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("--questions", metavar="FILE", help=f"the file of questions (default: {QUESTIONS})")


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", metavar="CODE", help="ISO 639-1 code of the language (default: detected)")
    command.add_argument("--parser", metavar="NAME", help="parser to use (default: the shipped one)")
    command.add_argument("--json", action="store_true", help="one JSON object")
