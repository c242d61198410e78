"""What the makers share: atoms from matches, the year that a match names, the year chosen by tense and anchor."""

from collections.abc import Callable
from datetime import date

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import FUTURE, NEAR, PAST

YEARS_AHEAD = 10
"""A year in two digits lies at most so many years after publication."""
DEFAULT_YEAR = 2024
"""Stands in for the year of publication where a century has to be chosen and no date is known."""
LONG_AGO_DAYS, SOON_DAYS = 300, 65
"""A day without a year is not put so far back where it lies so near ahead ("Han skal møde igen den 5. april")."""


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


def day_atom(match: Match, day: date | None, guessed: str = "", direction: str = "") -> Atom | None:
    """Give the atom of a day, with the part of day that the match names; None without a day."""
    if day is None:
        return None
    part = match.get("part")
    if part:
        return atom(match, "time", f"{day.isoformat()}T{part}", "part", guessed, direction)
    return atom(match, "date", day.isoformat(), "day", guessed, direction)


def full_year(match: Match, ctx: Context) -> int | None:
    """Give the year that the match names: in four digits, in two, or by words ("sidste år"); None if it names none."""
    year = match.number("y")
    if year is not None:
        return year
    short = match.number("yy")
    if short is not None:
        return two_digit_year(short, ctx)
    if match.get("year_shift") == "told":
        return ctx.told.year if ctx.told else None
    shift = match.number("year_shift")
    return ctx.anchor.year + shift if shift is not None and ctx.anchor else None


def two_digit_year(short: int, ctx: Context) -> int:
    """Give the year that ends in `short` and lies nearest before, or a few years after, publication."""
    now = ctx.anchor.year if ctx.anchor else DEFAULT_YEAR
    year = now // 100 * 100 + short
    return year if year <= now + YEARS_AHEAD else year - 100


def place(candidates: Callable[[int], date | None], ctx: Context, match: Match) -> tuple[date | None, str]:
    """Choose the year of a day that is named without one; gives the day and the direction it was placed in."""
    anchor = ctx.anchor
    if anchor is None:
        return None, ""
    direction = ctx.direction(match)
    days = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := candidates(year))]
    told = ctx.told_year(match.start) if match.get("dir") is None else None
    if told is not None and direction in (PAST, NEAR) and (day := candidates(told)) and day < anchor:
        return day, PAST
    before = [day for day in days if day <= anchor]
    after = [day for day in days if day >= anchor]
    is_ahead = before and after and (anchor - before[-1]).days > LONG_AGO_DAYS and (after[0] - anchor).days <= SOON_DAYS
    if direction == PAST and is_ahead and match.get("dir") is None:
        return after[0], ""
    if direction == PAST and before:
        return before[-1], direction
    if direction == FUTURE and after:
        return after[0], direction
    nearest = min(days, key=lambda day: (abs((day - anchor).days), day), default=None)
    return nearest, direction


def place_month(month: int, match: Match, ctx: Context) -> tuple[int | None, str]:
    """Choose the year of a month that is named without one."""
    anchor = ctx.anchor
    if anchor is None:
        return None, ""
    direction = ctx.direction(match)
    told = ctx.told_year(match.start) if match.get("dir") is None else None
    if told is not None and direction in (PAST, NEAR) and told < anchor.year:
        return told, PAST
    if direction == PAST:
        return anchor.year - (month > anchor.month), direction
    if direction == FUTURE:
        return anchor.year + (month < anchor.month), direction
    away = (month - anchor.month) % 12
    return (anchor.year + (month < anchor.month) if away <= 6 else anchor.year - (month > anchor.month)), direction
