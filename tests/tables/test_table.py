"""Tables: rows made as they are asked for, as frames, Arrow and files; a clear word where a library is missing."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from standpunkt.errors import CallError
from standpunkt.tables import Column, Row, Table
from standpunkt.tables.columns import DAY, INTEGER, SPANS, TEXTS, TIME, TRUTH, choice

COLUMNS = (
    Column("id"), Column("number", INTEGER), Column("named", TRUTH), choice("act", ("say", "deny")), Column("day", DAY),
    Column("at", TIME), Column("words", TEXTS), Column("spans", SPANS),
)  # fmt: skip
FULL: Row = {
    "id": "a#s1", "number": 7, "named": True, "act": "deny", "day": date(2024, 5, 31),
    "at": datetime(2024, 5, 31, 12, 5, tzinfo=UTC), "words": ["æ", "b"], "spans": [{"start": 2, "end": 3, "text": "æ"}],
}  # fmt: skip
EMPTY: Row = {**dict.fromkeys(FULL), "id": "a#s2", "words": [], "spans": []}


def table(*rows: Row) -> Table:
    return Table("tried", COLUMNS, lambda names: iter(rows))


def test_rows_can_be_gone_through_more_than_once() -> None:
    made = table(FULL, EMPTY)
    assert list(made) == [FULL, EMPTY]
    assert list(made) == [FULL, EMPTY]


def test_columns_are_chosen_in_the_order_asked_for() -> None:
    chosen = table(FULL).select("act", "id")
    assert chosen.names == ("act", "id")
    assert list(chosen) == [{"act": "deny", "id": "a#s1"}]
    with pytest.raises(CallError, match=r"tried has no column 'who'; there are id, number"):
        table(FULL).select("who")


def test_only_the_columns_chosen_are_asked_for() -> None:
    """A table may leave out what is dear and not asked for."""
    asked = []

    def make(names: frozenset[str]) -> Iterator[Row]:
        asked.append(names)
        yield FULL

    list(Table("tried", COLUMNS, make).select("id", "day"))
    assert asked == [frozenset({"id", "day"})]


def test_frames_are_typed() -> None:
    """Numbers and truths that are missing stay numbers and truths, few words are categories, times have a zone."""
    frame = table(FULL, EMPTY).to_pandas()
    told = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert told["number"] == "Int64"
    assert told["named"] == "boolean"
    assert told["act"] == "category"
    assert told["day"].startswith("datetime64")
    assert told["at"].endswith(", UTC]")
    assert list(frame["act"].cat.categories) == ["say", "deny"]
    assert frame["number"].sum() == 7
    assert frame["at"][0].isoformat() == "2024-05-31T12:05:00+00:00"
    assert frame["id"].tolist() == ["a#s1", "a#s2"]
    assert list(frame["words"][0]) == ["æ", "b"]


def test_arrow_has_the_rows_as_they_are() -> None:
    assert table(FULL, EMPTY).to_pyarrow().to_pylist() == [FULL, EMPTY]


def test_batches_are_made_as_they_are_read() -> None:
    """Of a table without end no more rows are made than the batches that were taken."""
    made = []

    def endless(names: frozenset[str]) -> Iterator[Row]:
        while True:
            made.append(1)
            yield FULL

    without_end = Table("endless", COLUMNS, endless)
    assert without_end.to_pyarrow_batches(chunk_size=3).read_next_batch().num_rows == 3
    assert len(made) == 3
    assert len(next(without_end.to_pandas_batches(chunk_size=2))) == 2
    assert len(made) == 5
    with pytest.raises(CallError, match="chunk_size 0"):
        without_end.to_pyarrow_batches(chunk_size=0)


def test_an_empty_table_keeps_its_columns() -> None:
    frame = table().to_pandas()
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert len(frame) == 0


def test_words_that_an_engine_made_up_are_kept() -> None:
    """Every batch has the known words first; an unknown one is neither lost nor the end of the export."""
    odd = {**FULL, "act": "sing"}
    frame = table(FULL, odd).to_pandas()
    assert frame["act"].tolist() == ["deny", "sing"]


def test_lone_surrogates_become_the_replacement_mark(tmp_path: Path) -> None:
    """UTF-8, and so Arrow, has no lone surrogates; broken pages do."""
    broken = {**EMPTY, "id": "a\ud800", "words": ["b\udfff"]}
    assert table(broken).to_pyarrow().to_pylist()[0]["words"] == ["b\ufffd"]
    table(broken).to_json(tmp_path / "t.jsonl")
    assert json.loads((tmp_path / "t.jsonl").read_text(encoding="utf-8"))["id"] == "a\ufffd"


def test_libraries_that_take_streams_take_a_table() -> None:
    import pyarrow

    assert pyarrow.table(table(FULL, EMPTY)).num_rows == 2


@pytest.mark.parametrize("ending", ["parquet", "feather"])
def test_files_of_arrow_hold_the_table(tmp_path: Path, ending: str) -> None:
    import pandas

    path = tmp_path / f"t.{ending}"
    made = table(*[FULL] * 5, EMPTY)
    assert getattr(made, f"to_{ending}")(path) == 6
    frame = getattr(pandas, f"read_{ending}")(path)
    assert frame["id"].tolist() == ["a#s1"] * 5 + ["a#s2"]
    assert str(frame["act"].dtype) == "category"
    assert str(frame["at"].dtype).endswith(", UTC]")


def test_csv_holds_the_table(tmp_path: Path) -> None:
    assert table(FULL, EMPTY).to_csv(tmp_path / "t.csv") == 2
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        header, full, empty = csv.reader(file)
    assert header == [column.name for column in COLUMNS]
    assert full == [
        "a#s1", "7", "true", "deny", "2024-05-31", "2024-05-31T12:05:00+00:00", '["æ", "b"]',
        '[{"start": 2, "end": 3, "text": "æ"}]',
    ]  # fmt: skip
    assert empty == ["a#s2", "", "", "", "", "", "[]", "[]"]


def test_a_file_appears_only_when_whole(tmp_path: Path) -> None:
    def breaking(names: frozenset[str]) -> Iterator[Row]:
        yield FULL
        raise CallError("stop")

    for write in (Table.to_parquet, Table.to_csv):
        with pytest.raises(CallError, match="stop"):
            write(Table("breaking", COLUMNS, breaking), tmp_path / "t")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(CallError, match="cannot be written"):
        table(FULL).to_csv(tmp_path / "nowhere" / "t.csv")
    with pytest.raises(CallError, match="cannot be written"):
        table(FULL).to_parquet(tmp_path / "nowhere" / "t.parquet")


@pytest.mark.parametrize("library", ["pandas", "pyarrow"])
def test_a_missing_library_is_named_with_its_extra(library: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As where only `pip install standpunkt` was done; plain files need neither."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(CallError, match=rf"this needs {library}: pip install 'standpunkt\[frames\]'"):
        table(FULL).to_pandas()
    assert table(FULL).to_csv(tmp_path / "t.csv") == 1
