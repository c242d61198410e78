"""Sources into a ledger: what is there already is passed over, the rest is read and stored one by one."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from standpunkt.api import Options, Source
from standpunkt.cli.actors import authority_digest, chosen_authority
from standpunkt.cli.files import STDIN_NAME
from standpunkt.ledger import Deposit, Ledger, source_digest
from standpunkt.text.metadata import make_id
from standpunkt.version import ENGINE
from standpunkt.workers import read_with

_PART = re.compile(r"(.+): \w+ \d+")
"""How readers name a part of a file ("table.csv: row 3")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How texts are read before they are stored."""

    parser: str | None = None
    actors: str | None = None
    """Table of names and identifiers; None: the kept list, where there is one."""
    jobs: int = 1


def store_sources(ledger: Ledger, sources: Iterable[Source], how: How = How()) -> Iterator[tuple[str, Source]]:
    """Yield what became of each source (one of `OUTCOMES`), stored when it is yielded.

    Sources that are read are yielded in order; those that are known are not read, and are yielded as they come by.
    """
    known: deque[Source] = deque()
    waiting: deque[tuple[Source, str]] = deque()
    options = Options(parser=how.parser, authority=chosen_authority(how.actors))
    for reading in read_with(_unread(ledger, sources, how, known, waiting), options, how.jobs):
        while known:
            yield "known", known.popleft()
        source, digest = waiting.popleft()
        (receipt,) = ledger.add([Deposit(reading=reading, address=address_of(source), source=digest)])
        yield receipt.outcome, source
    while known:
        yield "known", known.popleft()


def _unread(
    ledger: Ledger, sources: Iterable[Source], how: How, known: deque[Source], waiting: deque[tuple[Source, str]]
) -> Iterator[Source]:
    """Yield the sources that this engine has not read yet; each is put among the known or the waiting."""
    names = authority_digest(how.actors)
    for source in sources:
        digest = source_digest(source, address=address_of(source), parser=how.parser, actors=names)
        if ledger.has(digest, ENGINE):
            known.append(source)
        else:
            waiting.append((source, digest))
            yield source


def address_of(source: Source) -> str:
    """Give where a text stands: as its carrier tells, else its file.

    A row of a table has its id there; where it has none, as in a stream, the text is what it is known by: rows move.
    """
    if source.origin.address:
        return source.origin.address
    if source.name is None or source.name == STDIN_NAME:
        return make_id(source.text)
    part = _PART.fullmatch(source.name)
    if part is None:
        return Path(source.name).absolute().as_uri()
    return f"{Path(part[1]).absolute().as_uri()}#{source.id}" if source.id else make_id(source.text)


def with_file_id(source: Source, folder: str | None) -> Source:
    """Give a source whose document is called as its file is: without the ending, and below a folder with the path there.

    One that tells an id or an address, or is one of several in its file, keeps what it has.
    """
    path = Path(source.name or "")
    if source.id or source.origin.address or not path.is_file():
        return source
    return replace(source, id=path.relative_to(folder).with_suffix("").as_posix() if folder else path.stem)
