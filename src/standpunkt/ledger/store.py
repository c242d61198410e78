"""The ledger: opened, added to, and looked at."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, select

from standpunkt.errors import CallError, DataError
from standpunkt.ledger import schema
from standpunkt.ledger.adding import store
from standpunkt.ledger.backup import copy_file
from standpunkt.ledger.check import find_faults
from standpunkt.ledger.connect import connect, default_place, explained, is_postgres, shown
from standpunkt.ledger.entries import open_entry
from standpunkt.ledger.exchange import HEADER, dump_entries, find_document, in_batches, load_entry, read_lines
from standpunkt.ledger.judging import judgement_row, newest_reading, store_judgement
from standpunkt.ledger.linking import in_batches as batches_of_versions
from standpunkt.ledger.linking import print_versions, without_print
from standpunkt.ledger.migrate import ensure_current, upgrade
from standpunkt.ledger.nouns import Deposit, Receipt
from standpunkt.ledger.scope import last_entry
from standpunkt.ledger.times import Clock, When, recorded, utc_now
from standpunkt.ledger.view import View
from standpunkt.model import Reading
from standpunkt.model.codec import json_text
from standpunkt.tables import Table


def open_ledger(
    place: str | PathLike[str] | None = None, *, create: bool = True, read_only: bool = False, clock: Clock = utc_now
) -> "Ledger":
    """Open the ledger in a SQLite file or at `postgresql://…`; close it after use, or use it in a `with` statement.

    Without `place` it is the one that the environment variable `STANDPUNKT_LEDGER` names, else `ledger.sqlite` in the
    user's data directory.  `create` allows making a new one; `read_only` asks for no more than reading, and works on a
    file that may not be written.  `clock` gives the time that entries are recorded at.

    Raises `CallError` where there is no ledger or no driver for it, `LedgerError` where it cannot be used.
    """
    return Ledger(fspath(place) if place is not None else default_place(), create=create, read_only=read_only, clock=clock)


class Ledger:
    """An append-only record of readings and of what people judged of them; safe to share between threads."""

    def __init__(self, place: str, *, create: bool, read_only: bool, clock: Clock) -> None:
        self.place = place
        self._clock = clock
        self._read_only = read_only
        self._engine = connect(place, create=create and not read_only, read_only=read_only)
        try:
            ensure_current(self._engine, place)
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, readings: Iterable[Reading | Deposit]) -> tuple[Receipt, ...]:
        """Store each reading in a transaction of its own, and say what became of it.

        A reading that is there already adds nothing.  Another text at a known address is a new version; a reading by a
        newer engine supersedes the older one's.  When this fails half-way, all readings before are stored and none of the
        one that failed is.

        Raises `LedgerError` where the database refuses.
        """
        return tuple(self._add(Deposit(reading=one) if isinstance(one, Reading) else one) for one in readings)

    def _add(self, deposit: Deposit) -> Receipt:
        with self._writing() as connection:
            return store(connection, deposit, self._now())

    def has(self, source: str, engine: str) -> bool:
        """Say whether a reading of this source (see `source_digest`) by this engine is stored."""
        table = schema.reading
        with self._reading() as connection:
            same = select(table.c.entry).where(table.c.source == source, table.c.engine == engine)
            return connection.execute(same).first() is not None

    def view(self, known_at: When = None, as_of: When = None) -> View:
        """Give the ledger as it is now, frozen: what is added later does not show in it.

        `known_at` leaves out what was recorded later (a day counts to its end, UTC), `as_of` what was published later.

        Raises `CallError` for a date that is none.
        """
        return View(self._engine, self.place, known_at=known_at, as_of=as_of)

    def table(self, name: str) -> Table:
        """Give a table of what the ledger holds now; see `View.table`."""
        return self.view().table(name)

    def stats(self) -> dict[str, int]:
        """Give counts of what the ledger holds now; see `View.stats`."""
        return self.view().stats()

    def add_question(self, table: Mapping[str, Any]) -> bool:
        """Store a question as its table, which has an id; give whether it was new or had changed."""
        code, body = str(table["id"]), json_text(dict(table))
        known = {question["id"]: json_text(question) for question in self.view().questions()}
        if known.get(code) == body:
            return False
        with self._writing() as connection:
            entry = open_entry(connection, "question", self._now())
            connection.execute(schema.question.insert(), {"entry": entry, "code": code, "body": body})
        return True

    def judge(
        self, target: str, verdict: str, *, author: str, reason: str | None = None, correction: dict[str, Any] | None = None
    ) -> int:
        """Store what somebody found of a statement, position or actor ("document#s1"), or of a copy ("document").

        `verdict` is "accept", "reject", "correct" (with a `correction`: keys of the part's JSON with what they should be)
        or "withdraw".  It holds for the same words in every later reading; `View.judgements` lists those that could not be
        taken over.  Gives the number of the entry.

        Raises `CallError` where there is no such target, or the correction does not fit it.
        """
        name = target.rpartition("#")[0] or target
        row = judgement_row(self.view().reading(name, judged=False), target, verdict, correction, author, reason)
        with self._writing() as connection:
            document = find_document(connection, name)
            return store_judgement(connection, document, newest_reading(connection, document), row, self._now())

    def merge(self, one: str, other: str, *, author: str, reason: str | None = None, joined: bool = True) -> int:
        """Store that two actors (by key, as `View.actors` gives them) are one, or with `joined` false that they are not.

        Raises `CallError` where one of them is not known.
        """
        view = self.view()
        for key in (one, other):
            if view.actor(key) is None:
                raise CallError(f"actor {key!r} is not known; give keys as `standpunkt actor NAME --json` tells them")
        if one == other:
            raise CallError(f"{one!r} is one actor already")
        row = {"one": min(one, other), "other": max(one, other), "joined": joined, "author": author, "reason": reason}
        with self._writing() as connection:
            entry = open_entry(connection, "merge", self._now())
            connection.execute(schema.merge.insert(), {"entry": entry, **row})
        return entry

    def retract(self, document: str, kind: str, *, at: str | None = None, reason: str | None = None) -> int:
        """Store that the publisher took back ("kill"), corrected ("correction") or updated ("update") a document.

        The text stays; a killed one counts for nothing any more.  `at` is when the publisher said so, in ISO 8601.

        Raises `CallError` where there is no such document or kind.
        """
        if kind not in ("kill", "correction", "update"):
            raise CallError(f"retraction {kind!r}: give kill, correction or update")
        if self.view().document(document) is None:
            raise CallError(f"{document}: there is no such document")
        with self._writing() as connection:
            row = {"document": find_document(connection, document), "kind": kind, "at": at, "reason": reason}
            entry = open_entry(connection, "retraction", self._now())
            connection.execute(schema.retraction.insert(), {"entry": entry, **row})
        return entry

    def find_copies(self) -> int:
        """Look for copies among the texts that have no fingerprint of the present format yet; give how many there were."""
        with self._reading() as connection:
            versions = without_print(connection)
        for some in batches_of_versions(versions):
            with self._writing() as connection:
                print_versions(connection, some, self._now())
        return len(versions)

    def check(self) -> Iterator[str]:
        """Yield one line for each fault: a span, reference or digest that does not hold; none where all is well."""
        with self._reading() as connection:
            yield from find_faults(connection, last_entry(connection, None))

    def backup(self, path: str | PathLike[str]) -> None:
        """Copy a SQLite ledger to another file while it is in use; the copy appears only when whole.

        Raises `CallError` for a server, which has its own means, and where the file is there already or cannot be written.
        """
        if not self.is_file:
            raise CallError(f"{self.shown}: back up a server with pg_dump, or with `standpunkt ledger export`")
        with self._reading() as connection:
            copy_file(connection, Path(path))

    def export(self) -> Iterator[str]:
        """Yield the whole record as JSON Lines, without line ends: a header, then every entry in order."""
        yield HEADER
        with self._reading() as connection:
            yield from dump_entries(connection, 1, last_entry(connection, None))

    def load(self, lines: Iterable[str]) -> int:
        """Store what `export` gave and give the number of entries stored, each as it was recorded then.

        Entries that the ledger has already are passed over, so that a load that was cut short can be done again.

        Raises `DataError` where a line is no entry, or where the ledger holds others than those the lines begin with.
        """
        stored = 0
        with self._reading() as connection:
            last = last_entry(connection, None)
            entries = read_lines(lines)
            for line in dump_entries(connection, 1, last):
                if next(entries, None) != json.loads(line):
                    raise DataError(f"{shown(self.place)}: holds other entries than these; import into a new ledger")
        for batch in in_batches(entries):
            with self._writing() as connection:
                for value in batch:
                    load_entry(connection, value)
            stored += len(batch)
        return stored

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that keeps other writers waiting."""
        if self._read_only:
            raise CallError(f"{shown(self.place)}: was opened to be read only")
        with (
            explained(self.place),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _now(self) -> str:
        return recorded(self._clock())

    @property
    def shown(self) -> str:
        """Where the ledger is, without a password."""
        return shown(self.place)

    @property
    def is_file(self) -> bool:
        """Whether the ledger is a SQLite file."""
        return not is_postgres(self.place)


def upgrade_ledger(place: str | PathLike[str] | None = None, *, clock: Clock = utc_now) -> tuple[str | None, str]:
    """Bring the tables of an older ledger to this version's, all or nothing; give the revision before and after.

    Copies are then looked for among texts that were stored before ledgers kept what copies are found by.
    """
    where = fspath(place) if place is not None else default_place()
    engine = connect(where, create=False, read_only=False)
    try:
        done = upgrade(engine, where)
    finally:
        engine.dispose()
    with open_ledger(where, create=False, clock=clock) as ledger:
        ledger.find_copies()
    return done
