"""Documents: the text as it came, and what is known about it."""

from dataclasses import dataclass
from datetime import datetime

from standpunkt.model.origin import UNTOLD, Origin
from standpunkt.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its language, publication time and origin; every offset of Standpunkt counts code points of `text`."""

    id: str
    """Stable identifier: the caller's, or a digest of the text."""
    text: str
    """The text as decoded: nothing normalised away."""
    language: str = "unknown"
    """ISO 639-1 code, or "unknown"."""
    published: datetime | None = None
    """Publication time; naive where the source gave no offset; midnight where it gave only a date."""
    published_precision: str = "none"
    """How much of `published` was told: "none", "date" or "time"."""
    title: Span | None = None
    """The headline."""
    byline: Span | None = None
    """The line that names the author, whole."""
    dateline: Span | None = None
    """Place and/or time of writing at the head of the story ("WASHINGTON (Reuters) -")."""
    signature: Span | None = None
    """The agency signature, with its slashes or brackets ("/ritzau/AFP")."""
    publisher: str | None = None
    """Name of the publisher, if known."""
    agencies: tuple[Span, ...] = ()
    """The agencies credited in signature, byline or dateline, in text order."""
    origin: Origin = UNTOLD
    """What was told about the text outside of it."""
    raw_digest: str | None = None
    """SHA-256, in hexadecimal, of the bytes that the text was taken from (the page, the wire item); None: not known."""
