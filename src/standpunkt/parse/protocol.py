"""The Parser protocol: sentence texts in, Universal Dependencies tokens out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from standpunkt.model import Token


class Parser(Protocol):
    """What the engine needs of a parser; spaCy stands behind the shipped one.

    A parser is given the texts of single sentences (no newlines) and yields, for each and in the same order, the
    tokens of that text: offsets count code points of the text given, `i` and `head` count from 0 within it, a root
    has head -1.  More than one root is allowed.  Labels are Universal Dependencies v2.
    """

    @property
    def name(self) -> str:
        """Name and version, part of the engine's identity."""
        ...

    def parse(self, texts: Iterable[str]) -> Iterator[Sequence[Token]]:
        """Yield the tokens of each text, in order; an empty text gives an empty sequence."""
        ...
