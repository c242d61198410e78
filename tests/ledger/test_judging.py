"""What people say of readings is kept for ever: judgements, merges and retractions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.making import span, story

from standpunkt.errors import CallError
from standpunkt.ledger import Ledger, open_ledger
from standpunkt.model import Reading

TEXT = "Mette Nygaard siger, at broen skal bygges. Ole Bak mener, at den er dyr."
FIRST = story(TEXT, "bro", "2024-05-01", said=("Mette Nygaard/DK|siger|at broen skal bygges", "Ole Bak|mener|at den er dyr"),
              held=("Mette Nygaard/DK|support|siger|broen skal bygges",))  # fmt: skip
BY = {"author": "Inge"}


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """FIRST, recorded on 1 January 2026."""
    ledger.add([FIRST])
    return ledger


def marks(ledger: Ledger, **when: str) -> dict[str, str | None]:
    view = ledger.view(**when)
    return {row.id: row.judgement for row in (*view.statements(), *view.positions())}


def test_a_rejected_statement_is_marked_and_no_part_of_the_reading(full: Ledger) -> None:
    assert full.judge("bro#s1", "reject", reason="hun citerer en anden", **BY) == 2
    assert marks(full) == {"bro#s1": "reject", "bro#s2": None, "bro#p1": None}
    reading = full.view().reading("bro")
    assert reading is not None
    assert [one.id for one in reading.statements] == ["s2"]
    assert full.view().reading("bro", judged=False) == FIRST
    assert full.stats()["judgements"] == 1


def test_before_it_was_judged_it_stood(full: Ledger) -> None:
    full.judge("bro#s1", "reject", **BY)
    assert marks(full, known_at="2026-01-01") == {"bro#s1": None, "bro#s2": None, "bro#p1": None}
    assert full.view(known_at="2026-01-01").reading("bro") == FIRST


def test_the_newest_judgement_counts_and_may_be_withdrawn(full: Ledger) -> None:
    full.judge("bro#s1", "reject", **BY)
    full.judge("bro#s1", "accept", **BY)
    assert marks(full)["bro#s1"] == "accept"
    full.judge("bro#s1", "withdraw", **BY)
    assert marks(full)["bro#s1"] is None
    assert full.stats()["judgements"] == 3


def test_what_rests_on_a_rejected_statement_rests_on_nothing(ledger: Ledger) -> None:
    resting = replace(FIRST, positions=(replace(FIRST.positions[0], statement="s1"),))
    ledger.add([resting])
    ledger.judge("bro#s1", "reject", **BY)
    reading = ledger.view().reading("bro")
    assert reading is not None
    assert reading.positions[0].statement is None


def test_a_correction_reads_as_it_was_said_to(full: Ledger) -> None:
    dyr = span(TEXT, "den er dyr")
    content = [{"start": dyr.start, "end": dyr.end, "text": dyr.text}]
    full.judge("bro#s2", "correct", correction={"act": "view", "content": content}, **BY)
    reading = full.view().reading("bro")
    assert reading is not None
    assert (reading.statements[1].act, reading.statements[1].content) == ("view", (dyr,))
    assert reading.statements[0] == FIRST.statements[0]


def newer(**parts: object) -> Reading:
    return replace(FIRST, engine="2.0.0", **parts)  # type: ignore[arg-type]


def test_a_judgement_holds_for_a_newer_engine(full: Ledger) -> None:
    """The numbers change, the words stay."""
    full.judge("bro#s2", "reject", **BY)
    full.add([newer(statements=(replace(FIRST.statements[1], id="s1"),))])
    assert marks(full) == {"bro#s1": "reject", "bro#p1": None}
    (judgement,) = full.view().judgements()
    assert (judgement.id, judgement.holds, judgement.carried) == ("bro#s2", "bro#s1", False)


def test_a_judgement_holds_for_a_new_version_with_the_same_words(full: Ledger) -> None:
    full.judge("bro#s2", "reject", **BY)
    full.add([story("Ny indledning. " + TEXT, "bro", "2024-05-02", said=("Ole Bak|mener|at den er dyr",))])
    assert marks(full) == {"bro#s1": "reject"}


def test_a_judgement_is_taken_over_where_the_cue_is_cut_otherwise(full: Ledger) -> None:
    full.judge("bro#s1", "reject", **BY)
    cue = replace(FIRST.statements[0], cue=(span(TEXT, "siger,"),))
    full.add([newer(statements=(cue, FIRST.statements[1]))])
    assert marks(full)["bro#s1"] == "reject"
    (judgement,) = full.view().judgements()
    assert (judgement.carried, judgement.holds, judgement.author) == (True, "bro#s1", "Inge")


def test_what_reads_otherwise_now_is_listed_and_not_judged(full: Ledger) -> None:
    """Somebody rejected that she supports it; that she opposes it is for somebody to judge anew."""
    full.judge("bro#p1", "reject", **BY)
    full.judge("bro#s2", "accept", **BY)
    opposed = replace(FIRST.positions[0], attitude="oppose")
    full.add([newer(positions=(opposed,), statements=FIRST.statements[:1])])
    assert marks(full) == {"bro#s1": None, "bro#p1": None}
    assert [(one.id, one.holds) for one in full.view().judgements()] == [("bro#p1", None), ("bro#s2", None)]


def test_a_correction_moves_with_its_words(full: Ledger) -> None:
    dyr = span(TEXT, "den er dyr")
    full.judge("bro#s2", "correct", correction={"content": [{"start": dyr.start, "end": dyr.end, "text": dyr.text}]}, **BY)
    full.add([story("Nyt: " + TEXT, "bro", "2024-05-02", said=("Ole Bak|mener|at den er dyr",))])
    reading = full.view().reading("bro")
    assert reading is not None
    assert [part.start for part in reading.statements[0].content] == [dyr.start + len("Nyt: ")]


def test_an_actor_is_corrected_and_who_is_anonymous_stays_so(full: Ledger) -> None:
    full.judge("bro#a2", "correct", correction={"country": "SE"}, **BY)
    reading = full.view().reading("bro")
    assert reading is not None
    assert [(actor.name, actor.country) for actor in reading.actors] == [("Mette Nygaard", "DK"), ("Ole Bak", "SE")]


@pytest.mark.parametrize(
    ("target", "verdict", "correction", "message"),
    [
        ("bro#s9", "reject", None, "no such statement"),
        ("nix#s1", "reject", None, "no such document"),
        ("bro#s1", "doubt", None, "verdict 'doubt'"),
        ("bro#s1", "correct", None, "a correction goes with"),
        ("bro#s1", "reject", {"act": "ask"}, "a correction goes with"),
        ("bro#s1", "correct", {"mood": "glad"}, "'mood' cannot be corrected"),
        ("bro#s1", "correct", {"id": "s7"}, "'id' cannot be corrected"),
        ("bro#s1", "correct", {"content": [{"start": 0, "end": 3, "text": "Ole"}]}, "does not fit"),
        ("bro", "correct", {}, "accepted or rejected"),
    ],
)
def test_a_judgement_that_fits_nothing_is_refused(
    full: Ledger, target: str, verdict: str, correction: dict[str, object] | None, message: str
) -> None:
    with pytest.raises(CallError, match=message):
        full.judge(target, verdict, correction=correction, **BY)
    with pytest.raises(CallError, match="name the author"):
        full.judge("bro#s1", "accept", author=" ")
    assert full.stats()["judgements"] == 0


def test_a_copy_that_is_none_leaves_the_story(ledger: Ledger) -> None:
    ledger.add([story(TEXT, "en", "2024-05-01"), story(TEXT, "to", "2024-05-02")])
    assert ledger.view().stories() == {"en": "en", "to": "en"}
    ledger.judge("to", "reject", **BY)
    assert ledger.view().stories() == {}
    ledger.judge("to", "accept", **BY)
    assert ledger.view().stories() == {"en": "en", "to": "en"}


def test_merged_actors_are_one_until_they_are_parted(ledger: Ledger) -> None:
    ledger.add([FIRST, story("Mette N. Nygaard siger nej.", "to", "2024-05-02", said=("Mette N. Nygaard/DK|siger|nej",))])
    one, other = "person/mette nigaard/DK", "person/mette n. nigaard/DK"
    assert [found.keys for found in ledger.view().actors("Nygaard")] == [(other,), (one,)]
    ledger.merge(one, other, **BY)
    (found,) = ledger.view().actors("Nygaard")
    assert (found.keys, found.documents) == ((other, one), 2)
    assert len(list(ledger.view().statements(identities=found.keys))) == 2
    assert len(ledger.view(known_at="2026-01-02").actors("Nygaard")) == 2
    ledger.merge(other, one, joined=False, **BY)
    assert len(ledger.view().actors("Nygaard")) == 2
    assert ledger.stats()["merges"] == 2
    with pytest.raises(CallError, match="is not known"):
        ledger.merge(one, "person/nobody/", **BY)


def test_a_name_without_a_country_is_the_only_one_of_that_name(ledger: Ledger) -> None:
    """Once two countries have somebody of the name, nobody can tell."""
    for country, expected in (("", 1), ("/DK", 1), ("/SE", 3)):
        ledger.add([story(f"Bo Lund siger {country}.", f"lund{country}", said=(f"Bo Lund{country}|siger|siger",))])
        assert len(ledger.view().actors("Bo Lund")) == expected


def test_a_retraction_is_recorded(full: Ledger) -> None:
    full.retract("bro", "correction", reason="forkert navn", at="2024-05-03")
    document = full.view().document("bro")
    assert document is not None
    assert document.retraction == "correction"
    full.retract("bro", "kill")
    assert list(full.view().statements()) == []
    with pytest.raises(CallError, match="no such document"):
        full.retract("nix", "kill")
    with pytest.raises(CallError, match="give kill"):
        full.retract("bro", "burn")


def test_all_of_it_goes_with_the_record(full: Ledger, other_file: Path) -> None:
    full.judge("bro#s1", "reject", reason="nej", **BY)
    full.judge("bro#s2", "correct", correction={"act": "view"}, **BY)
    full.add([story("Bo Lund siger ja.", "to", said=("Bo Lund|siger|ja",)), newer(statements=FIRST.statements[1:])])
    full.merge("person/bo lund/", "person/ole bak/", **BY)
    full.retract("to", "update", at="2024-06-01")
    full.add_question({"id": "q", "wording": {"da": "?"}, "match": {"da": "bro"}})
    lines = list(full.export())
    kinds = ["reading", "judgement", "judgement", "reading", "reading", "merge", "retraction", "question"]
    assert [json.loads(line).get("kind") for line in lines] == [None, *kinds]
    with open_ledger(other_file) as other:
        other.load(lines)
        assert list(other.export()) == lines
        assert other.view().judgements() == full.view().judgements()
        assert other.stats() == full.stats()
        assert list(other.view().readings()) == list(full.view().readings())
        assert other.view().questions() == full.view().questions()
        assert list(other.check()) == []
