"""`standpunkt changes`: who moved on a question, from what, to what, when."""

import argparse

from standpunkt.answers.changes import find_changes
from standpunkt.answers.codec import changes_to_dict
from standpunkt.cli.answer_table import write_changes
from standpunkt.cli.answering import checked_day, chosen_question, known_reprints, read_stories
from standpunkt.cli.files import open_output
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Read the stories and write the changes; 1 where a story failed."""
    question, as_of, reprints = chosen_question(args), checked_day(args.as_of), known_reprints(args.stories)
    failures: list[str] = []
    readings = read_stories(args, failures)
    changes = find_changes(question, readings, as_of, reprints)
    with open_output(args.output, args.files) as out:
        if args.json:
            texts = {reading.document.id: reading.document.text for reading in readings}
            out.write(json_text(changes_to_dict(question, changes, as_of, texts), indent=1) + "\n")
        else:
            write_changes(out, question, changes, as_of)
    return 1 if failures else 0
