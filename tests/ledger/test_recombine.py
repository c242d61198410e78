"""Synthetic documents for measuring: as many as asked for, always the same, and whole readings."""

from tests.ledger.making import story
from tools.recombine import recombine

from standpunkt.ledger import Ledger

GIVEN = [
    story("Mette Nygaard siger, at broen skal bygges.\n\nDet regner i dag.", "bro", "2024-05-01",
          said=("Mette Nygaard/DK|siger|at broen skal bygges",), held=("Mette Nygaard/DK|support|siger|broen skal bygges",)),
    story("Ole Bak mener, at den er dyr.", "pris", "2024-05-02", said=("Ole Bak|mener|at den er dyr",)),
]  # fmt: skip


def test_the_same_seed_gives_the_same_documents() -> None:
    assert list(recombine(GIVEN, 30)) == list(recombine(GIVEN, 30))
    assert list(recombine(GIVEN, 3, seed=2)) != list(recombine(GIVEN, 3))


def test_they_are_whole_readings_with_copies_among_them(ledger: Ledger) -> None:
    made = list(recombine(GIVEN, 40))
    ledger.add(made)
    assert list(ledger.check()) == []
    stats = ledger.stats()
    assert stats["documents"] == 40
    assert stats["statements"] == sum(len(reading.statements) for reading in made) > 40
    assert 0 < stats["copies"] < 40
