"""WARC files (ISO 28500): each page, item or feed that a crawl kept, read as what it is."""

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.text.readers.choose import read_input
from standpunkt.text.readers.protocol import MAX_DEPTH, MAX_STORY_BYTES, Input, Intake, Reader, Refused, Results

OK = 200
UNDONE: Final = "transfer"
"""The coding that fastwarc undoes: how an answer was cut into chunks."""
GZIP = b"\x1f\x8b"
MAX_HEADER_BYTES = 65_536
UNFIT = f"more than {MAX_STORY_BYTES // 10**6} MB, or packed in a way that is not known"
WINDOWS = {"gzip": 47, "x-gzip": 47, "deflate": 15}
"""What zlib is told of the ways to pack: 47 is either gzip or zlib, told by its first bytes."""
KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""Media types that are read, beside all kinds of XML and JSON."""


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is a WARC file that is not packed."""
    return start.startswith(b"WARC/")


def read(given: Input, intake: Intake) -> Results:
    """Yield the sources of the responses and resources in a WARC file, packed or not, in order.

    Their addresses are those that were crawled, unless a page tells its own.  Answers other than 200 and what is no text
    are counted in one line at the end.
    Raises `InputError` where fastwarc is not installed, or the file is none.
    """
    if given.depth >= MAX_DEPTH:
        raise InputError(f"an archive within {MAX_DEPTH} others; unpack it first")
    passed: Counter[str] = Counter()
    found = 0
    for record in _records(given):
        found += 1
        if isinstance(record, Refused):
            yield record
            continue
        name = f"{given.name}: {record.address}"
        if record.status != OK:
            passed[f"answers {record.status}"] += 1
        elif not _is_read(record.media_type):
            passed[record.media_type.partition(";")[0] or "of no type"] += 1
        elif record.data is None:
            yield given.refuse(code="unreadable", message=UNFIT, name=name)
        else:
            given.budget.take(len(record.data))
            part = given.part(name, io.BytesIO(record.data), media_type=record.media_type, address=record.address)
            yield from read_input(part, intake)
    if not found:
        raise InputError("no WARC file, or nothing in it that was answered")
    if passed:
        counts = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield given.refuse(code="passed-over", message=f"not read, being no news text: {counts}", failed=False)


def _is_read(media_type: str) -> bool:
    kind = media_type.partition(";")[0].strip().lower()
    return kind in KINDS or "xml" in kind.rpartition("/")[2] or "json" in kind.rpartition("/")[2]


class _Record:
    """One record, as far as it is looked at."""

    __slots__ = ("address", "data", "media_type", "status")

    def __init__(self, address: str, status: int, media_type: str, data: bytes | None) -> None:
        self.address, self.status, self.media_type, self.data = address, status, media_type, data


def _records(given: Input) -> Iterator[_Record | Refused]:
    """Yield the responses and resources; a break in the file ends them and is told."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise InputError("WARC files need fastwarc: pip install 'standpunkt[warc]'") from error
    given.stream.seek(0)
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        records = ArchiveIterator(
            given.stream, record_types=kinds, parse_http=True, auto_decode=UNDONE, max_header_len=MAX_HEADER_BYTES
        )
        for record in records:
            yield _looked_at(record)
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        yield given.refuse(code="unreadable", message=f"breaks off ({error or type(error).__name__}); what is above was read")


def _looked_at(record: Any) -> _Record:
    address = str(record.headers.get("WARC-Target-URI", "")).strip("<>") or "a record without an address"
    status = OK
    media_type = record.http_content_type or ""
    if record.http_headers is not None:
        status = record.http_headers.status_code or 0
        charset = record.http_charset
        media_type = f"{media_type}; charset={charset}" if charset else media_type
    else:
        media_type = record.headers.get("Content-Type", "")
    if status != OK or not _is_read(media_type):
        return _Record(address, status, media_type, None)
    data = record.reader.read(MAX_STORY_BYTES + 1)
    coding = (record.http_headers.get("Content-Encoding") or "").strip().lower() if record.http_headers else ""
    return _Record(address, status, media_type, _decoded(data, coding))


def _decoded(data: bytes, coding: str) -> bytes | None:
    """Give what a server packed; None where it is larger than a story, or packed in a way that is not known.

    fastwarc's own unpacking loses its place in the file when it is stopped halfway, so it is done here, with a limit.
    """
    if coding not in ("", "identity", *WINDOWS) or len(data) > MAX_STORY_BYTES:
        return None
    if coding in WINDOWS:
        unpacker = zlib.decompressobj(WINDOWS[coding])
        try:
            data = unpacker.decompress(data, MAX_STORY_BYTES + 1)
        except zlib.error:
            return None
    return None if len(data) > MAX_STORY_BYTES else data


READER = Reader(
    name="warc", read=read, endings=(".warc", ".warc.gz"), media_types=("application/warc",), recognises=recognises
)
