"""Publication lines: when a story came out, as its head tells it."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from standpunkt.lexicon.conventions import Conventions

MAX_CHARS = 120
"""A longer paragraph is no publication line."""
NOON = 12
MONTHS_A_YEAR = 12

_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark) ?(?P<year>\d{4})(?!\d)")
_TIME = re.compile(r"(?<!\d)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]\d{2})?(?!\d)")
_ZONE = re.compile(r"\b(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\b")
_REST = re.compile(r"[^\W_]")
_WORD_EDGE = r"(?<!\w){}(?!\w)"


@dataclass(frozen=True, slots=True)
class Publication:
    """The time that a publication line tells."""

    published: datetime | None
    """None where the line is a publication line with an impossible date."""
    precision: str
    """"date" or "time"."""


def parse_publication(line: str, conventions: Conventions) -> Publication | None:
    """Give the publication time if `line` tells nothing else, None otherwise; the first of several dates counts.

    A date of figures with slashes is read only where it can mean one thing ("31/05/2024") or the language writes the
    day first.
    """
    if len(line) > MAX_CHARS or not any(character.isdigit() for character in line):
        return None
    patterns = (_ISO, _day_month_year(conventions), _month_day_year(conventions), _NUMERIC)
    found = [match for pattern in patterns for match in pattern.finditer(line)]
    if not found:
        return None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    rest = line
    for match in sorted(found, key=lambda match: match.start(), reverse=True):
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    time = _TIME.search(rest)
    words = _fillers(conventions)
    before, after = words.sub(" ", rest[: first.start()]), words.sub(" ", _TIME.sub(" ", rest[first.end() :]))
    if time or first.groupdict().get("hour"):
        after = _ZONE.sub(" ", after)
    if _REST.search(_TIME.sub(" ", before)) or _REST.search(after):
        return None
    following = min((match.start() for match in found if match.start() >= first.end()), default=len(line))
    own_time = time if time and first.end() <= time.start() < following else None
    return _publication(first, own_time, line, conventions)


def _publication(
    date: re.Match[str], time: re.Match[str] | None, line: str, conventions: Conventions
) -> Publication | None:
    parts = date.groupdict()
    day, month, year = int(parts["day"]), _month(parts["month"], conventions), int(parts["year"])
    if parts.get("mark") == "/" and not conventions.ordinal_dot and day <= MONTHS_A_YEAR:
        if month <= MONTHS_A_YEAR:
            return None
        day, month = month, day
    stamp = f"{year:04}-{month:02}-{day:02}"
    hour, minute, zone = parts.get("hour"), parts.get("minute"), (parts.get("zone") or "").replace("Z", "+00:00")
    if hour is None and time is not None:
        hour, minute, zone = _clock_hour(time, line, conventions), time["minute"], ""
    try:
        if hour is None or minute is None:
            return Publication(datetime.fromisoformat(stamp), "date")
        return Publication(datetime.fromisoformat(f"{stamp}T{int(hour):02}:{minute}{zone}"), "time")
    except ValueError:
        return Publication(None, "date")


def _clock_hour(time: re.Match[str], line: str, conventions: Conventions) -> str:
    """Give the hour of `time` on a 24-hour clock."""
    hour, rest = int(time["hour"]), line[time.end() :].lstrip().lower()
    if hour <= NOON and rest.startswith(conventions.afternoons):
        hour = hour % NOON + NOON
    elif hour <= NOON and rest.startswith(conventions.mornings):
        hour %= NOON
    return str(hour)


def _month(name: str, conventions: Conventions) -> int:
    if name.isdigit():
        return int(name)
    return next(number for number, group in enumerate(conventions.months, 1) if name.lower() in group)


def _month_names(conventions: Conventions) -> str:
    names = sorted((name for group in conventions.months for name in group), key=len, reverse=True)
    return "|".join(map(re.escape, names))


@cache
def _day_month_year(conventions: Conventions) -> re.Pattern[str]:
    names = _month_names(conventions)
    return re.compile(rf"(?i)(?<!\d)(?P<day>\d{{1,2}})\.? ?(?P<month>{names}),? (?P<year>\d{{4}})(?!\d)")


@cache
def _month_day_year(conventions: Conventions) -> re.Pattern[str]:
    names = _month_names(conventions)
    return re.compile(rf"(?i)(?<!\w)(?P<month>{names}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d)")


@cache
def _fillers(conventions: Conventions) -> re.Pattern[str]:
    """Give the words that a publication line has beside date and time."""
    groups = (
        conventions.published, conventions.weekdays, conventions.clocks, conventions.mornings, conventions.afternoons,
    )  # fmt: skip
    words = sorted((word for group in groups for word in group), key=len, reverse=True)
    return re.compile("(?i)" + "|".join(_WORD_EDGE.format(re.escape(word)) for word in words))
