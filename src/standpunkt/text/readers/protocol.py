"""What a reader is: from an input to its sources."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO

from standpunkt.errors import InputError
from standpunkt.model import Problem, Source

SNIFFED_BYTES = 65_536
"""How much of an input's beginning is looked at to tell its format."""
MAX_STORY_BYTES = 4_000_000
"""Some 600,000 words: more than any book; what is larger is a mistake, such as a whole archive in one file."""
MAX_MEMBER_BYTES = 1_000_000_000
"""Of one file inside an archive."""
MAX_UNPACKED_BYTES = 8_000_000_000
"""Of all that one input unpacks to."""
MAX_RATIO = 200
"""How many bytes a byte of an archive may unpack to; text is seldom packed to less than a tenth."""
MAX_DEPTH = 3
"""How many archives may lie within one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input, or a part of one, that gives no source, and why."""

    name: str
    problem: Problem
    failed: bool = True
    """False where nothing went wrong: what was passed over is no text."""


Results = Iterator[Source | Refused]


@dataclass(slots=True)
class Budget:
    """How much one input may still unpack to; its parts share it."""

    left: int = MAX_UNPACKED_BYTES

    def take(self, size: int) -> None:
        """Count `size` bytes.

        Raises `InputError` where there is too much.
        """
        self.left -= size
        if self.left < 0:
            raise InputError(f"unpacks to more than {MAX_UNPACKED_BYTES // 10**9} GB; unpack it and name the parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How inputs are taken in."""

    format: str | None = None
    """Name of the reader for all files; None: told by their contents and endings."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns or keys of tables by what they hold: {"text": "body"}."""
    now: datetime | None = None
    """The time, with its zone, that embargoes are held against; without it none is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Bytes to read, under a name."""

    name: str
    """As messages tell it: a path, an address, "news.zip/a.html"."""
    stream: IO[bytes]
    """Open at its beginning, and seekable."""
    media_type: str | None = None
    """As a server told it, with or without a charset."""
    address: str | None = None
    """The URL that it was fetched from."""
    named: bool = True
    """Whether somebody named it; False where it was found in a folder or an archive."""
    depth: int = 0
    """How many archives it lies in."""
    budget: Budget = field(default_factory=Budget)

    @classmethod
    def of(cls, name: str, data: bytes, media_type: str | None = None, address: str | None = None) -> "Input":
        """Give the input that `data` is."""
        return cls(name=name, stream=io.BytesIO(data), media_type=media_type, address=address)

    def start(self) -> bytes:
        """Give the first bytes; the stream stays at its beginning."""
        self.stream.seek(0)
        data = self.stream.read(SNIFFED_BYTES)
        self.stream.seek(0)
        return data

    def data(self, limit: int = MAX_STORY_BYTES) -> bytes:
        """Give all bytes.

        Raises `InputError` where there are more than `limit`.
        """
        self.stream.seek(0)
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            size = self.stream.seek(0, io.SEEK_END)
            raise InputError(
                f"more than {limit // 1_000_000} MB ({size / 1e6:.1f}) is no single story; split it into one file a story"
            )
        return data

    def part(
        self, name: str, stream: IO[bytes], *, media_type: str | None = None, address: str | None = None
    ) -> "Input":
        """Give the input that a part of this one is, found in it under `name`."""
        return replace(
            self, name=name, stream=stream, media_type=media_type, address=address, named=False, depth=self.depth + 1
        )

    def refuse(self, *, code: str, message: str, name: str | None = None, failed: bool = True) -> Refused:
        """Give what says that this input, or its part `name`, gives no source."""
        return Refused(name=name or self.name, problem=Problem(code=code, message=message), failed=failed)


def _never(start: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: how it is told from others, and how sources come out of it."""

    name: str
    read: Callable[[Input, Intake], Iterable[Source | Refused]]
    """Gives the sources in order; what cannot be read is refused by name.

    Raises `InputError`, without the name, where nothing can be read.
    """
    endings: tuple[str, ...] = ()
    """Endings of file names, in small letters, with their dots."""
    media_types: tuple[str, ...] = ()
    recognises: Callable[[bytes], bool] = _never
    """Whether an input that begins so is of this format, whatever its name: at most one reader says so."""
    guesses: Callable[[bytes], bool] = _never
    """Whether an input without a name that tells may be of this format."""
