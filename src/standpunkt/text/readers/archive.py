"""ZIP archives: each file in them read as what it is, nothing unpacked beside memory and a temporary file.

Names inside are only told, never written to; those that would lead out of a folder are refused all the same, for what
takes care to be unpacked elsewhere is no news.
"""

import stat
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from standpunkt.errors import InputError
from standpunkt.text.readers.choose import read_members
from standpunkt.text.readers.protocol import (
    MAX_DEPTH,
    MAX_MEMBER_BYTES,
    MAX_RATIO,
    Input,
    Intake,
    Reader,
    Refused,
    Results,
)

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

CHUNK_BYTES = 1_000_000
MEMORY_BYTES = 16_000_000
MIN_RATIO_BYTES = 1_000_000
"""Below this size a file may unpack to as much as it likes."""
MAX_MEMBERS = 1_000_000
ENCRYPTED = 0x1
SYSTEM_FOLDERS = ("__MACOSX/",)


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is a ZIP archive of files (and no document of an office program)."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _is_office(start)


def _is_office(start: bytes) -> bool:
    """Say whether the archive is a Word, Excel or ODF document or an e-book."""
    first = start[30 : 30 + int.from_bytes(start[26:28], "little")]
    return first in (b"[Content_Types].xml", b"mimetype", b"_rels/.rels") or first.startswith((b"word/", b"docProps/"))


def read(given: Input, intake: Intake) -> Results:
    """Yield the sources of all files in the archive, by name, archives within it included.

    Refused are files that are encrypted, packed in a way not known, too large, or packed so tightly that they can only be
    bombs, and those whose names lead out of the archive.
    Raises `InputError` where the archive is broken, lies too deep in others, or unpacks to too much.
    """
    from zipfile import BadZipFile, LargeZipFile, ZipFile

    if given.depth >= MAX_DEPTH:
        raise InputError(f"an archive within {MAX_DEPTH} others; unpack it first")
    try:
        archive = ZipFile(given.stream)
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"broken ZIP archive ({error}); get it anew") from error
    with archive:
        yield from read_members(given, _members(given, archive), intake)


def _members(given: Input, archive: "ZipFile") -> Iterator[Input | Refused]:
    """Yield each file of the archive, unpacked into memory or a temporary file that is closed when the next is asked for."""
    if len(archive.infolist()) > MAX_MEMBERS:
        raise InputError(f"more than {MAX_MEMBERS:,} files in one archive; unpack it")
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if info.is_dir():
            continue
        name = f"{given.name}/{_shown(info.filename)}"
        if why := _refusal(info):
            yield given.refuse(code="unreadable", message=why, name=name)
            continue
        if info.filename.rpartition("/")[2].startswith(".") or info.filename.startswith(SYSTEM_FOLDERS):
            continue
        with tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES) as spool:
            try:
                _unpack(archive, info, spool, given)
            except InputError as error:
                if given.budget.left < 0:
                    raise
                yield given.refuse(code="unreadable", message=str(error), name=name)
                continue
            spool.seek(0)
            yield given.part(name, spool)


def _shown(name: str) -> str:
    """Give a name without the characters that would garble a message."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def _refusal(info: "ZipInfo") -> str | None:
    """Give why a file is not unpacked."""
    parts = info.filename.replace("\\", "/").split("/")
    if info.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "its name leads out of the archive; nothing is read from it"
    if info.flag_bits & ENCRYPTED:
        return "encrypted; unpack it first"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link; name the file itself"
    if info.file_size > MAX_MEMBER_BYTES:
        return f"unpacks to more than {MAX_MEMBER_BYTES // 10**9} GB; unpack it first"
    if info.file_size > MIN_RATIO_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"packed to less than a {MAX_RATIO}th, which no text is; unpack it first if you trust it"
    return None


def _unpack(archive: "ZipFile", info: "ZipInfo", spool: "tempfile.SpooledTemporaryFile[bytes]", given: Input) -> None:
    """Unpack a file chunk by chunk, as far as the sizes that its archive declares for it."""
    import zlib
    from zipfile import BadZipFile

    size = 0
    try:
        with archive.open(info) as packed:
            while chunk := packed.read(CHUNK_BYTES):
                size += len(chunk)
                given.budget.take(len(chunk))
                if size > MIN_RATIO_BYTES and size > MAX_RATIO * max(info.compress_size, 1):
                    raise InputError(f"packed to less than a {MAX_RATIO}th, which no text is; unpack it first if you trust it")
                spool.write(chunk)
    except (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise InputError(f"cannot be unpacked ({error or type(error).__name__}); get the archive anew") from error


READER = Reader(name="zip", read=read, endings=(".zip",), media_types=("application/zip",), recognises=recognises)
