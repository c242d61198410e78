"""Where questions are kept: a TOML file, or a ledger."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from standpunkt.answers.question import Question, load_questions
from standpunkt.answers.recorded import stored_questions
from standpunkt.answers.writing import question_text
from standpunkt.cli.answer_arguments import QUESTIONS
from standpunkt.errors import CallError
from standpunkt.ledger import View, open_ledger


def kept_questions(args: argparse.Namespace, *, there: bool = True) -> tuple[Question, ...]:
    """Give the questions of the ledger or file that a call names; none where there is no file and `there` is false.

    Raises `CallError` where both are named, or where the file is not there.
    """
    if args.ledger:
        if args.questions:
            raise CallError("--ledger and --questions name two places: give one")
        with open_ledger(args.ledger, create=not there) as ledger:
            return stored_questions(ledger.view())
    path = Path(args.questions or QUESTIONS)
    return load_questions(path) if there or path.exists() else ()


def known_questions(view: View, path: str | None) -> tuple[Question, ...]:
    """Give the questions of a ledger, then those of a file, where one is named or stands here."""
    file = Path(path or QUESTIONS)
    return (*stored_questions(view), *(load_questions(file) if path or file.exists() else ()))


def keep(args: argparse.Namespace, questions: Iterable[Question]) -> int:
    """Put questions where a call says, and give how many of them were new or changed.

    Raises `CallError` where the file cannot be written.
    """
    if args.ledger:
        with open_ledger(args.ledger) as ledger:
            return sum(ledger.add_question(question.written) for question in questions)
    path = Path(args.questions or QUESTIONS)
    tables = [question_text(question.written) for question in questions]
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if file.tell() else "") + "\n".join(tables))
    except OSError as error:
        raise CallError(f"{path}: cannot be written ({error.strerror}); name a file with --questions") from error
    return len(tables)
