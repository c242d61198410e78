"""The labelled copies in a ledger: its stories are those that comparing all documents at once gives."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.copies.making import make_set
from tests.ledger.conftest import ticking

from standpunkt.ledger import Ledger, View, open_ledger
from standpunkt.ledger.copies import find_copies
from standpunkt.ledger.copies.index import MAX_PRINTS_PER_KEY
from standpunkt.model import Document, Reading
from standpunkt.text.metadata import describe

SET = make_set()
WIRE, SHORT = "da-02-tyskland-foelger-usa", "da-13-tyskland-foelger-usa-kort"
ADDED, OTHER = "da-02-tyskland-foelger-usa+added", "da-fabriksbrand"


def read(document: Document) -> Reading:
    """Give a reading that has found nothing."""
    return Reading(engine="1.0.0", document=document)


def add(ledger: Ledger, *names: str) -> None:
    ledger.add(read(SET.documents[name]) for name in names)


def copies(view: View) -> dict[str, str]:
    """Give the first print of the story of each document that is not the first itself."""
    return {name: story for name, story in view.stories().items() if name != story}


def with_text(document: Document, text: str) -> Document:
    layout = describe(text, language=document.language, id=document.id)
    return replace(layout.document, published=document.published, published_precision=document.published_precision)


def test_a_retelling_is_a_story_of_its_own(ledger: Ledger) -> None:
    """It has the event, the people and a quotation of the first one."""
    add(ledger, "da-08-minister-afviser", "da-08-igen")
    assert copies(ledger.view()) == {}


def test_the_original_may_come_last(ledger: Ledger) -> None:
    """The short print stood for the story until the wire was added; a view of that time still says so."""
    add(ledger, SHORT, ADDED)
    assert copies(ledger.view()) == {ADDED: SHORT}
    add(ledger, WIRE)
    assert copies(ledger.view()) == {SHORT: WIRE, ADDED: WIRE}
    assert copies(ledger.view(known_at="2026-01-02")) == {ADDED: SHORT}


def test_a_merged_text_joins_no_stories(ledger: Ledger) -> None:
    name, (one, other) = next((pair.other, pair.other.split("+")) for pair in SET.pairs if pair.kind == "merged")
    add(ledger, one, other, name)
    assert copies(ledger.view()) == {name: one}


def test_a_text_that_is_replaced_leaves_its_story(ledger: Ledger) -> None:
    """The paper puts something else at the address of its reprint."""
    add(ledger, WIRE, SHORT)
    ledger.add([read(with_text(SET.documents[SHORT], SET.documents[OTHER].text))])
    assert copies(ledger.view()) == {}
    assert copies(ledger.view(known_at="2026-01-02")) == {SHORT: WIRE}


def test_copies_of_a_text_that_is_replaced_stay_together(ledger: Ledger) -> None:
    """Two reprints are still of one story when the wire is no more what it was."""
    add(ledger, WIRE, SHORT, ADDED)
    ledger.add([read(with_text(SET.documents[WIRE], SET.documents[OTHER].text))])
    assert copies(ledger.view()) == {ADDED: SHORT}


def test_a_story_printed_everywhere_stays_one(ledger: Ledger) -> None:
    """More prints than one key leads to: the last is of the story of the first."""
    wire = SET.documents[WIRE]
    prints = [replace(wire, id=f"paper-{number:03}") for number in range(MAX_PRINTS_PER_KEY + 10)]
    ledger.add(read(document) for document in (wire, *prints))
    assert set(copies(ledger.view()).values()) == {WIRE}
    assert ledger.stats()["stories"] == 1


def chosen(count: int) -> Sequence[str]:
    """Give documents of several events, whole events at a time."""
    events = sorted(set(SET.clusters.values()))
    random.Random(1).shuffle(events)
    names = [name for event in events for name in sorted(SET.clusters) if SET.clusters[name] == event]
    return names[:count]


@pytest.mark.parametrize("seed", [1])
def test_order_of_adding_changes_nothing(seed: int, file: Path) -> None:
    """Whatever comes first, the stories are those that comparing all documents at once gives."""
    names = list(chosen(60))
    whole = find_copies(SET.documents[name] for name in names)
    random.Random(seed).shuffle(names)
    with open_ledger(file, clock=ticking()) as ledger:
        add(ledger, *names)
        assert copies(ledger.view()) == {name: story for name, story in whole.story.items() if story != name}
        assert list(ledger.check()) == []


def test_the_stories_of_a_few_are_those_of_all(file: Path) -> None:
    """Asked for by themselves, documents are of the same stories."""
    names = list(chosen(40))
    with open_ledger(file) as ledger:
        add(ledger, *names)
        view = ledger.view()
        whole = view.stories()
        for name in names:
            assert view.stories([name]).get(name, name) == whole.get(name, name)
            assert [row.story for row in view.documents([name])] == [whole.get(name, name)]
