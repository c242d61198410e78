"""Comparing two prints: whether one has the other's text, and how."""

from dataclasses import dataclass
from datetime import UTC, datetime

from standpunkt.ledger.copies.fingerprint import MIN_SHARED, Fingerprint

WHOLE = 0.75
"""Share of a text's told words that another must have to have it whole; the rest are the changes of a desk."""
MOST = 0.5
"""Share that makes a copy of a text of which enough is shared, or whose opening is."""
ENOUGH = 40
"""Shingles that are more than a standing paragraph of background, which has 20 to 35."""
SOME, MUCH = 0.3, 70
"""Share and shingles, as many as in two or three such paragraphs, that make a copy wherever they stand."""
PART = 0.25
"""Share that makes a copy where one text opens as the other does, or has its opening below its own."""
LEAD = 0.4
"""Share of the words that a text opens with that another must have to open with the same."""
FEW_TOLD = 16
"""Told shingles below which a text is mostly quotation: then nearly everything must be the same, quotations too."""
MOST_OF_ALL = 0.8
KINDS = ("reprint", "cut", "update", "merged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A document as one print of a story."""

    id: str
    fingerprint: Fingerprint
    published: datetime | None = None
    precision: str = "none"
    """How much of `published` is told: "none", "date" or "time"."""
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    """The agencies that it credits, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much two texts have in common: shares of the told shingles, 0 to 1."""

    shared: int
    one: float
    """Share of the first that the other has."""
    other: float
    lead: float
    """Share of the opening of either that the other has, the greater."""
    whole: float
    """Share of the shorter's words, quotations included, that the longer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That a print has its text, or part of it, from another."""

    copy: str
    origin: str
    """The print that came first, as far as the times tell."""
    kind: str
    """"reprint" (all of it), "cut" (a part of it and hardly anything else), "update" (most of it, with news) or
    "merged" (a part of it beside a text from elsewhere)."""
    share: float
    """Share of the copy's told shingles that the origin has."""
    of_origin: float
    """Share of the origin's told shingles that the copy has."""
    shared: int
    opens: bool = False
    """Whether the copy opens with words of the origin."""


def measure(one: Fingerprint, other: Fingerprint) -> Overlap:
    """Give what two fingerprints have in common."""
    common = len(one.told & other.told)
    whole, shorter = len(one.whole & other.whole), min(len(one.whole), len(other.whole))
    leads = (len(lead & told) / len(lead) for lead, told in ((one.lead, other.told), (other.lead, one.told)) if lead)
    return Overlap(
        shared=common,
        one=common / len(one.told) if one.told else 0.0,
        other=common / len(other.told) if other.told else 0.0,
        lead=max(leads, default=0.0),
        whole=whole / shorter if shorter else 0.0,
    )


def is_copy(one: Fingerprint, other: Fingerprint, overlap: Overlap) -> bool:
    """Say whether two texts are one underneath, in whole or in part.

    What is quoted never decides by itself, nor does a passage that is a small part of both: quotations and standing
    background recur in stories that have nothing else in common.
    """
    if one.whole == other.whole:
        return bool(one.whole)
    if overlap.shared < MIN_SHARED and min(len(one.whole), len(other.whole)) >= MIN_SHARED:
        return False
    most = max(overlap.one, overlap.other)
    if min(len(one.told), len(other.told)) < FEW_TOLD:
        return min(overlap.whole, most) >= MOST_OF_ALL
    return (
        most >= WHOLE
        or (most >= MOST and overlap.shared >= ENOUGH)
        or (most >= SOME and overlap.shared >= MUCH)
        or (most >= PART and overlap.lead >= LEAD)
    )


def link(one: Print, other: Print) -> Link | None:
    """Give the link between two prints, None if neither is a copy of the other; the order of the two does not matter."""
    overlap = measure(one.fingerprint, other.fingerprint)
    if one.id == other.id or not is_copy(one.fingerprint, other.fingerprint, overlap):
        return None
    first, copy, of_origin, share = one, other, overlap.one, overlap.other
    if order(other) < order(one):
        first, copy, of_origin, share = other, one, overlap.other, overlap.one
    lead = copy.fingerprint.lead
    return Link(
        copy=copy.id, origin=first.id, kind=_kind(share, of_origin), share=share, of_origin=of_origin, shared=overlap.shared,
        opens=bool(lead) and len(lead & first.fingerprint.told) >= LEAD * len(lead),
    )  # fmt: skip


def _kind(share: float, of_origin: float) -> str:
    """Give the kind of a copy from how much of it is the origin's and how much of the origin it has."""
    if share >= WHOLE:
        return "reprint" if of_origin >= WHOLE else "cut"
    return "update" if of_origin >= MOST else "merged"


def order(found: Print) -> tuple[str, int, str]:
    """Give what prints are ordered by: day, time where both are told, more text before less, id.

    A print without a time comes last; one with only a day after those of that day that tell the time.
    """
    return (when(found), -len(found.fingerprint.whole), found.id)


def when(found: Print) -> str:
    """Give a print's time in UTC as text that sorts; the day's last for one that tells only the day."""
    if found.published is None:
        return "9999"
    if found.precision == "date":
        return f"{found.published.date().isoformat()}T99"
    published = found.published if found.published.tzinfo else found.published.replace(tzinfo=UTC)
    return published.astimezone(UTC).isoformat()
