"""`standpunkt stand`: who stands where on a question."""

import argparse

from standpunkt.answers.codec import stands_to_dict
from standpunkt.answers.stands import present
from standpunkt.cli.answer_table import write_stands
from standpunkt.cli.answered import find_answer
from standpunkt.cli.files import open_output
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Write the stands that the stories, or the ledger, tell of; 1 where a story failed."""
    found = find_answer(args)
    stands = present(found.histories)
    with open_output(args.output, args.files) as out:
        if args.json:
            value = stands_to_dict(found.question, stands, found.as_of, found.texts, args.known_at)
            out.write(json_text(value, indent=1) + "\n")
        else:
            write_stands(out, found.question, stands, found.as_of)
    return 1 if found.failures else 0
