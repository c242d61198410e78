"""`standpunkt stand`: who stands where on a question."""

import argparse

from standpunkt.answers.codec import stands_to_dict
from standpunkt.answers.stands import find_stands
from standpunkt.cli.answer_table import write_stands
from standpunkt.cli.answering import checked_day, chosen_question, known_reprints, read_stories
from standpunkt.cli.files import open_output
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Read the stories and write the stands; 1 where a story failed."""
    question, as_of, reprints = chosen_question(args), checked_day(args.as_of), known_reprints(args.stories)
    failures: list[str] = []
    readings = read_stories(args, failures)
    stands = find_stands(question, readings, as_of, reprints)
    with open_output(args.output, args.files) as out:
        if args.json:
            texts = {reading.document.id: reading.document.text for reading in readings}
            out.write(json_text(stands_to_dict(question, stands, as_of, texts), indent=1) + "\n")
        else:
            write_stands(out, question, stands, as_of)
    return 1 if failures else 0
