"""The index finds copies by keys and looks at few prints."""

from collections.abc import Iterable, Sequence

from standpunkt.ledger.copies.compare import Print
from standpunkt.ledger.copies.fingerprint import Fingerprint
from standpunkt.ledger.copies.index import MAX_CANDIDATES, MAX_PRINTS_PER_KEY, MemoryIndex, add_print


def make(number: int, shingles: Iterable[int], passages: tuple[int, ...]) -> Print:
    told = frozenset(shingles)
    return Print(id=f"p{number:04}", fingerprint=Fingerprint(told=told, passages=passages))


def own(number: int) -> range:
    return range(number * 1000, number * 1000 + 200)


class CountingIndex(MemoryIndex):
    """An index that counts what it gives."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded = 0
        self.hits = 0

    def find(self, keys: Iterable[int]) -> Sequence[tuple[int, str]]:
        found = super().find(keys)
        self.hits = len(found)
        return found

    def load(self, ids: Iterable[str], near: Fingerprint) -> Sequence[Print]:
        found = super().load(ids, near)
        self.loaded = len(found)
        return found


def test_a_copy_is_found_among_others() -> None:
    index = MemoryIndex()
    for number in range(1, 20):
        assert add_print(index, make(number, own(number), (number,))) == ()
    links = add_print(index, make(99, list(own(7))[:80], (7,)))
    assert [(link.copy, link.origin) for link in links] == [("p0099", "p0007")]


def test_a_passage_that_everybody_has_costs_a_bounded_time() -> None:
    """A thousand texts with one passage in common: a new one is compared with no more than so many."""
    index = CountingIndex()
    for number in range(1, 1000):
        add_print(index, make(number, own(number), (number, 1_000_000)))
        assert index.hits <= MAX_PRINTS_PER_KEY
        assert index.loaded <= MAX_CANDIDATES


def test_the_thousandth_reprint_is_found() -> None:
    """Though its keys are full long before, they lead to the first prints of the story."""
    index = MemoryIndex()
    for number in range(1000):
        links = add_print(index, make(number, own(1), (1, 2, 3)))
        assert bool(links) == (number > 0)
        assert len(links) <= MAX_CANDIDATES


def test_a_text_without_words_is_added() -> None:
    index = MemoryIndex()
    assert add_print(index, Print(id="empty", fingerprint=Fingerprint(told=frozenset()))) == ()
