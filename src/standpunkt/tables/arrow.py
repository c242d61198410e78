"""Tables as Arrow and pandas, batch by batch; both libraries are loaded only when they are asked for."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any

from standpunkt.errors import CallError
from standpunkt.tables.columns import (
    BODY,
    CHOICE,
    DAY,
    INTEGER,
    REAL,
    SPANS,
    TEXT,
    TEXTS,
    TIME,
    TRUTH,
    Column,
    Row,
)
from standpunkt.tables.files import storable, whole_file

if TYPE_CHECKING:
    import pandas
    import pyarrow


def load_pyarrow() -> Any:
    """Give pyarrow.

    Raises `CallError` where it is not installed.
    """
    return _load("pyarrow")


def load_pandas() -> Any:
    """Give pandas in the same manner."""
    return _load("pandas")


def _load(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise CallError(f"this needs {name}: pip install 'standpunkt[frames]'") from error


def reader(columns: Sequence[Column], rows: Iterator[Row], chunk_size: int) -> "pyarrow.RecordBatchReader":
    """Give a reader of the rows in record batches; the rows are made as it is read."""
    pa = load_pyarrow()
    schema = pa.schema([pa.field(column.name, _type(pa, column)) for column in columns])

    def batches() -> Iterator[Any]:
        while some := list(islice(rows, chunk_size)):
            arrays = [_array(pa, column, [row[column.name] for row in some]) for column in columns]
            yield pa.record_batch(arrays, schema=schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def _type(pa: Any, column: Column) -> Any:
    types: dict[str, Callable[[], Any]] = {
        TEXT: pa.string, BODY: pa.large_string, INTEGER: pa.int64, REAL: pa.float64, TRUTH: pa.bool_, DAY: pa.date32,
        CHOICE: lambda: pa.dictionary(pa.int16(), pa.string()), TIME: lambda: pa.timestamp("us", tz="UTC"),
        TEXTS: lambda: pa.list_(pa.string()),
        SPANS: lambda: pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])),
    }  # fmt: skip
    return types[column.kind]()


def _array(pa: Any, column: Column, values: list[Any]) -> Any:
    kind = _type(pa, column)
    if column.kind == CHOICE:
        # Every batch has the same words in the same order; a word that a foreign engine made up comes after them.
        places = {word: place for place, word in enumerate(column.choices)}
        indices = [None if value is None else places.setdefault(value, len(places)) for value in values]
        return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int16()), pa.array(list(places), pa.string()))
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array(_storable(values), kind)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable(one) for one in value]
    return {key: _storable(one) for key, one in value.items()} if isinstance(value, dict) else value


def to_frame(given: "pyarrow.Table | pyarrow.RecordBatch") -> "pandas.DataFrame":
    """Give Arrow's rows as a data frame: days as times of day zero, numbers and truths that may be missing as such."""
    pandas, pa = load_pandas(), load_pyarrow()
    types = {pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}
    return given.to_pandas(date_as_object=False, types_mapper=types.get)


def write_parquet(given: "pyarrow.RecordBatchReader", path: str | PathLike[str]) -> int:
    """Write record batches as a Parquet file, each as a row group; give the number of rows."""
    parquet = _load("pyarrow.parquet")
    with whole_file(path) as part, parquet.ParquetWriter(part, given.schema, compression="zstd") as writer:
        return _write(writer, given)


def write_feather(given: "pyarrow.RecordBatchReader", path: str | PathLike[str]) -> int:
    """Write record batches as an Arrow file in the same manner."""
    ipc = _load("pyarrow.ipc")
    with whole_file(path) as part, ipc.new_file(str(part), given.schema) as writer:
        return _write(writer, given)


def _write(writer: Any, batches: Any) -> int:
    count = 0
    for batch in batches:
        writer.write_batch(batch)
        count += batch.num_rows
    return count
