"""A table: rows that are made as they are asked for, and what they can be turned into."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from standpunkt.errors import CallError
from standpunkt.tables import arrow, files
from standpunkt.tables.columns import Column, Row

if TYPE_CHECKING:
    import pandas
    import pyarrow

CHUNK_ROWS = 10_000
"""Rows that are held at a time, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same columns; each use makes them anew, batch by batch, so that they need not fit into memory.

    The methods are called as those of Ibis and pandas are.  Those that give pandas or Arrow, or write Parquet or Feather,
    raise `CallError` where these are not installed.  Libraries that take Arrow's streams (Polars, DuckDB) take a table as
    it is.
    """

    name: str
    columns: tuple[Column, ...]
    make: Callable[[frozenset[str]], Iterator[Row]]
    """Yields the rows with at least the columns of these names."""

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the columns."""
        return tuple(column.name for column in self.columns)

    def select(self, *names: str) -> "Table":
        """Give the table with these columns alone, in this order.

        Raises `CallError` where there is no such column.
        """
        known = {column.name: column for column in self.columns}
        for name in names:
            if name not in known:
                raise CallError(f"{self.name} has no column {name!r}; there are {', '.join(known)}")
        return replace(self, columns=tuple(known[name] for name in names))

    def __iter__(self) -> Iterator[Row]:
        names = self.names
        return ({name: row[name] for name in names} for row in self.make(frozenset(names)))

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the whole table as a data frame."""
        return arrow.to_frame(self.to_pyarrow())

    def to_pandas_batches(self, *, chunk_size: int = CHUNK_ROWS) -> "Iterator[pandas.DataFrame]":
        """Give the table as data frames of no more than `chunk_size` rows each."""
        arrow.load_pandas()
        return map(arrow.to_frame, self.to_pyarrow_batches(chunk_size=chunk_size))

    def to_pyarrow(self) -> "pyarrow.Table":
        """Give the whole table as an Arrow table."""
        return self.to_pyarrow_batches().read_all()

    def to_pyarrow_batches(self, *, chunk_size: int = CHUNK_ROWS) -> "pyarrow.RecordBatchReader":
        """Give a reader of record batches of no more than `chunk_size` rows each."""
        if chunk_size < 1:
            raise CallError(f"chunk_size {chunk_size}: give 1 or more rows")
        return arrow.reader(self.columns, iter(self), chunk_size)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.to_pyarrow_batches().__arrow_c_stream__(requested_schema)

    def to_parquet(self, path: str | PathLike[str]) -> int:
        """Write a Parquet file, which appears only when whole, and give the number of rows."""
        return arrow.write_parquet(self.to_pyarrow_batches(), path)

    def to_feather(self, path: str | PathLike[str]) -> int:
        """Write an Arrow (Feather) file in the same manner."""
        return arrow.write_feather(self.to_pyarrow_batches(), path)

    def to_csv(self, path: str | PathLike[str]) -> int:
        """Write a CSV file with a header in the same manner: UTF-8, lists as JSON.  This needs no other library."""
        with files.whole_text(path) as out:
            return files.write_csv(out, self.names, iter(self))

    def to_json(self, path: str | PathLike[str]) -> int:
        """Write JSON Lines in the same manner, one object a row.  This needs no other library."""
        with files.whole_text(path) as out:
            return files.write_json_lines(out, iter(self))
