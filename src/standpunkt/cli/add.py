"""`standpunkt add`: texts and readings into a ledger, one transaction a document."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from standpunkt.api import Source, make_source, read_many
from standpunkt.cli.answering import READINGS, stored_readings
from standpunkt.cli.files import STDIN, open_output, read_sources, with_progress
from standpunkt.cli.told import with_told
from standpunkt.errors import CallError, InputError
from standpunkt.ledger import Deposit, Ledger, open_ledger, source_digest
from standpunkt.ledger.nouns import OUTCOMES
from standpunkt.model.codec import json_text
from standpunkt.text.metadata import make_id
from standpunkt.version import ENGINE

ADD_SCHEMA = "standpunkt.add/1"
BATCH_TEXTS = 32
"""Texts that are read together; a run that is killed has at most so many to read again."""
TOLD = {"new": "new", "version": "new versions", "reading": "read anew", "known": "known already", "failed": "failed"}
Input = tuple[str, str | None]
"""The path of a file, and the id that its document asks for."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A text that is not in the ledger yet."""

    source: Source
    address: str
    digest: str


def run(args: argparse.Namespace) -> int:
    """Store what the sources hold; 1 where one of them failed."""
    make_source("", args.date, args.language)  # a wrong date is told before anything is read
    inputs = _find_inputs(args.sources)
    failures: list[str] = []
    with open_ledger(args.ledger) as ledger:
        added = _add_all(ledger, inputs, args, failures)
        outcomes = Counter(with_progress(added, [name for name, _ in inputs], output=ledger.place))
        place = ledger.shown
    counts = {outcome: outcomes[outcome] for outcome in OUTCOMES} | {"failed": len(failures)}
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"schema": ADD_SCHEMA, "ledger": place, **counts, "failures": failures}) + "\n")
        else:
            told = ", ".join(f"{count} {TOLD[name]}" for name, count in counts.items() if count)
            out.write(f"{place}: {told or 'nothing to add'}\n")
    return 1 if failures else 0


def _find_inputs(names: Sequence[str]) -> list[Input]:
    """Give the files to add, those of directories in order of their paths.

    Raises `CallError` for a directory without any.
    """
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            found.append((name, None if name == STDIN else path.stem))
            continue
        inside = sorted(file for ending in (".txt", READINGS) for file in path.rglob(f"*{ending}") if file.is_file())
        if not inside:
            raise CallError(f"{name}: has no .txt or {READINGS} file in it")
        found += [(str(file), file.relative_to(path).with_suffix("").as_posix()) for file in inside]
    return found


def _add_all(ledger: Ledger, inputs: Sequence[Input], args: argparse.Namespace, failures: list[str]) -> Iterator[str]:
    """Yield the outcome of each document, stored when it is yielded."""
    waiting: list[_Unread] = []
    for name, ident in inputs:
        if name.endswith(READINGS):
            yield from _flush(ledger, waiting, args)
            yield from _add_readings(ledger, name, failures)
            continue
        unread = _unread(name, ident, args, failures)
        if unread is None:
            continue
        if ledger.has(unread.digest, ENGINE):
            yield "known"
            continue
        waiting.append(unread)
        if len(waiting) == BATCH_TEXTS:
            yield from _flush(ledger, waiting, args)
    yield from _flush(ledger, waiting, args)


def _unread(name: str, ident: str | None, args: argparse.Namespace, failures: list[str]) -> _Unread | None:
    """Give a file's text with what is told about it; None where it cannot be read, which is told on standard error."""
    for found in read_sources([name], failures):
        text = found.text
        address = make_id(text) if name == STDIN else Path(name).absolute().as_uri()
        source = replace(with_told(found, args.date, args.language), id=ident or make_id(text))
        told = {"address": address, "date": args.date, "language": args.language, "parser": args.parser}
        return _Unread(source, address, source_digest(told, text))
    return None


def _flush(ledger: Ledger, waiting: list[_Unread], args: argparse.Namespace) -> Iterator[str]:
    """Read and store the texts that wait, in order, and leave none waiting."""
    readings = read_many([one.source for one in waiting], parser=args.parser) if waiting else ()
    for one, reading in zip(waiting, readings, strict=True):
        (receipt,) = ledger.add([Deposit(reading=reading, address=one.address, source=one.digest)])
        yield receipt.outcome
    waiting.clear()


def _add_readings(ledger: Ledger, name: str, failures: list[str]) -> Iterator[str]:
    """Store the readings of a file, which stand at the address that is their document's id."""
    try:
        for reading in stored_readings(Path(name)):
            (receipt,) = ledger.add([reading])
            yield receipt.outcome
    except InputError as error:
        failures.append(name)
        sys.stderr.write(f"standpunkt: {error}\n")
