"""Readings as JSON: the contract's shape, both ways."""

import json
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sample_reading import READING, TEXT
from standpunkt.errors import DataError
from standpunkt.model import (
    ACTOR_KINDS,
    ACTS,
    ATTITUDES,
    MANNERS,
    MOMENT_KINDS,
    PHASES,
    Actor,
    Document,
    Mention,
    Moment,
    Position,
    Problem,
    Reading,
    Role,
    Span,
    Statement,
)
from standpunkt.model.codec import dumps, loads, reading_from_dict, reading_to_dict

SCHEMA = json.loads(files("standpunkt").joinpath("data/schema/reading-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

CONTRACT = {
    "reading": "schema engine document actors statements positions moments problems",
    "document": "id title language published publisher agencies text",
    "actor": "id kind name description anonymous country organisation roles members mentions",
    "statement": "id manner act source cue content via addressee said_at within confirms denies certainty rule",
    "position": "id holders mention on_behalf_of attitude cue proposition negated conditions exceptions reasons phase "
    "phase_marker statement replaces since until certainty rule",
    "moment": "start end text kind value",
    "problem": "code message start end",
}
"""The keys of DESIGN.md, in its order."""


def spans(text: str) -> st.SearchStrategy[Span]:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return places.map(lambda place: Span.of(text, min(place), max(place)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(max_size=40))
    span = spans(text)
    some = st.lists(span, max_size=2).map(tuple)
    words = st.text(max_size=8)
    maybe = st.none() | words
    names = st.sampled_from(("a1", "a2"))
    country = st.none() | st.sampled_from(("DK", "US"))
    mention = st.builds(lambda s, a: Mention(s.start, s.end, s.text, a), span, st.none() | names)
    moment = st.builds(
        lambda s, kind, value, zone: Moment(start=s.start, end=s.end, text=s.text, kind=kind, value=value, zone=zone),
        span, st.sampled_from(MOMENT_KINDS), words, maybe,
    )  # fmt: skip
    role = st.builds(
        Role, title=words, country=country, organisation=maybe, time=st.sampled_from((None, "former", "then"))
    )
    actor = st.builds(
        Actor, id=names, kind=st.sampled_from(ACTOR_KINDS), name=maybe, description=maybe, anonymous=st.booleans(),
        country=country, organisation=maybe, roles=st.lists(role, max_size=2).map(tuple),
        members=st.lists(names, max_size=2).map(tuple), mentions=some, authority=maybe,
    )  # fmt: skip
    certainty = st.floats(0, 1)
    statement = st.builds(
        Statement, id=st.just("s1"), manner=st.sampled_from(MANNERS), act=st.sampled_from(ACTS),
        source=st.none() | mention, cue=some, content=some, via=st.lists(mention, max_size=2).map(tuple),
        addressee=st.none() | mention, said_at=st.none() | moment, within=maybe,
        confirms=st.lists(words, max_size=2).map(tuple), denies=st.lists(words, max_size=2).map(tuple),
        certainty=certainty, rule=words,
    )  # fmt: skip
    position = st.builds(
        Position, id=st.just("p1"), holders=st.lists(names, max_size=2).map(tuple), mention=span,
        attitude=st.sampled_from(ATTITUDES), cue=some, proposition=some, on_behalf_of=maybe, negated=st.booleans(),
        conditions=some, exceptions=some, reasons=some, phase=st.sampled_from(PHASES), phase_marker=st.none() | span,
        statement=maybe, replaces=maybe, refers_to=maybe, since=st.none() | moment, until=st.none() | moment,
        certainty=certainty, rule=words,
    )  # fmt: skip
    precision = draw(st.sampled_from(("none", "date", "time")))
    published = None if precision == "none" else draw(st.datetimes(timezones=st.none() | st.just(UTC)))
    if published and precision == "date":
        published = datetime(published.year, published.month, published.day)
    document = Document(
        id=draw(st.text(min_size=1, max_size=5)), text=text, language=draw(st.sampled_from(("da", "en", "unknown"))),
        published=published, published_precision=precision, title=draw(st.none() | span),
        byline=draw(st.none() | span), dateline=draw(st.none() | span), signature=draw(st.none() | span),
        publisher=draw(maybe), agencies=draw(some),
    )  # fmt: skip
    place = st.none() | st.integers(0, 9)
    problem = st.builds(Problem, code=st.just("some-problem"), message=words, start=place, end=place)
    return Reading(
        engine="0",
        document=document,
        actors=tuple(draw(st.lists(actor, max_size=2))),
        statements=tuple(draw(st.lists(statement, max_size=2))),
        positions=tuple(draw(st.lists(position, max_size=2))),
        moments=tuple(draw(st.lists(moment, max_size=2))),
        problems=tuple(draw(st.lists(problem, max_size=2))),
    )


@given(readings())
def test_round_trip(reading: Reading) -> None:
    """What is written comes back the same, is one line, can be encoded, and keeps to the schema."""
    written = dumps(reading)
    assert loads(written) == reading
    assert len(written.splitlines()) == 1
    written.encode("utf-8")
    VALIDATOR.validate(json.loads(written))


def test_keys_and_their_order_are_the_contracts() -> None:
    """Keys come as in the contract; those added since come after them."""
    value = reading_to_dict(READING)

    def begins(part: dict[str, object], noun: str) -> bool:
        wanted = CONTRACT[noun].split()
        return list(part)[: len(wanted)] == wanted

    assert list(value) == CONTRACT["reading"].split()
    assert begins(value["document"], "document")
    for noun in ("actor", "statement", "position", "moment", "problem"):
        assert all(begins(part, noun) for part in value[f"{noun}s"])
    assert list(value["statements"][0]["source"]) == ["start", "end", "text", "actor"]
    assert list(value["statements"][0]["cue"][0]) == ["start", "end", "text"]


def test_sample_by_hand() -> None:
    """The values of a reading stand where the contract has them."""
    value = reading_to_dict(READING)
    assert value["document"]["title"] == "Havnen i Rønby må vente: »Vi river intet ned«"
    assert value["document"]["published"] == "2024-05-31T11:50:00"
    assert value["document"]["agencies"] == ["a1", "a2"]
    assert value["statements"][4]["source"] is None
    assert value["statements"][0]["said_at"]["value"] == "2024-05-30TEV"
    assert value["statements"][3]["within"] == "s3"
    assert value["positions"][0]["holders"] == ["a3", "a6"]
    assert value["actors"][3]["anonymous"] is True
    VALIDATOR.validate(value)


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_lists_are_the_models() -> None:
    """The schema's enumerations are those of the nouns."""
    defs = SCHEMA["$defs"]
    assert defs["statement"]["properties"]["manner"]["enum"] == list(MANNERS)
    assert defs["statement"]["properties"]["act"]["enum"] == list(ACTS)
    assert defs["position"]["properties"]["attitude"]["enum"] == list(ATTITUDES)
    assert defs["position"]["properties"]["phase"]["enum"] == list(PHASES)
    assert defs["actor"]["properties"]["kind"]["enum"] == list(ACTOR_KINDS)
    assert defs["moment"]["properties"]["kind"]["enum"] == list(MOMENT_KINDS)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema",), "standpunkt.reading/2"),
        (("statements", 0, "manner"), "quoted"),
        (("statements", 0, "certainty"), 1.5),
        (("statements", 0, "source"), "Borgmester"),
        (("statements", 0, "cue", 0, "start"), -1),
        (("actors", 0, "kind"), "robot"),
        (("actors", 0, "country"), "Denmark"),
        (("document", "published"), "31. maj 2024"),
        (("positions", 0, "negated"), 1),
        (("problems", 0, "code"), "No Code"),
    ],
)
def test_schema_rejects(path: tuple[str | int, ...], wrong: object) -> None:
    """A wrong type, name or range is no reading."""
    value = reading_to_dict(READING)
    part = value
    for key in path[:-1]:
        part = part[key]  # type: ignore[index]
    part[path[-1]] = wrong  # type: ignore[index]
    assert not VALIDATOR.is_valid(value)


def test_added_keys_are_allowed() -> None:
    """Later versions may add keys: older readers pass them over."""
    value = reading_to_dict(READING)
    value["later"] = value["statements"][0]["later"] = 1
    VALIDATOR.validate(value)
    assert reading_from_dict(value) == READING


def test_missing_additions_are_filled_in() -> None:
    """A reading with the contract's keys only can be read: precision follows from the published time."""
    value = reading_to_dict(READING)
    del value["document"]["parts"], value["document"]["published_precision"]
    for actor in value["actors"]:
        del actor["authority"]
    for position in value["positions"]:
        del position["refers_to"]
    VALIDATOR.validate(value)
    reading = reading_from_dict(value)
    assert reading.document.published_precision == "time"
    assert reading.statements == READING.statements


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "standpunkt.reading/1"}', "{"])
def test_what_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        loads(text)


def test_span_that_is_not_in_the_text_is_refused() -> None:
    """A span whose words are not the text's says so, with both."""
    value = reading_to_dict(READING)
    value["statements"][0]["cue"][0]["text"] = "råber"
    with pytest.raises(DataError, match="'råber' where the text has 'siger'"):
        reading_from_dict(value)


def test_offsets_of_published_times_survive() -> None:
    """A publication time keeps its offset from UTC."""
    published = datetime(2024, 5, 31, 11, 50, tzinfo=timezone(timedelta(hours=2)))
    document = Document(id="x", text=TEXT, published=published, published_precision="time")
    written = reading_to_dict(Reading(engine="0", document=document))
    assert written["document"]["published"] == "2024-05-31T11:50:00+02:00"
    assert reading_from_dict(written).document == document
