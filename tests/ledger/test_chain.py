"""How many sources and relays stand behind a statement: an unnamed official through one agency is one however often printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.making import span, story

from standpunkt.answers.chain import Chain, find_chain
from standpunkt.ledger import open_ledger
from standpunkt.model import Actor, Mention, Reading

BODY = (
    "Aftalen om den nye bro over sundet er faldet på plads efter tre ugers forhandlinger i Københavns havn. "
    "En embedsmand siger til nyhedsbureauet AFP, at broen bliver betalt af begge lande. "
    "Arbejdet begynder til foråret med de to største piller midt ude i det dybe vand. "
    "Indbyggerne på den anden side har ventet på forbindelsen i mere end fyrre år."
)
CUT = BODY.replace(" til nyhedsbureauet AFP", "").rpartition(" Indbyggerne")[0]
RETOLD = (
    "Pengene til broen er fundet, og håndværkerne kan komme i gang. "
    "En embedsmand siger til nyhedsbureauet AFP, at broen bliver betalt af begge lande. "
    "Det er slut med at stå i kø ved færgen, når den en dag åbner for trafikken."
)
SAID = ("*En embedsmand|siger|at broen bliver betalt af begge lande",)


def make(text: str, name: str, day: str, said: tuple[str, ...] = SAID, agency: str | None = "AFP") -> Reading:
    """Give the reading of a text; the statement came through an agency where the text names one."""
    reading = story(text, name, day, said=said)
    if agency is None:
        return reading
    place = span(text, agency)
    relay = Actor(id="a9", kind="agency", name="Agence France-Presse" if agency == "AFP" else agency, mentions=(place,))
    via = (Mention(place.start, place.end, place.text, "a9"),)
    statements = tuple(replace(one, via=via) for one in reading.statements)
    return replace(reading, actors=(*reading.actors, relay), statements=statements)


def signed(reading: Reading, words: str) -> Reading:
    """Give a reading whose document is signed with an agency that it does not name elsewhere."""
    text = f"{reading.document.text}\n\n/{words}/\n"
    document = replace(reading.document, text=text, agencies=(span(text, words),))
    return replace(reading, document=document)


def chain(path: Path, *readings: Reading) -> Chain:
    with open_ledger(path) as ledger:
        ledger.add(readings)
        return find_chain(ledger.view(), f"{readings[0].document.id}#s1")


def counts(found: Chain) -> tuple[int, int, int]:
    return len(found.traces), found.independent_sources, found.independent_relays


def test_reprints_are_one_source_through_one_relay(file: Path) -> None:
    prints = [make(BODY, f"paper-{number}", f"2024-05-{number + 1:02}") for number in range(9)]
    assert counts(chain(file, *prints)) == (9, 1, 1)


def test_a_paper_that_cuts_the_relay_off_is_no_other(file: Path) -> None:
    """Its print says only "/ritzau/": what it left out is told by the others."""
    short = signed(make(CUT, "short", "2024-05-02", agency=None), "ritzau")
    found = chain(file, make(BODY, "wire", "2024-05-01"), short)
    assert counts(found) == (2, 1, 1)
    assert {trace.relay for trace in found.traces} == {"agence france-presse"}
    assert chain(file, short, make(BODY, "wire", "2024-05-01")).independent_relays == 1


def test_another_story_through_the_same_agency_adds_none(file: Path) -> None:
    """Retold in other words, the official still spoke to AFP alone."""
    assert counts(chain(file, make(BODY, "wire", "2024-05-01"), make(RETOLD, "other", "2024-05-01"))) == (2, 1, 1)


@pytest.mark.parametrize("agency", ["Reuters"])
def test_an_unnamed_source_through_another_agency_may_be_another(agency: str, file: Path) -> None:
    other = make(RETOLD.replace("AFP", agency), "other", "2024-05-01", agency=agency)
    assert counts(chain(file, make(BODY, "wire", "2024-05-01"), other)) == (2, 2, 2)


def test_somebody_named_is_one_through_two_agencies(file: Path) -> None:
    named = ("Mette Nygaard/DK|siger|at broen bliver betalt af begge lande",)
    one = make(BODY.replace("En embedsmand", "Mette Nygaard"), "wire", "2024-05-01", said=named)
    other = RETOLD.replace("En embedsmand", "Mette Nygaard").replace("AFP", "Reuters")
    assert counts(chain(file, one, make(other, "other", "2024-05-01", said=named, agency="Reuters"))) == (2, 1, 2)
