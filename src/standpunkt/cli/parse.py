"""`standpunkt parse`: the sentences of texts as CoNLL-U."""

import argparse

from standpunkt.cli.files import open_output, read_sources
from standpunkt.cli.told import check_told, with_told
from standpunkt.parse.conllu import write_conllu
from standpunkt.parsing import parse_many
from standpunkt.pipeline import Options


def run(args: argparse.Namespace) -> int:
    """Parse the inputs and write their sentences; 1 where an input failed."""
    failures: list[str] = []
    check_told(None, args.language)
    found = read_sources(args.files, failures, format=args.format, columns=args.columns)
    sources = (with_told(source, None, args.language) for source in found)
    with open_output(args.output, args.files) as out:
        for doc, sentences in parse_many(sources, Options(parser=args.parser)):
            out.write(f"# newdoc id = {doc.id}\n")
            for line in write_conllu(sentences, doc.text):
                out.write(line + "\n")
    return 1 if failures else 0
