"""Makers of dates: days, weekdays, months, years, seasons and feasts, placed by tense and anchor."""

from collections.abc import Callable
from datetime import date

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.calendar import (
    UNKNOWN_YEAR,
    feast_day,
    make_date,
    season_of,
    shift_days,
    shift_months,
    week_value,
)
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import FUTURE, PAST, PRESENT

NEAR_DAYS = 183
"""Without tense a date lies in the half year before or after publication, whichever is nearer."""
SATURDAY = 6
NARRATED_DAYS = 14
"""A weekday in the past tense counts from the date just told when that lies further back than this."""


def atom(match: Match, kind: str, value: str, level: str, guessed: str = "", direction: str = "") -> Atom:
    """Give the atom of a whole match."""
    loose = match.get("loose") == "yes"
    return Atom(
        start=match.start,
        end=match.end,
        kind=kind,
        value=value,
        level=level,
        loose=loose,
        guessed=guessed,
        direction=direction,
    )


def full_year(match: Match, ctx: Context) -> int | None:
    """Give the year that the match names: in four digits, in two, or by words ("sidste år")."""
    year = match.number("y")
    if year is not None:
        return year
    short = match.number("yy")
    if short is not None:
        pivot = (ctx.anchor.year if ctx.anchor else 2030) % 100 + 10
        century = (ctx.anchor.year if ctx.anchor else 2030) // 100 * 100
        return century + short if short <= pivot else century - 100 + short
    if match.get("year_shift") == "told":
        return ctx.told.year if ctx.told else None
    shift = match.number("year_shift")
    return ctx.anchor.year + shift if shift is not None and ctx.anchor else None


def place(candidates: Callable[[int], date | None], ctx: Context, match: Match) -> tuple[date | None, str]:
    """Choose the year of a day that is named without one; gives the day and the direction it was placed in."""
    anchor = ctx.anchor
    if anchor is None:
        return None, ""
    direction = ctx.direction(match)
    days = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := candidates(year))]
    told = ctx.told_year(match.start)
    if told is not None and direction == PAST and (day := candidates(told)) and day < anchor:
        return day, PAST
    before = [day for day in days if day <= anchor]
    after = [day for day in days if day >= anchor]
    if direction == PAST and before:
        return before[-1], direction
    if direction == FUTURE and after:
        return after[0], direction
    nearest = min(days, key=lambda day: (abs((day - anchor).days), day), default=None)
    return nearest, direction


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


def make_month(match: Match, ctx: Context) -> Atom | None:
    """ "maj (2024)": a month, with or without a year."""
    month = match.number("month")
    if month is None:
        return None
    year, direction = full_year(match, ctx), ""
    if year is None:
        year, direction = place_month(month, match, ctx)
        value = f"{year:04d}-{month:02d}" if year is not None else f"{UNKNOWN_YEAR}-{month:02d}"
        return atom(match, "date", value, "month", "year", direction)
    return atom(match, "date", f"{year:04d}-{month:02d}", "month")


def _is_habit(match: Match, ctx: Context) -> bool:
    """Say whether a season is told of as coming back: a state in the present tense."""
    return ctx.direction(match) == PRESENT and not ctx.tenses.is_event(match.start, match.end)


def place_month(month: int, match: Match, ctx: Context) -> tuple[int | None, str]:
    """Choose the year of a month that is named without one."""
    anchor = ctx.anchor
    if anchor is None:
        return None, ""
    direction = ctx.direction(match)
    told = ctx.told_year(match.start)
    if told is not None and direction == PAST and told < anchor.year:
        return told, PAST
    if direction == PAST:
        return anchor.year - (month > anchor.month), direction
    if direction == FUTURE:
        return anchor.year + (month < anchor.month), direction
    away = (month - anchor.month) % 12
    return (anchor.year + (month < anchor.month) if away <= 6 else anchor.year - (month > anchor.month)), direction


def make_year(match: Match, ctx: Context) -> Atom | None:
    """ "1992", "år 2000", "'92"."""
    year = full_year(match, ctx)
    return atom(match, "date", f"{year:04d}", "year") if year is not None else None


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
        return _day_atom(match, day)
    direction = ctx.direction(match)
    strict = match.get("strict") == "yes"
    told = ctx.told_day(match.start)
    if told is not None and direction == PAST and not strict and (anchor - told).days > NARRATED_DAYS:
        return _day_atom(match, shift_days(told, (weekday - told.isoweekday()) % 7), "week", direction)
    if direction in (FUTURE, PRESENT):
        ahead = (weekday - anchor.isoweekday()) % 7
        day = shift_days(anchor, ahead or (7 if strict else 0))
    else:
        back = (anchor.isoweekday() - weekday) % 7
        day = shift_days(anchor, -(back or (7 if strict else 0)))
    more = match.number("weeks_more") or 0
    return _day_atom(match, shift_days(day, 7 * more) if day else None, "week", direction)


def _day_atom(match: Match, day: date | None, guessed: str = "", direction: str = "") -> Atom | None:
    if day is None:
        return None
    part = match.get("part")
    if part:
        return atom(match, "time", f"{day.isoformat()}T{part}", "part", guessed, direction)
    return atom(match, "date", day.isoformat(), "day", guessed, direction)


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
    return _day_atom(match, day)


def make_today(match: Match, ctx: Context) -> Atom | None:
    """ "i dag": the day of publication, or nowadays where a state is told in the present tense."""
    if ctx.anchor is None:
        return atom(match, "vague", "PRESENT_REF", "vague")
    tense = ctx.tenses.at(match.start, match.end)
    if match.get("state") != "no" and tense == PRESENT and not ctx.tenses.is_event(match.start, match.end):
        return atom(match, "vague", "PRESENT_REF", "day")
    return _day_atom(match, ctx.anchor)


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


def make_season(match: Match, ctx: Context) -> Atom | None:
    """ "i sommer", "efteråret 1991", "sidste vinter", "til foråret"."""
    season = match.get("season")
    if season is None:
        return None
    year = full_year(match, ctx)
    if year is not None:
        return atom(match, "date", f"{year:04d}-{season}", "season")
    if ctx.anchor is None:
        return atom(match, "date", f"{UNKNOWN_YEAR}-{season}", "season")
    if match.rule.params.get("habit") == "yes" and _is_habit(match, ctx):
        return atom(match, "set", f"{UNKNOWN_YEAR}-{season}", "set")
    now, now_year = season_of(ctx.anchor)
    order = ("SP", "SU", "FA", "WI")
    latest = now_year - (order.index(season) > order.index(now))
    shift, direction = match.get("rel"), ctx.direction(match)
    if shift == "0":
        year = now_year if season == "WI" and now == "WI" else ctx.anchor.year
    elif shift == "-1":
        year = latest - (season == now)
    elif shift == "1" or (direction == FUTURE and match.get("dir") == FUTURE):
        year = latest + 1
    elif direction in (FUTURE, PRESENT) and season != now:
        ahead = (order.index(season) - order.index(now)) % 4
        year = latest + 1 if direction == FUTURE or ahead <= 2 else latest
    else:
        year = latest
    return atom(match, "date", f"{year:04d}-{season}", "season", "year", direction)


def make_feast(match: Match, ctx: Context) -> Atom | None:
    """ "jul", "påskedag", "Thanksgiving": the day of the feast by the calendar."""
    spec = match.get("feast")
    if spec is None:
        return None
    year = full_year(match, ctx)
    if year is not None:
        day = feast_day(spec, year)
        return _day_atom(match, day)
    shift = match.number("rel")
    if shift is not None and ctx.anchor:
        return _feast_shift(match, ctx.anchor, spec, shift)
    day, direction = place(lambda y: feast_day(spec, y), ctx, match)
    if day is None:
        fixed = spec if spec[:2].isdigit() and spec[2:3] == "-" else "XX-XX"
        return atom(match, "date", f"{UNKNOWN_YEAR}-{fixed}", "day")
    return _day_atom(match, day, "year", direction)


def _feast_shift(match: Match, anchor: date, spec: str, shift: int) -> Atom | None:
    days = [day for year in range(anchor.year - 2, anchor.year + 3) if (day := feast_day(spec, year))]
    if shift > 0:
        return _day_atom(match, next((day for day in days if day > anchor), None))
    if shift < 0:
        return _day_atom(match, next((day for day in reversed(days) if day < anchor), None))
    return _day_atom(match, next((day for day in days if day.year == anchor.year), None))


def make_week(match: Match, ctx: Context) -> Atom | None:
    """ "uge 47 (1992)": a week by its number."""
    week = match.number("w")
    year = full_year(match, ctx) or (ctx.anchor.year if ctx.anchor else None)
    if week is None or not 1 <= week <= 53:
        return None
    return atom(match, "date", f"{year:04d}-W{week:02d}" if year else f"XXXX-W{week:02d}", "week")


def make_quarter(match: Match, ctx: Context) -> Atom | None:
    """ "tredje kvartal (1992)", "første halvår": a quarter or half of a year."""
    number, letter = match.number("ordinal") or match.number("n"), match.get("letter") or "Q"
    if number is None or not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    year = full_year(match, ctx)
    if year is None and ctx.anchor:
        length = 3 if letter == "Q" else 6
        ends = number * length
        year = ctx.anchor.year - (ctx.direction(match) == PAST and ends - length >= ctx.anchor.month)
    return atom(match, "date", f"{year:04d}-{letter}{number}" if year else f"XXXX-{letter}{number}", "quarter")
