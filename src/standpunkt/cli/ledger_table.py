"""`standpunkt ledger table`: what a ledger holds, as a table in a file that other programs read."""

import argparse
from pathlib import Path

from standpunkt.cli.files import open_output
from standpunkt.cli.labels import counted
from standpunkt.errors import CallError
from standpunkt.ledger import View, open_ledger
from standpunkt.model.codec import json_text
from standpunkt.tables import Table
from standpunkt.tables.files import write_csv, write_json_lines

WRITERS = {
    ".csv": Table.to_csv, ".jsonl": Table.to_json, ".parquet": Table.to_parquet, ".feather": Table.to_feather,
    ".arrow": Table.to_feather,
}  # fmt: skip
"""How a table is written, by the ending of the file."""


def write_table(args: argparse.Namespace) -> int:
    """Write the table to the file that the call names, in the format of its ending, or to standard output."""
    ending = Path(args.output).suffix.lower() if args.output else None
    if ending is not None and ending not in WRITERS:
        raise CallError(f"{args.output}: the ending says the format; give one of {', '.join(WRITERS)}")
    with open_ledger(args.ledger, read_only=True) as ledger:
        table = _table(ledger.view(known_at=args.known_at, as_of=args.as_of), args.name)
        if args.columns:
            table = table.select(*args.columns.split(","))
        if ending is not None:
            count = WRITERS[ending](table, args.output)
            with open_output(None) as out:
                told = f"{args.output}: {counted(count, 'row', 'rows')}"
                out.write((json_text({"table": args.output, "rows": count}) if args.json else told) + "\n")
        else:
            with open_output(None) as out:
                write_json_lines(out, table) if args.json else write_csv(out, table.names, table)
    return 0


def _table(view: View, name: str) -> Table:
    if name not in ("stands", "changes"):
        return view.table(name)
    from standpunkt.answers.tabled import changes_table, stands_table

    return stands_table(view) if name == "stands" else changes_table(view)
