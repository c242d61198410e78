"""JSON Lines, CSV and Markdown: each document apart, columns as the caller says, broken rows named."""

from datetime import datetime

import pytest
from read_formats import EXAMPLES, codes, one, read, read_bytes, refusals, sources

from standpunkt.errors import CallError
from standpunkt.model import Origin
from standpunkt.text.readers.columns import parse_columns

COLUMNS = {"text": "body", "title": "headline", "published": "date", "address": "url"}


def test_json_lines_with_columns() -> None:
    """Each line is a document; its text is stored as it stands."""
    bridge, school = sources(read(EXAMPLES / "stories.jsonl", columns=COLUMNS))
    assert bridge.text == "Broen åbner i august, siger projektchef Jens Toft."
    assert (bridge.title, bridge.published, bridge.published_precision) == ("Broen åbner", datetime(2024, 5, 31), "date")
    assert bridge.origin == Origin(address="https://fjordposten.example/broen")
    assert school.published is not None
    assert school.published.isoformat() == "2024-06-01T09:30:00+02:00"
    assert school.name == "stories.jsonl: line 2"


def test_json_lines_by_their_own_names() -> None:
    """Without a mapping each field is looked for under its own name."""
    line = '{"id": "x1", "text": "Nej, siger Bo.", "language": "da-DK", "publisher": "Ritzau", "version": 3, "note": [1]}'
    source = one(read_bytes(line, "a.jsonl"))
    assert (source.id, source.language, source.publisher) == ("x1", "da", "Ritzau")
    assert source.origin == Origin(credits=("Ritzau",), version="3")


def test_broken_lines_are_named_and_the_others_read() -> None:
    """A line that is no JSON, one that is no object and one without a text: told with their numbers."""
    lines = '{"text": "a"}\n{"text": \n\n[1]\n{"body": "b"}\n{"text": 7}\n{"text": "c", "published": "i går"}\n'
    results = read_bytes(lines, "a.jsonl")
    assert [source.text for source in sources(results)] == ["a", "c"]
    assert [result.name for result in results] == [f"a.jsonl: line {number}" for number in (1, 2, 4, 5, 6, 7)]
    assert codes(sources(results)[1]) == ["impossible-date"]
    assert refusals(results)[2][1] == "no column 'text' for the text; name it with --columns text=NAME (columns: body)"


@pytest.mark.parametrize("lines", ['{"text": "a"}\nhej\n', 'hej\n{"text": "a"}\n', '{"text": \n{"text": "a"}\n'])
def test_one_broken_line_costs_no_other(lines: str) -> None:
    """Wherever it stands, also first."""
    results = read_bytes(lines, "a.jsonl")
    assert [source.text for source in sources(results)] == ["a"]
    assert len(refusals(results)) == 1


def test_nested_keys() -> None:
    """A name with dots leads into objects."""
    line = '{"article": {"body": "Nej, siger Bo."}, "meta": {"when": "2024-05-31"}}'
    source = one(read_bytes(line, "a.json", columns={"text": "article.body", "published": "meta.when"}))
    assert (source.text, source.published) == ("Nej, siger Bo.", datetime(2024, 5, 31))


def test_json_lists_and_wire_lines() -> None:
    """A list of objects is a list of documents; a line that is a ninjs item is read as one."""
    assert [source.text for source in sources(read_bytes('[{"text": "a"}, {"text": "b"}]', "a.json"))] == ["a", "b"]
    line = '{"uri": "urn:1", "pubstatus": "canceled", "headline": "A", "body_text": "B"}'
    results = read_bytes(f'{{"text": "a"}}\n{line}\n', "a.jsonl")
    assert [source.origin.status for source in sources(results)] == ["usable", "canceled"]


def test_readings_are_no_documents() -> None:
    """What Standpunkt wrote is told from what it reads."""
    line = '{"schema": "standpunkt.reading/1", "engine": "1", "document": {"text": "a"}}\n'
    for name, times in (("a.jsonl", 1), ("a.jsonl", 2), ("standard input", 1)):
        ((code, message),) = refusals(read_bytes(line * times, name))
        assert code == "readings"
        assert message.startswith("holds no documents but what Standpunkt read in them")


def test_csv_with_quotes_and_semicolons() -> None:
    """A cell may have lines and quotes in it; the delimiter is told by the first line."""
    mapping = {"text": "Tekst", "title": "Overskrift", "published": "Dato"}
    bridge, school = sources(read(EXAMPLES / "stories.csv", columns=mapping))
    assert (bridge.title, bridge.name) == ("Broen åbner", "stories.csv: row 2")
    assert school.text == '- Vi lukker ikke skolen, siger borgmester Lis Krogh.\n\n"Den er god," tilføjer hun.'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_make(delimiter: str, encoding: str) -> None:
    """What spreadsheets write in any country."""
    table = f"id{delimiter}text\r\n1{delimiter}Åse går på øen.\r\n2{delimiter}Nej.\r\n"
    results = sources(read_bytes(table.encode(encoding), "a.csv"))
    assert [(source.id, source.text) for source in results] == [("1", "Åse går på øen."), ("2", "Nej.")]


def test_csv_rows_that_are_none() -> None:
    """A row with too many cells or without a text cell is named; an empty one is nothing."""
    results = read_bytes("id,text\n1,a\n2,b,c\n\n3\n4,d\n", "a.csv")
    assert [source.text for source in sources(results)] == ["a", "d"]
    assert [message for _, message in refusals(results)] == [
        "3 cells under 2 columns; check its quotes",
        "no column 'text' for the text; name it with --columns text=NAME (columns: id)",
    ]


def test_csv_without_the_column() -> None:
    assert refusals(read_bytes("a,b\n1,2\n", "a.csv", columns={"text": "c"})) == [
        ("unreadable", "no column 'c' for the text; name it with --columns text=NAME (columns: a, b)")
    ]


@pytest.mark.parametrize("given", ["text", "text=", "body=text", "=a"])
def test_columns_that_mean_nothing(given: str) -> None:
    with pytest.raises(CallError, match="give FIELD=COLUMN"):
        parse_columns([given])


def test_columns_are_given_at_once_or_one_by_one() -> None:
    assert parse_columns(["text=a, title = b", "id=c"]) == {"text": "a", "title": "b", "id": "c"}


def test_markdown_loses_its_marks() -> None:
    """Headings, emphasis and links are words; a dash that opens speech stays; the block above tells the rest."""
    source = one(read(EXAMPLES / "story.md"))
    assert source.text == (
        "Færgen sejler igen\n\nFærgen til øen sejler igen fra mandag, oplyser rederiet.\n\n"
        "- Vi beklager ventetiden, siger direktør Tom Hald.\n"
    )
    assert (source.title, source.published, source.language) == ("Færgen sejler igen", datetime(2024, 6, 2), "da")
    assert source.origin.author == "Maria Holm"


def test_markdown_without_a_block_above() -> None:
    """Wrapped lines are one paragraph; pictures, code and HTML comments are nothing; a rule is no block above."""
    text = "Broen er *åben*,\nsiger `Bo`.\n\n![broen](bro.jpg)\n\n```\nkode\n```\n\n<!-- x -->\n\n---\n\n* et\n* to\n"
    assert one(read_bytes(text, "a.md")).text == "Broen er åben, siger Bo.\n\net\n\nto\n"


def test_a_first_line_that_names_no_columns() -> None:
    """A carriage return within the line of names is no CSV: the table is refused, not the run."""
    ((_, message),) = refusals(read_bytes("text\rtitle,date\na,b\n", "a.csv"))
    assert message.startswith("its first line is no CSV")
