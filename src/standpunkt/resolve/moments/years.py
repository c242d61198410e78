"""Makers of months, years, seasons, feasts, weeks and quarters."""

from datetime import date

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.calendar import UNKNOWN_YEAR, feast_day, season_of, shift_days, week_value
from standpunkt.resolve.moments.common import atom, day_atom, full_year, place, place_month
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import FUTURE, NEAR, PAST, PRESENT

FEAST_OVER_DAYS = 30
"""In the present tense a feast that lies further back is the coming one ("I julen er der travlt")."""
SEASON_ORDER = ("SP", "SU", "FA", "WI")


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
    """Say whether a season is told of as coming back: a state in the present tense, and no preposition places it."""
    if ctx.word_before(match.start) in ctx.times.hint("season_placed"):
        return False
    return ctx.direction(match) == PRESENT and not ctx.tenses.is_event(match.start, match.end)


def make_year(match: Match, ctx: Context) -> Atom | None:
    """ "1992", "år 2000", "'92"."""
    year = full_year(match, ctx)
    return atom(match, "date", f"{year:04d}", "year") if year is not None else None


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
    order = SEASON_ORDER
    latest = now_year - (order.index(season) > order.index(now))
    shift, direction = match.get("rel"), ctx.direction(match)
    if shift == "0":
        year = now_year if season == "WI" and now == "WI" else ctx.anchor.year
    elif shift == "-1":
        year = latest - (season == now)
    elif shift == "1" or (direction == FUTURE and match.get("dir") == FUTURE):
        year = latest + 1
    elif direction in (FUTURE, NEAR, PRESENT) and season != now:
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
        day = _beside_feast(match, spec, year)
        if match.get("unit") == "1W":
            return atom(match, "date", week_value(day), "week") if day else None
        return day_atom(match, day)
    shift = match.number("rel")
    if shift is not None and ctx.anchor:
        return _feast_shift(match, ctx.anchor, spec, shift)
    day, direction = place(lambda y: _beside_feast(match, spec, y), ctx, match)
    if direction == PRESENT and day and ctx.anchor and (ctx.anchor - day).days > FEAST_OVER_DAYS:
        day = _beside_feast(match, spec, day.year + 1)
    if day is None:
        fixed = spec if spec[:2].isdigit() and spec[2:3] == "-" and not match.get("offset") else "XX-XX"
        return atom(match, "date", f"{UNKNOWN_YEAR}-{fixed}", "day")
    if match.get("unit") == "1W":
        return atom(match, "date", week_value(day), "week", "year", direction)
    return day_atom(match, day, "year", direction)


def _beside_feast(match: Match, spec: str, year: int) -> date | None:
    """Give the day of a feast, or the one so many days beside it that the rule names ("dagen før pinse")."""
    day = feast_day(spec, year)
    return shift_days(day, match.number("offset") or 0) if day else None


def _feast_shift(match: Match, anchor: date, spec: str, shift: int) -> Atom | None:
    days = [day for year in range(anchor.year - 2, anchor.year + 3) if (day := feast_day(spec, year))]
    if shift > 0:
        return day_atom(match, next((day for day in days if day > anchor), None))
    if shift < 0:
        return day_atom(match, next((day for day in reversed(days) if day < anchor), None))
    return day_atom(match, next((day for day in days if day.year == anchor.year), None))


def make_week(match: Match, ctx: Context) -> Atom | None:
    """ "uge 47 (1992)": a week by its number."""
    week = match.number("w")
    if week is None or not 1 <= week <= 53:
        return None
    year = full_year(match, ctx)
    if year is None and ctx.anchor:
        year, now = ctx.anchor.isocalendar()[:2]
        direction = ctx.direction(match)
        year += (direction == FUTURE and week < now) - (direction == PAST and week > now)
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
