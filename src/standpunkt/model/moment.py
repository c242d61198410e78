"""Moments: the time that a wording means."""

from dataclasses import dataclass

MOMENT_KINDS = ("date", "time", "range", "duration", "set", "vague")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A wording of calendar time and the TIMEX3 value it resolves to."""

    start: int
    end: int
    text: str
    kind: str
    """One of `MOMENT_KINDS`."""
    value: str
    """TIMEX3 value: "2024-05-29", "2024-05-30TEV", "2024-06-13/2024-06-15", "P2W", "PAST_REF" …"""
    zone: str | None = None
    """Time zone as named in the text ("amerikansk tid"), null if none."""
