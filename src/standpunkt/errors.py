"""The exceptions of Standpunkt: one tree, drawn before the classes.

    StandpunktError
    ├── CallError            the call was wrong: a bad date, an unknown option value
    ├── InputError           an input cannot be read: missing, a directory, binary, no known encoding
    ├── DataError            a file of the package or of a user's own data is broken
    ├── LedgerError          a ledger cannot be opened, read or written: full disk, lock, lost connection, damage
    ├── ParserError          a parser is missing or cannot be loaded
    └── WorkerError          one of several reading processes died

Bad text inside a readable input is never an exception: it is a `Problem` in the reading.
"""

__all__ = ["CallError", "DataError", "InputError", "LedgerError", "ParserError", "StandpunktError", "WorkerError"]


class StandpunktError(Exception):
    """Base of everything that Standpunkt raises on purpose; its message says what, where and what to do."""


class CallError(StandpunktError):
    """The caller passed something that cannot mean anything, such as a date that is no date."""


class InputError(StandpunktError):
    """An input cannot be read at all: it is missing, a directory, binary, or in no known encoding."""


class DataError(StandpunktError):
    """A data file (lexicon, names, gold) is broken; the message names the file and the entry."""


class LedgerError(StandpunktError):
    """A ledger cannot be opened, read or written; what was stored before stays, and the message says what to do."""


class ParserError(StandpunktError):
    """A parser is not installed or cannot be loaded; the message says how to get it."""


class WorkerError(StandpunktError):
    """One of several reading processes died; what was read until then has been given."""
