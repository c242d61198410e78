"""Makers of everything counted or vague: shifts by units, durations, sets, decades, centuries, vague time."""

from dataclasses import replace
from datetime import date, timedelta

from standpunkt.resolve.moments.atoms import Atom, Match
from standpunkt.resolve.moments.calendar import shift_days, shift_months, week_value
from standpunkt.resolve.moments.common import DEFAULT_YEAR, atom
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.tense import FUTURE, PAST

VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
YEAR_DIGITS = 4
THOUSANDS = 3
"""Digits after a mark that parts thousands."""
CYCLES = {"1Y": "XXXX", "1M": "XXXX-XX", "1W": "XXXX-WXX", "1WE": "XXXX-WXX-WE", "1D": "XXXX-XX-XX"}
"""What comes back every year, month, week, weekend or day."""


KNOWN_UNITS = ("1D", "1W")
"""Units that are told as some day or week, of unknown date, where nothing is known that they count from."""


def split_unit(unit: str) -> tuple[float, str]:
    """Give factor and letter of a unit: "10Y" is ten years, "15N" fifteen minutes, "1WE" a weekend."""
    digits = unit.rstrip("YMWDHNSEQ")
    return float(digits), unit[len(digits) :]


def make_unit(match: Match, ctx: Context) -> Atom | None:
    """ "sidste uge", "i næste måned", "i år", "samme år": a unit before, at or after the anchor."""
    unit, shift = match.get("unit") or "", match.number("rel") or 0
    base: date | None = ctx.anchor
    if match.get("anchor") == "told":
        base = _told_base(match, ctx, unit)
        if base is None:
            if unit in KNOWN_UNITS:
                return atom(match, "date", CYCLES[unit], "day" if unit == "1D" else "week")
            if unit == "1Y" and ctx.anchor is not None and shift:
                return atom(match, "date", f"{ctx.anchor.year + shift:04d}", "year")
            ahead = ctx.tenses.at(match.start, match.end) == FUTURE
            return atom(match, "vague", "FUTURE_REF" if ahead else "PAST_REF", "vague")
    if base is None:
        return atom(match, "vague", VAGUE[(shift > 0) - (shift < 0)], "vague")
    value, level = shifted(base, unit, shift)
    return atom(match, "date", value, level) if value else None


def _told_base(match: Match, ctx: Context, unit: str) -> date | None:
    """Give the date told that "samme dag" or "ugen efter" counts from, None if the text told none as exact.

    In the past a day counts from the last one that has been ("Reglen gælder fra 10. juni og kom samme dag").
    """
    if unit != "1D":
        return ctx.told
    is_past = ctx.tenses.at(match.start, match.end) == PAST
    if ctx.happened is not None and is_past and ctx.told and ctx.anchor and ctx.told > ctx.anchor:
        return ctx.happened
    return ctx.told if ctx.told_level == "day" else None


def shifted(base: date, unit: str, count: float) -> tuple[str | None, str]:
    """Give the value that lies `count` units from `base`, as exact as the unit is, and its level."""
    factor, letter = split_unit(unit)
    steps = factor * count
    day: date | None
    if letter == "Y" and factor >= 100:
        return f"{base.year // 100 + int(count):02d}XX", "century"
    if letter == "Y" and factor >= 10 and abs(count) <= 1:
        return f"{base.year // 10 + int(count)}X", "decade"
    if letter == "Y" and steps == int(steps):
        year = base.year + int(steps)
        return (f"{year:04d}", "year") if 1 <= year <= 9999 else (None, "year")
    if letter in ("Y", "M", "Q"):
        months = steps * {"Y": 12, "M": 1, "Q": 3}[letter]
        day = shift_months(base, round(months))
        if letter == "Q":
            return (f"{day.year:04d}-Q{(day.month + 2) // 3}" if day else None), "quarter"
        return (f"{day.year:04d}-{day.month:02d}" if day else None), "month"
    day = shift_days(base, round(steps * 7 if letter in ("W", "WE") else steps))
    if day is None:
        return None, "day"
    if letter in ("W", "WE"):
        return week_value(day) + ("-WE" if letter == "WE" else ""), "week"
    return day.isoformat(), "day"


def make_ago(match: Match, ctx: Context) -> Atom | None:
    """ "for to uger siden", "om et år": a count of units before or after publication."""
    unit, sign = match.get("unit") or "1D", match.number("sign") or -1
    count = read_count(match)
    letter = split_unit(unit)[1]
    if count is None or ctx.published is None:
        return atom(match, "vague", VAGUE[sign], "vague")
    if letter in ("H", "N", "S"):
        if not ctx.has_clock:
            return atom(match, "vague", VAGUE[sign], "vague")
        seconds = {"H": 3600, "N": 60, "S": 1}[letter] * split_unit(unit)[0] * count * sign
        when = ctx.published + timedelta(seconds=seconds)
        return atom(match, "time", when.strftime("%Y-%m-%dT%H:%M"), "clock")
    factor = split_unit(unit)[0]
    if letter == "Y" and factor > 1:
        unit, count = "1Y", count * factor
    value, level = shifted(ctx.published.date(), unit, sign * count)
    return atom(match, "date", value, level) if value else atom(match, "vague", VAGUE[sign], "vague")


def read_number(text: str) -> float:
    """Read a number in digits: a point or comma before three digits parts thousands, before fewer decimals."""
    whole, mark, rest = text.replace(",", ".").rpartition(".")
    return float(f"{whole}.{rest}") if mark and len(rest) < THOUSANDS else float(text.replace(",", "").replace(".", ""))


def read_count(match: Match) -> float | None:
    """Give the count that the match names, None if it is vague ("mange")."""
    more = match.get("tens")
    text = match.get("n") or match.get("num") or ("0" if more else "1")
    if text == "X":
        return None
    count = read_number(text)
    half = match.get("half")
    return count + (float(more) if more else 0) + (0.5 if half else 0)


def period(count: float | None, unit: str) -> str:
    """Give the TIMEX3 duration: "P3W", "P6M" for half a year, "PT90M", "PXD" for an unknown count."""
    factor, letter = split_unit(unit)
    if count is None:
        letter = {10: "DE", 100: "CE"}.get(int(factor), letter) if letter == "Y" else letter
        return ("PTX" if letter in ("H", "N", "S") else "PX") + letter.replace("N", "M")
    amount = factor * count
    if amount != int(amount) and letter in ("Y", "H", "Q"):
        amount, letter = amount * {"Y": 12, "H": 60, "Q": 3}[letter], {"Y": "M", "H": "N", "Q": "M"}[letter]
    if letter == "Q":
        amount, letter = amount * 3, "M"
    shown = str(int(amount)) if amount == int(amount) else f"{amount:g}"
    return ("PT" if letter in ("H", "N", "S") else "P") + shown + letter.replace("N", "M")


def make_duration(match: Match, ctx: Context) -> Atom | None:
    """ "tre dage", "halvandet år", "14-15 år", "mange timer"."""
    unit, digits = match.get("unit") or "1D", match.captures.get("n", "")
    if len(digits) == YEAR_DIGITS and digits[:2] in ("19", "20"):
        return None
    value = match.get("means") or period(read_count(match), unit)
    other = match.get("n_to") or match.get("num_to")
    if other and other != "X":
        value = f"{value}/{period(read_number(other), unit)}"
    return _without_preposition(atom(match, "duration", value, "duration"), ctx)


def _without_preposition(found: Atom, ctx: Context) -> Atom:
    """Leave out a last word that the parse has for a preposition of what follows ("to uger | efter valget")."""
    last = ctx.low.rfind(" ", found.start, found.end) + 1
    token = ctx.tenses.token_at(last) if last > found.start else None
    head = ctx.tenses.head_of(token) if token else None
    if token is None or head is None or token.deprel.split(":")[0] not in ("case", "mark") or head.start < found.end:
        return found
    return replace(found, end=last - 1)


def make_set(match: Match, ctx: Context) -> Atom | None:
    """ "hver mandag", "hvert femte år", "om dagen", "om sommeren": times that come back."""
    weekday, season, month = match.get("weekday"), match.get("season"), match.number("month")
    part, feast, unit = match.get("part"), match.get("feast"), match.get("unit")
    value = match.get("means")
    if value is None and weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif value is None and season:
        value = f"XXXX-{season}" + (f"T{part}" if part else "")
    elif value is None and month:
        value = f"XXXX-{month:02d}" + (f"-XXT{part}" if part else "")
    elif value is None and feast:
        value = f"XXXX-{feast}" if feast[:2].isdigit() and feast[2:3] == "-" else "XXXX"
    elif value is None and part:
        value = f"XXXX-XX-XXT{part}"
    elif value is None and unit:
        number = match.get("ordinal") or match.get("n") or match.get("num") or "1"
        value = CYCLES.get(unit) if number == "1" else None
        value = value or period(None if number == "X" else read_number(number), unit)
    return atom(match, "set", value, "set") if value else None


def make_decade(match: Match, ctx: Context) -> Atom | None:
    """ "1980'erne", "80'erne", "halvfjerdserne"."""
    full, short = match.get("ydec"), match.get("dec") or match.get("decade")
    if full:
        return atom(match, "date", f"{full[:3]}X", "decade")
    if short is None:
        return None
    this_year = ctx.anchor.year if ctx.anchor else DEFAULT_YEAR
    century = this_year // 100
    if int(short) > this_year % 100:
        century -= 1
    return atom(match, "date", f"{century:02d}{short[0]}X", "decade")


def make_century(match: Match, ctx: Context) -> Atom | None:
    """ "det 19. århundrede" (18XX), "1800-tallet" (18XX)."""
    hundreds, ordinal = match.get("y") or match.get("n"), match.number("c") or match.number("ordinal")
    if hundreds:
        return atom(match, "date", f"{hundreds[:-2]:0>2}XX", "century") if hundreds.endswith("00") else None
    return atom(match, "date", f"{ordinal - 1:02d}XX", "century") if ordinal else None


def make_vague(match: Match, ctx: Context) -> Atom | None:
    """ "for nylig", "i øjeblikket", "i de kommende uger": the value stands in the rule."""
    means = match.get("means") or ""
    kind = match.get("kind") or "vague"
    if match.get("past_means") and ctx.direction(match) == PAST:
        means = match.get("past_means") or means
    return atom(match, kind, means, kind)
