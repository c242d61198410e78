"""What a maker may know of the place it resolves: the neighbouring words, the tense, the anchor."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from standpunkt.lexicon.times import Times
from standpunkt.resolve.moments.atoms import Match
from standpunkt.resolve.moments.calendar import make_date
from standpunkt.resolve.moments.tense import FUTURE, NEAR, PAST, Tenses

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
    is_told_year: bool = False
    """Whether the text named the year of `told`, and it was not chosen by tense."""
    happened: date | None = None
    """The last day told that is not after publication."""

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
        """Say whether the parse has the number at an offset count something: several things ("2000 krukker")."""
        token = self.tenses.token_at(at)
        if token is None or not token.deprel.startswith("nummod") or not token.i < token.head <= token.i + COUNT_REACH:
            return False
        head = self.tenses.head_of(token)
        return head is not None and head.upos == "NOUN" and "Number=Plur" in head.feats

    def direction(self, match: Match) -> str:
        """Give "past", "future", "present", "near" or "" for where the expression lies, seen from publication.

        A term that was set in the past may be over ("De fik frist til torsdag, men nåede det ikke"): it is "near".
        """
        told = match.get("dir")
        if told:
            return told
        before, leaning = self.word_before(match.start), self.tenses.leaning(match.start, match.end)
        if before in self.times.hint("future_prepositions"):
            is_over = leaning in (PAST, NEAR) and not self.tenses.is_perfect(match.start, match.end)
            return NEAR if is_over else FUTURE
        if before in self.times.hint("past_prepositions"):
            return PAST
        if before in self.times.hint("plan_link") and self._is_planned(before, match.start):
            return FUTURE
        return leaning

    def _is_planned(self, link: str, at: int) -> bool:
        """Say whether a noun of plans stands before the preposition ("planer for efteråret")."""
        return self.word_before(self.low.rfind(link, 0, at)) in self.times.hint("future_of")

    def told_day(self, at: int) -> date | None:
        """Give the day that the paragraph at `at` last named, None if it named none."""
        if self.told is None or self.told_level != "day" or self.told_at < self.paragraph_start(at):
            return None
        return self.told

    def told_year(self, at: int) -> int | None:
        """Give the year that the paragraph at `at` last named in so many words, if not that of publication."""
        if self.told is None or not self.is_told_year or self.told_at < self.paragraph_start(at):
            return None
        return self.told.year if self.anchor is None or self.told.year != self.anchor.year else None

    def remember(self, value: str, at: int, is_guessed: bool = False) -> None:
        """Note a resolved value as the last date told; `is_guessed`: its year was chosen by tense."""
        found = _DATE.match(value) or _YEAR.match(value)
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            told = make_date(year or 1, month or 1, day or 1)
            if told:
                self.told, self.told_at, self.is_told_year = told, at, not is_guessed
                self.told_level = "day" if day else "month" if month else "year"
                if day and (self.anchor is None or told <= self.anchor):
                    self.happened = told
