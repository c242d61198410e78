"""Tables as plain text: CSV and JSON Lines, written row by row."""

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Any, TextIO

from standpunkt.errors import CallError
from standpunkt.tables.columns import Row

SURROGATE = re.compile("[\ud800-\udfff]")


@contextmanager
def whole_file(path: str | PathLike[str]) -> Iterator[Path]:
    """Give a path to write to; what was written takes the place of `path` only when whole.

    Raises `CallError` where it cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        os.replace(part, target)
    except OSError as error:
        raise CallError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_text(path: str | PathLike[str]) -> Iterator[TextIO]:
    """Give a stream of UTF-8 to write to in the same manner."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def write_csv(out: TextIO, names: Sequence[str], rows: Iterable[Row]) -> int:
    """Write a header and the rows as CSV; give the number of rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
        count += 1
    return count


def write_json_lines(out: TextIO, rows: Iterable[Row]) -> int:
    """Write each row as a JSON object on a line of its own; give the number of rows."""
    count = 0
    for row in rows:
        out.write(storable(json.dumps(row, ensure_ascii=False, default=_iso)) + "\n")
        count += 1
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return storable(json.dumps(value, ensure_ascii=False, default=_iso))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return _iso(value)
    return storable(value) if isinstance(value, str) else value


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def storable(value: str) -> str:
    """Give a text in which lone surrogates, which UTF-8 does not have, are U+FFFD."""
    return value if value.isascii() else SURROGATE.sub("\ufffd", value)
