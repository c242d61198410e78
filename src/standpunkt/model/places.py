"""Things by where they stand in a document, found without looking at all of them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

BLOCK_CHARS = 256
"""Documents are indexed in blocks of so many code points: a sentence or two."""


class Places(Generic[T]):
    """An index of things by half-open stretches of a document; a thing may stand in several."""

    __slots__ = ("_blocks", "_things")

    def __init__(self, placed: Iterable[tuple[int, int, T]]) -> None:
        self._things: list[T] = []
        self._blocks: dict[int, list[int]] = {}
        for number, (start, end, thing) in enumerate(placed):
            self._things.append(thing)
            for block in _blocks(start, end):
                self._blocks.setdefault(block, []).append(number)

    def near(self, start: int, end: int) -> list[T]:
        """Give all things that share text with `start` to `end`, and some that stand close by, in the order given.

        A thing that stands in several places comes once for each.
        """
        found = {number for block in _blocks(start, end) for number in self._blocks.get(block, ())}
        return [self._things[number] for number in sorted(found)]


def _blocks(start: int, end: int) -> range:
    return range(start // BLOCK_CHARS, max(start, end - 1) // BLOCK_CHARS + 1)
