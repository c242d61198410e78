"""News agencies: their names as they stand in signatures, bylines and datelines."""

import re
from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError

FILE_NAME = "agencies.tsv"
ACRONYM_LENGTH = 4
"""Names up to this length count only in their own capitals: "AP", not "ap"."""
_COLUMNS = ("id", "name", "aliases", "kind", "country", "signatures")


@cache
def load_agency_names() -> frozenset[str]:
    """Give every name, alias and signature word of the news agencies, in its usual writing; none without a data file.

    Raises:
        DataError: the file lacks a column, or a line has another number of columns.
    """
    path = files("standpunkt").joinpath("data", "common", FILE_NAME)
    return parse_agency_names(path.read_text(encoding="utf-8")) if path.is_file() else frozenset()


@cache
def load_media_names() -> frozenset[str]:
    """Give the lower-cased names and aliases of agencies, papers, broadcasters: whatever passes words on."""
    path = files("standpunkt").joinpath("data", "common", FILE_NAME)
    if not path.is_file():
        return frozenset()
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    name, aliases = rows[0].index("name"), rows[0].index("aliases")
    return frozenset(word.casefold() for row in rows[1:] for word in (row[name], *row[aliases].split("|")) if word)


def parse_agency_names(source: str) -> frozenset[str]:
    """Give the agency names of a table (tab-separated, first line the column names, "#" for comments)."""
    rows = [line.split("\t") for line in source.splitlines() if line.strip() and not line.startswith("#")]
    if not rows or not set(_COLUMNS) <= set(rows[0]):
        raise DataError(f"data/common/{FILE_NAME}: the first line must name the columns {', '.join(_COLUMNS)}")
    names: set[str] = set()
    signatures: set[str] = set()
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            raise DataError(f"data/common/{FILE_NAME}: {row[0]}: {len(row)} columns, expected {len(rows[0])}")
        entry = dict(zip(rows[0], row, strict=True))
        if entry["kind"] == "agency":
            names |= {entry["name"], *entry["aliases"].split("|")} - {""}
            signatures |= {signature.strip("/()") for signature in entry["signatures"].split("|")} - {""}
    known = {name.casefold() for name in names | signatures}
    return frozenset(names | {one for one in signatures if not _is_compound(one, known)})


def _is_compound(signature: str, known: set[str]) -> bool:
    """Say whether the signature puts several agencies side by side ("Ritzau-AFP")."""
    parts = re.split(r"[/-]", signature)
    return len(parts) > 1 and all(part.casefold() in known for part in parts)


@cache
def agency_pattern() -> re.Pattern[str]:
    """Give a pattern that finds agency names as whole words, the longest first; it finds nothing if there are none."""
    names = sorted(load_agency_names(), key=lambda name: (-len(name), name))
    forms = [re.escape(name) if len(name) <= ACRONYM_LENGTH else f"(?i:{re.escape(name)})" for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)")
