"""`standpunkt search`: the statements that have some words."""

import argparse

from standpunkt.answers.ledger_codec import SEARCH, found_to_dict
from standpunkt.answers.looked_up import find_statements
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_found


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_statements(
            view, args.words, mode=args.match, lemma=not args.forms, by=args.by, limit=args.limit
        )
        write_answer(
            args,
            lambda: found_to_dict(SEARCH, view, found, words=args.words, by=args.by),
            lambda console: print_found(console, found),
        )
    return 0
