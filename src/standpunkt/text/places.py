"""Places on this machine: files, folders and streams, opened for the readers."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from standpunkt.text.readers.choose import read_input, read_members
from standpunkt.text.readers.protocol import MAX_MEMBER_BYTES, Input, Intake, Refused, Results

MEMORY_BYTES = 16_000_000
"""What of a stream is kept in memory; the rest goes to a temporary file."""
CHUNK_BYTES = 1_000_000


def read_places(names: Iterable[str], intake: Intake, stdin: IO[bytes] | None = None) -> Results:
    """Yield the sources of files and folders, in the order named; "-" is the stream `stdin`.

    Raises `CallError` where the call asks for a format that is none.
    """
    for name in names:
        if name == "-" and stdin is not None:
            yield from read_stream(stdin, "standard input", intake)
        else:
            yield from read_place(name, intake)


def read_place(name: str, intake: Intake) -> Results:
    """Yield the sources of one file or folder."""
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield _refused(name, f"cannot be read: {error}")
        return
    if is_folder:
        yield from read_members(Input.of(name, b""), _walk(path, name), intake)
    else:
        yield from _read_file(path, name, intake, named=True)


def _read_file(path: Path, name: str, intake: Intake, *, named: bool) -> Results:
    opened = _open(path, name, named=named)
    if isinstance(opened, Refused):
        yield opened
        return
    with opened.stream:
        yield from read_input(opened, intake)


def _open(path: Path, name: str, *, named: bool) -> Input | Refused:
    """Open a file; what is neither a file nor a pipe is refused, for reading from it may never end."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode) and named:
            with path.open("rb") as pipe:
                return _spooled(pipe, name)
        if not stat.S_ISREG(mode):
            return _refused(name, "is no file; name a file or a folder")
        return Input(name=name, stream=path.open("rb"), named=named)
    except FileNotFoundError:
        return _refused(name, "is a link to nothing" if path.is_symlink() else "no such file; check the name")
    except PermissionError:
        return _refused(name, "may not be read; check its permissions")
    except (OSError, ValueError) as error:
        return _refused(name, f"cannot be read: {error}")


def read_stream(stream: IO[bytes], name: str, intake: Intake) -> Results:
    """Yield the sources of what a stream gives until its end."""
    opened = _spooled(stream, name)
    if isinstance(opened, Refused):
        yield opened
        return
    with opened.stream:
        yield from read_input(opened, intake)


def _spooled(stream: IO[bytes], name: str) -> Input | Refused:
    spool = tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 - closed by who reads it
    size = 0
    while chunk := stream.read(CHUNK_BYTES):
        size += len(chunk)
        if size > MAX_MEMBER_BYTES:
            spool.close()
            return _refused(name, f"more than {MAX_MEMBER_BYTES // 10**9} GB; give it as a file")
        spool.write(chunk)
    return Input(name=name, stream=spool)


def _walk(folder: Path, name: str) -> Iterator[Input | Refused]:
    """Yield the files in a folder and those below it, by name; hidden ones are none, links to folders are refused."""
    try:
        found = sorted(os.scandir(folder), key=lambda entry: (entry.is_dir(), entry.name))
    except OSError as error:
        yield _refused(name, f"cannot be read: {error.strerror}")
        return
    for entry in found:
        inner = str(Path(name, entry.name))
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), inner)
        elif entry.is_dir():
            yield _refused(inner, "is a link to a folder; name that folder itself")
        else:
            opened = _open(Path(entry.path), inner, named=False)
            if isinstance(opened, Refused):
                yield opened
                continue
            with opened.stream:
                yield opened


def _refused(name: str, message: str) -> Refused:
    return Input.of(name, b"").refuse(code="unreadable", message=message)
