"""What is kept beside the rows so that answers are quick gives the same as looking at all rows, on both engines."""

from collections.abc import Iterable

import pytest
from tests.ledger.making import story

from standpunkt.answers.profile import find_profile
from standpunkt.answers.who_said import find_sayings
from standpunkt.ledger import Ledger
from standpunkt.ledger.nouns import PositionRow, StatementRow
from standpunkt.ledger.view import View
from standpunkt.model import Reading

DAYS = ("2024-05-03", None, "2024-05-01", "2024-05-03", "2024-05-02", None)
METTE, OLE = "person/mette nigaard/DK", "person/ole bak/"
VIEWS = ({}, {"as_of": "2024-05-02"}, {"known_at": "2026-01-03"}, {"known_at": "2026-01-08", "as_of": "2024-05-01"})


def told(number: int, day: str | None, engine: str = "1.0.0") -> Reading:
    """Give a document in which both say something and both hold something, one of them twice."""
    text = (f"Mette Nygaard siger, at plan {number} er god. Ole Bak siger, at plan {number} er dyr. "
            f"Ole Bak vil stoppe plan {number}. Mette Nygaard siger igen, at den er god. Mette Nygaard vil gerne bygge.")
    return story(
        text, f"d{number}", day, engine=engine, language="da" if number % 2 else "en",
        said=(f"Mette Nygaard/DK|siger|at plan {number} er god", f"Ole Bak|siger|at plan {number} er dyr",
              "Mette Nygaard/DK|siger igen|at den er god"),
        held=(f"Ole Bak|oppose|vil stoppe|plan {number}", "Mette Nygaard/DK|support|vil gerne|bygge"),
    )  # fmt: skip


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Six documents, two of them read anew by a newer engine, one of them killed, and two actors that somebody merged."""
    ledger.add(told(number, day) for number, day in enumerate(DAYS))
    ledger.add(told(number, DAYS[number], engine="2.0.0") for number in (0, 4))
    ledger.retract("d3", "kill")
    ledger.merge(METTE, OLE, author="test")
    return ledger


def of(rows: Iterable[StatementRow | PositionRow], keys: Iterable[str]) -> list[str]:
    """Give the ids of those rows that one of the identities made or holds, by looking at each."""
    wanted = set(keys)
    return [row.id for row in rows
            if wanted.intersection((row.identity,) if isinstance(row, StatementRow) else row.identities)]  # fmt: skip


@pytest.mark.parametrize("when", VIEWS)
def test_the_newest_of_an_actor_are_those_among_all(full: Ledger, when: dict[str, str]) -> None:
    """Every limit cuts the same list: documents of one day, undated ones, superseded readings and killed texts included."""
    view = full.view(**when)
    for keys in ((METTE,), (OLE,), (OLE, METTE), ("person/nix/",)):
        for ask in (view.statements, view.positions):
            wanted = of(ask(), keys)
            for limit in (None, 0, 1, 2, 3, 5, 8, 100):
                assert [row.id for row in ask(identities=keys, limit=limit)] == wanted[:limit]


def test_the_newest_come_first_and_those_of_a_document_in_its_order(full: Ledger) -> None:
    found = [row.id for row in full.view().statements(identities=[METTE, OLE], limit=7)]
    assert found == ["d0#s1", "d0#s2", "d0#s3", "d4#s1", "d4#s2", "d4#s3", "d2#s1"]
    assert [row.id for row in full.view().positions(identities=[METTE], limit=2)] == ["d0#p2", "d4#p2"]


def test_rows_are_chosen_by_document_and_actor_at_once(full: Ledger) -> None:
    assert [row.id for row in full.view().statements(documents=["d2", "d5"], identities=[OLE])] == ["d2#s2", "d5#s2"]


def test_a_search_among_what_an_actor_said(full: Ledger) -> None:
    view = full.view()
    assert [row.id for row in view.search("plan", identities=[OLE])] == of(view.search("plan"), [OLE])
    assert [row.id for row in view.search("plan dyr", mode="all", identities=[METTE])] == []


@pytest.mark.parametrize(("known_at", "languages"), [("2025-12-31", ()), ("2026-01-01", ("en",)), ("2026-01-02", ("da", "en"))])
def test_languages_are_those_of_what_was_known(full: Ledger, known_at: str, languages: tuple[str, ...]) -> None:
    assert full.view(known_at=known_at).languages() == languages


def test_an_actor_is_counted_once_and_the_same(full: Ledger) -> None:
    """A view that has answered before counts as one that has not; both count five documents, the killed one left out."""
    view = full.view()
    first, again = view.actors("ole bak"), view.actors("ole bak")
    assert first == again == full.view().actors("ole bak")
    assert [one.documents for one in first] == [10]
    assert find_profile(view, OLE) == find_profile(full.view(), OLE)


def test_documents_that_are_known_are_left_out(full: Ledger) -> None:
    view: View = full.view()
    every = [row.id for row in view.search_documents("gerne bygge")]
    assert every == ["d0", "d4", "d2", "d1", "d5"]
    assert [row.id for row in view.search_documents("gerne bygge", without=["d4", "d1", "nix"], limit=2)] == ["d0", "d2"]


def test_words_outside_of_statements_are_found_behind_those_within(full: Ledger) -> None:
    """One document is told of that gives the words to nobody, however many give them to somebody."""
    full.add([story("Det hed sig, at den er god.", "rygte", "2020-01-01")])
    found = find_sayings(full.view(), "at den er god", limit=1)
    assert [one.document.id for one in found.unattributed] == ["rygte"]
    assert len(found.sayings) == 1
