"""Stories: which documents are one text underneath, from the links between the versions that a view sees."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, or_, select
from sqlalchemy.sql.selectable import FromClause

from standpunkt.ledger import schema
from standpunkt.ledger.copies import Fingerprint, Grouping, Link, Print, Provenance, group, guess_provenance
from standpunkt.ledger.copies.compare import when
from standpunkt.ledger.copying import print_facts
from standpunkt.ledger.nouns import Story
from standpunkt.ledger.scope import VIEWS, Scope

MAX_IDS = 500
MAX_FURTHER = 100
"""Documents that are followed beyond those asked for: the story of any but a few has far less."""
MAX_LINKS = 2_000
"""Links that are taken at a time, those that share most."""
_ORDER = (schema.story_link.c.entry, schema.story_link.c.copy, schema.story_link.c.origin)
NOTHING = Fingerprint(told=frozenset())


def story_ids(connection: Connection, scope: Scope, documents: Sequence[int] | None = None) -> dict[str, str]:
    """Give the id of the first print of the story for each document that has copies or is one.

    `documents` are the numbers of those that are asked for; None: all.
    """
    links = _all_links(connection, scope) if documents is None else _links_around(connection, scope, documents)
    grouping, names = _grouped(connection, links)
    return {names[ident]: names[first] for ident, first in grouping.story.items()}


def story_of(connection: Connection, scope: Scope, name: str, document: int) -> Story:
    """Give the story of a document: its prints in the order of publication, and where it came from."""
    grouping, names = _grouped(connection, _links_around(connection, scope, [document]))
    ident = next((ident for ident, known in names.items() if known == name), None)
    if ident is None:
        return Story(id=name, documents=(name,))
    prints = _prints(connection, [int(one) for one, first in grouping.story.items() if first == grouping.story[ident]])
    provenance = guess_provenance(prints.values())
    ordered = sorted(prints, key=lambda one: (when(prints[one]), names[str(one)]))
    return _story(provenance, [names[str(one)] for one in ordered], names, grouping)


def _story(provenance: Provenance, documents: Sequence[str], names: Mapping[str, str], grouping: Grouping) -> Story:
    inside = set(documents)
    links = [(names[link.copy], names[link.origin], link.kind) for link in grouping.links]
    return Story(
        id=names[provenance.first], documents=tuple(documents), agencies=provenance.agencies, publisher=provenance.publisher,
        links=tuple(sorted(link for link in links if link[0] in inside and link[1] in inside)),
        merged=tuple(sorted(names[ident] for ident in grouping.merged if names[ident] in inside)),
    )  # fmt: skip


_COPY, _ORIGIN = schema.version.alias("copy_version"), schema.version.alias("origin_version")
_JUDGED, _JUDGED_LATER = schema.judgement.alias("judged"), schema.judgement.alias("judged_later")


@lru_cache(maxsize=VIEWS)
def _select_links(scope: Scope) -> Any:
    """Give the query for links between versions whose readings count in the view; killed ones stay in their stories."""
    table, one, other = schema.story_link, _COPY, _ORIGIN
    # Asked for each link: a list of all versions that count would be as long as the ledger.
    current = [
        exists().where(schema.reading.c.version == version, scope.current(retracted=True))
        for version in (table.c.copy, table.c.origin)
    ]
    return (
        select(table, one.c.document.label("copy_document"), other.c.document.label("origin_document"))
        .join_from(table, one, one.c.id == table.c.copy)
        .join(other, other.c.id == table.c.origin)
        .where(table.c.entry <= scope.entry, *current)
        .where(~_is_rejected(scope, one), ~_is_rejected(scope, other))
        .order_by(*_ORDER)
    )


def _is_rejected(scope: Scope, version: FromClause) -> ColumnElement[bool]:
    """Give the condition that somebody's newest judgement on a document is that it is no copy."""
    table, later = _JUDGED, _JUDGED_LATER
    newer = exists().where(later.c.document == table.c.document, later.c.kind == "story", later.c.entry > table.c.entry,
                           later.c.entry <= scope.entry)  # fmt: skip
    return exists().where(table.c.document == version.c.document, table.c.kind == "story", table.c.verdict == "reject",
                          table.c.entry <= scope.entry, ~newer)  # fmt: skip


def _all_links(connection: Connection, scope: Scope) -> list[Row[Any]]:
    return list(connection.execute(_select_links(scope)))


def _links_around(connection: Connection, scope: Scope, documents: Iterable[int]) -> list[Row[Any]]:
    """Give the links of these documents, of those that they lead to, and so on, those that share most first.

    Of what they lead to no more than `MAX_FURTHER` documents are followed: the answer for a story that is printed everywhere
    must not take longer for every print of it.
    """
    found: dict[tuple[int, int, int], Row[Any]] = {}
    waiting = list(dict.fromkeys(documents))
    seen, room = set(waiting), MAX_FURTHER
    shared = schema.story_link.c.shared
    while waiting:
        asked, waiting = waiting[:MAX_IDS], waiting[MAX_IDS:]
        query = _select_links(scope).where(_touches(asked)).order_by(None).order_by(shared.desc(), *_ORDER).limit(MAX_LINKS)
        rows = connection.execute(query).all()
        found |= {(row.entry, row.copy, row.origin): row for row in rows}
        reached = dict.fromkeys(number for row in rows for number in (row.copy_document, row.origin_document))
        further = [number for number in reached if number not in seen][:room]
        seen |= set(further)
        room -= len(further)
        waiting += further
    return [found[key] for key in sorted(found)]


def _touches(documents: Sequence[int]) -> ColumnElement[bool]:
    table, version = schema.story_link, schema.version
    own = select(version.c.id).where(version.c.document.in_(documents))
    return or_(table.c.copy.in_(own), table.c.origin.in_(own))


def _grouped(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Grouping, dict[str, str]]:
    """Give the stories that links make, and the documents' ids by the numbers of versions; the newest of a pair counts."""
    links = {(row.copy, row.origin): Link(
        copy=str(row.copy), origin=str(row.origin), kind=row.kind, share=row.share, of_origin=row.of_origin,
        shared=row.shared, opens=row.opens,
    ) for row in rows}  # fmt: skip
    numbers = sorted({number for pair in links for number in pair})
    names = _names(connection, numbers)
    order = {str(number): (when(found), -size, names[str(number)]) for number, (found, size) in
             _sizes(connection, numbers).items()}  # fmt: skip
    return group(order, links.values()), names


def _names(connection: Connection, versions: Sequence[int]) -> dict[str, str]:
    version, document = schema.version, schema.document
    found: dict[str, str] = {}
    for start in range(0, len(versions), MAX_IDS):
        query = select(version.c.id, document.c.name).join(document, document.c.id == version.c.document)
        rows = connection.execute(query.where(version.c.id.in_(versions[start : start + MAX_IDS])))
        found |= {str(row.id): row.name for row in rows}
    return found


def _sizes(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[Print, int]]:
    """Give the prints of versions without their fingerprints, and how much text each has."""
    table = schema.copy_print
    columns = [column for column in table.c if column.name != "body"]
    found: dict[int, tuple[Print, int]] = {}
    for start in range(0, len(versions), MAX_IDS):
        query = select(*columns).where(table.c.version.in_(versions[start : start + MAX_IDS])).order_by(table.c.entry)
        for row in connection.execute(query):
            found[row.version] = Print(id=str(row.version), fingerprint=NOTHING, **print_facts(row)), row.size
    return found


def _prints(connection: Connection, versions: Sequence[int]) -> dict[int, Print]:
    return {number: found for number, (found, _) in _sizes(connection, versions).items()}
