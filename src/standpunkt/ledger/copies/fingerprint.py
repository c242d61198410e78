"""Fingerprints: what is kept of a text to know its copies by, and the keys by which they are looked up."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from standpunkt.errors import DataError
from standpunkt.ledger.copies.minhash import band_keys, sign
from standpunkt.ledger.copies.shingles import find_runs
from standpunkt.model import Document

FORMAT = 1
"""Grows when shingles, voices or keys are made in another way: fingerprints of two formats are not compared."""
LEAD_SHINGLES = 24
MAX_PASSAGES = 48
"""Passage keys of a document, the smallest; more are needed only for texts of more than about 1,000 words."""
MIN_SHARED = 10
"""Shingles that two texts must have in common to be copies, unless they are the same throughout or one has no more."""
_HEADER = struct.Struct("<BIII")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The shingles of a text, as 32-bit hashes."""

    told: frozenset[int]
    """What the writer tells."""
    spoken: frozenset[int] = frozenset()
    """What stands within quotations and not outside them as well."""
    lead: frozenset[int] = frozenset()
    """The first of `told`."""
    passages: tuple[int, ...] = ()
    """The smallest shingle of each told stretch: passages that two texts share have it in common, wherever they stand."""

    @property
    def whole(self) -> frozenset[int]:
        """All shingles."""
        return self.told | self.spoken

    @property
    def keys(self) -> tuple[int, ...]:
        """What the fingerprint is looked up by, all 63-bit: bands of the MinHash of everything, then passages."""
        return (*band_keys(sign(self.whole)), *self.passages)


def make_fingerprint(document: Document) -> Fingerprint:
    """Give the fingerprint of a document's text, without title, byline, publication line, dateline and signature."""
    runs = find_runs(document)
    ordered = [shingle for run in runs if not run.spoken for shingle in run.shingles]
    told = frozenset(ordered)
    spoken = frozenset(shingle for run in runs if run.spoken for shingle in run.shingles) - told
    found = {min(run.shingles) for run in runs if not run.spoken} or {min(run.shingles) for run in runs}
    return Fingerprint(
        told=told, spoken=spoken, lead=frozenset(ordered[:LEAD_SHINGLES]), passages=tuple(sorted(found)[:MAX_PASSAGES])
    )


def pack(fingerprint: Fingerprint) -> bytes:
    """Give a fingerprint as bytes, four for each shingle."""
    lead = sorted(fingerprint.lead)
    rest = sorted(fingerprint.told - fingerprint.lead)
    spoken = sorted(fingerprint.spoken)
    header = _HEADER.pack(FORMAT, len(lead), len(rest), len(spoken))
    return header + b"".join(_numbers(part) for part in (lead, rest, spoken, fingerprint.passages))


def unpack(data: bytes, near: Fingerprint | None = None) -> Fingerprint | None:
    """Give the fingerprint in bytes, None for one of another format, or of a text that cannot be a copy of `near`.

    Raises `DataError` where the bytes are broken.
    """
    if not data or data[0] != FORMAT:
        return None
    try:
        _, leads, rest, spoken = _HEADER.unpack_from(data)
        values: list[int] = np.frombuffer(data, "<u4", (len(data) - _HEADER.size) // 4, _HEADER.size).tolist()
    except struct.error as error:
        raise DataError(f"fingerprint: {error}; make it again from the text") from error
    if leads + rest + spoken > len(values) or (len(data) - _HEADER.size) % 4:
        raise DataError("fingerprint: it is cut off; make it again from the text")
    end = leads + rest + spoken
    if near is not None and _are_apart(near, values[: leads + rest], end):
        return None
    lead, told = frozenset(values[:leads]), frozenset(values[: leads + rest])
    return Fingerprint(told=told, lead=lead, spoken=frozenset(values[leads + rest : end]), passages=tuple(values[end:]))


def _are_apart(near: Fingerprint, told: list[int], size: int) -> bool:
    """Say whether a text with these told shingles, and so many in all, shares too little: most of those looked at do."""
    own = len(near.told) + len(near.spoken)
    return min(own, size) >= MIN_SHARED and own != size and len(near.told.intersection(told)) < MIN_SHARED


def _numbers(values: Iterable[int]) -> bytes:
    numbers = tuple(values)
    return struct.pack(f"<{len(numbers)}I", *numbers)
