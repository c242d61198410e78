"""From arguments to a command, and from errors to one line on standard error and an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from standpunkt.cli.arguments import build_parser
from standpunkt.errors import CallError, DataError, ParserError, StandpunktError

DONE, SOME_FAILED, WRONG_CALL = 0, 1, 2


def run(argv: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 some inputs failed, 2 the call was wrong."""
    parser = build_parser()
    try:
        args = _parsed(parser, argv)
    except SystemExit as leaving:  # argparse has printed its help, version or complaint
        return leaving.code if isinstance(leaving.code, int) else WRONG_CALL
    if args.command is None:
        parser.print_help(sys.stderr)
        return WRONG_CALL
    try:
        code: int = import_module(f"standpunkt.cli.{args.command.replace('-', '_')}").run(args)
        sys.stdout.flush()
        return code
    except (CallError, ParserError) as error:
        return _complain(error, WRONG_CALL)
    except StandpunktError as error:
        return _complain(error, WRONG_CALL if isinstance(error, DataError) else SOME_FAILED)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("standpunkt: stopped\n")
        return 130


def _parsed(parser: argparse.ArgumentParser, argv: Sequence[str]) -> argparse.Namespace:
    """Give the arguments; files that follow an option are files too where a command may have none.

    argparse (before Python 3.12.8) takes the files of `stand QUESTION --as-of DATE FILE` for none, and FILE for unknown.
    """
    args, rest = parser.parse_known_args(argv)
    files = [word for word in rest if word != "--"]
    if getattr(args, "files", None) == [] and files and not any(word.startswith("-") for word in files):
        args.files = files
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return args


def _complain(error: StandpunktError, code: int) -> int:
    sys.stderr.write(f"standpunkt: {error}\n")
    return code
