"""What the commands that ask a ledger share: the view that is asked, and the answer written as a table or as JSON."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from standpunkt.cli.files import open_output
from standpunkt.cli.table import table_console, write_trimmed
from standpunkt.ledger import open_ledger
from standpunkt.ledger.view import View
from standpunkt.model.codec import json_text


@contextmanager
def asked_view(args: argparse.Namespace) -> Iterator[View]:
    """Give the view of the ledger that a call names, as of and as known at the times that it names."""
    with open_ledger(args.ledger, read_only=True) as ledger:
        yield ledger.view(known_at=args.known_at, as_of=args.as_of)


def write_answer(args: argparse.Namespace, value: Callable[[], dict[str, Any]], show: Callable[[Console], None]) -> None:
    """Write an answer to standard output or to a file: as JSON where asked for, else as `show` prints it."""
    with open_output(args.output) as out:
        if args.json:
            out.write(json_text(value(), indent=1) + "\n")
        else:
            write_trimmed(table_console(out), show)
