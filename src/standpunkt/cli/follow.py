"""`standpunkt follow`: what is new in feeds, into a ledger or out as readings, once or for as long as it runs."""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from standpunkt.api import read_many
from standpunkt.cli.files import open_output
from standpunkt.cli.told import check_told, with_told
from standpunkt.errors import CallError
from standpunkt.follow import Client, Followed, Manners, State, follow_once, load_state, save_state
from standpunkt.ledger import open_ledger
from standpunkt.model import Source
from standpunkt.model.codec import dumps, json_text
from standpunkt.text.readers import Refused

MIN_INTERVAL_MINUTES = 1


def run(args: argparse.Namespace) -> int:
    """Follow the feeds; 1 where one of them failed in the last round."""
    check_told(None, args.language)
    if args.interval < MIN_INTERVAL_MINUTES:
        raise CallError(f"--interval {args.interval:g}: give a minute or more")
    path = Path(args.state) if args.state else _default_state()
    state = load_state(path)
    client = Client(Manners(allow_private=args.allow_private, delay_seconds=args.delay))
    while True:
        failures: list[str] = []
        found = _round(args, client, state, failures)
        try:
            if args.readings:
                _print_readings(found, args)
            else:
                _store(found, args)
        finally:
            save_state(state, path)
        if args.once:
            return 1 if failures else 0
        time.sleep(60 * args.interval)


def _default_state() -> Path:
    from platformdirs import user_state_path

    return user_state_path("standpunkt") / "follow.json"


def _round(args: argparse.Namespace, client: Client, state: State, failures: list[str]) -> Iterator[Followed]:
    """Yield what one round finds; what fails is named on standard error."""
    now = _now
    for found in follow_once(args.feeds, client, state, now, summary_only=args.summary_only):
        if isinstance(found, Refused):
            sys.stderr.write(f"standpunkt: {found.name}: {found.problem.message}\n")
            sys.stderr.flush()
            if found.failed:
                failures.append(found.name)
        else:
            yield found


def _now() -> datetime:
    return datetime.now(UTC)


def _print_readings(found: Iterator[Followed], args: argparse.Namespace) -> None:
    """Write the reading of each source on a line."""
    with open_output(None) as out:
        for one in found:
            (reading,) = read_many([with_told(one.source, None, args.language)], parser=args.parser)
            out.write(dumps(reading) + "\n")
            out.flush()
            one.done()


def _store(found: Iterator[Followed], args: argparse.Namespace) -> None:
    """Store each source, and tell what became of it."""
    from standpunkt.cli.storing import How, address_of, store_sources

    with open_ledger(args.ledger) as ledger, open_output(None) as out:
        for one in found:
            told: Source = with_told(one.source, None, args.language)
            for outcome, source in store_sources(ledger, [told], How(parser=args.parser)):
                row = {"outcome": outcome, "address": address_of(source), "title": source.title, "feed": one.feed}
                line = json_text(row) if args.json else f"{outcome}: {source.title or address_of(source)}"
                out.write(line + "\n")
                out.flush()
            one.done()


