"""Calendar arithmetic on dates: shifts, weeks, seasons, feasts.  Knows no language."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

UNKNOWN_YEAR = "XXXX"


def shift_days(day: date, count: int) -> date | None:
    """Give the day `count` days later (negative: earlier); None outside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shift_months(day: date, count: int) -> date | None:
    """Give the day `count` months later (the last of a shorter month); None outside the calendar."""
    months = day.year * 12 + day.month - 1 + count
    return make_date(months // 12, months % 12 + 1, day.day, clip=True)


def make_date(year: int, month: int, day: int, *, clip: bool = False) -> date | None:
    """Give the date, None if there is none; with `clip` a day past the month's end is its last."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    if clip:
        day = min(day, last)
    return date(year, month, day) if 1 <= day <= last else None


def week_value(day: date) -> str:
    """Give the ISO week that the day lies in ("2024-W22")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_of(day: date) -> tuple[str, int]:
    """Give the season that the day lies in and its year (January belongs to the winter of the year before)."""
    code = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    return code, day.year - (day.month < 3)


def easter_sunday(year: int) -> date | None:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher); None before 1583."""
    if not 1583 <= year <= MAXYEAR:
        return None
    golden, century = year % 19, year // 100
    leap, rest = century // 4, century % 4
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def feast_day(spec: str, year: int) -> date | None:
    """Give the day of a feast in `year`.

    `spec` is "12-25" (a fixed day), "easter+49" (counted from Easter Sunday), "11/4/4" (month, ISO weekday, which
    one; -1 is the last) or "11/2/1+1" (so many days after that).
    """
    if spec.startswith("easter"):
        easter = easter_sunday(year)
        return shift_days(easter, int(spec.removeprefix("easter") or "0")) if easter else None
    if "/" in spec:
        rule, plus, more = spec.partition("+")
        month, weekday, nth = (int(part) for part in rule.split("/"))
        day = nth_weekday(year, month, weekday, nth)
        return shift_days(day, int(more)) if day and plus else day
    month, number = (int(part) for part in spec.split("-"))
    return make_date(year, month, number)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Give the `nth` (1 to 5, or -1 for the last) ISO `weekday` of a month."""
    if nth < 0:
        last = make_date(year, month, 31, clip=True)
        return shift_days(last, -((last.isoweekday() - weekday) % 7)) if last else None
    first = make_date(year, month, 1)
    if first is None:
        return None
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None
