"""Stored texts of formats that give title and paragraphs apart."""

from collections.abc import Sequence

HEAD_BLOCKS = 3
"""How many paragraphs from the top may be the title."""


def compose(title: str | None, blocks: Sequence[str]) -> str:
    """Give the text to store: the title, unless one of the first paragraphs is it, and the paragraphs.

    Offsets of everything read are into this text.
    """
    if title and not any(_same(title, block.partition("\n")[0]) for block in blocks[:HEAD_BLOCKS]):
        blocks = (title, *blocks)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def one_line(text: str | None) -> str | None:
    """Give `text` with single spaces; None where there are no words."""
    return " ".join(text.split()) or None if text else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
