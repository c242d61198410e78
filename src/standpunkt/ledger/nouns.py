"""What goes into a ledger and what comes back: deposits, receipts, and the rows that answers are made of."""

from dataclasses import dataclass
from typing import Any

from standpunkt.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """A reading with where its text stood."""

    reading: Reading
    address: str | None = None
    """URL or file URI; None: the document's id is its address."""
    source: str | None = None
    """Digest of what the reader was given (`source_digest`), by which `Ledger.has` knows it again without reading it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a deposit."""

    document: str
    """The document's id in the ledger."""
    version: int
    """Number of the version, from 1."""
    outcome: str
    """One of `OUTCOMES`."""
    entry: int | None = None
    """Number of the entry; None where nothing was stored."""


OUTCOMES = ("new", "version", "reading", "known")
"""A new document; a new text of a known one; a known text read anew; nothing new, nothing stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as a view shows it: its current version and the reading of it that counts."""

    id: str
    address: str
    version: int
    versions: int
    reading: int
    """Number of the entry with the reading."""
    engine: str
    recorded_at: str
    language: str
    published: str | None
    day: str | None
    publisher: str | None
    title: str | None
    statements: int
    positions: int
    story: str
    """Id of the first print of its story; its own where it has no copies or came first."""
    text_digest: str
    """SHA-256 of the text, in UTF-8."""
    retraction: str | None = None
    """"kill", "correction" or "update", the newest that the publisher sent."""
    raw_digest: str | None = None
    """SHA-256 of the bytes that it was taken from, as they were when it was first read so; None: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that are one text underneath."""

    id: str
    """Id of the first print."""
    documents: tuple[str, ...]
    """Ids of the prints, the first published first."""
    agencies: tuple[str, ...] = ()
    """The agencies that sent it, the one that passed it on before the one it had it from."""
    publisher: str | None = None
    """Whose it is, where no agency sent it."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Copy, origin and kind ("reprint", "cut", "update" or "merged") of each pair that is known to be one text."""
    merged: tuple[str, ...] = ()
    """Those that have parts of other stories as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement as a view shows it; `View.reading` gives the whole reading with every span."""

    id: str
    """ "document#s1"."""
    key: str
    """The same in every reading that has the same words of the same source."""
    document: str
    day: str | None
    language: str
    manner: str
    act: str
    source: str | None
    """The source's words in the text."""
    identity: str | None
    """Key of the actor across documents; None for the unnamed."""
    content: str
    said: str | None
    """TIMEX3 value of when it was said."""
    start: int
    end: int
    certainty: float
    reading: int
    judgement: str | None = None
    """"accept", "reject" or "correct" where a person has judged it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """A position as a view shows it."""

    id: str
    """ "document#p1"."""
    key: str
    document: str
    day: str | None
    language: str
    attitude: str
    negated: bool
    phase: str
    mention: str
    identities: tuple[str, ...]
    """Keys of the holders across documents, without the unnamed."""
    proposition: str
    since: str | None
    until: str | None
    start: int
    end: int
    certainty: float
    reading: int
    judgement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person found of something that a reading says."""

    entry: int
    recorded_at: str
    document: str
    kind: str
    """One of `JUDGED`."""
    id: str
    """What was judged, as it was numbered then ("document#s1"); a document's id for a story."""
    key: str
    verdict: str
    """One of `VERDICTS`; "withdraw" takes the one before it back."""
    judged: dict[str, Any]
    """It as it stood then, in the JSON of readings."""
    correction: dict[str, Any] | None
    """The keys of that JSON that are to be otherwise."""
    author: str
    reason: str | None
    carried: bool
    """Whether it was taken over from a former reading that cut the same words otherwise."""
    holds: str | None
    """Id of what it holds for in the present reading; None: what it was about is not there any more, or reads otherwise."""


JUDGED = ("statement", "position", "actor", "story")
VERDICTS = ("accept", "reject", "correct", "withdraw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An actor across documents."""

    key: str
    """ "person/mette nygaard/DK", "country/DE", "authority/Q42"."""
    kind: str
    name: str
    country: str | None
    authority: str | None
    keys: tuple[str, ...]
    """Its own key and those merged with it, in order."""
    documents: int = 0
