"""Columns: the name and type of what stands in every row of a table."""

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
"""What one row says, by the names of its columns; a value that is not there is None."""
TEXT, BODY, CHOICE, INTEGER, REAL, TRUTH, TIME, DAY, TEXTS, SPANS = KINDS = (
    "text", "body", "choice", "integer", "real", "truth", "time", "day", "texts", "spans",
)  # fmt: skip
"""Words; a whole text; one of few words; numbers; yes or no; a time with its zone; a day; lists of words and of spans."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    kind: str = TEXT
    """One of `KINDS`."""
    choices: tuple[str, ...] = ()
    """The words that a `CHOICE` is one of."""


def choice(name: str, choices: tuple[str, ...]) -> Column:
    """Give a column of which each value is one of a few words."""
    return Column(name, CHOICE, choices)
