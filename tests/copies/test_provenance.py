"""Where a story came from."""

from datetime import datetime

from standpunkt.ledger.copies.compare import Print
from standpunkt.ledger.copies.find import make_print
from standpunkt.ledger.copies.fingerprint import Fingerprint
from standpunkt.ledger.copies.provenance import guess_provenance
from standpunkt.text.metadata import describe

WORDS = Fingerprint(told=frozenset(range(50)))


def make(ident: str, hour: int, publisher: str, *agencies: str) -> Print:
    return Print(id=ident, fingerprint=WORDS, published=datetime(2024, 5, 31, hour), precision="time", publisher=publisher,
                 agencies=agencies)  # fmt: skip


def test_agencies_that_the_prints_credit() -> None:
    """Two of three credit both; the third added a wire of its own."""
    prints = [make("c", 12, "C", "Ritzau", "AFP", "Reuters"), make("a", 9, "A", "Ritzau", "AFP"), make("b", 10, "B")]
    found = guess_provenance(prints)
    assert (found.first, found.agencies, found.publisher) == ("a", ("Ritzau", "AFP"), None)


def test_the_first_paper_where_no_agency_is_credited() -> None:
    found = guess_provenance([make("b", 10, "Kattegat Tidende"), make("a", 9, "Fjordbladet")])
    assert (found.first, found.agencies, found.publisher) == ("a", (), "Fjordbladet")


def test_agencies_are_known_by_one_name() -> None:
    """The signature writes "/ritzau/AFP", the byline "/ritzau/"."""
    body = "Ministeren afviser at indføre afgiften.\n\nDet glæder bilisternes organisation i hele landet."
    text = f"Nej til afgift\n\nAf /ritzau/\n\n12. februar 2024 kl. 10.20\n\n{body}\n\n/ritzau/AFP\n"
    assert make_print(describe(text, language="da").document).agencies == ("Ritzau", "Agence France-Presse")
