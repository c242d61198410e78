"""Provenance: where a story came from, guessed from what its prints credit and from when they appeared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.ledger.copies.compare import Print, order

MIN_CREDITED = 0.5
"""Share of the prints that must credit an agency; a paper adds the credit of another wire now and then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a story came from."""

    first: str
    """Id of the first print."""
    agencies: tuple[str, ...] = ()
    """The agencies that sent it, the one that passed it on before the one it had it from ("/ritzau/AFP")."""
    publisher: str | None = None
    """The paper it is from, where no agency sent it."""


def guess_provenance(prints: Iterable[Print]) -> Provenance:
    """Give the origin of a story from its prints, at least one: the agencies that half of them credit, or else the first
    print's publisher.
    """
    ordered = sorted(prints, key=order)
    counts = Counter(agency for found in ordered for agency in found.agencies)
    named = tuple(agency for agency in counts if counts[agency] >= MIN_CREDITED * len(ordered))
    return Provenance(first=ordered[0].id, agencies=named, publisher=None if named else ordered[0].publisher)
