"""JSON Lines and JSON: one document an object, its parts under keys that the caller may map."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from standpunkt.errors import InputError
from standpunkt.text.decode import decode
from standpunkt.text.readers.columns import Columns, source_of_row
from standpunkt.text.readers.ninjs import is_lines, looks_like, read_item
from standpunkt.text.readers.protocol import MAX_STORY_BYTES, Input, Intake, Reader, Results

LINE_ENDINGS = (".jsonl", ".ndjson")
READINGS = b'"standpunkt.reading/'
READINGS_WITHIN = 200
NO_DOCUMENT = "holds no documents but what Standpunkt read in them"
MAX_LINE_BYTES = 2 * MAX_STORY_BYTES
MAX_JSON_BYTES = 50_000_000
"""Of a file that is one JSON value; JSON Lines may be of any length."""


def guesses(start: bytes) -> bool:
    """Say whether an input that begins so is one JSON object a line, or one object."""
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return first.startswith((b'{"', b"{ ", b"{\n", b"{\r")) and (is_lines(start) or first.rstrip().endswith(b"}"))


def read_lines(given: Input, intake: Intake) -> Results:
    """Yield the source of each line; a line that is none is refused, and the others are read.

    A file of readings is refused as a whole.
    """
    if not is_lines(given.start()) and not given.name.lower().endswith(LINE_ENDINGS):
        yield from read_json(given, intake)
        return
    columns = Columns.of(intake.columns)
    if READINGS in given.start()[:READINGS_WITHIN]:
        yield given.refuse(code="readings", message=f"{NO_DOCUMENT}; give the texts that they were read from")
        return
    for number, line in _lines(given):
        name = f"{given.name}: line {number}"
        if line is None:
            yield given.refuse(code="unreadable", message=f"more than {MAX_LINE_BYTES // 1_000_000} MB in one line", name=name)
            continue
        try:
            text, problems = decode(line)
            value = json.loads(text, strict=False)
        except (InputError, ValueError, RecursionError) as error:
            yield given.refuse(code="unreadable", message=f"no JSON ({error})", name=name)
            continue
        yield from _read_value(given, value, intake, columns, name, problems)


def _lines(given: Input) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line with something in it; None for one that is too long."""
    given.stream.seek(0)
    number = 0
    while line := given.stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = given.stream.readline(MAX_LINE_BYTES)
            yield number, None
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, line


def read_json(given: Input, intake: Intake) -> Results:
    """Yield the sources of a JSON object, or of each object in a list of them."""
    text, problems = decode(given.data(MAX_JSON_BYTES))
    if not text.strip():
        raise InputError("there is nothing in it")
    try:
        value = json.loads(text, strict=False)
    except ValueError as error:
        raise InputError(f"no JSON ({error}); get the file anew") from error
    columns = Columns.of(intake.columns)
    values = value if isinstance(value, list) else [value]
    for number, part in enumerate(values, 1):
        name = given.name if len(values) == 1 else f"{given.name}: document {number}"
        yield from _read_value(given, part, intake, columns, name, problems)


def _read_value(
    given: Input, value: Any, intake: Intake, columns: Columns, name: str, problems: tuple[Any, ...]
) -> Results:
    if not isinstance(value, Mapping):
        yield given.refuse(code="unreadable", message="is no JSON object", name=name)
    elif str(value.get("schema", "")).startswith("standpunkt."):
        message = f"{NO_DOCUMENT} ({value['schema']}); give the texts that they were read from"
        yield given.refuse(code="readings", message=message, name=name)
    elif looks_like(value) and not intake.columns:
        yield from read_item(given, value, intake, name)
    else:
        try:
            yield source_of_row(value, columns, name, problems)
        except InputError as error:
            yield given.refuse(code="unreadable", message=str(error), name=name)


READER = Reader(
    name="jsonl",
    read=read_lines,
    endings=(".jsonl", ".ndjson", ".json"),
    media_types=("application/jsonl", "application/x-ndjson", "application/json", "application/ld+json"),
    guesses=guesses,
)
