"""`standpunkt add`: texts in any format and readings into a ledger, one transaction a document."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from standpunkt.api import Source
from standpunkt.cli.answering import holds_readings, stored_readings
from standpunkt.cli.files import STDIN, open_output, read_sources, with_progress
from standpunkt.cli.storing import How, store_sources, with_file_id
from standpunkt.cli.told import check_told, with_told
from standpunkt.errors import InputError
from standpunkt.ledger import Ledger, open_ledger
from standpunkt.ledger.nouns import OUTCOMES
from standpunkt.model.codec import json_text

ADD_SCHEMA = "standpunkt.add/1"
TOLD = {"new": "new", "version": "new versions", "reading": "read anew", "known": "known already", "failed": "failed"}


def run(args: argparse.Namespace) -> int:
    """Store what the sources hold; 1 where one of them failed."""
    check_told(args.date, args.language)  # a wrong date is told before anything is read
    failures: list[str] = []
    with open_ledger(args.ledger) as ledger:
        added = _add_all(ledger, args, failures)
        outcomes = Counter(with_progress(added, args.sources, output=ledger.place))
        place = ledger.shown
    counts = {outcome: outcomes[outcome] for outcome in OUTCOMES} | {"failed": len(failures)}
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"schema": ADD_SCHEMA, "ledger": place, **counts, "failures": failures}) + "\n")
        else:
            told = ", ".join(f"{count} {TOLD[name]}" for name, count in counts.items() if count)
            out.write(f"{place}: {told or 'nothing to add'}\n")
    return 1 if failures else 0


def _add_all(ledger: Ledger, args: argparse.Namespace, failures: list[str]) -> Iterator[str]:
    """Yield the outcome of each document, stored when it is yielded: first of files of readings, then of texts."""
    texts = []
    for name in args.sources:
        if holds_readings(name):
            yield from _add_readings(ledger, name, failures)
        else:
            texts.append(name)
    found: list[str] = []
    how = How(parser=args.parser, actors=args.actors, jobs=args.jobs)
    for outcome, _ in store_sources(ledger, _sources(texts, args, failures, found), how):
        yield outcome
    for name in found:
        yield from _add_readings(ledger, name, failures)


def _sources(names: list[str], args: argparse.Namespace, failures: list[str], readings: list[str]) -> Iterator[Source]:
    """Yield the sources in files and folders; files of readings in folders are added to `readings`."""
    for name in names:
        folder = name if name != STDIN and Path(name).is_dir() else None
        given = read_sources([name], failures, format=args.format, columns=args.columns, readings=readings)
        for source in given:
            yield with_told(with_file_id(source, folder), args.date, args.language)


def _add_readings(ledger: Ledger, name: str, failures: list[str]) -> Iterator[str]:
    """Store the readings of a file, which stand at the address that is their document's id."""
    try:
        for reading in stored_readings(Path(name)):
            (receipt,) = ledger.add([reading])
            yield receipt.outcome
    except InputError as error:
        failures.append(name)
        sys.stderr.write(f"standpunkt: {error}\n")
