"""The arguments of every command that takes files in."""

import argparse


def add_formats(command: argparse.ArgumentParser) -> None:
    """Add how files are taken in: their format, and the columns of tables."""
    command.add_argument(
        "--format", metavar="NAME", help="format of the files, such as html (default: told by contents and ending)"
    )
    command.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,…",
        action="append",
        default=[],
        help="which columns or keys of tables hold what, such as text=body,title=headline,published=date",
    )
