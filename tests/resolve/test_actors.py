"""Actors of short stories: names, roles, unnamed sources, groups, metonyms, agencies, and who says what."""

from functools import cache

import pytest

from standpunkt.api import read as read_text
from standpunkt.errors import ParserError
from standpunkt.model import Actor, Reading


@cache
def read(text: str) -> Reading:
    try:
        return read_text(text, "2024-05-31", "da")
    except ParserError as error:
        pytest.skip(f"no Danish pipeline: {error}")


def named(reading: Reading, name: str) -> Actor:
    found = [actor for actor in reading.actors if actor.name == name]
    assert len(found) == 1, [actor.name or actor.description for actor in reading.actors]
    return found[0]


def sources(reading: Reading) -> list[Actor | None]:
    actors = {actor.id: actor for actor in reading.actors}
    return [actors.get(s.source.actor or "") if s.source else None for s in reading.statements]


def test_role_country_and_organisation_are_read_from_the_title() -> None:
    reading = read("USA's udenrigsminister, Karen Holm, siger ja. Natos generalsekretær, Peter Krag, siger, at det haster.")
    holm, krag, nato = named(reading, "Karen Holm"), named(reading, "Peter Krag"), named(reading, "Nato")
    assert [(role.title, role.country) for role in holm.roles] == [("udenrigsminister", "US")]
    assert holm.country == "US"
    assert [(role.title, role.organisation) for role in krag.roles] == [("generalsekretær", nato.id)]
    assert krag.organisation == nato.id


def test_a_letter_in_brackets_is_the_party() -> None:
    reading = read("Udenrigsordfører Karen Holm (V) siger, at forslaget er godt.")
    party = named(reading, "Venstre")
    assert named(reading, "Karen Holm").organisation == party.id
    assert [mention.text for mention in party.mentions] == ["V"]


def test_former_and_then_holders_are_told() -> None:
    reading = read("Den daværende statsminister, Karen Holm, sagde, at sagen var slut. "
                   "Den tidligere formand for Dansk Metal, Peter Krag, siger, at den ikke er.")  # fmt: skip
    assert [role.time for role in named(reading, "Karen Holm").roles] == ["then"]
    assert [role.time for role in named(reading, "Peter Krag").roles] == ["former"]


def test_an_unnamed_source_has_description_country_and_no_name() -> None:
    reading = read("En anonym amerikansk embedsmand siger, at planen er klar.")
    source = sources(reading)[0]
    assert source is not None
    assert (source.anonymous, source.name, source.country) == (True, None, "US")
    assert source.description == "En anonym amerikansk embedsmand"


def test_unnamed_sources_are_counted() -> None:
    """Another official is another; the official is the first."""
    reading = read("En embedsmand siger, at planen er klar. En anden embedsmand siger, at den er dyr. "
                   "To kilder siger, at den er aflyst.")  # fmt: skip
    first, second, third = sources(reading)
    assert first
    assert second
    assert third
    assert len({first.id, second.id, third.id}) == len([first, second, third])
    assert [actor.kind for actor in (first, second, third)] == ["person", "person", "group"]
    assert all(actor.anonymous for actor in (first, second, third))


def test_a_spokesman_belongs_to_the_body_that_is_named() -> None:
    reading = read("En talsmand for Danske Bank siger, at renten stiger.")
    source = sources(reading)[0]
    assert source is not None
    assert source.organisation == named(reading, "Danske Bank").id


def test_a_group_has_the_members_that_are_named() -> None:
    reading = read("Flere partier, blandt dem SF og Venstre, siger, at loven skal ændres.")
    group = sources(reading)[0]
    assert group is not None
    assert group.kind == "group"
    assert set(group.members) == {named(reading, "SF").id, named(reading, "Venstre").id}


def test_coordinated_sources_are_a_group_of_both() -> None:
    reading = read("Skandia og Baltica siger, at de vil fusionere.")
    group = sources(reading)[0]
    assert group is not None
    assert (group.kind, group.description) == ("group", "Skandia og Baltica")
    assert len(group.members) == len(("Skandia", "Baltica"))


def test_a_group_that_speaks_twice_is_one_actor() -> None:
    """Its id is there once, whichever of its sources is looked at."""
    reading = read("Skandia og Baltica siger, at de vil fusionere.\n\nSkandia og Baltica mener, at det haster.")
    ids = [actor.id for actor in reading.actors]
    assert sorted(set(ids)) == sorted(ids)
    assert [actor.description for actor in reading.actors if actor.kind == "group"] == ["Skandia og Baltica"]


def test_a_capital_that_speaks_is_the_government() -> None:
    """ "Berlin siger" is Germany; "rejste til Berlin" is a place."""
    reading = read("Berlin siger, at øvelsen var en trussel. Ministeren rejste til Berlin i går.")
    source = sources(reading)[0]
    assert source is not None
    assert (source.kind, source.country) == ("country", "DE")
    assert [mention.start for mention in source.mentions] == [0]


def test_an_institution_by_its_place_has_its_country() -> None:
    source = sources(read("Kreml siger, at øvelsen var planlagt."))[0]
    assert source is not None
    assert (source.kind, source.name, source.country) == ("organisation", "Kreml", "RU")


def test_the_agency_in_the_signature_is_an_actor() -> None:
    reading = read("Byen er faldet, siger en talsmand for hæren ifølge Reuters.\n\n/ritzau/")
    assert named(reading, "Reuters").kind == "agency"
    assert named(reading, "ritzau").kind == "agency"
    assert [via.actor for s in reading.statements for via in s.via] == [named(reading, "Reuters").id]


def test_who_confirms_names_what_is_confirmed() -> None:
    reading = read("En embedsmand siger, at mødet er aflyst. En anden embedsmand bekræfter, at mødet er aflyst.")
    assert [s.confirms for s in reading.statements] == [(), (reading.statements[0].id,)]


def test_we_in_a_quotation_is_who_says_it() -> None:
    reading = read("- Vi er enige, siger Peter Krag.")
    assert "Vi" in [mention.text for mention in named(reading, "Peter Krag").mentions]


def test_one_is_nobody() -> None:
    """People in general are no actor, and a pronoun without antecedent resolves to nothing."""
    reading = read("Man siger, at det bliver koldt. Han siger, at det bliver varmt.")
    assert [source for source in sources(reading) if source is not None] == []


def test_ids_follow_the_order_of_first_mention() -> None:
    reading = read("Danmark og Norge siger, at de er enige. Sverige siger, at det venter.")
    starts = [actor.mentions[0].start for actor in reading.actors]
    assert [actor.id for actor in reading.actors] == [f"a{number}" for number in range(1, len(starts) + 1)]
    assert starts == sorted(starts)
    assert all(reading.document.text[m.start : m.end] == m.text for actor in reading.actors for m in actor.mentions)


def test_the_publisher_ends_the_chain() -> None:
    """A publisher that the text does not name is an actor without mentions."""
    try:
        reading = read_text("Danmark siger ja til planen.", "2024-05-31", "da", publisher="Berlingske")
    except ParserError as error:
        pytest.skip(f"no Danish pipeline: {error}")
    publisher = reading.actors[-1]
    assert (publisher.kind, publisher.name, publisher.country, publisher.mentions) == ("agency", "Berlingske", "DK", ())


def test_a_surname_is_its_bearers_whatever_the_entity_recogniser_takes_it_for() -> None:
    reading = read("Den amerikanske præsident, Joe Biden, siger nej. Biden har tøvet. Fredag ville Biden lempe reglerne. "
                   "Eksempelvis deltager Biden ved ceremonier i Frankrig.")  # fmt: skip
    assert [mention.text for mention in named(reading, "Joe Biden").mentions][-1] == "Biden"
    assert [actor.name for actor in reading.actors if "Biden" in (actor.name or "")] == ["Joe Biden"]


def test_the_bare_role_of_a_headline_is_who_holds_it_below() -> None:
    reading = read("Minister afviser kritik\n\nTransportminister Karen Holm siger, at planen holder.\n\nDet sker mandag.")
    assert [mention.text for mention in named(reading, "Karen Holm").mentions] == ["Minister", "Transportminister Karen Holm"]


def test_two_ministers_leave_the_role_of_a_headline_open() -> None:
    reading = read("Minister afviser kritik\n\nTransportminister Karen Holm siger, at planen holder.\n\n"
                   "Skatteminister Peter Krag siger, at den ikke gør.")  # fmt: skip
    assert "Minister" not in [mention.text for mention in named(reading, "Karen Holm").mentions]


def test_the_owner_of_a_role_keeps_the_title_before_it() -> None:
    reading = read("Præsident Karen Holms rådgiver, Peter Krag, siger, at planen er god.")
    assert [role.title for role in named(reading, "Peter Krag").roles] == ["rådgiver"]
    assert [role.title for role in named(reading, "Karen Holm").roles] == ["præsident"]


def test_an_adviser_of_somebody_is_not_that_person() -> None:
    (source,) = sources(read("En rådgiver for præsident Karen Holm siger, at hjælpen kommer for sent."))
    assert source is not None
    assert (source.name, source.description) == (None, "En rådgiver for præsident Karen Holm")


def test_pressure_is_no_press_and_a_couple_is_they() -> None:
    reading = read("Presset vokser. Et ægtepar fra Hobro siger over for politiet, at deres hus er tomt.")
    assert all("resset" not in mention.text for actor in reading.actors for mention in actor.mentions)
    couple = next(actor for actor in reading.actors if "ægtepar" in (actor.description or ""))
    assert "deres" in [mention.text for mention in couple.mentions]


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    reading = read("Borgmester i Vestermose Tina Gråbjerg siger, at planen er god.")
    assert [role.title for role in named(reading, "Tina Gråbjerg").roles] == ["borgmester"]


def test_who_gets_leave_does_not_give_it() -> None:
    reading = read("Biden giver Ukraine lov til at bruge våben.")
    assert all(actor is None or actor.name != "Ukraine" for actor in sources(reading))
