"""The two time axes: when something was recorded, and the day that an answer is asked for."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from standpunkt.errors import CallError

Clock = Callable[[], datetime]
When = str | date | datetime | None
_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def utc_now() -> datetime:
    """Give the present time with its offset; the clock of a ledger unless another is given."""
    return datetime.now(UTC)


def recorded(moment: datetime) -> str:
    """Give a time as `recorded_at` has it: UTC, microseconds, so that texts sort as times do; naive times are UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime(_FORMAT)


def known_until(value: When) -> str | None:
    """Give the last recorded time that `--known-at` counts; a day counts to its end (UTC).

    Raises `CallError` for what is no date.
    """
    if value is None:
        return None
    if isinstance(value, str):
        value = _parsed(value)
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.max, UTC)
    return recorded(value)


def day_until(value: When) -> str | None:
    """Give the last day of publication that `--as-of` counts, in ISO 8601.

    Raises `CallError` for what is no date.
    """
    if value is None:
        return None
    if isinstance(value, str):
        value = _parsed(value)
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _parsed(value: str) -> date | datetime:
    try:
        if len(value) <= len("2024-05-31"):
            return date.fromisoformat(value)
        return datetime.fromisoformat(value)
    except ValueError:
        raise CallError(f"{value!r} is no date: give 2024-05-31 or 2024-05-31T11:50") from None
