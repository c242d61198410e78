"""What `stand` and `changes` share: the histories of a question, from the files of the call or from a ledger."""

import argparse
from dataclasses import dataclass

from standpunkt.answers.question import Question, choose_question
from standpunkt.answers.recorded import recorded_histories
from standpunkt.answers.stands import Stand, find_histories
from standpunkt.cli.answering import checked_day, chosen_question, known_reprints, read_stories
from standpunkt.cli.question_place import known_questions
from standpunkt.errors import CallError
from standpunkt.ledger import open_ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The stands on a question, and what they were found in."""

    question: Question
    as_of: str | None
    histories: tuple[tuple[Stand, ...], ...]
    texts: dict[str, str]
    """Text of each document by its id."""
    failures: tuple[str, ...] = ()


def find_answer(args: argparse.Namespace) -> Answer:
    """Give the answer from the files of a call, from the ledger where there are none.

    Raises `CallError` where the call mixes the two, or names no question that is known.
    """
    return _from_files(args) if args.files else _from_ledger(args)


def _from_files(args: argparse.Namespace) -> Answer:
    if args.ledger or args.known_at:
        raise CallError("--ledger and --known-at ask a ledger: name no files with them")
    question, as_of, reprints = chosen_question(args), checked_day(args.as_of), known_reprints(args.stories)
    failures: list[str] = []
    readings = read_stories(args, failures)
    texts = {reading.document.id: reading.document.text for reading in readings}
    histories = find_histories(question, readings, as_of, reprints)
    return Answer(question=question, as_of=as_of, histories=histories, texts=texts, failures=tuple(failures))


def _from_ledger(args: argparse.Namespace) -> Answer:
    if args.stories or args.language or args.parser:
        raise CallError("--stories, --language and --parser go with files: a ledger has read its texts")
    as_of = checked_day(args.as_of)
    with open_ledger(args.ledger, read_only=True) as ledger:
        view = ledger.view(known_at=args.known_at, as_of=as_of)
        question = choose_question(known_questions(ledger.view(), args.questions), args.question)
        histories, texts = recorded_histories(question, view)
    return Answer(question=question, as_of=as_of, histories=histories, texts=texts)
