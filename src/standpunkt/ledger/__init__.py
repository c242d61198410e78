"""The ledger: an append-only record of readings on two time axes, in SQLite or PostgreSQL.

It stores readings and does not make them.  `open_ledger` opens one, `Ledger.add` stores, `Ledger.view` gives the frozen
view that answers are asked of.  Names are fetched from their modules when first used: finding copies needs no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standpunkt.ledger.nouns import Deposit, DocumentRow, Identity, Judgement, PositionRow, Receipt, StatementRow, Story
    from standpunkt.ledger.rows import source_digest
    from standpunkt.ledger.store import Ledger, open_ledger, upgrade_ledger
    from standpunkt.ledger.view import View

__all__ = [
    "Deposit",
    "DocumentRow",
    "Identity",
    "Judgement",
    "Ledger",
    "PositionRow",
    "Receipt",
    "StatementRow",
    "Story",
    "View",
    "open_ledger",
    "source_digest",
    "upgrade_ledger",
]

_HOMES = {
    "nouns": ("Deposit", "DocumentRow", "Identity", "Judgement", "PositionRow", "Receipt", "StatementRow", "Story"),
    "rows": ("source_digest",),
    "store": ("Ledger", "open_ledger", "upgrade_ledger"),
    "view": ("View",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'standpunkt.ledger' has no attribute {name!r}")
    return getattr(import_module(f"standpunkt.ledger.{_HOME[name]}"), name)
