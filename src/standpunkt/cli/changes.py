"""`standpunkt changes`: who moved on a question, from what, to what, when."""

import argparse

from standpunkt.answers.changes import moves
from standpunkt.answers.codec import changes_to_dict
from standpunkt.cli.answer_table import write_changes
from standpunkt.cli.answered import find_answer
from standpunkt.cli.files import open_output
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Write the changes that the stories, or the ledger, tell of; 1 where a story failed."""
    found = find_answer(args)
    changes = moves(found.histories)
    with open_output(args.output, args.files) as out:
        if args.json:
            value = changes_to_dict(found.question, changes, found.as_of, found.texts, args.known_at)
            out.write(json_text(value, indent=1) + "\n")
        else:
            write_changes(out, found.question, changes, found.as_of)
    return 1 if found.failures else 0
