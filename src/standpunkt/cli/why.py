"""`standpunkt why`: the evidence of a statement or position, in its sentences."""

import argparse

from standpunkt.answers.evidence import find_evidence
from standpunkt.answers.ledger_codec import evidence_to_dict
from standpunkt.cli.asking import asked_view, write_answer
from standpunkt.cli.told_table import print_evidence


def run(args: argparse.Namespace) -> int:
    """Write the answer."""
    with asked_view(args) as view:
        found = find_evidence(view, args.id)
        write_answer(args, lambda: evidence_to_dict(view, args.id, found), lambda console: print_evidence(console, found))
    return 0
