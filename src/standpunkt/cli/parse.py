"""`standpunkt parse`: the sentences of texts as CoNLL-U."""

import argparse

from standpunkt.api import make_source
from standpunkt.cli.files import open_output, read_inputs
from standpunkt.parse.conllu import write_conllu
from standpunkt.parsing import parse_many
from standpunkt.pipeline import Options


def run(args: argparse.Namespace) -> int:
    """Parse the inputs and write their sentences; 1 where an input failed."""
    failures: list[str] = []
    sources = (
        make_source(text, None, args.language, problems=problems)
        for _, text, problems in read_inputs(args.files, failures)
    )
    with open_output(args.output, args.files) as out:
        for doc, sentences in parse_many(sources, Options(parser=args.parser)):
            out.write(f"# newdoc id = {doc.id}\n")
            for line in write_conllu(sentences, doc.text):
                out.write(line + "\n")
    return 1 if failures else 0
