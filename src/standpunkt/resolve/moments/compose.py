"""Joins neighbouring atoms: a day with its part or clock time, two ends of a range, a time with its zone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from standpunkt.lexicon.times import Times
from standpunkt.resolve.moments.atoms import Atom
from standpunkt.resolve.moments.calendar import shift_days
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.patterns import SPACE
from standpunkt.resolve.moments.tense import PAST

MAX_GAP_CHARS = 24
EVENING, AFTERNOON, NIGHT, NOON_HOUR, EARLY_HOUR = "EV", "AF", "NI", 12, 6
RANGE_LEVELS = ("day", "part", "clock", "month", "year", "week", "season", "decade", "quarter")
TIMED = ("part", "clock")
UNKNOWN_DAY = "XXXX-XX-XX"
DATE_CHARS = len("2024-05-31")
WEEKEND, PRESENT = "-WE", "PRESENT_REF"
_BESIDE = re.compile(r",? |,?[^\S\n]?\n(?!\n)")
_APPOSED = re.compile(r",? |[^\S\n]?[-\u2010-\u2015\u2212(][^\S\n]?")


@dataclass(frozen=True, slots=True)
class Joints:
    """The words between and around atoms, compiled from the hints of a language."""

    glue: re.Pattern[str]
    """Between a day and its part or clock."""
    to: re.Pattern[str]
    """Between the ends of a range."""
    both: re.Pattern[str]
    """Between the ends of a range that "mellem" opens."""
    opened: re.Pattern[str]
    """Before a range: "fra"."""
    between: re.Pattern[str]
    """Before a range whose ends "og" joins: "mellem"."""
    zone: re.Pattern[str]
    """After a time: "amerikansk tid"."""
    editor: re.Pattern[str]
    """After a day that an editor puts in for the one before it: "i morgen (i dag, red.)"."""


def compile_joints(times: Times) -> Joints:
    """Give the joints of a language."""
    dash = r"[^\S\n]?[-\u2010-\u2015\u2212][^\S\n]?"
    return Joints(
        glue=re.compile(rf",?{SPACE}(?:(?:{_words(times, 'glue')}){SPACE})?"),
        to=re.compile(rf"(?:,?{SPACE}(?:{_words(times, 'range_to')}){SPACE}|{dash})(?:(?:{_words(times, 'glue')}){SPACE})?"),
        both=re.compile(rf"{SPACE}(?:{_words(times, 'range_and')}){SPACE}(?:(?:{_words(times, 'glue')}){SPACE})?"),
        opened=re.compile(rf"(?<!\w)(?:{_words(times, 'range_from')}){SPACE}(?:(?:{_words(times, 'glue')}){SPACE})?$"),
        between=re.compile(rf"(?<!\w)(?:{_words(times, 'range_between')}){SPACE}(?:(?:{_words(times, 'glue')}){SPACE})?$"),
        zone=re.compile(rf",?{SPACE}(?:{_words(times, 'zones')})(?!\w)"),
        editor=re.compile(rf",{SPACE}(?:{_words(times, 'editor')})"),
    )


def _words(times: Times, hint: str) -> str:
    forms = sorted(times.hint(hint), key=lambda form: (-len(form), form))
    return "|".join(SPACE.join(map(re.escape, form.split())) for form in forms) or r"(?!)"


def join_apposed(atoms: list[Atom], low: str) -> list[Atom]:
    """Unite two tellings of one day ("i dag, fredag", "i morgen lørdag den 16. maj") and a weekend with its dates."""
    joined: list[Atom] = []
    for atom in atoms:
        first = joined[-1] if joined else None
        if first and _BESIDE.fullmatch(low, first.end, atom.start):
            if first.value.endswith(WEEKEND) and atom.level == "range" and atom.kind == "range":
                joined[-1] = replace(atom, start=first.start)
                continue
            if first.level == atom.level == "day" and _is_same_day(first, atom):
                exact = atom if atom.guessed != "week" or first.value == PRESENT else first
                joined[-1] = replace(exact, start=first.start, end=atom.end)
                continue
        joined.append(atom)
    return joined


def _is_same_day(first: Atom, second: Atom) -> bool:
    """Say whether a day told from publication and the weekday or date after it can be one."""
    if first.guessed or not second.guessed or not second.value[:4].isdigit():
        return False
    if first.value == PRESENT:
        return True
    if not first.value[:4].isdigit():
        return False
    days = date.fromisoformat(first.value[:DATE_CHARS]), date.fromisoformat(second.value[:DATE_CHARS])
    return days[0] == days[1] or (second.guessed == "week" and days[0].isoweekday() == days[1].isoweekday())


def join_days(atoms: list[Atom], low: str, joints: Joints) -> list[Atom]:
    """Unite days with the parts of day and clock times beside them, and drop the loose parts that stay alone."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined and _is_glued(joined[-1], atom, low, joints):
            united = unite(joined[-1], atom)
            if united is not None:
                joined[-1] = replace(united, zone=joined[-1].zone or atom.zone)
                continue
        joined.append(atom)
    return [atom for atom in joined if not atom.loose]


def _is_glued(first: Atom, second: Atom, low: str, joints: Joints) -> bool:
    gap = second.start - first.end
    return 0 < gap <= MAX_GAP_CHARS and joints.glue.fullmatch(low, first.end, second.start) is not None


def date_times(atoms: list[Atom], ctx: Context) -> list[Atom]:
    """Give the times of unknown date the nearest day of their sentence, else the last day of their paragraph before.

    A clock time told in the past falls back on the last day before it that has been ("Branden skete fredag. …").
    """
    bounds, paragraphs = ctx.bounds, ctx.paragraphs
    dated = list(atoms)
    days = [(atom.start, atom.value) for atom in atoms if atom.level in ("day", *TIMED) and atom.value[:4].isdigit()]
    starts = [start for start, _ in days]
    for i, atom in enumerate(atoms):
        if atom.kind not in ("time", "range") or atom.level not in TIMED or UNKNOWN_DAY not in atom.value:
            continue
        sentence, paragraph = bisect_right(bounds, atom.start), bisect_right(paragraphs, atom.start)
        at = bisect_right(starts, atom.start)
        near = [day for day in days[max(0, at - 1) : at + 1] if bisect_right(bounds, day[0]) == sentence]
        near = near or [day for day in days[max(0, at - 1) : at] if bisect_right(paragraphs, day[0]) == paragraph]
        near = near or _happened(days[:at], atom, ctx)
        if near:
            value = min(near, key=lambda day: abs(day[0] - atom.start))[1]
            dated[i] = replace(atom, value=atom.value.replace(UNKNOWN_DAY, _day_of_clock(value, atom)))
    return dated


def _happened(days: Sequence[tuple[int, str]], atom: Atom, ctx: Context) -> list[tuple[int, str]]:
    if atom.level != "clock" or ctx.anchor is None or ctx.tenses.at(atom.start, atom.end) != PAST:
        return []
    today = ctx.anchor.isoformat()
    return [day for day in days if day[1][:DATE_CHARS] <= today][-1:]


def _day_of_clock(told: str, atom: Atom) -> str:
    """Give the day of a clock time beside a day or part of one: past midnight a night has the date of the next day."""
    day, _, part = told.partition("T")
    hour = atom.value.partition("T")[2][:2]
    if part not in (EVENING, NIGHT) or not hour.isdigit() or int(hour) >= (EARLY_HOUR if part == EVENING else NOON_HOUR):
        return day
    following = shift_days(date.fromisoformat(day), 1)
    return following.isoformat() if following else day


def share_days(atoms: list[Atom], low: str, joints: Joints) -> list[Atom]:
    """Give a day of unknown date the date put beside it ("den samme dag - tirsdag -", "i morgen (i dag, red.)")."""
    shared = list(atoms)
    for i, (first, second) in enumerate(pairwise(atoms)):
        if second.level != "day" or not second.value[:4].isdigit():
            continue
        gap = low[first.end : second.start]
        apposed = first.value == UNKNOWN_DAY and _APPOSED.fullmatch(gap)
        if apposed or (first.level == "day" and gap == " (" and joints.editor.match(low, second.end)):
            shared[i] = replace(first, kind=second.kind, value=second.value)
    return shared


def unite(first: Atom, second: Atom) -> Atom | None:
    """Give the day with its time, None if the two do not belong together."""
    levels = (first.level, second.level)
    if levels[0] == "day" and levels[1] in TIMED and second.value.startswith(UNKNOWN_DAY):
        day, time = first, second
    elif levels[0] in TIMED and levels[1] == "day" and first.value.startswith(UNKNOWN_DAY):
        day, time = second, first
    elif levels in (("part", "clock"), ("clock", "part")):
        part, clock = (first, second) if levels[0] == "part" else (second, first)
        if "/" in clock.value and levels[0] == "part" and first.value[:4].isdigit():  # "lørdag morgen klokken 9-11"
            value = clock.value.replace(UNKNOWN_DAY, first.value[:DATE_CHARS])
            return replace(clock, start=first.start, kind="range", value=value, loose=False)
        if "/" in part.value + clock.value:  # "Om natten, fra klokken 22 til 5": a range of hours is no clock time
            return None
        dated = part if not part.value.startswith(UNKNOWN_DAY) else clock
        date_text = dated.value.partition("T")[0]
        if dated is part and dated.value[:4].isdigit():
            date_text = _day_of_clock(part.value, clock)
        value = f"{date_text}T{_clock_in(part.value.partition('T')[2], clock.value.partition('T')[2])}"
        return replace(dated, start=first.start, end=second.end, kind="time", value=value, level="clock", loose=False)
    elif levels == ("day", "part") and second.value.startswith(first.value):
        return replace(second, start=first.start)
    else:
        return None
    if day.kind != "date" or day.value.startswith(("PRESENT", "PAST", "FUTURE")):
        return None
    value = time.value.replace(UNKNOWN_DAY, day.value)
    kind = "range" if time.kind == "range" else "time"
    return replace(day, start=first.start, end=second.end, kind=kind, value=value, level=time.level, loose=False)


def _clock_in(part: str, clock: str) -> str:
    hour, minute = clock.split(":")
    if part in (EVENING, AFTERNOON) and int(hour) < NOON_HOUR:
        return f"{int(hour) + NOON_HOUR:02d}:{minute}"
    return clock


def join_ranges(atoms: list[Atom], low: str, joints: Joints) -> list[Atom]:
    """Unite the ends of ranges ("fra mandag til onsdag", "1989 til 1991", "mellem 1. og 3. maj")."""
    joined: list[Atom] = []
    for atom in atoms:
        first = joined[-1] if joined else None
        if first and first.level in RANGE_LEVELS and atom.level in RANGE_LEVELS and atom.start - first.end <= MAX_GAP_CHARS:
            start = _range_start(first, atom, low, joints)
            if start is not None:
                ends = _ends(first, atom)
                if ends is not None:
                    text = f"{ends[0]}/{ends[1]}"
                    zone = first.zone or atom.zone
                    joined[-1] = replace(first, start=start, end=atom.end, kind="range", value=text, level="range", zone=zone)
                    continue
        joined.append(atom)
    return joined


def _range_start(first: Atom, last: Atom, low: str, joints: Joints) -> int | None:
    low_bound = max(0, first.start - MAX_GAP_CHARS)
    before = low[low_bound : first.start]
    to = joints.to.match(low, first.end, last.end)
    if to and last.start <= to.end() < last.end:
        opened = joints.opened.search(before)
        return low_bound + opened.start() if opened else first.start
    if joints.both.fullmatch(low, first.end, last.start):
        opened = joints.between.search(before)
        return low_bound + opened.start() if opened else None
    return None


def _ends(first: Atom, last: Atom) -> tuple[str, str] | None:
    start, end = first.value, last.value
    same = first.level == last.level or {first.level, last.level} <= {"day", "part", "clock"}
    if not same and {first.level, last.level} - {"day", "month", "year"}:
        return None
    if first.level == "day" and last.level == "clock":
        return None
    if start[:4].isdigit() != end[:4].isdigit():
        return None
    if start == end:
        return None
    if start[:4].isdigit() and end[:4].isdigit():
        if first.guessed == "month" and last.level == "day" and start[8:] < end[8:]:
            return end[:8] + start[8:], end
        if first.guessed == "year" and not last.guessed:
            start = end[:4] + start[4:]
            if start > end:
                start = f"{int(end[:4]) - 1:04d}{start[4:]}"
        elif start > end and last.guessed == "year":
            end = f"{int(start[:4]) + (start[4:] > end[4:]):04d}{end[4:]}"
        elif last.guessed == "week" and len(end) == len("2024-05-31"):
            end = _weekday_after(start, end)
        if start[:4] > end[:4]:
            return None
    return start, end


def _weekday_after(start: str, end: str) -> str:
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end)
    except ValueError:
        return end
    ahead = (last.isoweekday() - first.isoweekday()) % 7
    day = shift_days(first, ahead)
    return day.isoformat() if day else end


def add_zones(atoms: list[Atom], text: str, low: str, joints: Joints) -> list[Atom]:
    """Take the zone that a text names after a time into the span and keep its wording."""
    zoned: list[Atom] = []
    for atom in atoms:
        found = joints.zone.match(low, atom.end) if atom.level in ("part", "clock", "day", "range") else None
        if found:
            zone = text[found.start() : found.end()].lstrip(" ,\u00a0\n\t\r")
            atom = replace(atom, end=found.end(), zone=zone)
        zoned.append(atom)
    return zoned
