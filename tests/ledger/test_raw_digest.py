"""What a ledger keeps of the bytes that texts were taken from; the same on both engines."""

from dataclasses import replace
from pathlib import Path

from tests.ledger.making import story

from standpunkt.answers.evidence import find_evidence
from standpunkt.answers.ledger_codec import evidence_to_dict
from standpunkt.ledger import Ledger, open_ledger, source_digest
from standpunkt.model import Reading, Source

ONE, OTHER = "1" * 64, "2" * 64
BRIDGE = story("Broen åbner, siger Ole Bak.", "bro", "2024-05-01", said=("Ole Bak|siger|Broen åbner",))
TEXT_DIGEST = "c17732b20d229438dafa5cfc7bfcedeb432a2f5a115c0c2f77e72118e0edb11b"
"""printf 'Broen åbner, siger Ole Bak.' | sha256sum"""


def taken_from(reading: Reading, digest: str | None) -> Reading:
    return replace(reading, document=replace(reading.document, raw_digest=digest))


def test_it_stands_beside_the_digest_of_the_text(ledger: Ledger) -> None:
    ledger.add([taken_from(BRIDGE, ONE)])
    view = ledger.view()
    (row,) = view.documents()
    assert (row.text_digest, row.raw_digest) == (TEXT_DIGEST, ONE)
    assert view.reading("bro") == taken_from(BRIDGE, ONE)
    why = evidence_to_dict(view, "bro#s1", find_evidence(view, "bro#s1"))
    assert (why["text_digest"], why["raw_digest"]) == (TEXT_DIGEST, ONE)
    assert list(ledger.check()) == []


def test_a_page_that_changed_around_its_text_is_known(ledger: Ledger) -> None:
    """What it was first taken from stays."""
    assert [receipt.outcome for receipt in ledger.add([taken_from(BRIDGE, ONE), taken_from(BRIDGE, OTHER)])] == ["new", "known"]
    assert [row.raw_digest for row in ledger.view().documents()] == [ONE]
    source = Source(text=BRIDGE.document.text)
    assert source_digest(source) == source_digest(replace(source, raw_digest=ONE))


def test_it_goes_round_with_the_record(ledger: Ledger, other_file: Path) -> None:
    ledger.add([taken_from(BRIDGE, ONE), story("Nej.", "nej")])
    with open_ledger(other_file) as copy:
        assert copy.load(list(ledger.export())) == 2
        assert {row.id: row.raw_digest for row in copy.view().documents()} == {"bro": ONE, "nej": None}
        assert list(copy.check()) == []
