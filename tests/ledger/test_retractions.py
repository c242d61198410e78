"""What the publisher takes back counts no more, and is still there."""

from dataclasses import replace

from tests.ledger.making import story

from standpunkt.ledger import Ledger
from standpunkt.model import Origin, Reading

SAID = "Ole Bak siger, at broen er dyr."
FIRST = story(SAID, "bro", "2024-05-01", said=("Ole Bak|siger|at broen er dyr",))


def told(reading: Reading, **origin: str) -> Reading:
    return replace(reading, document=replace(reading.document, origin=Origin(**origin)))


def test_a_kill_takes_the_text_out_of_answers_and_keeps_it(ledger: Ledger) -> None:
    ledger.add([told(FIRST, address="urn:1"), told(story("", "kill"), address="urn:1", status="canceled")])
    view = ledger.view()
    assert list(view.statements()) == list(view.documents()) == list(view.readings()) == list(view.search("bro")) == []
    document = view.document("bro")
    assert document is not None
    assert (document.retraction, document.versions, view.text("bro", 1)) == ("kill", 2, SAID)
    assert [row.id for row in view.documents(retracted=True)] == ["bro"]
    assert (view.stats()["documents"], view.stats()["retractions"]) == (1, 1)


def test_before_the_kill_the_text_counted(ledger: Ledger) -> None:
    ledger.add([told(FIRST, address="urn:1"), told(FIRST, address="urn:1", status="canceled")])
    assert [row.content for row in ledger.view(known_at="2026-01-01").statements()] == ["at broen er dyr"]
    assert list(ledger.view().statements()) == []


def test_a_newer_engine_does_not_bring_a_killed_text_back(ledger: Ledger) -> None:
    ledger.add([told(FIRST, address="urn:1"), told(FIRST, address="urn:1", status="canceled")])
    ledger.add([replace(told(FIRST, address="urn:1"), engine="9.0.0")])
    assert list(ledger.view().statements()) == []


def test_a_new_text_after_a_kill_counts(ledger: Ledger) -> None:
    later = story("Ole Bak siger, at broen er billig.", "bro", "2024-05-02", said=("Ole Bak|siger|at broen er billig",))
    ledger.add([told(FIRST, address="urn:1"), told(FIRST, address="urn:1", status="canceled"), told(later, address="urn:1")])
    assert [row.content for row in ledger.view().statements()] == ["at broen er billig"]


def test_a_correction_marks_the_document(ledger: Ledger) -> None:
    later = story("Ole Bak siger, at broen er billig.", "bro", "2024-05-02", said=("Ole Bak|siger|at broen er billig",))
    ledger.add([told(FIRST, address="urn:1"), told(later, address="urn:1", status="corrected")])
    document = ledger.view().document("bro")
    assert document is not None
    assert (document.retraction, document.version) == ("correction", 2)
    assert [row.content for row in ledger.view().statements()] == ["at broen er billig"]
