"""What a ledger's rows stand for: statements and positions with their actors, documents and copies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from standpunkt.ledger.nouns import DocumentRow, PositionRow, StatementRow
from standpunkt.ledger.view import View
from standpunkt.model import Actor, Mention, Position, Reading, Statement

R = TypeVar("R", StatementRow, PositionRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement or position as one document tells it."""

    row: StatementRow | PositionRow
    document: DocumentRow
    reading: Reading
    copies: tuple[StatementRow | PositionRow, ...] = ()
    """The same in other prints of the story, the first published first."""

    @property
    def id(self) -> str:
        """Give the id within the ledger ("document#s1")."""
        return self.row.id

    @property
    def statement(self) -> Statement | None:
        """Give the statement, or the one that a position rests on; None where it rests on none."""
        code = _code(self.row) if isinstance(self.row, StatementRow) else getattr(self.position, "statement", None)
        return next((one for one in self.reading.statements if one.id == code), None)

    @property
    def position(self) -> Position | None:
        """Give the position, None for a statement."""
        if isinstance(self.row, StatementRow):
            return None
        return next((one for one in self.reading.positions if one.id == _code(self.row)), None)

    @property
    def holders(self) -> tuple[Actor, ...]:
        """Give who holds the position; none for a statement."""
        return tuple(actor for code in (self.position.holders if self.position else ()) if (actor := self.actor_of(code)))

    @property
    def source(self) -> Mention | None:
        """Give who made the statement."""
        return self.statement.source if self.statement else None

    def actor_of(self, mention: Mention | str | None) -> Actor | None:
        """Give the actor that a mention, or an id within the reading, is of."""
        code = mention.actor if isinstance(mention, Mention) else mention
        return next((actor for actor in self.reading.actors if actor.id == code), None)


def tell(view: View, rows: Sequence[StatementRow | PositionRow]) -> tuple[Told, ...]:
    """Give what rows stand for, in their order; each document is fetched once."""
    ids = list(dict.fromkeys(row.document for row in rows))
    documents = {document.id: document for document in view.documents(ids)}
    readings = {reading.document.id: reading for reading in view.readings(ids)}
    return tuple(
        Told(row=row, document=documents[row.document], reading=readings[row.document])
        for row in rows if row.document in documents and row.document in readings
    )  # fmt: skip


def tell_groups(
    view: View, groups: Sequence[tuple[StatementRow | PositionRow, tuple[StatementRow | PositionRow, ...]]]
) -> tuple[Told, ...]:
    """Give what groups of copies stand for, in their order, each with its copies."""
    copies = {row.id: others for row, others in groups}
    return tuple(replace(one, copies=copies[one.id]) for one in tell(view, [row for row, _ in groups]))


def group_copies(view: View, rows: Sequence[R]) -> list[tuple[R, tuple[R, ...]]]:
    """Give each statement or position once with its copies: those with the same words in other prints of its story.

    The groups keep the order of the rows; the one that stands for a group is the first published, the origin before others.
    """
    counts = Counter(row.key for row in rows)
    stories = view.stories({row.document for row in rows if counts[row.key] > 1})  # the others have no copies among these
    groups: dict[tuple[str, str], list[R]] = {}
    for row in rows:
        groups.setdefault((stories.get(row.document, row.document), row.key), []).append(row)
    found = []
    for (origin, _), same in groups.items():
        ordered = sorted(same, key=lambda row: (row.document != origin, row.day or "9999", row.document))
        found.append((ordered[0], tuple(ordered[1:])))
    return found


def _code(row: StatementRow | PositionRow) -> str:
    return row.id.rpartition("#")[2]
