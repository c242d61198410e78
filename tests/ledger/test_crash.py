"""Killed at any moment and run again, a ledger is the same as after an uninterrupted run."""

import random
from pathlib import Path

import pytest
from tests.ledger.making import story
from tests.ledger.running import finish, kill_at, record, start

from standpunkt.ledger import open_ledger
from standpunkt.model.codec import dumps

DOCUMENTS = 2000
SPEAKERS = ["Mette Nygaard/DK", "Ole Bak", "Bo Lund/SE", "Karen Holm", "Peter Krag/NO"]
MATTERS = [
    "broen", "vejen", "skolen", "byen", "afgiften", "folketinget", "aftalen", "budgettet", "færgen", "havnen", "prisen",
]  # fmt: skip


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 2,000 readings, some of which are copies of others, and some of one address."""
    path = tmp_path_factory.mktemp("crash") / "readings.jsonl"
    chance = random.Random(5)
    with path.open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS):
            who, what = chance.choice(SPEAKERS), " ".join(chance.sample(MATTERS, 5))
            text = f"{who.partition('/')[0]} siger, at {what} haster. " + " ".join(chance.choices(MATTERS, k=40))
            said = (f"{who}|siger|at {what} haster",)
            day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            reading = story(text, f"d{number % 1900:04}", day, said=said, held=(f"{who}|support|siger|{what} haster",))
            file.write(dumps(reading) + "\n")
    return path


def test_killed_thrice_among_two_thousand_documents(readings: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    uninterrupted = start("add", readings, "--ledger", whole)
    for documents in (211, 933, 1701):
        found = kill_at(start("add", readings, "--ledger", killed), killed, documents)
        assert documents <= found < DOCUMENTS - 100
        with open_ledger(killed, read_only=True) as ledger:
            stats = ledger.stats()
            assert stats["documents"] == found
            assert stats["entries"] == stats["readings"] == stats["statements"] == stats["positions"]
    assert f"{found} known already" in finish(start("add", readings, "--ledger", killed))
    finish(uninterrupted)
    with open_ledger(whole) as one, open_ledger(killed) as other:
        assert record(one) == record(other)
        assert one.stats() == other.stats()
        assert one.stats()["documents"] == 1900
        assert list(other.check()) == []


def test_killed_while_texts_are_read(examples: Path, tmp_path: Path) -> None:
    """The same with texts that are really read; what is stored is not read again."""
    texts = sorted(examples.glob("da-0*.txt"))
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    found = kill_at(start("add", *texts, "--ledger", killed), killed, 2)
    told = finish(start("add", *texts, "--ledger", killed))
    assert f"{len(texts) - found} new, {found} known already" in told
    finish(start("add", *texts, "--ledger", whole))
    with open_ledger(whole) as one, open_ledger(killed) as other:
        assert record(one) == record(other)
        assert list(other.check()) == []
