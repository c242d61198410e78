"""Makers of days: dates, weekdays, nights, "i går" and "i dag", weekends."""

from datetime import date

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.calendar import (
    UNKNOWN_YEAR,
    make_date,
    nth_weekday,
    shift_days,
    shift_months,
    week_value,
)
from standpunkt.resolve.moments.common import atom, day_atom, full_year, place
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import FUTURE, NEAR, PAST, PRESENT

SATURDAY = 6
NEAR_DAYS = 3
"""A weekday that lay ahead in the past is the coming one if it is at most so many days away, else the last."""
LAST = -1
NARRATED_DAYS = 14
"""A weekday in the past tense counts from the date just told when that lies further back than this."""


def make_day_month(match: Match, ctx: Context) -> Atom | None:
    """ "31. maj (2024)", "31/5", "2024-05-31": a day of a month, with or without a year."""
    day, month = match.number("d"), match.number("month") or match.number("m")
    if day is None or month is None or make_date(2000, month, day) is None:
        return None
    year = full_year(match, ctx)
    if year is not None:
        found = make_date(year, month, day)
        return atom(match, "date", found.isoformat(), "day") if found else None
    found, direction = place(lambda y: make_date(y, month, day), ctx, match)
    value = found.isoformat() if found else f"{UNKNOWN_YEAR}-{month:02d}-{day:02d}"
    return atom(match, "date", value, "day", "year", direction)


def make_month_day(match: Match, ctx: Context) -> Atom | None:
    """ "den 13." of the month at hand: no month is named."""
    day, anchor = match.number("d"), ctx.anchor
    if day is None or anchor is None:
        return None
    months = match.number("months")
    if months is not None:
        month = shift_months(anchor.replace(day=1), months)
        found = make_date(month.year, month.month, day) if month else None
        return atom(match, "date", found.isoformat(), "day") if found else None
    shifts = {PAST: (0, -1), FUTURE: (0, 1), PRESENT: (0, 1)}.get(ctx.direction(match), (0, -1))
    for shift in shifts:
        month = shift_months(anchor.replace(day=1), shift)
        found = make_date(month.year, month.month, day) if month else None
        if found and ((found <= anchor) if shifts[1] < 0 else (found >= anchor)):
            return atom(match, "date", found.isoformat(), "day", "month")
    return None


def make_weekday(match: Match, ctx: Context) -> Atom | None:
    """ "onsdag", "i onsdags", "på onsdag", "onsdag i næste uge": by wording, else by tense."""
    weekday, anchor = match.number("weekday"), ctx.anchor
    if weekday is None:
        return None
    if anchor is None:
        return atom(match, "date", f"XXXX-WXX-{weekday}", "day")
    weeks = match.number("week_shift")
    if weeks is not None:
        day = shift_days(anchor, weekday - anchor.isoweekday() + 7 * weeks)
        return day_atom(match, day)
    direction = ctx.direction(match)
    strict = match.get("strict") == "yes"
    told = ctx.told_day(match.start)
    if told is not None and direction == PAST and not strict and (anchor - told).days > NARRATED_DAYS:
        return day_atom(match, shift_days(told, (weekday - told.isoweekday()) % 7), "week", direction)
    ahead = (weekday - anchor.isoweekday()) % 7
    if direction in (FUTURE, PRESENT) or (direction == NEAR and ahead <= NEAR_DAYS):
        day = shift_days(anchor, ahead or (7 if strict else 0))
    else:
        back = (anchor.isoweekday() - weekday) % 7
        day = shift_days(anchor, -(back or (7 if strict else 0)))
    more = match.number("weeks_more") or 0
    return day_atom(match, shift_days(day, 7 * more) if day else None, "week", direction)


def make_nth_weekday(match: Match, ctx: Context) -> Atom | None:
    """ "den første tirsdag i maj", "sidste søndag i juni 1990": one weekday of a month; without a number the last."""
    month, weekday = match.number("month"), match.number("weekday")
    if month is None or weekday is None:
        return None
    nth, year = match.number("ordinal") or LAST, full_year(match, ctx)
    day: date | None
    if year is not None:
        return day_atom(match, nth_weekday(year, month, weekday, nth))
    day, direction = place(lambda y: nth_weekday(y, month, weekday, nth), ctx, match)
    return day_atom(match, day, "year", direction)


def make_night_to(match: Match, ctx: Context) -> Atom | None:
    """ "natten til torsdag", "natten til i går": the night that begins on the day before."""
    shift = match.number("shift")
    if shift is not None:
        day = shift_days(ctx.anchor, shift) if ctx.anchor else None
    else:
        found = make_weekday(match, ctx) if match.get("weekday") else make_day_month(match, ctx)
        if found is None:
            return None
        day = date.fromisoformat(found.value) if found.value[:4].isdigit() else None
    before = shift_days(day, -1) if day else None
    value = f"{before.isoformat()}TNI" if before else "XXXX-XX-XXTNI"
    return atom(match, "time", value, "part", "week" if match.get("weekday") else "")


def make_day(match: Match, ctx: Context) -> Atom | None:
    """ "i går", "i overmorgen", "i aftes", "i nat": so many days from publication; by tense where the rule says so."""
    shift = match.number("shift") or 0
    if match.get("past_shift") and ctx.direction(match) == PAST:
        shift = match.number("past_shift") or 0
    day = shift_days(ctx.anchor, shift) if ctx.anchor else None
    if day is None:
        part = match.get("part")
        if part:
            return atom(match, "time", f"XXXX-XX-XXT{part}", "part")
        return atom(match, "vague", "PAST_REF" if shift < 0 else "FUTURE_REF" if shift else "PRESENT_REF", "vague")
    return day_atom(match, day)


def make_today(match: Match, ctx: Context) -> Atom | None:
    """ "i dag": the day of publication, or nowadays where a state is told in the present tense."""
    if ctx.anchor is None:
        return atom(match, "vague", "PRESENT_REF", "vague")
    tense = ctx.tenses.at(match.start, match.end)
    if match.get("state") != "no" and tense == PRESENT and not ctx.tenses.is_event(match.start, match.end):
        return atom(match, "vague", "PRESENT_REF", "day")
    return day_atom(match, ctx.anchor)


def make_weekend(match: Match, ctx: Context) -> Atom | None:
    """ "i weekenden": the last one where the past is told, else the one of this week."""
    if ctx.anchor is None:
        return atom(match, "vague", "PRESENT_REF", "vague")
    shift = match.number("rel")
    if shift is None:
        is_over = ctx.direction(match) == PAST and ctx.anchor.isoweekday() < SATURDAY
        shift = -1 if is_over else 0
    day = shift_days(ctx.anchor, 7 * shift)
    return atom(match, "date", f"{week_value(day)}-WE", "week") if day else None
