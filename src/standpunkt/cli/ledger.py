"""`standpunkt ledger`: the record checked, exported, imported and upgraded."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from standpunkt.cli.files import STDIN, open_output
from standpunkt.cli.labels import counted
from standpunkt.errors import CallError
from standpunkt.ledger import open_ledger, upgrade_ledger
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    actions = {"check": _check, "export": _export, "import": _import, "upgrade": _upgrade}
    return actions[args.action](args)


def _check(args: argparse.Namespace) -> int:
    """Write the faults; 1 where there is one."""
    with open_ledger(args.ledger, read_only=True) as ledger:
        faults = list(ledger.check())
        stats = ledger.stats()
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"faults": faults, "documents": stats["documents"], "entries": stats["entries"]}) + "\n")
        else:
            out.writelines(f"{fault}\n" for fault in faults)
            found = counted(len(faults), "fault", "faults") if faults else "every span, reference and digest holds"
            out.write(f"{counted(stats['entries'], 'entry', 'entries')}: {found}\n")
    return 1 if faults else 0


def _export(args: argparse.Namespace) -> int:
    with open_ledger(args.ledger, read_only=True) as ledger, open_output(args.output) as out:
        out.writelines(f"{line}\n" for line in ledger.export())
    return 0


def _import(args: argparse.Namespace) -> int:
    with _opened(args.file) as lines, open_ledger(args.ledger) as ledger:
        stored = ledger.load(lines)
        shown = ledger.shown
    _tell(args, {"stored": stored}, f"{shown}: {counted(stored, 'entry', 'entries')} stored")
    return 0


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    if name == STDIN:
        yield sys.stdin
        return
    try:
        file = Path(name).open(encoding="utf-8", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise CallError(f"{name}: cannot be read ({error.strerror}); name what `ledger export` wrote") from error
    with file:
        yield file


def _upgrade(args: argparse.Namespace) -> int:
    before, after = upgrade_ledger(args.ledger)
    told = f"revision {after} already" if before == after else f"from revision {before} to {after}"
    _tell(args, {"from": before, "to": after}, told)
    return 0


def _tell(args: argparse.Namespace, value: dict[str, object], told: str) -> None:
    with open_output(None) as out:
        out.write((json_text(value) if args.json else told) + "\n")
