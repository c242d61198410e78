"""What a maker may know of the place it resolves: the neighbouring words, the tense, the anchor."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from standpunkt.lexicon.times import Times
from standpunkt.resolve.moments.atoms import Match
from standpunkt.resolve.moments.calendar import make_date
from standpunkt.resolve.moments.tense import FUTURE, PAST, UNKNOWN, Tenses

NEIGHBOUR_CHARS = 40
COUNT_REACH = 1
"""How many tokens after a number the thing that it counts may stand."""
_WORD_BEFORE = re.compile(r"([\w'’.%]+)[^\w\n]{0,3}$")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T)")
_YEAR = re.compile(r"(\d{4})()()-")
_WORD_AFTER = re.compile(r"[^\w\n.;:!?]{0,2}([\w'’]+)")


@dataclass(slots=True)
class Context:
    """The document as a maker sees it; `told` moves on as the text is read."""

    text: str
    low: str
    """The text lower-cased, code point by code point."""
    times: Times
    tenses: Tenses
    published: datetime | None
    has_clock: bool
    """Whether `published` carries a time of day."""
    bounds: Sequence[int] = ()
    """Where sentences begin, told by marks and line breaks alone."""
    paragraphs: Sequence[int] = (0,)
    """Where paragraphs begin."""
    told: date | None = None
    """The last day or month that the text named with its year."""
    told_level: str = ""
    told_at: int = -1

    def paragraph_start(self, at: int) -> int:
        """Give where the paragraph of an offset begins."""
        return self.paragraphs[bisect_right(self.paragraphs, at) - 1]

    @property
    def anchor(self) -> date | None:
        """The day of publication."""
        return self.published.date() if self.published else None

    def word_before(self, at: int) -> str:
        """Give the word just before an offset, lower-cased; "" if a line break or a mark stands between."""
        found = _WORD_BEFORE.search(self.low, max(0, at - NEIGHBOUR_CHARS), at)
        return found.group(1) if found else ""

    def word_after(self, at: int) -> str:
        """Give the word just after an offset, lower-cased; "" if a line or sentence ends there."""
        found = _WORD_AFTER.match(self.low, at, at + NEIGHBOUR_CHARS)
        return found.group(1) if found else ""

    def is_counting(self, at: int) -> bool:
        """Say whether the parse has the number at an offset count something ("2000 krukker")."""
        token = self.tenses.token_at(at)
        if token is None or not token.deprel.startswith("nummod") or not token.i < token.head <= token.i + COUNT_REACH:
            return False
        head = self.tenses.head_of(token)
        return head is not None and head.upos == "NOUN"

    def direction(self, match: Match) -> str:
        """Give "past", "future", "present" or "" for where the expression lies, seen from publication."""
        told = match.get("dir")
        if told:
            return told
        before = self.word_before(match.start)
        if before in self.times.hint("future_prepositions"):
            return FUTURE
        if before in self.times.hint("past_prepositions"):
            return PAST
        return self.tenses.at(match.start, match.end) or UNKNOWN

    def told_day(self, at: int) -> date | None:
        """Give the day that the paragraph at `at` last named, None if it named none."""
        if self.told is None or self.told_level != "day" or self.told_at < self.paragraph_start(at):
            return None
        return self.told

    def told_year(self, at: int) -> int | None:
        """Give the year that the paragraph at `at` last named, if it is not the year of publication."""
        if self.told is None or self.told_at < self.paragraph_start(at):
            return None
        return self.told.year if self.anchor is None or self.told.year != self.anchor.year else None

    def remember(self, value: str, at: int) -> None:
        """Note a resolved value as the last date told."""
        found = _DATE.match(value) or _YEAR.match(value)
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            told = make_date(year or 1, month or 1, day or 1)
            if told:
                self.told, self.told_at = told, at
                self.told_level = "day" if day else "month" if month else "year"
