"""Sources: texts before they are read, with what their carriers told about them."""

from dataclasses import dataclass
from datetime import datetime

from standpunkt.model.origin import UNTOLD, Origin
from standpunkt.model.reading import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text to read, with what is known about it."""

    text: str
    id: str | None = None
    language: str | None = None
    """ISO 639-1 code; None: detected."""
    published: datetime | None = None
    published_precision: str = "none"
    title: str | None = None
    publisher: str | None = None
    origin: Origin = UNTOLD
    name: str | None = None
    """Where it was found, as messages name it ("news.zip/a.html"); no part of the document."""
    raw_digest: str | None = None
    """SHA-256, in hexadecimal, of the bytes that are this text alone: a page, a wire item, a text file; None: not known."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with the input before it became text."""
