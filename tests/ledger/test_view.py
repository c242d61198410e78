"""Views: frozen, on two time axes, searched by words and by lemma; the same on both engines."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.ledger.conftest import ticking
from tests.ledger.making import story

from standpunkt.errors import CallError
from standpunkt.ledger import Ledger, open_ledger

MAY = story("Mette Nygaard siger, at våbnene må bruges.", "maj", "2024-05-01",
            said=("Mette Nygaard/DK|siger|at våbnene må bruges",),
            held=("Mette Nygaard/DK|permit|må|våbnene må bruges",))  # fmt: skip
JUNE = story("Ole Bak siger, at våben dræber. En mand siger nej.", "juni", "2024-06-01",
             said=("Ole Bak|siger|at våben dræber", "*En mand|siger|nej"))  # fmt: skip
UNDATED = story("Mette Nygaard vil bygge en bro.", "udateret", held=("Mette Nygaard/DK|intend|vil|bygge en bro",))
NEW_MAY = story("Mette Nygaard siger, at våbnene ikke må bruges.", "maj", "2024-05-20",
                said=("Mette Nygaard/DK|siger|at våbnene ikke må bruges",))  # fmt: skip


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """MAY recorded on 1 January 2026, JUNE on the 2nd, UNDATED on the 3rd, NEW_MAY on the 4th."""
    ledger.add([MAY, JUNE, UNDATED, NEW_MAY])
    return ledger


def contents(ledger: Ledger, **when: str) -> list[str]:
    return [row.content for row in ledger.view(**when).statements()]


def test_documents_come_newest_first(full: Ledger) -> None:
    assert [(row.id, row.day, row.versions) for row in full.view().documents()] == [
        ("juni", "2024-06-01", 1), ("maj", "2024-05-20", 2), ("udateret", None, 1),
    ]  # fmt: skip


def test_readings_come_oldest_first(full: Ledger) -> None:
    assert list(full.view().readings()) == [UNDATED, NEW_MAY, JUNE]
    assert list(full.view().readings(["juni", "nix"])) == [JUNE]


def test_known_at_leaves_out_what_was_recorded_later(full: Ledger) -> None:
    assert contents(full, known_at="2025-12-31") == []
    assert contents(full, known_at="2026-01-01") == ["at våbnene må bruges"]
    assert contents(full, known_at="2026-01-02") == ["at våben dræber", "nej", "at våbnene må bruges"]
    assert contents(full) == ["at våben dræber", "nej", "at våbnene ikke må bruges"]


def test_as_of_leaves_out_what_was_published_later(full: Ledger) -> None:
    """The text of 1 May stood until the 20th; what has no date counts at every date."""
    assert contents(full, as_of="2024-04-30") == []
    assert contents(full, as_of="2024-05-19") == ["at våbnene må bruges"]
    assert contents(full, as_of="2024-05-20") == ["at våbnene ikke må bruges"]
    assert [row.id for row in full.view(as_of="2024-05-02").documents()] == ["maj", "udateret"]


def test_both_axes_hold_at_once(full: Ledger) -> None:
    assert contents(full, known_at="2026-01-03", as_of="2024-05-31") == ["at våbnene må bruges"]


def test_a_time_of_day_counts(full: Ledger) -> None:
    """MAY was recorded at midnight UTC, which is 1 o'clock in Copenhagen."""
    assert contents(full, known_at="2026-01-01T00:59:59+01:00") == []
    assert contents(full, known_at="2026-01-01T01:00:00+01:00") == ["at våbnene må bruges"]
    assert len(full.view(known_at=datetime(2026, 1, 2, tzinfo=UTC)).stats()) > 0


def test_a_view_is_frozen(full: Ledger) -> None:
    view = full.view()
    full.add([story("Nyt, siger Bo Lund.", "nyt", "2024-07-01", said=("Bo Lund|siger|Nyt",))])
    assert [row.id for row in view.documents()] == ["juni", "maj", "udateret"]
    assert view.document("nyt") is None
    assert list(view.search("nyt")) == []
    assert view.stats()["documents"] == 3
    assert full.stats()["documents"] == 4


@pytest.mark.parametrize("when", [{"known_at": "i går"}, {"as_of": "2024-13-01"}])
def test_a_wrong_date_is_told(full: Ledger, when: dict[str, str]) -> None:
    with pytest.raises(CallError, match="is no date"):
        full.view(**when)


def test_any_form_of_a_word_is_found(full: Ledger) -> None:
    found = [row.content for row in full.view().search("våben")]
    assert found == ["at våben dræber", "at våbnene ikke må bruges"]
    assert [row.content for row in full.view().search("VÅBNENE")] == found
    assert [row.content for row in full.view().search("våbnene", lemma=False)] == ["at våbnene ikke må bruges"]


@pytest.mark.parametrize("words", ["vaben", "vabnene", "", "…", "våbenhvile"])
def test_what_is_not_there_is_not_found(full: Ledger, words: str) -> None:
    """ "vaben" is no "våben": letters are not folded."""
    assert list(full.view().search(words)) == []


def test_words_in_order_all_or_any(full: Ledger) -> None:
    view = full.view()
    assert [row.content for row in view.search("må bruges", mode="phrase", lemma=False)] == ["at våbnene ikke må bruges"]
    assert list(view.search("bruges må", mode="phrase", lemma=False)) == []
    assert [row.content for row in view.search("bruges må", lemma=False)] == ["at våbnene ikke må bruges"]
    assert [row.content for row in view.search("dræber bruges", mode="any")] == ["at våben dræber", "at våbnene ikke må bruges"]
    with pytest.raises(CallError, match="mode 'fuzzy'"):
        list(view.search("våben", mode="fuzzy"))


def test_operators_of_the_index_are_words(full: Ledger) -> None:
    """Nothing that a user types reaches the index as an operator."""
    for words in ('"', "våben AND", "NEAR(a b)", "a:b*", "' | 'x", "lemmas : våben", "\\", "!& <->"):
        for mode in ("all", "phrase", "any"):
            list(full.view().search(words, mode=mode))


def test_near_statements_share_rare_words(full: Ledger) -> None:
    assert [row.content for row in full.view().near("et våben kan dræbe")] == ["at våben dræber", "at våbnene ikke må bruges"]


def test_documents_are_searched_too(full: Ledger) -> None:
    assert [row.id for row in full.view().search_documents("broer bygger")] == ["udateret"]
    assert [row.id for row in full.view().search_documents("nygaard")] == ["maj", "udateret"]


def test_actors_are_joined_by_name_and_country(full: Ledger) -> None:
    (mette,) = full.view().actors("nygaard")
    assert (mette.key, mette.name, mette.country, mette.documents) == ("person/mette nigaard/DK", "Mette Nygaard", "DK", 2)
    assert [row.content for row in full.view().statements(identities=mette.keys)] == ["at våbnene ikke må bruges"]
    assert [row.id for row in full.view().positions(identities=mette.keys)] == ["udateret#p1"]
    assert full.view().actors("mette frederiksen") == ()


def test_the_unnamed_are_nobody_across_documents(full: Ledger) -> None:
    (row,) = full.view().search("nej")
    assert (row.source, row.identity) == ("En mand", None)


def test_rows_are_found_by_id_and_by_key(full: Ledger) -> None:
    view = full.view()
    row = view.statement("juni#s1")
    assert row is not None
    assert (row.content, row.source, row.start, row.end) == ("at våben dræber", "Ole Bak", 0, 30)
    assert view.statement(row.key) == row
    held = view.position("udateret#p1")
    assert held is not None
    assert (held.attitude, held.identities) == ("intend", ("person/mette nigaard/DK",))
    assert view.position(held.key) == held
    assert view.statement("juni#s9") is view.position("nix#p1") is None


def test_a_key_outlives_the_reading(full: Ledger) -> None:
    """A newer engine numbers its statements anew; the same words have the same key."""
    before = full.view().statement("juni#s2")
    newer = replace(JUNE, engine="2.0.0", statements=(replace(JUNE.statements[1], id="s1", manner="direct"),))
    full.add([newer])
    assert before is not None
    after = full.view().statement(before.key)
    assert after is not None
    assert (after.id, after.manner, after.content) == ("juni#s1", "direct", "nej")


def test_stats_are_flat_counts(full: Ledger) -> None:
    stats = full.stats()
    wanted = {"documents": 3, "versions": 4, "readings": 4, "statements": 3, "positions": 1, "actors": 4, "stories": 3,
              "judgements": 0, "entries": 4}  # fmt: skip
    assert {key: stats[key] for key in wanted} == wanted


def test_the_same_answers_on_both_engines(file: object, database: str) -> None:
    """Every method gives the same rows in the same order, whatever the database."""
    given = []
    for place in (str(file), database):
        with open_ledger(place, clock=ticking()) as ledger:
            ledger.add([MAY, JUNE, UNDATED, NEW_MAY, story("Ærø-færgen sejler - ø for ø.", "Ærø", "2024-06-01"),
                        story("ærø igen", "ærø", "2024-06-01"), story("Zoo.", "Zoo", "2024-06-01")])  # fmt: skip
            view = ledger.view()
            given.append((
                view.stats(), list(view.documents()), list(view.readings()), list(view.statements()), list(view.positions()),
                list(view.search("våben")), list(view.near("våben må dræbe")), list(view.search_documents("ærø")),
                view.actors("mette"), view.languages(), view.stories(), list(ledger.export()),
            ))  # fmt: skip
    assert given[0] == given[1]
    assert [row.id for row in given[0][7]] == ["Ærø", "ærø"]
