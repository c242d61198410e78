"""Name authorities: conservative linking by full name with agreeing country or role."""

from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.lexicon.authority import parse_authority, read_authority
from standpunkt.model import Actor, Role
from standpunkt.resolve.authority import link_actors

TABLE = [
    "name\tid\taliases\troles\tcountry\tkind",
    "Karen Holm\tQ1\tKaren M. Holm\tudenrigsminister\tDK\tperson",
    "Karen Holm\tQ2\t\tforfatter\tNO\tperson",
    "Nordbanken\tQ3\tNB\t\tSE\torganisation",
]


def linked(actor: Actor) -> str | None:
    actors, links = link_actors([actor], parse_authority(TABLE))
    assert [link.bearer.id for link in links] == ([actors[0].authority] if actors[0].authority else [])
    return actors[0].authority


def person(name: str, **told: str) -> Actor:
    roles = (Role(title=told["title"], country=told.get("country")),) if "title" in told else ()
    return Actor(id="a1", kind="person", name=name, country=told.get("country"), roles=roles)


def test_country_tells_one_from_the_other() -> None:
    assert linked(person("Karen Holm", country="DK")) == "Q1"
    assert linked(person("Karen Holm", country="NO")) == "Q2"


def test_role_tells_one_from_the_other() -> None:
    assert linked(person("Karen Holm", title="forfatter")) == "Q2"


def test_a_persons_name_alone_is_not_enough() -> None:
    assert linked(person("Karen Holm")) is None


def test_another_country_contradicts() -> None:
    assert linked(person("Karen Holm", title="udenrigsminister", country="SE")) is None


def test_an_alias_is_a_full_name_too() -> None:
    assert linked(person("karen  m. holm", country="DK")) == "Q1"


def test_a_surname_never_links() -> None:
    assert linked(person("Holm", country="DK")) is None


def test_a_body_links_by_its_name() -> None:
    assert linked(Actor(id="a1", kind="organisation", name="Nordbanken")) == "Q3"
    assert linked(Actor(id="a1", kind="person", name="Nordbanken")) is None


def test_evidence_says_what_agreed() -> None:
    _, links = link_actors([person("Karen Holm", title="udenrigsminister", country="DK")], parse_authority(TABLE))
    assert links[0].evidence == ("name", "country", "role")


def test_a_comma_separated_table_is_read_as_well() -> None:
    assert parse_authority(["name,qid,country", "Karen Holm,Q1,dk"]).find("Karen Holm")[0].country == "DK"


@pytest.mark.parametrize("lines", [["name,country", "Karen Holm,DK"], ["name,id", "Karen Holm,"], []])
def test_a_broken_table_is_refused(lines: list[str]) -> None:
    with pytest.raises(InputError, match="name"):
        parse_authority(lines)


def test_a_table_is_read_from_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "people.tsv"
    path.write_text("\n".join(TABLE), encoding="utf-8-sig")
    assert [bearer.id for bearer in read_authority(path).find("Karen Holm")] == ["Q1", "Q2"]


def test_a_missing_table_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.tsv"):
        read_authority(tmp_path / "absent.tsv")
