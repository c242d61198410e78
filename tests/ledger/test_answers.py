"""Answers of a ledger: who said it, what somebody said, through whom it came, and why; the same on both engines."""

import pytest
from tests.ledger.making import story

from standpunkt.answers import wording
from standpunkt.answers.chain import find_chain
from standpunkt.answers.evidence import find_evidence
from standpunkt.answers.ledger_codec import (
    SEARCH,
    chain_to_dict,
    evidence_to_dict,
    found_to_dict,
    profile_to_dict,
    sayings_to_dict,
)
from standpunkt.answers.looked_up import find_statements, find_timeline
from standpunkt.answers.profile import find_profile
from standpunkt.answers.who_said import find_sayings
from standpunkt.answers.wording import find_likeness
from standpunkt.errors import CallError
from standpunkt.ledger import Ledger
from standpunkt.ledger.view import View

BRIDGE = story(
    "Mette Nygaard siger, at broen over fjorden åbner i maj. Ole Bak vil rive broen ned.", "a", "2024-03-01",
    said=("Mette Nygaard/DK|siger|at broen over fjorden åbner i maj",), held=("Ole Bak|intend|vil|rive broen ned",),
)  # fmt: skip
LATER = story(
    "Broen over fjorden åbnes i juni, siger Mette Nygaard nu.", "b", "2024-04-02",
    said=("Mette Nygaard|siger|Broen over fjorden åbnes i juni",),
)  # fmt: skip
UNNAMED = story(
    "En embedsmand siger, at færgen lægges op.", "c", "2024-05-03", said=("*En embedsmand|siger|at færgen lægges op",)
)
TOLD_BY_NOBODY = story("Broen over fjorden åbner i maj, hed det engang.", "d", "2024-01-01")


@pytest.fixture
def view(ledger: Ledger) -> View:
    ledger.add([BRIDGE, LATER, UNNAMED, TOLD_BY_NOBODY])
    return ledger.view()


def found(view: View, words: str, **more: str) -> list[tuple[str, str]]:
    return [(one.likeness.kind, one.told.id) for one in find_sayings(view, words, **more).sayings]


def test_the_very_words_come_first(view: View) -> None:
    assert found(view, "broen over fjorden åbner") == [("exact", "a#s1"), ("near", "b#s1")]


def test_case_and_marks_make_no_difference(view: View) -> None:
    assert found(view, "»Broen, over fjorden!«") == [("exact", "a#s1"), ("exact", "b#s1")]


def test_the_difference_is_told(view: View) -> None:
    """One form of a word for another, a word that was not said, a word that was said beside those asked for."""
    (one, _) = find_sayings(view, "broen over den fjord åbner i maj").sayings
    assert one.told.id == "a#s1"
    assert [(part.kind, part.asked, part.said) for part in one.likeness.difference] == [
        ("same", "broen over", "broen over"), ("missing", "den", ""), ("form", "fjord", "fjorden"),
        ("same", "åbner i maj", "åbner i maj"),
    ]  # fmt: skip


def test_other_words_are_not_found(view: View) -> None:
    assert found(view, "tunnelen bliver aldrig bygget") == []


def test_only_one_speaker_may_be_asked_for(view: View) -> None:
    assert found(view, "broen over fjorden", by="Nygaard") == [("exact", "a#s1"), ("exact", "b#s1")]
    assert found(view, "broen over fjorden", by="Ole Bak") == []
    with pytest.raises(CallError, match="nobody of that name"):
        find_sayings(view, "broen", by="Kaj")


def test_words_that_nobody_is_said_to_have_said_are_shown_apart(view: View) -> None:
    elsewhere = find_sayings(view, "Broen over fjorden åbner i maj").unattributed
    assert [(place.document.id, place.text) for place in elsewhere] == [("d", "Broen over fjorden åbner i maj")]


def test_no_words_are_a_wrong_call(view: View) -> None:
    with pytest.raises(CallError, match="no words"):
        find_sayings(view, " – ")


def test_an_actor_is_shown_newest_first_whether_the_country_is_told_or_not(view: View) -> None:
    profile = find_profile(view, "nygaard")
    assert (profile.actor.name, profile.actor.country, profile.actor.documents) == ("Mette Nygaard", "DK", 2)
    assert [told.id for told in profile.statements] == ["b#s1", "a#s1"]
    assert [told.id for told in find_profile(view, "Ole Bak").positions] == ["a#p1"]
    with pytest.raises(CallError, match="nobody of that name"):
        find_profile(view, "Kaj")


def test_namesakes_of_two_countries_stay_apart(ledger: Ledger) -> None:
    """Two people called Jens Holm, one Danish, one Swedish, and a text that does not say which."""
    for number, name in enumerate(("Jens Holm/DK", "Jens Holm/SE", "Jens Holm")):
        ledger.add([story("Jens Holm siger ja.", f"h{number}", "2024-01-01", said=(f"{name}|siger|ja",))])
    profile = find_profile(ledger.view(), "Jens Holm")
    assert len(profile.statements) == 1
    assert len(profile.namesakes) == 2


def test_searching_finds_every_form(view: View) -> None:
    assert [told.id for told in find_statements(view, "bro").told] == ["b#s1", "a#s1"]
    assert find_statements(view, "bro", lemma=False).total == 0
    assert find_statements(view, "fjorden broen", mode="phrase").total == 0
    assert [told.id for told in find_statements(view, "færgen broen", mode="any", limit=2).told] == ["c#s1", "b#s1"]
    assert find_statements(view, "færgen broen", mode="any", limit=2).total == 3


def test_a_timeline_is_oldest_first_and_counts_months(view: View) -> None:
    line = find_timeline(view, "broen")
    assert [told.id for told in line.told] == ["a#s1", "b#s1"]
    assert line.months == (("2024-03", 1), ("2024-04", 1))
    assert [told.id for told in find_timeline(view, by="Mette Nygaard").told] == ["a#s1", "b#s1"]
    with pytest.raises(CallError, match="give words"):
        find_timeline(view)


def test_the_same_words_in_two_texts_are_one_named_source(ledger: Ledger) -> None:
    ledger.add([BRIDGE, story(
        "Avisen: Mette Nygaard siger, at broen over fjorden åbner i maj.", "e", "2024-03-02",
        said=("Mette Nygaard/DK|siger|at broen over fjorden åbner i maj",),
    )])  # fmt: skip
    chain = find_chain(ledger.view(), "a#s1")
    assert [trace.told.id for trace in chain.traces] == ["a#s1", "e#s1"]
    assert chain.independent_sources == 1


def test_what_the_author_tells_has_no_chain(view: View) -> None:
    with pytest.raises(CallError, match="author"):
        find_chain(view, "a#p1")


def test_evidence_shows_each_part_in_its_sentence(view: View) -> None:
    evidence = find_evidence(view, "a#p1")
    (passage,) = evidence.passages
    text = BRIDGE.document.text
    assert text[passage.start : passage.end] == "Ole Bak vil rive broen ned."
    assert [(part.name, text[part.start : part.end]) for part in passage.parts] == [
        ("holder", "Ole Bak"), ("cue", "vil"), ("proposition", "rive broen ned"),
    ]  # fmt: skip
    assert find_evidence(view, evidence.told.row.key).told.id == "a#p1"
    with pytest.raises(CallError, match="no such"):
        find_evidence(view, "a#s9")


def test_answers_as_of_a_day_leave_out_what_came_later(ledger: Ledger, view: View) -> None:
    early = ledger.view(as_of="2024-03-15")
    assert found(early, "broen over fjorden åbner") == [("exact", "a#s1")]
    assert [told.id for told in find_profile(early, "Mette Nygaard").statements] == ["a#s1"]


def test_json_carries_verbatim_spans(view: View) -> None:
    words = "broen over fjorden åbner i maj"
    said = sayings_to_dict(view, words, None, find_sayings(view, words))
    match = said["matches"][0]
    assert (said["schema"], match["match"], match["words"]) == ("standpunkt.who-said/1", "exact", words)
    statement = match["statement"]
    assert statement["source"]["actor"]["name"] == "Mette Nygaard"
    for span in (*statement["content"], *statement["cue"], statement["source"]):
        assert BRIDGE.document.text[span["start"] : span["end"]] == span["text"]
    why = evidence_to_dict(view, "a#p1", find_evidence(view, "a#p1"))
    assert (why["kind"], why["evidence"]["holders"][0]["name"]) == ("position", "Ole Bak")
    chain = chain_to_dict(view, "c#s1", find_chain(view, "c#s1"))
    assert (chain["independent_sources"], chain["traces"][0]["chain"][0]["anonymous"]) == (1, True)
    profile = profile_to_dict(view, "Nygaard", find_profile(view, "Nygaard"))
    assert [one["id"] for one in profile["statements"]] == ["b#s1", "a#s1"]
    found_json = found_to_dict(SEARCH, view, find_statements(view, "bro"), words="bro", by=None)
    assert found_json["total"] == 2


@pytest.mark.parametrize("text", [
    "broen åbner i maj", "Han siger: »Broen åbner i maj!« og broen åbner i maj.", "Bro åbnes i maj, og broen åbner i maj.",
    "broen åbnede i maj", "åbner i maj", "broen åbner, åbner i maj", "maj i åbner broen", "", "Broen broen åbner i maj",
])  # fmt: skip
@pytest.mark.parametrize("asked", ["Broen åbner i maj", "maj", "broen"])
def test_the_very_words_are_known_without_comparing(text: str, asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found at a glance is what a comparison word by word finds."""
    quick = find_likeness(asked, text, "da")
    monkeypatch.setattr(wording, "_place", lambda *_: None)
    assert find_likeness(asked, text, "da") == quick
