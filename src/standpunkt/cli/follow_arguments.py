"""The arguments of `follow`."""

import argparse
from collections.abc import Callable

from standpunkt.cli.ledger_arguments import add_place


def add_follow_command(add: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    """Add the command that follows feeds."""
    follow = add(
        "follow",
        "fetch what is new in RSS and Atom feeds, politely, and store what was read in a ledger",
        "standpunkt follow https://example.org/news.rss\n"
        "standpunkt follow https://example.org/news.rss --once --summary-only --ledger news.sqlite\n"
        "standpunkt follow https://example.org/news.rss --once --readings > readings.jsonl",
    )
    follow.add_argument("feeds", nargs="+", metavar="FEED", help="address of a feed: http:// or https://")
    follow.add_argument("--once", action="store_true", help="ask each feed once and stop (default: go on until stopped)")
    follow.add_argument(
        "--interval", type=float, default=15.0, metavar="MINUTES", help="pause between two rounds (default: 15)"
    )
    follow.add_argument(
        "--summary-only", action="store_true", help="take what the feed gives and fetch no articles (default: fetch them)"
    )
    follow.add_argument(
        "--delay", type=float, default=1.0, metavar="SECONDS", help="pause between two requests to one host (default: 1)"
    )
    follow.add_argument(
        "--allow-private", action="store_true", help="follow addresses of this machine and of private networks too"
    )
    follow.add_argument(
        "--state", metavar="FILE", help="where it is kept what was seen (default: in the user's state directory)"
    )
    follow.add_argument("--language", metavar="CODE", help="ISO 639-1 code of the texts' language (default: as told)")
    follow.add_argument("--parser", metavar="NAME", help="parser to use (default: the shipped one)")
    follow.add_argument("--readings", action="store_true", help="print readings as JSON Lines and store nothing")
    add_place(follow)
    follow.add_argument("--json", action="store_true", help="one JSON object for each text stored, each on a line")
