"""Actors across documents: found by name, joined by country and by what people merged."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from standpunkt.ledger import schema
from standpunkt.ledger.nouns import Identity
from standpunkt.ledger.scope import Scope
from standpunkt.resolve.figures import folded

Counts = dict[str, int]
"""In how many documents of a view each identity is mentioned, as far as it was counted: it takes longest of all."""


def find_identities(connection: Connection, scope: Scope, name: str, counted: Counts) -> list[Identity]:
    """Give those whose name has all the words of `name`, those met in most documents first."""
    words = folded(" ".join(name.split())).split()
    if not words:
        return []
    table, identity = schema.name_word, schema.identity
    query = select(identity).where(identity.c.entry <= scope.entry)
    for word in dict.fromkeys(words):
        query = query.where(identity.c.id.in_(select(table.c.identity).where(table.c.word == word)))
    return _grouped(connection, scope, connection.execute(query).all(), counted)


def identity_of_key(connection: Connection, scope: Scope, key: str, counted: Counts) -> Identity | None:
    """Give the identity with a key, or the one that it was merged into; None where there is none."""
    identity = schema.identity
    rows = connection.execute(select(identity).where(identity.c.key == key, identity.c.entry <= scope.entry)).all()
    found = _grouped(connection, scope, rows, counted)
    return found[0] if found else None


def every_identity(connection: Connection, scope: Scope, batch: int) -> Iterator[list[Identity]]:
    """Yield all identities, some at a time, each once: in the order of the first key that each has."""
    identity = schema.identity
    query = select(identity).where(identity.c.entry <= scope.entry).order_by(identity.c.key).limit(batch)
    merged: set[str] = set()
    last = ""
    while rows := connection.execute(query.where(identity.c.key > last)).all():
        last = rows[-1].key
        fresh = [one for one in _grouped(connection, scope, rows, {}) if one.key not in merged]
        merged |= {one.key for one in fresh if len(one.keys) > 1}
        yield sorted(fresh, key=lambda one: one.keys)


def keys_in(connection: Connection, scope: Scope, documents: Sequence[str]) -> dict[str, dict[str, str]]:
    """Give, for each of these documents, the key of each of its named actors by the actor's id there."""
    document, reading, actor, identity = schema.document, schema.reading, schema.actor, schema.identity
    query = (
        select(document.c.name, actor.c.code, identity)
        .join_from(actor, reading, reading.c.entry == actor.c.reading)
        .join(document, document.c.id == reading.c.document)
        .join(identity, identity.c.id == actor.c.identity)
        .where(document.c.name.in_(documents), scope.current(retracted=True))
    )
    rows = connection.execute(query).all()
    own = {row.key: row for row in rows}
    several = [group for group in _groups(connection, scope, list(own.values())) if len(group) > 1]
    known = {key: one.key for one in _identities(connection, scope, several, {}) for key in one.keys}
    found: dict[str, dict[str, str]] = {name: {} for name in documents}
    for row in rows:
        found[row.name][row.code] = known.get(row.key, row.key)
    return found


def _grouped(connection: Connection, scope: Scope, rows: Sequence[Row[Any]], counted: Counts) -> list[Identity]:
    """Give the identities that the rows belong to, each with all its keys."""
    found = _identities(connection, scope, _groups(connection, scope, rows), counted)
    return sorted(found, key=lambda one: (-one.documents, one.key))


def _groups(connection: Connection, scope: Scope, rows: Sequence[Row[Any]]) -> list[set[str]]:
    """Give the groups of keys that the rows belong to."""
    told = merges(connection, scope)
    pairs = {pair for pair, joined in told.items() if joined}
    pairs |= {pair for pair in _implied(connection, scope, {row.folded for row in rows}) if pair not in told}
    groups: dict[str, set[str]] = {}
    for row in rows:
        keys = _connected(row.key, pairs)
        groups[min(keys)] = keys
    return list(groups.values())


def _identities(connection: Connection, scope: Scope, groups: Sequence[set[str]], counted: Counts) -> list[Identity]:
    """Give the identity of each group."""
    keys = {key for group in groups for key in group}
    identity = schema.identity
    query = select(identity).where(identity.c.key.in_(keys), identity.c.entry <= scope.entry)
    known = {row.key: row for row in connection.execute(query)}
    counted |= _documents(connection, scope, keys - counted.keys())
    return [_identity([known[key] for key in sorted(group) if key in known], counted) for group in groups]


def _implied(connection: Connection, scope: Scope, names: set[str]) -> set[tuple[str, str]]:
    """Give the pairs of a name without a country and the same name with the only country that it is ever told with."""
    identity = schema.identity
    query = select(identity).where(identity.c.folded.in_(names), identity.c.entry <= scope.entry)
    query = query.where(identity.c.authority.is_(None))
    countries: dict[str, list[str]] = {}
    for row in connection.execute(query.where(identity.c.country.is_not(None))):
        countries.setdefault(f"{row.kind}/{row.folded}/", []).append(row.key)
    bare = connection.execute(query.where(identity.c.country.is_(None), identity.c.kind != "unknown")).all()
    pairs = ((row.key, countries[row.key][0]) for row in bare if len(countries.get(row.key, ())) == 1)
    return {(min(pair), max(pair)) for pair in pairs}


def _identity(rows: Sequence[Row[Any]], counts: Counts) -> Identity:
    chosen = min(rows, key=lambda row: (-counts.get(row.key, 0), row.key))
    country = chosen.country or next((row.country for row in rows if row.country), None)
    return Identity(
        key=chosen.key, kind=chosen.kind, name=chosen.name, country=country, authority=chosen.authority,
        keys=tuple(row.key for row in rows), documents=sum(counts.get(row.key, 0) for row in rows),
    )  # fmt: skip


def _documents(connection: Connection, scope: Scope, keys: Iterable[str]) -> dict[str, int]:
    """Give in how many documents of the view each identity is mentioned."""
    wanted = sorted(keys)
    if not wanted:
        return {}
    identity, actor, reading = schema.identity, schema.actor, schema.reading
    query = (
        select(identity.c.key, func.count(reading.c.document.distinct()))
        .join(actor, actor.c.identity == identity.c.id)
        .join(reading, reading.c.entry == actor.c.reading)
        .where(identity.c.key.in_(wanted), scope.current())
        .group_by(identity.c.key)
    )
    return dict.fromkeys(wanted, 0) | {row[0]: row[1] for row in connection.execute(query)}


def merges(connection: Connection, scope: Scope) -> dict[tuple[str, str], bool]:
    """Give whether each pair of keys that somebody said something of counts as one: the newest entry on it says."""
    table = schema.merge
    query = select(table.c.one, table.c.other, table.c.joined).where(table.c.entry <= scope.entry).order_by(table.c.entry)
    return {(row.one, row.other): bool(row.joined) for row in connection.execute(query)}


def _connected(key: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Give the keys that pairs connect with a key, and itself."""
    found, waiting = {key}, [key]
    while waiting:
        at = waiting.pop()
        for pair in pairs:
            if at in pair:
                new = set(pair) - found
                found |= new
                waiting += new
    return found
