"""What was told about a text outside of it goes with its reading, and a withdrawn text is not read."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from standpunkt.model import Origin, Source
from standpunkt.model.codec import dumps, loads
from standpunkt.pipeline import read_many

STORY = "- Vi begynder i morgen, siger borgmester Lis Krogh."
ORIGIN = Origin(
    title="Vi begynder", author="Lis Krogh", credits=("Ritzau",), address="urn:a:1", version="2", status="corrected"
)


def test_origin_survives_the_codec_and_keeps_to_the_schema() -> None:
    """Author, credits, address, version and status are written, read back and allowed by the schema."""
    (reading,) = read_many([Source(text=STORY, language="da", origin=ORIGIN)])
    assert loads(dumps(reading)) == reading
    assert loads(dumps(reading)).document.origin == ORIGIN
    schema = json.loads(files("standpunkt").joinpath("data", "schema", "reading-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(dumps(reading)))


def test_readings_of_older_versions_are_still_read() -> None:
    """A reading written before there were origins has an empty one."""
    (reading,) = read_many([Source(text=STORY, language="da")])
    value = json.loads(dumps(reading))
    del value["document"]["origin"]
    assert loads(json.dumps(value)).document.origin == Origin()


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_nothing_is_read_from_a_withdrawn_text(status: str) -> None:
    """A text that its publisher withdrew says nothing for anybody, whether its words are still there or not."""
    sources = [Source(text=text, language="da", origin=Origin(address="urn:a:1", status=status)) for text in (STORY, "")]
    for reading in read_many(sources):
        assert (reading.statements, reading.positions, reading.actors, reading.problems) == ((), (), (), ())
        assert reading.document.origin.status == status


def test_texts_without_words_have_ids_of_their_own() -> None:
    """Two kills are two documents."""
    origins = [Origin(address=address, version="2", status="canceled") for address in ("urn:a:1", "urn:a:2")]
    first, second = read_many(Source(text="", language="da", origin=origin) for origin in origins)
    assert first.document.id != second.document.id
