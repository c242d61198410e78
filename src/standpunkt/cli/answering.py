"""What `stand`, `changes` and `question` share: stories in, readings out; the words of evidence on one line."""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from standpunkt.answers.question import Question, choose_question, load_questions
from standpunkt.cli.answer_arguments import QUESTIONS
from standpunkt.cli.files import STDIN, read_sources, with_progress
from standpunkt.errors import CallError, DataError, InputError
from standpunkt.model import Reading, Source
from standpunkt.model.codec import loads

READINGS = ".jsonl"
SCHEMA_MARK = b'"standpunkt.reading/'
SCHEMA_WITHIN = 200
"""How many bytes from its beginning a file of readings names its schema in."""


def chosen_question(args: argparse.Namespace) -> Question:
    """Give the question that the call names, from its file of questions."""
    return choose_question(load_questions(Path(args.questions or QUESTIONS)), args.question)


def checked_day(text: str | None) -> str | None:
    """Give the day of `--as-of`.

    Raises `CallError` where it is no date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise CallError(f"{text!r} is no date: give --as-of 2024-05-31") from None


def read_stories(args: argparse.Namespace, failures: list[str]) -> list[Reading]:
    """Give the readings of the files named: texts are read now, `.jsonl` files hold readings.

    A document's id is its file's name without the ending, or what its row or address says.  What cannot be read is named
    on standard error.
    """
    readings: list[Reading] = []
    stored = [name for name in args.files if holds_readings(name)]
    for name in stored:
        try:
            readings += stored_readings(Path(name))
        except InputError as error:
            failures.append(name)
            sys.stderr.write(f"standpunkt: {error}\n")
    texts = [name for name in args.files if name not in stored]
    readings += with_progress(_read(texts, args, failures), texts, output=None)
    return _told(readings)


def _read(names: Sequence[str], args: argparse.Namespace, failures: list[str]) -> Iterator[Reading]:
    if not names:
        return
    from standpunkt.api import read_many
    from standpunkt.cli.told import check_told, with_told

    check_told(None, args.language)
    sources = (
        replace(with_told(source, None, args.language), id=_story_id(source)) for source in read_sources(names, failures)
    )
    yield from read_many(sources, parser=args.parser)


def _story_id(source: Source) -> str:
    """Give the id of a story: told, or its file's name without the ending, or its address where a file holds several."""
    path = Path(source.name or "")
    return source.id or (path.stem if " " not in path.suffix else source.origin.address or path.name)


def holds_readings(name: str) -> bool:
    """Say whether a file is readings rather than documents; one that is not there is what its ending says."""
    if name == STDIN:
        return False
    try:
        with Path(name).open("rb") as file:
            return SCHEMA_MARK in file.read(SCHEMA_WITHIN)
    except OSError:
        return name.endswith(READINGS)


def stored_readings(path: Path) -> Iterator[Reading]:
    """Yield the readings of a JSON Lines file that `standpunkt read --json` wrote.

    Raises `InputError` naming the line where the file cannot be read or a line is no reading.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _reading(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); check the name") from error


def _reading(path: Path, number: int, line: str) -> Reading:
    try:
        return loads(line)
    except DataError as error:
        raise InputError(f"{path}: line {number}: {error}") from error


def _told(readings: list[Reading]) -> list[Reading]:
    """Name the stories that no answer can rest on: those not read, and those without a date."""
    for reading in readings:
        for problem in reading.problems:
            if problem.code == "unsupported-language":
                sys.stderr.write(f"standpunkt: {reading.document.id}: not read: {problem.message}\n")
        if reading.document.published is None:
            sys.stderr.write(f"standpunkt: {reading.document.id}: has no publication time; it counts at every date\n")
    return readings


def known_reprints(path: str | None) -> dict[str, str]:
    """Give what each document is a reprint of, from a file of stories.

    Raises `CallError` where the file cannot be read and `DataError` where it is broken.
    """
    if path is None:
        return {}
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        return {Path(story["file"]).stem: Path(story["reprint_of"]).stem for story in raw["story"] if story.get("reprint_of")}
    except OSError as error:
        raise CallError(f"{path}: cannot be read ({error.strerror}); check --stories") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: {type(error).__name__}: {error}; each [[story]] has file and reprint_of") from error
