"""Stories: copies are found as they are stored, kept with the entry that found them, and grouped as a view sees them."""

import json
from pathlib import Path

import pytest
from tests.ledger.making import story

from standpunkt.ledger import Ledger, open_ledger
from standpunkt.model import Reading

WIRE = (
    "Regeringen vil bygge en ny bro over sundet, siger ministeren. Broen skal stå færdig om ti år og koste otte milliarder "
    "kroner. Kommunerne på begge sider af vandet har længe ønsket en fast forbindelse. Færgerne sejler i dag hver halve time "
    "fra morgen til aften. Et udvalg skal nu se på, hvor pillerne kan stå, og hvad havbunden kan bære."
)
CUT = " ".join(WIRE.split(". ")[:3]) + "."
OTHER = (
    "Landsholdet vandt søndag sin kamp mod naboerne med tre mål mod to efter en dramatisk anden halvleg. Træneren roste "
    "sine spillere og kaldte sejren fortjent. På lørdag venter en ny modstander i den næste runde af turneringen."
)


def prints() -> list[Reading]:
    return [
        story(WIRE, "avisen", "2024-05-02"),
        story(OTHER, "sport", "2024-05-02"),
        story(WIRE + " Artiklen er opdateret.", "bladet", "2024-05-03"),
        story(CUT, "posten", "2024-05-01"),
    ]


def test_copies_are_one_story_under_the_first_print(ledger: Ledger) -> None:
    """The print that was published first is found last: the story takes its name all the same."""
    ledger.add(prints())
    view = ledger.view()
    assert view.stories() == {"avisen": "posten", "bladet": "posten", "posten": "posten"}
    assert {row.id: row.story for row in view.documents()} == {
        "avisen": "posten", "bladet": "posten", "posten": "posten", "sport": "sport",
    }  # fmt: skip
    assert (view.stats()["stories"], view.stats()["copies"]) == (2, 2)


def test_a_story_has_its_prints_in_order(ledger: Ledger) -> None:
    ledger.add(prints())
    found = ledger.view().story("bladet")
    assert found is not None
    assert (found.id, found.documents) == ("posten", ("posten", "avisen", "bladet"))
    assert ("bladet", "avisen", "reprint") in found.links
    alone = ledger.view().story("sport")
    assert alone is not None
    assert alone.documents == ("sport",)
    assert ledger.view().story("nix") is None


def test_a_view_groups_what_it_sees(ledger: Ledger) -> None:
    ledger.add(prints())
    assert ledger.view(known_at="2026-01-03").stories() == {"avisen": "avisen", "bladet": "avisen"}
    assert ledger.view(as_of="2024-05-02").stories() == {"avisen": "posten", "posten": "posten"}


def test_a_new_version_is_no_copy_of_the_former(ledger: Ledger) -> None:
    ledger.add([story(WIRE, "avisen", "2024-05-02"), story(WIRE + " Mere følger.", "avisen", "2024-05-02")])
    assert ledger.view().stories() == {}


def test_a_version_with_another_text_leaves_the_story(ledger: Ledger) -> None:
    ledger.add([*prints(), story(OTHER + " Mere følger.", "bladet", "2024-05-04")])
    assert ledger.view().stories() == {
        "avisen": "posten", "posten": "posten", "sport": "sport", "bladet": "sport",
    }  # fmt: skip


def test_links_go_with_the_record(ledger: Ledger, other_file: Path) -> None:
    """What was linked when it was recorded stays linked, whatever would be found today."""
    ledger.add(prints())
    lines = [json.loads(line) for line in ledger.export()]
    assert [len(line.get("links", ())) for line in lines] == [0, 0, 0, 1, 2]
    lines[3]["links"] = []
    with open_ledger(other_file) as other:
        other.load(json.dumps(line) for line in lines)
        assert [json.loads(line) for line in other.export()] == lines
        assert other.view().stories() == {"avisen": "posten", "bladet": "posten", "posten": "posten"}


@pytest.mark.parametrize("size", [1, 100])
def test_many_reprints_are_one_story(ledger: Ledger, size: int) -> None:
    """More reprints than one key leads to are one story all the same."""
    count = 4 if size == 1 else 60
    ledger.add(story(WIRE, f"avis-{number:03}", f"2024-05-{number // 3 + 1:02}") for number in range(count))
    assert set(ledger.view().stories().values()) == {"avis-000"}
    assert len(ledger.view().stories()) == count


def test_a_former_text_of_an_address_has_no_copies(ledger: Ledger) -> None:
    """What stands at its address no more is not looked at, nor is a text a copy of what stood at its own address."""
    ledger.add([story(WIRE, "avisen"), story(OTHER, "avisen"), story(WIRE, "bladet"), story(WIRE + " Rettet.", "bladet")])
    assert ledger.view().stories() == {}
    ledger.add([story(OTHER, "posten"), story(WIRE, "posten")])
    assert ledger.view().stories() == {"bladet": "bladet", "posten": "bladet"}
