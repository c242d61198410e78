"""Name authorities: a user's own list of names with identifiers, read from a table.

The table has a header line and one row a name: `name`, `id` (or `qid`), and where known `aliases`, `roles` (both with
"|" between them), `country` (ISO 3166 alpha-2) and `kind`; tab-separated, or comma-separated as CSV.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.model.actor import ACTOR_KINDS

NAME, IDENT, OTHER_IDENT = "name", "id", "qid"
COLUMNS = (IDENT, NAME, "aliases", "roles", "country", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Somebody in a name authority."""

    id: str
    """The identifier, such as a Wikidata QID."""
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Role nouns as lemmas ("udenrigsminister"), lower-cased."""
    country: str | None = None
    kind: str | None = None
    """One of `ACTOR_KINDS`, None where the table does not say."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Bearers by each of their full names, normalised."""

    by_name: Mapping[str, tuple[Bearer, ...]]

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """Give everybody in it once, in order of their identifiers."""
        found = {bearer: None for bearers in self.by_name.values() for bearer in bearers}
        return tuple(sorted(found, key=lambda bearer: (bearer.id, bearer.name)))

    def find(self, name: str) -> tuple[Bearer, ...]:
        """Give all who bear a full name, in table order; case and spaces do not matter, letters do."""
        return self.by_name.get(normalised(name), ())


def normalised(name: str) -> str:
    """Give a name in lower case with single spaces."""
    return " ".join(name.casefold().split())


def read_authority(path: Path) -> Authority:
    """Give the name authority in a table.

    Raises `InputError` where the file cannot be read, lacks a column or has a row without name or identifier.
    """
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; give a UTF-8 table with the columns {NAME} and {IDENT}") from error
    return parse_authority(source.splitlines(), str(path))


def parse_authority(lines: Iterable[str], label: str = "table") -> Authority:
    """Give the name authority of a table's lines; `label` names it in messages.

    Raises `InputError` where a column is missing or a row has no name or identifier.
    """
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    delimiter = "\t" if rows and "\t" in rows[0] else ","
    reader = csv.DictReader(rows, delimiter=delimiter)
    columns = {(column or "").strip().lower(): column for column in reader.fieldnames or ()}
    ident = columns.get(IDENT) or columns.get(OTHER_IDENT)
    if NAME not in columns or ident is None:
        raise InputError(f"{label}: the first line must name the columns {NAME} and {IDENT}")
    bearers = []
    for number, row in enumerate(reader, 2):
        cells = {key: (row.get(column) or "").strip() for key, column in columns.items()}
        bearer_id = (row.get(ident) or "").strip()
        if not cells[NAME] or not bearer_id:
            raise InputError(f"{label}, row {number}: no {NAME} or no {IDENT}; every row needs both")
        kind = cells.get("kind", "").lower() or None
        if kind is not None and kind not in ACTOR_KINDS:
            raise InputError(f"{label}, row {number}: kind {kind!r} is none of {', '.join(ACTOR_KINDS)}")
        bearers.append(
            Bearer(
                id=bearer_id,
                name=cells[NAME],
                aliases=_listed(cells.get("aliases", "")),
                roles=tuple(role.lower() for role in _listed(cells.get("roles", ""))),
                country=cells.get("country", "").upper() or None,
                kind=kind,
            )
        )
    return make_authority(bearers)


def make_authority(bearers: Iterable[Bearer]) -> Authority:
    """Give the name authority of these bearers."""
    found: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        for form in dict.fromkeys(map(normalised, (bearer.name, *bearer.aliases))):
            found.setdefault(form, []).append(bearer)
    return Authority({form: tuple(of_name) for form, of_name in found.items()})


def merge_authority(kept: Authority, added: Authority) -> Authority:
    """Give both together; where both know an identifier, what is added takes the place of what was kept."""
    new = {bearer.id for bearer in added.bearers}
    return make_authority((*(bearer for bearer in kept.bearers if bearer.id not in new), *added.bearers))


def authority_text(authority: Authority) -> str:
    """Give a name authority as a tab-separated table that `parse_authority` reads back."""
    lines = ["\t".join(COLUMNS)]
    for bearer in authority.bearers:
        cells = (bearer.id, bearer.name, "|".join(bearer.aliases), "|".join(bearer.roles), bearer.country, bearer.kind)
        lines.append("\t".join(" ".join((cell or "").split()) for cell in cells))
    return "\n".join(lines) + "\n"


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
