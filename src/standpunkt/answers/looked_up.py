"""Searching: statements that have some words, and what was said day by day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standpunkt.answers.told import Told, group_copies, tell_groups
from standpunkt.answers.who_said import chosen_actors, keys_of
from standpunkt.errors import CallError
from standpunkt.ledger.nouns import StatementRow
from standpunkt.ledger.view import View

MOST_ROWS = 2_000
MONTH = len("2024-05")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found."""

    told: tuple[Told, ...]
    total: int
    """How many there are, copies not counted; no more than `MOST_ROWS` rows are looked at."""
    months: tuple[tuple[str, int], ...] = ()
    """How many there are in each month of publication ("2024-05"), the earliest first."""


def find_statements(
    view: View, words: str, *, mode: str = "all", lemma: bool = True, by: str | None = None, limit: int = 20
) -> Found:
    """Give the statements whose content has the words, newest first, copies together.

    Raises `CallError` where there are no words, or nobody of the name `by`.
    """
    if not words.split():
        raise CallError("search: no words to look for")
    keys = _keys(view, by)
    rows = view.search(words, mode=mode, lemma=lemma, identities=keys, limit=MOST_ROWS)
    return _found(view, rows, limit)


def find_timeline(view: View, words: str | None = None, *, by: str | None = None, limit: int = 100) -> Found:
    """Give what was said, oldest first: of some words, by some actor, or both.

    Raises `CallError` where neither is given, or nobody of the name is known.
    """
    if not (words and words.split()) and not by:
        raise CallError("timeline: give words, --by NAME, or both")
    keys = _keys(view, by)
    if words and words.split():
        rows = view.search(words, identities=keys, limit=MOST_ROWS)
    else:
        rows = view.statements(identities=keys, limit=MOST_ROWS)
    found = _found(view, rows, limit)
    return replace(found, told=tuple(sorted(found.told, key=lambda one: (one.row.day or "", one.document.id, one.row.start))))


def _keys(view: View, by: str | None) -> list[str] | None:
    return keys_of(chosen_actors(view, by)) if by else None


def _found(view: View, rows: Iterable[StatementRow], limit: int) -> Found:
    kept = [row for row in rows if row.judgement != "reject"]
    groups = group_copies(view, kept)
    groups.sort(key=lambda group: group[0].day or "", reverse=True)
    months = Counter(row.day[:MONTH] for row, _ in groups if row.day)
    return Found(told=tell_groups(view, groups[:limit]), total=len(groups), months=tuple(sorted(months.items())))
