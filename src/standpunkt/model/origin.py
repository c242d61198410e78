"""Origins: what a carrier (a page, a wire item, a feed) tells about a text beside the text."""

from dataclasses import dataclass

STATUSES = ("usable", "corrected", "withheld", "canceled")
"""What a publisher says of a text: as usual; it corrects an earlier version; not to be used for now; a kill."""
UNREAD_STATUSES = ("withheld", "canceled")
"""Statuses of texts that nothing is read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text comes from, as told outside of it."""

    title: str | None = None
    """The headline as told; the text need not have it."""
    author: str | None = None
    """The byline as told, without "by"."""
    credits: tuple[str, ...] = ()
    """News agencies credited outside the text, in the order told."""
    address: str | None = None
    """What stays the same when the text changes: the canonical URL, or the publisher's identifier."""
    version: str | None = None
    """The publisher's version of what stands at the address."""
    status: str = "usable"
    """One of `STATUSES`."""


UNTOLD = Origin()
"""Of a text that came alone."""
