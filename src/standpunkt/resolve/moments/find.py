"""Finds the moments of a document: scan, resolve, join."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from standpunkt.lexicon.times import Times
from standpunkt.model import Document, Moment, Sentence
from standpunkt.resolve.moments import clocks, days, spells, years
from standpunkt.resolve.moments.atoms import Atom, Match, capture
from standpunkt.resolve.moments.compose import (
    Joints,
    add_zones,
    compile_joints,
    date_times,
    join_apposed,
    join_days,
    join_ranges,
    share_days,
)
from standpunkt.resolve.moments.context import Context
from standpunkt.resolve.moments.guards import is_allowed, is_something_else
from standpunkt.resolve.moments.patterns import KEY_CHARS, Patterns, key_text
from standpunkt.resolve.moments.tense import Tenses

Maker = Callable[[Match, Context], Atom | None]

MAKERS: Mapping[str, Maker] = {
    "ago": spells.make_ago,
    "century": spells.make_century,
    "clock": clocks.make_clock,
    "date": days.make_day_month,
    "day": days.make_day,
    "decade": spells.make_decade,
    "duration": spells.make_duration,
    "feast": years.make_feast,
    "month": years.make_month,
    "month_day": days.make_month_day,
    "night_to": days.make_night_to,
    "clock_span": clocks.make_clock_span,
    "nth_weekday": days.make_nth_weekday,
    "part": clocks.make_part,
    "part_set": clocks.make_part_set,
    "part_told": clocks.make_part_told,
    "quarter": years.make_quarter,
    "season": years.make_season,
    "set": spells.make_set,
    "span": clocks.make_span,
    "today": days.make_today,
    "unit": spells.make_unit,
    "vague": spells.make_vague,
    "week": years.make_week,
    "weekday": days.make_weekday,
    "weekend": days.make_weekend,
    "year": years.make_year,
}
"""Names that the rules of the data files use."""

_WORD = re.compile(r"\w+|['\u2019](?=\d)")
_NUMBER_BEFORE = re.compile(r"\d[.,:/]$")
_BOUND = re.compile(r"[.!?][\"'»«”’)]{0,2}\s+(?=[\"'»«”“(]?[^\W\d_])|\n")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_SPACES = re.compile(r"  +")
KEY_REACH_CHARS = 18


@cache
def _compiled(key: "_Key") -> tuple[Patterns, Joints]:
    return Patterns(key.times), compile_joints(key.times)


class _Key:
    """Lets a `Times` be cached by identity: it holds mappings and cannot be hashed."""

    __slots__ = ("times",)

    def __init__(self, times: Times) -> None:
        self.times = times

    def __hash__(self) -> int:
        return id(self.times)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.times is self.times


def find_moments(doc: Document, sentences: Sequence[Sentence], times: Times) -> tuple[Moment, ...]:
    """Give the moments of `doc` in text order, none overlapping; offsets are half-open code points of `doc.text`.

    `sentences` may be empty: tense is then read off the nearest verb forms.  Without `doc.published` only absolute
    expressions get a date; the others get a value of unknown year ("XXXX-05-29", "XXXX-WXX-3") or PAST_REF,
    PRESENT_REF, FUTURE_REF.
    """
    patterns, joints = _compiled(_Key(times))
    low = lower(doc.text)
    words = [(found.start(), found.group()) for found in _WORD.finditer(low)]
    ctx = _context(doc, low, words, sentences, times)
    atoms = add_zones(_scan(words, ctx, patterns), doc.text, low, joints)
    atoms = join_days(join_apposed(atoms, low), low, joints)
    atoms = share_days(atoms, low, joints)
    atoms = join_ranges(atoms, low, joints)
    atoms = date_times(add_zones(atoms, doc.text, low, joints), ctx)
    return tuple(
        Moment(start=a.start, end=a.end, text=doc.text[a.start : a.end], kind=a.kind, value=a.value, zone=a.zone) for a in atoms
    )


def lower(text: str) -> str:
    """Lower-case code point by code point, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _context(doc: Document, low: str, words: Sequence[tuple[int, str]], sentences: Sequence[Sentence], times: Times) -> Context:
    bounds = [0, *(found.end() for found in _BOUND.finditer(low))]
    paragraphs = [0, *(found.end() for found in _PARAGRAPH.finditer(low))]
    return Context(
        text=doc.text,
        low=low,
        times=times,
        tenses=Tenses(words, bounds, sentences, times),
        bounds=bounds,
        published=doc.published,
        has_clock=doc.published_precision == "time",
        paragraphs=paragraphs,
    )


def _scan(words: Sequence[tuple[int, str]], ctx: Context, patterns: Patterns) -> list[Atom]:
    keyed = key_text(ctx.low)
    atoms: list[Atom] = []
    reached = 0
    for start, _ in words:
        if start < reached:
            continue
        candidates = patterns.starting(_key(keyed, start))
        is_joined = start == reached + 1 and bool(atoms)
        found = _resolve(start, keyed, ctx, patterns, is_joined) if candidates else None
        if found is None:
            continue
        reached, atom = found
        if atom is not None:
            atoms.append(atom)
            if atom.kind in ("date", "time"):
                ctx.remember(atom.value, atom.start, is_guessed=bool(atom.guessed))
    return atoms


def _key(keyed: str, start: int) -> str:
    key = keyed[start : start + KEY_CHARS]
    return _SPACES.sub(" ", keyed[start : start + KEY_REACH_CHARS])[:KEY_CHARS] if "  " in key else key


def _resolve(
    start: int, keyed: str, ctx: Context, patterns: Patterns, is_joined: bool = False
) -> tuple[int, Atom | None] | None:
    """Give where the best match at `start` ends and its atom (None: it is no time); None if no rule matches.

    The longest match wins, of equally long ones the later rule.  Inside a word with a hyphen nothing is looked for,
    unless a moment ends right before the hyphen (`is_joined`: "mandag-onsdag").
    """
    key = _key(keyed, start)
    if not is_joined and start > 1 and ctx.low[start - 1] == "-" and ctx.low[start - 2].isalnum():
        return None
    if key[0] == "#" and _NUMBER_BEFORE.search(ctx.low, max(0, start - 2), start):
        return None
    candidates = patterns.starting(key)
    matches = [
        (found.end(), pattern.order, found, pattern) for pattern in candidates if (found := pattern.regex.match(ctx.low, start))
    ]
    for _, _, found, pattern in sorted(matches, key=lambda entry: entry[:2], reverse=True):
        match = capture(pattern, found, ctx.times)
        if is_something_else(match, ctx):
            return match.end, None
        if not is_allowed(match, ctx):
            continue
        if match.start > start and (inner := _resolve(match.start, keyed, ctx, patterns)) and inner[0] > match.end:
            return inner
        atom = MAKERS[pattern.rule.make](match, ctx)
        if atom is not None:
            return match.end, atom
    return None
