"""Inputs named on the command line, and the file or stream that the output goes to."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO, TypeVar

from standpunkt.errors import CallError
from standpunkt.model import Source

STDIN = "-"
STDIN_NAME = "standard input"
MIN_FILES_FOR_PROGRESS = 4
ONE_TEXT = (".txt", ".html", ".htm", ".md")
"""Endings of files that hold one text each."""

T = TypeVar("T")


def read_sources(
    files: Sequence[str],
    failures: list[str],
    *,
    format: str | None = None,
    columns: Sequence[str] = (),
    readings: list[str] | None = None,
) -> Iterator[Source]:
    """Yield the sources in each input, in order: of files in any format that is read, of folders and of archives.

    What cannot be read is named on standard error with the reason, and added to `failures`; the rest is read.
    Embargoes are held against the time of the call.  Files of readings that folders hold are added to `readings`, if given.

    Raises `CallError` where `format` or `columns` mean nothing.
    """
    from standpunkt.text.places import read_places
    from standpunkt.text.readers import Intake, Refused, check_format
    from standpunkt.text.readers.columns import parse_columns

    intake = Intake(format=format, columns=parse_columns(columns), now=datetime.now(UTC))
    if format is not None:
        check_format(format)
    for found in read_places(files, intake, sys.stdin.buffer):
        if isinstance(found, Refused):
            if readings is not None and found.problem.code == "readings" and Path(found.name).is_file():
                readings.append(found.name)
                continue
            sys.stderr.write(f"standpunkt: {found.name}: {found.problem.message}\n")
            if found.failed:
                failures.append(found.name)
        else:
            yield found


@contextmanager
def open_output(path: str | None, inputs: Iterable[str] = ()) -> Iterator[TextIO]:
    """Give the stream to write to, as UTF-8: standard output, or the file at `path`, which appears only when whole.

    Raises `CallError` where `path` is one of the inputs or cannot be written.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    target = Path(path)
    if any(name != STDIN and _same_file(Path(name), target) for name in inputs):
        raise CallError(f"{path}: is also an input; name another file with --output")
    if target.is_dir():
        raise CallError(f"{path}: is a directory; name a file with --output")
    part = target.with_name(f".{target.name}.part")
    try:
        stream = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise CallError(f"{path}: cannot be written ({error.strerror}); name another file with --output") from error
    try:
        with stream:
            yield stream
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def with_progress(values: Iterable[T], files: Sequence[str], *, output: str | None) -> Iterator[T]:
    """Yield the values, with a progress bar on standard error where somebody sees it and there is much to do.

    How many there will be is known only where each file is one text.
    """
    seen_alone = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    holding_many = any(Path(name).is_dir() or not name.endswith(ONE_TEXT) for name in files)
    if (len(files) < MIN_FILES_FOR_PROGRESS and not holding_many) or not seen_alone:
        yield from values
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(values, total=None if holding_many else len(files))
