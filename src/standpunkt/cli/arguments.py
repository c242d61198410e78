"""The commands, their arguments and their help; nothing here reads or imports what a command needs."""

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from standpunkt import __version__
from standpunkt.cli.answer_arguments import add_answer_commands
from standpunkt.cli.asking_arguments import add_asking_commands
from standpunkt.cli.follow_arguments import add_follow_command
from standpunkt.cli.format_arguments import add_formats
from standpunkt.cli.ledger_arguments import add_ledger_commands
from standpunkt.cli.schema_arguments import add_schema_command

SUBSETS = ("all", "direct", "mixed", "indirect", "quoted")


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line: what is wrong, and where the help is."""

    def error(self, message: str) -> NoReturn:
        """Print the complaint to standard error and leave with exit code 2."""
        sys.stderr.write(f"{self.prog}: {message}; see `{self.prog} --help`\n")
        sys.exit(2)


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[OneLineParser]


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of the whole command line; `args.command` names the command, None if there is none."""
    parser = OneLineParser(
        prog="standpunkt",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="From news text, the record of who said what and who stands where, with the evidence.",
        epilog=(
            "examples:\n"
            "  standpunkt read story.txt                       show who said what\n"
            "  standpunkt read story.txt --html -o story.html  the same on the text, as a page\n"
            "  standpunkt read *.txt --json > readings.jsonl   the same for programs\n"
            "  standpunkt add news/                            keep what was read in a ledger\n\n"
            "exit codes: 0 done; 1 some inputs failed (each is named, the rest is done); 2 the call was wrong"
        ),
    )
    parser.add_argument("--version", action="version", version=f"standpunkt {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_read(commands)
    _add_parse(commands)
    _add_evaluate(commands)
    _add_actors(commands)
    for add_commands in (
        add_answer_commands, add_ledger_commands, add_asking_commands, add_follow_command, add_schema_command,
    ):  # fmt: skip
        add_commands(lambda name, summary, examples: _command(commands, name, summary, examples))
    return parser


def _command(commands: "Commands", name: str, summary: str, examples: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + "".join(f"  {line}\n" for line in examples.splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return command


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="a file in any format that is read, or a folder; - reads standard input"
    )
    add_formats(command)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", metavar="CODE", help="ISO 639-1 code of the texts' language, such as da (default: detected)"
    )


def _add_parser(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--parser",
        metavar="NAME",
        help="parser to use: a language code, an installed spaCy package or a directory (default: the shipped one)",
    )


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def _add_read(commands: "Commands") -> None:
    command = _command(
        commands,
        "read",
        "read texts and show who said what and who stands where; stores nothing",
        "standpunkt read story.txt --date 2024-05-31\n"
        "standpunkt read story.txt --html --output story.html\n"
        "standpunkt read news/*.txt --json > readings.jsonl\n"
        "curl -s https://example.org/story.txt | standpunkt read -",
    )
    _add_files(command)
    command.add_argument(
        "--date",
        metavar="DATE",
        help="when the texts were published: 2024-05-31 or 2024-05-31T11:50 (default: as the text says)",
    )
    _add_language(command)
    _add_parser(command)
    command.add_argument(
        "--actors", metavar="FILE", help="table of names and identifiers (default: what `standpunkt actors import` keeps)"
    )
    command.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes that read side by side (default: 1)"
    )
    shape = command.add_mutually_exclusive_group()
    shape.add_argument(
        "--json", action="store_true", help="one JSON object a document, each on a line of its own when several"
    )
    shape.add_argument("--html", action="store_true", help="one self-contained page with the texts marked up")
    _add_output(command)


def _add_parse(commands: "Commands") -> None:
    command = _command(
        commands,
        "parse",
        "print the sentences of texts as CoNLL-U, with offsets into the text",
        "standpunkt parse story.txt\nstandpunkt parse story.txt --parser da_core_news_sm",
    )
    _add_files(command)
    _add_language(command)
    _add_parser(command)
    _add_output(command)


def _add_evaluate(commands: "Commands") -> None:
    command = _command(
        commands,
        "evaluate",
        "score statements against a gold file",
        "standpunkt evaluate gold.jsonl\n"
        "standpunkt evaluate gold.jsonl -v --subset direct\n"
        "standpunkt evaluate gold.jsonl --readings readings.jsonl --json",
    )
    command.add_argument("gold", metavar="GOLD", help="gold statements, one JSON object a line")
    command.add_argument(
        "--readings", metavar="FILE", help="score these readings (JSON Lines) instead of reading the gold texts now"
    )
    command.add_argument(
        "--subset", choices=SUBSETS, default="all", help="score only gold statements of this manner (default: all)"
    )
    command.add_argument(
        "--jaccard",
        type=float,
        default=0.5,
        metavar="SHARE",
        help="how much of two contents' words must be shared for a hit, 0 to 1 (default: 0.5)",
    )
    _add_parser(command)
    command.add_argument(
        "-v", "--verbose", action="store_true", help="list every miss, invention and wrong speaker with its text"
    )
    command.add_argument("--json", action="store_true", help="figures (with -v: errors too) as one JSON object")


def _add_actors(commands: "Commands") -> None:
    command = _command(
        commands,
        "actors",
        "keep a list of names with identifiers of your own, which actors are linked to",
        "standpunkt actors import ministers.tsv\nstandpunkt actors list\nstandpunkt actors link story.txt",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    adding = actions.add_parser("import", help="add tables of names to the list; a known identifier is replaced")
    adding.add_argument("files", nargs="+", metavar="FILE", help="a table with the columns name and id (or qid)")
    listing = actions.add_parser("list", help="show the list")
    linking = actions.add_parser("link", help="show which actors of texts are linked, on which evidence, and which are not")
    _add_files(linking)
    _add_language(linking)
    _add_parser(linking)
    for action in (adding, listing, linking):
        action.add_argument("--list", metavar="FILE", help="the list (default: one in your data directory)")
        action.add_argument("--json", action="store_true", help="one JSON object")
