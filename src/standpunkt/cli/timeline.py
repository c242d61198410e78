"""`standpunkt timeline`: what was said day by day, of some words or by somebody."""

import argparse

from standpunkt.answers.ledger_codec import TIMELINE, found_to_dict
from standpunkt.answers.looked_up import find_timeline
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_timeline


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_timeline(view, args.words, by=args.by, limit=args.limit)
        write_answer(
            args,
            lambda: found_to_dict(TIMELINE, view, found, words=args.words, by=args.by),
            lambda console: print_timeline(console, found),
        )
    return 0
