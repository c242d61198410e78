"""Finding rows by their words: the same query on both engines, each with its own index."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, column, literal_column, select, table, text

from standpunkt.errors import CallError

MODES = ("all", "phrase", "any")
COLUMNS = ("words", "lemmas")
MAX_ROWS = 1_000
"""Rows with one word that are looked at; counting further would only cost time."""
NEAR_ROWS = 2_000
"""How many rows the words that near ones are looked for by may stand in, all together."""


def matching(dialect: str, name: str, place: str, words: Sequence[str], mode: str) -> Select[tuple[int]]:
    """Give the query for the numbers of the rows that have all words, any of them, or the phrase, in `words` or `lemmas`.

    Raises `CallError` for a mode or place that there is not.
    """
    if mode not in MODES or place not in COLUMNS:
        raise CallError(f"search {place!r} in mode {mode!r}: give one of {COLUMNS} and one of {MODES}")
    if dialect == "sqlite":
        wanted = _bound(f"{place} : ({_fts_query(words, mode)})")
        return select(literal_column("rowid")).select_from(table(name)).where(text(f"{name} MATCH :query").bindparams(wanted))
    wanted = _bound(_tsquery(words, mode))
    condition = text(f"{name}.{place} @@ CAST(:query AS tsquery)").bindparams(wanted)
    return select(column("id")).select_from(table(name)).where(condition)


def _fts_query(words: Sequence[str], mode: str) -> str:
    if mode == "phrase":
        return '"' + " ".join(words) + '"'
    return (" OR " if mode == "any" else " AND ").join(f'"{word}"' for word in words)


def _tsquery(words: Sequence[str], mode: str) -> str:
    return {"phrase": " <-> ", "any": " | ", "all": " & "}[mode].join(f"'{word}'" for word in words)


@dataclass(frozen=True, slots=True)
class Token:
    """A word that must be there, or with `prefix` one that begins so."""

    word: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """All parts must be there."""

    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of the parts must be there."""

    parts: tuple["Wanted", ...]


Wanted = Token | Both | Either
"""What a text must have to be looked at; the words are as `tokens` gives them."""


def having(dialect: str, name: str, wanted: Wanted) -> Select[tuple[int]]:
    """Give the query for the numbers of the rows that have what is wanted among their words."""
    if dialect == "sqlite":
        query = "words : " + _written(Both((wanted,)), "AND", "OR", '"{}"', '"{}" *')
        condition = text(f"{name} MATCH :query")
        return select(literal_column("rowid")).select_from(table(name)).where(condition.bindparams(_bound(query)))
    query = _written(wanted, "&", "|", "'{}'", "'{}':*")
    condition = text(f"{name}.words @@ CAST(:query AS tsquery)")
    return select(column("id")).select_from(table(name)).where(condition.bindparams(_bound(query)))


def _bound(query: str) -> BindParameter[str]:
    return bindparam("query", query, unique=True)


def _written(wanted: Wanted, both: str, either: str, exact: str, prefix: str) -> str:
    if isinstance(wanted, Token):
        return (prefix if wanted.prefix else exact).format(wanted.word)
    sign = both if isinstance(wanted, Both) else either
    return "(" + f" {sign} ".join(_written(part, both, either, exact, prefix) for part in wanted.parts) + ")"


def nearest(connection: Connection, name: str, place: str, words: Sequence[str], limit: int) -> list[int]:
    """Give the numbers of the rows that share most words, the rarer a word the weightier, at most `limit` of them.

    The rarest words are looked up as long as no more than `NEAR_ROWS` rows have them, the rarest of all in any case.
    """
    found = [(ids, word) for word in dict.fromkeys(words) if (ids := _rows_with(connection, name, place, word))]
    shares: dict[int, int] = {}
    looked = 0
    for ids, _ in sorted(found, key=lambda one: (len(one[0]), one[1])):
        looked += len(ids)
        if shares and looked > NEAR_ROWS:
            break
        weight = MAX_ROWS // len(ids)
        for ident in ids:
            shares[ident] = shares.get(ident, 0) + weight
    return [ident for _, ident in nlargest(limit, ((share, ident) for ident, share in shares.items()))]


def _rows_with(connection: Connection, name: str, place: str, word: str) -> list[int]:
    """Give the numbers of the newest rows with a word; one that stands in more is as common as can be."""
    found: Select[Any] = matching(connection.dialect.name, name, place, [word], "all")
    column = next(iter(found.selected_columns))
    return [row[0] for row in connection.execute(found.order_by(column.desc()).limit(MAX_ROWS)).all()]
