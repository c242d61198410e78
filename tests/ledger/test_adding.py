"""Adding: idempotent, versioned, superseding; one entry a document."""

from dataclasses import replace

import pytest
from tests.ledger.making import story

from standpunkt.errors import LedgerError
from standpunkt.ledger import Deposit, Ledger

TEXT = "Mette Nygaard siger, at broen skal bygges."
FIRST = story(TEXT, "bro", "2024-05-01", said=("Mette Nygaard|siger|at broen skal bygges",))


def counts(ledger: Ledger) -> dict[str, int]:
    stats = ledger.stats()
    return {key: stats[key] for key in ("documents", "versions", "readings", "statements")}


def test_a_new_document_is_stored_whole(ledger: Ledger) -> None:
    (receipt,) = ledger.add([FIRST])
    assert (receipt.document, receipt.version, receipt.outcome, receipt.entry) == ("bro", 1, "new", 1)
    assert ledger.view().reading("bro") == FIRST
    assert ledger.view().text("bro") == TEXT


def test_the_same_document_adds_nothing(ledger: Ledger) -> None:
    ledger.add([FIRST])
    (receipt,) = ledger.add([FIRST])
    assert (receipt.outcome, receipt.entry) == ("known", None)
    assert counts(ledger) == {"documents": 1, "versions": 1, "readings": 1, "statements": 1}


def test_another_text_at_the_address_is_a_version_linked_to_the_former(ledger: Ledger) -> None:
    later = story("Mette Nygaard siger, at broen er dyr.", "bro", "2024-05-02", said=("Mette Nygaard|siger|at broen er dyr",))
    ledger.add([FIRST])
    (receipt,) = ledger.add([later])
    assert (receipt.version, receipt.outcome) == (2, "version")
    view = ledger.view()
    assert view.reading("bro") == later
    assert [row.content for row in view.statements()] == ["at broen er dyr"]
    assert (view.text("bro", 1), view.text("bro", 2), view.text("bro", 3)) == (TEXT, later.document.text, None)
    document = view.document("bro")
    assert document is not None
    assert (document.version, document.versions) == (2, 2)


def test_a_text_that_was_there_before_adds_nothing(ledger: Ledger) -> None:
    """A file with both texts of an address can be added twice."""
    later = story("Broen er dyr.", "bro", "2024-05-02")
    ledger.add([FIRST, later])
    assert [receipt.outcome for receipt in ledger.add([FIRST, later])] == ["known", "known"]
    assert ledger.view().text("bro") == "Broen er dyr."


def test_a_newer_engine_supersedes_and_an_older_one_does_not(ledger: Ledger) -> None:
    newer = replace(FIRST, engine="1.10.0", statements=())
    older = replace(FIRST, engine="1.2.0", statements=())
    ledger.add([FIRST, newer])
    assert ledger.view().reading("bro") == newer
    assert [receipt.outcome for receipt in ledger.add([older])] == ["reading"]
    assert ledger.view().reading("bro") == newer
    assert counts(ledger) == {"documents": 1, "versions": 1, "readings": 3, "statements": 0}


def test_a_newer_engine_on_an_old_text_does_not_supersede_the_new_text(ledger: Ledger) -> None:
    later = story("Broen er dyr.", "bro", "2024-05-02")
    ledger.add([FIRST, later, replace(FIRST, engine="2.0.0")])
    assert ledger.view().reading("bro") == later


def test_two_addresses_may_want_one_id(ledger: Ledger) -> None:
    other = story("Noget andet.", "bro")
    receipts = ledger.add([Deposit(reading=FIRST, address="file:///a/bro.txt"), Deposit(reading=other, address="file:///b/bro.txt")])
    assert receipts[0].document == "bro"
    assert receipts[1].document.startswith("bro~")
    assert ledger.view().text(receipts[1].document) == "Noget andet."


def test_one_text_at_two_addresses_is_two_documents(ledger: Ledger) -> None:
    ledger.add([FIRST, story(TEXT, "kopi", "2024-05-01")])
    assert counts(ledger)["documents"] == 2
    assert ledger.view().text("kopi") == TEXT


def test_a_source_is_known_again_by_its_digest(ledger: Ledger) -> None:
    ledger.add([Deposit(reading=FIRST, source="abc")])
    assert ledger.has("abc", FIRST.engine)
    assert not ledger.has("abc", "9.9")
    assert not ledger.has("abd", FIRST.engine)


def test_awkward_characters_come_back_as_they_were(ledger: Ledger) -> None:
    """NUL, half a character and line separators: databases refuse some of them, and the text is kept."""
    text = "Mette\x00Nygaard siger, at \ud83d broen\u2028skal\x85bygges. \U0001f309"
    reading = story(text, "bro", said=("Mette\x00Nygaard|siger|at \ud83d broen\u2028skal\x85bygges",))
    ledger.add([reading])
    assert ledger.view().reading("bro") == reading
    (row,) = ledger.view().search("broen skal bygges")
    assert row.source == "Mette\ufffdNygaard"


@pytest.mark.parametrize("sql", ["UPDATE reading SET turn = 9", "DELETE FROM statement", "DELETE FROM entry"])
def test_the_database_refuses_to_change_what_is_written(ledger: Ledger, sql: str) -> None:
    ledger.add([FIRST])
    with pytest.raises(LedgerError, match="append-only"), ledger._writing() as connection:
        connection.exec_driver_sql(sql)
    assert ledger.view().reading("bro") == FIRST
