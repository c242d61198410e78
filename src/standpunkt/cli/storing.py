"""Sources into a ledger: what is there already is passed over, the rest is read in batches and stored one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from standpunkt.api import Source, read_many
from standpunkt.cli.files import STDIN_NAME
from standpunkt.ledger import Deposit, Ledger, source_digest
from standpunkt.model.origin import UNTOLD
from standpunkt.text.metadata import make_id
from standpunkt.version import ENGINE

BATCH_TEXTS = 32
"""Texts that are read together; a run that is killed has at most so many to read again."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A text that is not in the ledger yet."""

    source: Source
    address: str
    digest: str


def store_sources(ledger: Ledger, sources: Iterable[Source], parser: str | None) -> Iterator[tuple[str, Source]]:
    """Yield what became of each source (one of `OUTCOMES`), in order, stored when it is yielded."""
    waiting: list[_Unread] = []
    for source in sources:
        unread = _unread(source, parser)
        if ledger.has(unread.digest, ENGINE):
            yield "known", source
            continue
        waiting.append(unread)
        if len(waiting) == BATCH_TEXTS:
            yield from _flush(ledger, waiting, parser)
    yield from _flush(ledger, waiting, parser)


def _unread(source: Source, parser: str | None) -> _Unread:
    """Give a source with its address, and the digest of all that is told about it."""
    told = {
        "address": address_of(source), "published": source.published, "language": source.language, "parser": parser,
        "title": source.title, "publisher": source.publisher, "origin": None if source.origin == UNTOLD else source.origin,
    }  # fmt: skip
    return _Unread(source, address_of(source), source_digest(told, source.text))


def address_of(source: Source) -> str:
    """Give where a text stands: as its carrier tells, else its place in the file that it was found in."""
    if source.origin.address:
        return source.origin.address
    if source.name is None or source.name == STDIN_NAME:
        return make_id(source.text)
    return Path(source.name).absolute().as_uri()


def _flush(ledger: Ledger, waiting: list[_Unread], parser: str | None) -> Iterator[tuple[str, Source]]:
    """Read and store the texts that wait, in order, and leave none waiting."""
    readings = read_many([one.source for one in waiting], parser=parser) if waiting else ()
    for one, reading in zip(waiting, readings, strict=True):
        (receipt,) = ledger.add([Deposit(reading=reading, address=one.address, source=one.digest)])
        yield receipt.outcome, one.source
    waiting.clear()


def with_file_id(source: Source, folder: str | None) -> Source:
    """Give a source whose document is called as its file is: without the ending, and below a folder with the path there.

    One that tells an id or an address, or is one of several in its file, keeps what it has.
    """
    path = Path(source.name or "")
    if source.id or source.origin.address or not path.is_file():
        return source
    return replace(source, id=path.relative_to(folder).with_suffix("").as_posix() if folder else path.stem)
