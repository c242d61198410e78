"""`standpunkt actor`: what somebody said and where they stand."""

import argparse

from standpunkt.answers.ledger_codec import profile_to_dict
from standpunkt.answers.profile import find_profile
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_profile


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_profile(view, args.name, limit=args.limit)
        write_answer(args, lambda: profile_to_dict(view, args.name, found), lambda console: print_profile(console, found))
    return 0
