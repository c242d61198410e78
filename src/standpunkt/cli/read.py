"""`standpunkt read`: texts in; JSON, a page or a table out."""

import argparse
from collections.abc import Iterator
from typing import TextIO

from standpunkt.api import Options, Source
from standpunkt.cli.actors import chosen_authority
from standpunkt.cli.files import open_output, read_sources, with_progress
from standpunkt.cli.told import check_told, with_told
from standpunkt.model import Reading
from standpunkt.workers import read_with


def run(args: argparse.Namespace) -> int:
    """Read the inputs and write what was read; 1 where an input failed."""
    check_told(args.date, args.language)  # a wrong date is told before anything is read
    names: list[str] = []
    failures: list[str] = []
    options = Options(parser=args.parser, authority=chosen_authority(args.actors))
    readings = read_with(_sources(args, names, failures), options, args.jobs)
    shown = with_progress(readings, args.files, output=args.output)
    with open_output(args.output, args.files) as out:
        if args.json:
            _write_json(shown, out)
        elif args.html:
            _write_html(shown, names, out)
        else:
            _write_tables(shown, names, out)
    return 1 if failures else 0


def _sources(args: argparse.Namespace, names: list[str], failures: list[str]) -> Iterator[Source]:
    for source in read_sources(args.files, failures, format=args.format, columns=args.columns):
        names.append(source.name or "")
        yield with_told(source, args.date, args.language)


def _write_json(readings: Iterator[Reading], out: TextIO) -> None:
    from standpunkt.model.codec import dumps

    for reading in readings:
        out.write(dumps(reading) + "\n")
        out.flush()


def _write_html(readings: Iterator[Reading], names: list[str], out: TextIO) -> None:
    from standpunkt.cli.page import render_page

    read = list(readings)
    if read:
        out.write(render_page(list(zip(names, read, strict=True))))


def _write_tables(readings: Iterator[Reading], names: list[str], out: TextIO) -> None:
    from standpunkt.cli.table import table_console, write_reading

    console = table_console(out)
    for number, reading in enumerate(readings):
        if number:
            out.write("\n")
        write_reading(console, names[number], reading)
