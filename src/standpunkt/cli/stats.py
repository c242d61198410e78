"""`standpunkt stats`: what a ledger holds, in numbers."""

import argparse

from standpunkt.cli.files import open_output
from standpunkt.ledger import open_ledger
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Write the counts."""
    with open_ledger(args.ledger, read_only=True) as ledger:
        counts = ledger.view(known_at=args.known_at).stats()
    with open_output(None) as out:
        if args.json:
            out.write(json_text(counts) + "\n")
        else:
            width = max(map(len, counts))
            out.write("".join(f"{name:<{width}}  {count:>9}\n" for name, count in counts.items()))
    return 0
