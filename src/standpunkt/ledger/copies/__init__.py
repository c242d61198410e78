"""Copies: documents that are one text underneath, found by their words; pure functions and an index behind a protocol."""

from standpunkt.ledger.copies.compare import Link, Print, link
from standpunkt.ledger.copies.find import find_copies, make_print
from standpunkt.ledger.copies.fingerprint import Fingerprint, make_fingerprint, pack, unpack
from standpunkt.ledger.copies.group import Grouping, group
from standpunkt.ledger.copies.index import CopyIndex, MemoryIndex, add_print
from standpunkt.ledger.copies.provenance import Provenance, guess_provenance

__all__ = [
    "CopyIndex",
    "Fingerprint",
    "Grouping",
    "Link",
    "MemoryIndex",
    "Print",
    "Provenance",
    "add_print",
    "find_copies",
    "group",
    "guess_provenance",
    "link",
    "make_fingerprint",
    "make_print",
    "pack",
    "unpack",
]
