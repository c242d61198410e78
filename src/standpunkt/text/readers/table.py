"""CSV and other tables of text: one document a row."""

import csv
import io
from collections.abc import Iterator

from standpunkt.errors import InputError
from standpunkt.model import Problem
from standpunkt.text.decode import BYTE_ORDER_MARKS, decode
from standpunkt.text.readers.columns import Columns, source_of_row
from standpunkt.text.readers.protocol import MAX_STORY_BYTES, Input, Intake, Reader, Results

DELIMITERS = ",;\t|"
MAX_MARKED_BYTES = 200_000_000
"""Of a table with a byte-order mark, which is decoded whole."""
UNDECODABLE = Problem(code="undecodable-bytes", message="some bytes of the row mean nothing; they are kept as U+FFFD")


def read(given: Input, intake: Intake) -> Results:
    """Yield the source of each row below the first, which names the columns; a row without a text is refused.

    The delimiter (comma, semicolon, tab or bar) is told by the first line.

    Problems: those of `decode` and `source_of_row`.
    Raises `InputError` where the first line names no columns, or none with the text.
    """
    columns = Columns.of(intake.columns)
    csv.field_size_limit(2 * MAX_STORY_BYTES)
    problems: list[Problem] = []
    lines = _lines(given, problems)
    first = next(lines, "")
    if not first.strip():
        raise InputError("there is nothing in it")
    delimiter, header = _header(first)
    columns.value(dict.fromkeys(header, ""), "text")
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        name = f"{given.name}: row {number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield given.refuse(code="unreadable", message=f"no CSV ({error})", name=name)
            continue
        told, problems[:] = tuple(problems), []
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            message = f"{len(cells)} cells under {len(header)} columns; check its quotes"
            yield given.refuse(code="unreadable", message=message, name=name)
            continue
        try:
            yield source_of_row(dict(zip(header, cells, strict=False)), columns, name, told)
        except InputError as error:
            yield given.refuse(code="unreadable", message=str(error), name=name)


def _header(line: str) -> tuple[str, list[str]]:
    """Give the delimiter and the names of the columns."""
    try:
        delimiter = max(DELIMITERS, key=lambda mark: (len(next(csv.reader([line], delimiter=mark), ())), mark == ","))
        return delimiter, [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]
    except csv.Error as error:
        raise InputError(f"its first line is no CSV ({error})") from error


def _lines(given: Input, problems: list[Problem]) -> Iterator[str]:
    """Yield the lines with their ends; what is wrong with the encoding of one is added to `problems`."""
    start = given.start()
    if start.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        text, found = decode(given.data(MAX_MARKED_BYTES))
        problems += found
        yield from io.StringIO(text, newline="")
        return
    given.stream.seek(0)
    while line := given.stream.readline(2 * MAX_STORY_BYTES):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield _decoded(line, problems)


def _decoded(line: bytes, problems: list[Problem]) -> str:
    try:
        text, found = decode(line)
    except InputError:
        text, found = line.decode("utf-8", errors="replace"), (UNDECODABLE,)
    problems += found
    return text


READER = Reader(name="csv", read=read, endings=(".csv", ".tsv"), media_types=("text/csv", "text/tab-separated-values"))
