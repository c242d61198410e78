"""Inputs named on the command line, and the file or stream that the output goes to."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from standpunkt.errors import CallError, InputError
from standpunkt.model import Problem

STDIN = "-"
MIN_FILES_FOR_PROGRESS = 4
MAX_INPUT_BYTES = 4_000_000
"""Some 600,000 words: more than any book; what is larger is a mistake, such as a whole archive in one file."""

T = TypeVar("T")


def read_inputs(files: Sequence[str], failures: list[str]) -> Iterator[tuple[str, str, tuple[Problem, ...]]]:
    """Yield the name, text and problems of each input that can be read.

    One that cannot is named on standard error with the reason, and added to `failures`; the rest is read.
    """
    for name in files:
        try:
            text, problems = _read_input(name)
        except InputError as error:
            failures.append(name)
            sys.stderr.write(f"standpunkt: {error}\n")
        else:
            yield ("standard input" if name == STDIN else name), text, problems


def _read_input(name: str) -> tuple[str, tuple[Problem, ...]]:
    from standpunkt.text.decode import decode, read_file

    if name != STDIN:
        path = Path(name)
        if path.is_file() and path.stat().st_size > MAX_INPUT_BYTES:
            raise InputError(f"{name}: {_too_large(path.stat().st_size)}")
        return read_file(path)
    data = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
    if len(data) > MAX_INPUT_BYTES:
        raise InputError(f"standard input: {_too_large(len(data))}")
    try:
        return decode(data)
    except InputError as error:
        raise InputError(f"standard input: {error}") from error


def _too_large(size: int) -> str:
    megabytes = MAX_INPUT_BYTES // 1_000_000
    return f"more than {megabytes} MB ({size / 1e6:.1f}) is no single story; split it into one file a story"


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


def with_progress(values: Iterable[T], total: int, *, output: str | None) -> Iterator[T]:
    """Yield the values, with a progress bar on standard error where somebody sees it and there is much to do."""
    seen_alone = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    if total < MIN_FILES_FOR_PROGRESS or not seen_alone:
        yield from values
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(values, total=total)
