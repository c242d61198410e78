"""What passes between the steps: matches with their captures, and atoms, the moments before they are joined."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from standpunkt.lexicon.times import TimeRule, Times
from standpunkt.resolve.moments.patterns import NUMBERS, Pattern


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched, with what it captured as values of the word classes."""

    rule: TimeRule
    start: int
    end: int
    stop: int
    """Where the pattern as a whole ended; reading goes on from `end`."""
    captures: Mapping[str, str]
    places: Mapping[str, int]
    """Where each capture begins."""

    def get(self, name: str) -> str | None:
        """Give a capture, or the rule's parameter of that name, or None."""
        found = self.captures.get(name)
        return self.rule.params.get(name) if found is None else found

    def number(self, name: str) -> int | None:
        """Give a capture or parameter as a whole number, None if there is none."""
        found = self.get(name)
        return int(found) if found is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One expression resolved by itself."""

    start: int
    end: int
    kind: str
    value: str
    level: str
    """day, part, clock, month, year, week, season, decade, vague, duration, set, range, feast"""
    loose: bool = False
    """Means a moment only when joined to a day ("formiddag")."""
    guessed: str = ""
    """What was chosen by context: "week", "month", "year" or "" (nothing)."""
    direction: str = ""
    """The direction it was placed in: "past", "future" or ""."""
    zone: str | None = None


def capture(pattern: Pattern, found: re.Match[str], times: Times) -> Match:
    """Give the match with its captured forms turned into values; digits stay digits."""
    start, end = found.span()
    captures: dict[str, str] = {}
    places: dict[str, int] = {}
    for group, form in found.groupdict().items():
        if form is None:
            continue
        if group == "span_start":
            start = found.start(group)
        elif group == "span_end":
            end = found.start(group)
        else:
            name, class_name = pattern.groups[int(group[1:])]
            places[name] = found.start(group)
            captures[name] = form if class_name in NUMBERS else times.classes[class_name][plain(form)]
    return Match(pattern.rule, start, end, found.end(), captures, places)


def plain(form: str) -> str:
    """Give a form as the data files write it: single spaces, plain hyphens and apostrophes."""
    return " ".join(form.translate(_PLAIN).split())


_PLAIN = {ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"} | {ord("\u2019"): "'"}
