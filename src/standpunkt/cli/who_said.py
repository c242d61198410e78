"""`standpunkt who-said`: was it said like that, by whom, when and where."""

import argparse

from standpunkt.answers.ledger_codec import sayings_to_dict
from standpunkt.answers.who_said import find_sayings
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_sayings


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_sayings(view, args.words, by=args.by, limit=args.limit)
        write_answer(
            args,
            lambda: sayings_to_dict(view, args.words, args.by, found),
            lambda console: print_sayings(console, found),
        )
    return 0
