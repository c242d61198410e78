"""Makers of clock times, parts of day and ranges written in one piece."""

from datetime import date

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.calendar import shift_days
from standpunkt.resolve.moments.common import atom, full_year, place, two_digit_year
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import PAST

HALF_DAY_HOURS = 12
DAY_HOURS = 24


def make_clock(match: Match, ctx: Context) -> Atom | None:
    """ "kl. 14.30", "klokken ti minutter i fem", "2 p.m.": a time of day, its date unknown until joined to one."""
    hour, minute = match.number("hh") if match.get("hh") else match.number("hour"), match.number("mm") or 0
    if hour is None:
        return None
    before, after = match.number("minutes_to"), match.number("minutes_past")
    if match.get("half_to"):
        before = 30
    minutes = full_hour(hour, match.get("half_day")) * 60 + minute + (after or 0) - (before or 0)
    if not 0 <= minutes <= DAY_HOURS * 60:
        return None
    return atom(match, "time", f"XXXX-XX-XXT{minutes // 60:02d}:{minutes % 60:02d}", "clock")


def make_clock_span(match: Match, ctx: Context) -> Atom | None:
    """ "kl. 10-12", "fra klokken 9.30 til 16": two times of one day."""
    halves = (match.get("half_from") or match.get("half_day"), match.get("half_day"))
    shown = []
    for end, half in zip(("from", "to"), halves, strict=True):
        hour = match.number(f"hh_{end}")
        if hour is not None:
            shown.append(f"XXXX-XX-XXT{full_hour(hour, half):02d}:{match.number(f'mm_{end}') or 0:02d}")
    return atom(match, "range", "/".join(shown), "clock") if len(shown) == len(halves) else None


def full_hour(hour: int, half: str | None) -> int:
    """Give the hour of 24 for an hour before ("AM") or after ("PM") noon; as it is without either."""
    if half == "PM" and hour < HALF_DAY_HOURS:
        return hour + HALF_DAY_HOURS
    return 0 if half == "AM" and hour == HALF_DAY_HOURS else hour


def make_part(match: Match, ctx: Context) -> Atom | None:
    """ "formiddag", "ved frokosttid", "næste morgen", "nattens": a part of some day.

    With `rel` it is counted from the last day told, with `shift` from publication; else its day is unknown.
    """
    part = match.get("part")
    if not part:
        return None
    level = "clock" if part[0].isdigit() else "part"
    rel, shift = match.number("rel"), match.number("shift")
    day = None
    if rel is not None and ctx.told and ctx.told_level == "day":
        day = shift_days(ctx.told, rel)
    elif shift is not None and ctx.anchor:
        day = shift_days(ctx.anchor, shift)
    return atom(match, "time", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}", level)


def make_part_set(match: Match, ctx: Context) -> Atom | None:
    """ "om morgenen": of the day just told where the past is told, else of every day."""
    part = match.get("part")
    if not part:
        return None
    in_paragraph = ctx.told_level == "day" and ctx.told_at >= ctx.paragraph_start(match.start)
    if ctx.told and in_paragraph and ctx.tenses.at(match.start, match.end) == PAST:
        return atom(match, "time", f"{ctx.told.isoformat()}T{part}", "part")
    return atom(match, "set", f"XXXX-XX-XXT{part}", "part")


def make_part_told(match: Match, ctx: Context) -> Atom | None:
    """ "aftenen": of the day just told where the past is told, else no moment at all."""
    found = make_part_set(match, ctx)
    return found if found and found.kind == "time" else None


def make_span(match: Match, ctx: Context) -> Atom | None:
    """ "13.-15. juni", "1989-91", "oktober og november 1991", "sæsonen 1985-86": a range in one rule."""
    year = full_year(match, ctx)
    first, last = match.number("y_from"), match.get("y_to")
    if first is not None and last is not None:
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        end += 100 if end < first and len(last) == 2 else 0
        return atom(match, "range", f"{first:04d}/{end:04d}", "range") if first <= end else None
    season = match.number("s_from"), match.number("s_to")
    if season[0] is not None and season[1] is not None:
        start = two_digit_year(season[0], ctx)
        return atom(match, "range", f"{start:04d}/{start + (season[1] - season[0]) % 100:04d}", "range")
    d_from, d_to = match.number("d_from"), match.number("d_to")
    month = match.number("month_to") or match.number("m_to") or match.number("month")
    if month is None:
        return None
    start_month = match.number("month_from") or match.number("m_from") or month
    return _months_span(match, ctx, (start_month, d_from), (month, d_to), year)


def _months_span(
    match: Match, ctx: Context, first: tuple[int, int | None], last: tuple[int, int | None], year: int | None
) -> Atom | None:
    if year is None and ctx.anchor:
        year = _span_year(match, ctx, last)
    shown = f"{year:04d}" if year is not None else "XXXX"
    start_year = f"{year - 1:04d}" if year is not None and first[0] > last[0] else shown
    values = []
    for shown_year, (month, day) in ((start_year, first), (shown, last)):
        if day is not None and day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            return None
        values.append(f"{shown_year}-{month:02d}" + (f"-{day:02d}" if day is not None else ""))
    return atom(match, "range", "/".join(values), "range")


def _span_year(match: Match, ctx: Context, last: tuple[int, int | None]) -> int | None:
    month, day = last
    found, _ = place(lambda y: date(y, month, min(day or 28, 28)), ctx, match)
    return found.year if found else None
