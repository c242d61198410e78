"""`standpunkt ledger`: the record checked, exported, imported, upgraded, copied, put in tables and judged."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from standpunkt.cli.files import STDIN, open_output
from standpunkt.cli.labels import counted
from standpunkt.cli.ledger_table import write_table
from standpunkt.errors import CallError
from standpunkt.ledger import open_ledger, upgrade_ledger
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    actions = {"check": _check, "export": _export, "import": _import, "upgrade": _upgrade, "backup": _backup, "judge": _judge,
               "judgements": _judgements, "merge": _merge, "part": _merge, "retract": _retract,
               "table": write_table}  # fmt: skip
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


def _backup(args: argparse.Namespace) -> int:
    with open_ledger(args.ledger, create=False) as ledger:
        ledger.backup(args.file)
    _tell(args, {"backup": args.file}, f"{args.file}: written")
    return 0


def _judge(args: argparse.Namespace) -> int:
    try:
        correction = None if args.correction is None else json.loads(args.correction)
    except ValueError as error:
        raise CallError(f"--correction is not JSON ({error})") from error
    if correction is not None and not isinstance(correction, dict):
        raise CallError('--correction is an object, such as {"act": "view"}')
    with open_ledger(args.ledger, create=False) as ledger:
        entry = ledger.judge(args.target, args.verdict, author=args.by, reason=args.reason, correction=correction)
    _tell(args, {"entry": entry}, f"{args.target}: {args.verdict}, entry {entry}")
    return 0


def _judgements(args: argparse.Namespace) -> int:
    with open_ledger(args.ledger, read_only=True) as ledger:
        found = ledger.view().judgements()
    held = [f"holds for {one.holds}" if one.holds else "not taken over" for one in found]
    lines = [f"{one.id}  {one.verdict} by {one.author}  {state}" for one, state in zip(found, held, strict=True)]
    _tell(args, {"judgements": [asdict(one) for one in found]}, "\n".join(lines) or "no judgements")
    return 0


def _merge(args: argparse.Namespace) -> int:
    joined = args.action == "merge"
    with open_ledger(args.ledger, create=False) as ledger:
        entry = ledger.merge(args.one, args.other, author=args.by, reason=args.reason, joined=joined)
    _tell(args, {"entry": entry}, f"{args.one} and {args.other}: {'one' if joined else 'two'}, entry {entry}")
    return 0


def _retract(args: argparse.Namespace) -> int:
    with open_ledger(args.ledger, create=False) as ledger:
        entry = ledger.retract(args.document, args.kind, at=args.at, reason=args.reason)
    _tell(args, {"entry": entry}, f"{args.document}: {args.kind}, entry {entry}")
    return 0


def _tell(args: argparse.Namespace, value: dict[str, object], told: str) -> None:
    with open_output(None) as out:
        out.write((json_text(value) if args.json else told) + "\n")
