"""Several programs write at once, each a document at a time."""

from pathlib import Path

from tests.ledger.making import story
from tests.ledger.running import documents_of, finish, start

from standpunkt.ledger import open_ledger
from standpunkt.model.codec import dumps

WRITERS = 4
EACH = 60
SHARED = 20
"""Documents that every writer adds; they must be there once."""


def test_four_writers_at_once(place: str, tmp_path: Path) -> None:
    names: set[str] = set()
    writers = []
    for writer in range(WRITERS):
        path = tmp_path / f"{writer}.jsonl"
        own = [f"fælles-{number}" for number in range(SHARED)] + [f"{writer}-{number}" for number in range(EACH - SHARED)]
        names |= set(own)
        texts = (story(f"Mette Nygaard siger, at {name} haster.", name, "2024-05-01",
                       said=(f"Mette Nygaard/DK|siger|at {name} haster",)) for name in own)  # fmt: skip
        path.write_text("".join(dumps(reading) + "\n" for reading in texts), encoding="utf-8")
        writers.append(path)
    outputs = [finish(process) for process in [start("add", path, "--ledger", place) for path in writers]]
    assert len(outputs) == WRITERS
    with open_ledger(place) as ledger:
        stored = documents_of(ledger)
        assert sorted(stored) == sorted(names)
        assert len(names) == SHARED + WRITERS * (EACH - SHARED)
        assert ledger.stats()["identities"] == 1
        assert list(ledger.check()) == []


def test_reading_goes_on_while_another_writes(place: str) -> None:
    """A view is asked while entries are added, and stays as it was."""
    with open_ledger(place) as writer, open_ledger(place, read_only=True) as reader:
        writer.add([story("Et.", "et")])
        view = reader.view()
        documents = view.documents()
        writer.add([story("To.", "to")])
        assert [row.id for row in documents] == ["et"]
        writer.add([story("Tre.", "tre")])
        assert [reading.document.id for reading in view.readings()] == ["et"]
        assert len(list(reader.view().documents())) == 3
