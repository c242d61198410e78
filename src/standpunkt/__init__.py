"""Standpunkt: from news text, the record of who said what and who stands where, with the evidence.

    >>> import standpunkt
    >>> reading = standpunkt.read("Vi stopper i aften, siger formanden.", published="2024-05-31")
    >>> reading.document.language
    'da'

Importing the package loads nothing heavy: every public name is fetched from its module when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from standpunkt.answers.tabled import changes_table, stands_table
    from standpunkt.api import Options, Source, find_sources, read, read_file, read_many
    from standpunkt.errors import CallError, DataError, InputError, LedgerError, ParserError, StandpunktError, WorkerError
    from standpunkt.ledger import Deposit, Ledger, View, open_ledger
    from standpunkt.model import (
        Actor,
        Document,
        Mention,
        Moment,
        Position,
        Problem,
        Reading,
        Role,
        Sentence,
        Span,
        Statement,
        Token,
    )
    from standpunkt.model.codec import dumps, loads, reading_from_dict, reading_to_dict
    from standpunkt.schemas import json_schema
    from standpunkt.tables import Table

__all__ = [
    "Actor",
    "CallError",
    "DataError",
    "Deposit",
    "Document",
    "InputError",
    "Ledger",
    "LedgerError",
    "Mention",
    "Moment",
    "Options",
    "ParserError",
    "Position",
    "Problem",
    "Reading",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "StandpunktError",
    "Statement",
    "Table",
    "Token",
    "View",
    "WorkerError",
    "__version__",
    "changes_table",
    "dumps",
    "find_sources",
    "json_schema",
    "loads",
    "open_ledger",
    "read",
    "read_file",
    "read_many",
    "reading_from_dict",
    "reading_to_dict",
    "stands_table",
]

_HOMES = {
    "standpunkt.answers.tabled": ("changes_table", "stands_table"),
    "standpunkt.api": ("Options", "Source", "find_sources", "read", "read_file", "read_many"),
    "standpunkt.errors": (
        "CallError", "DataError", "InputError", "LedgerError", "ParserError", "StandpunktError", "WorkerError",
    ),
    "standpunkt.ledger": ("Deposit", "Ledger", "View", "open_ledger"),
    "standpunkt.model": (
        "Actor", "Document", "Mention", "Moment", "Position", "Problem", "Reading", "Role", "Sentence", "Span",
        "Statement", "Token",
    ),
    "standpunkt.model.codec": ("dumps", "loads", "reading_from_dict", "reading_to_dict"),
    "standpunkt.schemas": ("json_schema",),
    "standpunkt.tables": ("Table",),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'standpunkt' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
