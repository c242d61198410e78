"""Tables of the data folder: tab-separated, "#" for comments, first line the column names."""

from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError

Row = dict[str, str]


def read_table(*path: str) -> list[Row]:
    """Give the rows of `data/…path`, each as column -> cell; an absent file has none.

    Raises `DataError` where a row has another number of columns than the header.
    """
    file = files("standpunkt").joinpath("data", *path)
    if not file.is_file():
        return []
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t") if lines else []
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(f"data/{'/'.join(path)}: {cells[0]!r} has {len(cells)} columns, expected {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def listed(row: Row, *columns: str) -> list[str]:
    """Give the "|"-separated forms of some columns, empty ones left out."""
    return [form for column in columns for form in row.get(column, "").split("|") if form]


@cache
def transliterations() -> tuple[tuple[str, str], ...]:
    """Give (written, read) pairs of letters that transliterations write differently, the longest first."""
    rows = read_table("common", "transliteration.tsv")
    return tuple(sorted(((row["written"], row["read"]) for row in rows), key=lambda pair: (-len(pair[0]), pair[0])))
