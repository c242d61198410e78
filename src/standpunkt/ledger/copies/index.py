"""Finding a print's copies without looking at every other print: an index from keys to prints."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from standpunkt.ledger.copies.compare import Link, Print, link
from standpunkt.ledger.copies.fingerprint import Fingerprint

MAX_PRINTS_PER_KEY = 48
"""A key leads to the first so many prints that have it: what recurs more often is background, or a story whose first
prints are found by it all the same.  This keeps the cost of adding a document the same however many there are."""
MAX_CANDIDATES = 32
"""Prints that a new one is compared with, those that share most keys."""


class CopyIndex(Protocol):
    """What is needed of a store to find copies in it: keys in, prints out."""

    def find(self, keys: Iterable[int]) -> Sequence[tuple[int, str]]:
        """Give (key, id) for the prints that have any of the keys, at most `MAX_PRINTS_PER_KEY` a key, first come first."""
        ...

    def load(self, ids: Iterable[str], near: Fingerprint) -> Sequence[Print]:
        """Give prints by their ids; those that share too little with `near` to be its copies may be left out."""
        ...

    def add(self, found: Print, keys: Iterable[int]) -> None:
        """Store a print and the keys that lead to it."""
        ...


class MemoryIndex:
    """An index in memory."""

    def __init__(self) -> None:
        self._prints: dict[str, Print] = {}
        self._keys: dict[int, list[str]] = {}

    def find(self, keys: Iterable[int]) -> Sequence[tuple[int, str]]:
        """Give (key, id) for the prints that have any of the keys."""
        return [(key, ident) for key in keys for ident in self._keys.get(key, ())]

    def load(self, ids: Iterable[str], near: Fingerprint) -> Sequence[Print]:
        """Give prints by their ids."""
        return [self._prints[ident] for ident in ids]

    def add(self, found: Print, keys: Iterable[int]) -> None:
        """Store a print and the keys that lead to it."""
        self._prints[found.id] = found
        for key in keys:
            self._keys.setdefault(key, []).append(found.id)


def add_print(index: CopyIndex, found: Print) -> tuple[Link, ...]:
    """Add a print to an index and give its links to those that are there, the most shared first."""
    keys = tuple(dict.fromkeys(found.fingerprint.keys))
    hits = index.find(keys)
    full = {key for key, count in Counter(key for key, _ in hits).items() if count >= MAX_PRINTS_PER_KEY}
    shared = Counter(ident for _, ident in hits if ident != found.id)
    candidates = sorted(shared, key=lambda ident: (-shared[ident], ident))[:MAX_CANDIDATES]
    links = [made for other in index.load(candidates, found.fingerprint) if (made := link(found, other)) is not None]
    index.add(found, (key for key in keys if key not in full))
    return tuple(sorted(links, key=lambda made: (-made.shared, made.origin, made.copy)))
