"""`standpunkt sources`: through whom a statement came, and how many sources stand behind it."""

import argparse

from standpunkt.answers.chain import find_chain
from standpunkt.answers.ledger_codec import chain_to_dict
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_chain


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_chain(view, args.id)
        write_answer(args, lambda: chain_to_dict(view, args.id, found), lambda console: print_chain(console, found))
    return 0
