"""Reading from Python."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import standpunkt
from standpunkt.api import parse_published

TEXT = "- Vi begynder i morgen, siger borgmester Lis Krogh."


@pytest.mark.parametrize(
    ("value", "published", "precision"),
    [
        (None, None, "none"),
        ("2024-05-31", datetime(2024, 5, 31), "date"),
        ("2024-05-31T11:50", datetime(2024, 5, 31, 11, 50), "time"),
        ("2024-05-31 11:50", datetime(2024, 5, 31, 11, 50), "time"),
        ("2024-05-31T11:50Z", datetime(2024, 5, 31, 11, 50, tzinfo=UTC), "time"),
        (date(2024, 5, 31), datetime(2024, 5, 31), "date"),
        (datetime(2024, 5, 31, 11), datetime(2024, 5, 31, 11), "time"),
    ],
)
def test_published_as_told(value: str | date | None, published: datetime | None, precision: str) -> None:
    """A date, a datetime or an ISO string of either; midnight where only a date was told."""
    assert parse_published(value) == (published, precision)


@pytest.mark.parametrize("value", ["", "31. maj 2024", "2024-13-01", "2024-05-31T25:00"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(standpunkt.CallError, match="is no date: give 2024-05-31"):
        standpunkt.read(TEXT, published=value)


@pytest.mark.parametrize("language", ["Danish", "DA", "d", "dan", ""])
def test_what_is_no_language_code_is_refused(language: str) -> None:
    with pytest.raises(standpunkt.CallError, match="is no ISO 639-1 code"):
        standpunkt.read(TEXT, language=language)


def test_read() -> None:
    """A text gives its reading, with what the caller told about it."""
    reading = standpunkt.read(TEXT, published="2024-05-31", language="da", id="x", publisher="Rønby Avis")
    (statement,) = reading.statements
    assert statement.source is not None
    assert statement.source.text == "borgmester Lis Krogh"
    assert [span.text for span in statement.content] == ["Vi begynder i morgen"]
    assert reading.document.id == "x"
    assert reading.document.publisher == "Rønby Avis"
    assert reading.document.published == datetime(2024, 5, 31)


def test_read_many_takes_texts_and_sources_in_order() -> None:
    """Strings and sources may be mixed; readings come in the order of the texts, each as if it were read alone."""
    sources = [
        standpunkt.Source(text=TEXT, language="da", id="a"),
        standpunkt.Source(text="Nej.", language="da", id="b"),
    ]
    readings = list(standpunkt.read_many(sources))
    assert [reading.document.id for reading in readings] == ["a", "b"]
    assert readings[0] == standpunkt.read(TEXT, language="da", id="a")
    assert [reading.document.text for reading in standpunkt.read_many(iter([TEXT]))] == [TEXT]


def test_read_file(tmp_path: Path) -> None:
    """A file is decoded; one that is not there is an InputError."""
    path = tmp_path / "story.txt"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    assert standpunkt.read_file(path, language="da").document.text == TEXT
    with pytest.raises(standpunkt.InputError, match="no such file"):
        standpunkt.read_file(tmp_path / "missing.txt")


def test_read_file_takes_every_format_of_one_text(tmp_path: Path) -> None:
    """What is told counts more than what the file tells; several texts are not one."""
    path = tmp_path / "story.md"
    path.write_text("---\ndate: 2024-05-31\nlang: en\n---\n\nVi stopper, *siger* Bo.\n", encoding="utf-8")
    document = standpunkt.read_file(path, language="da").document
    assert (document.text, document.language) == ("Vi stopper, siger Bo.\n", "da")
    assert document.published is not None
    assert document.published.date().isoformat() == "2024-05-31"
    several = tmp_path / "stories.jsonl"
    several.write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")
    with pytest.raises(standpunkt.InputError, match="holds 2 texts"):
        standpunkt.read_file(several)


def test_find_sources_raises_or_collects(tmp_path: Path) -> None:
    """Without a list the first failure is raised, with one everything else is given."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    with pytest.raises(standpunkt.InputError, match=r"b\.json: no JSON"):
        list(standpunkt.find_sources(tmp_path))
    refused: list[standpunkt.Problem] = []
    assert [source.text for source in standpunkt.find_sources(tmp_path, refused=refused)] == [TEXT]
    assert [problem.message.partition(": ")[0] for problem in refused] == [str(tmp_path / "b.json")]


def test_problems_come_with_the_reading(tmp_path: Path) -> None:
    """What was wrong in decoding stands in the reading."""
    path = tmp_path / "old.txt"
    path.write_bytes("- Åh nej, siger Åse Bæk på øen.".encode("cp1252"))
    problems = standpunkt.read_file(path, language="da").problems
    assert [problem.code for problem in problems] == ["guessed-encoding"]
