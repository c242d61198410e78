"""Words of a text, which all comparisons count: punctuation and quotation marks neither help nor hurt."""

import re
from bisect import bisect_right
from collections.abc import Iterable

WORD = re.compile(r"\w+")

Cover = frozenset[int]


class Words:
    """The word tokens of a text: maximal runs of letters and digits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._quoted = find_quoted(text)

    def cover(self, spans: Iterable[tuple[int, int]]) -> Cover:
        """Give the indices of the words that share a character with the spans.

        Spans without any word, such as the cue ":", give their characters, as negative numbers.
        """
        spans = tuple(spans)
        covered = set()
        for start, end in spans:
            place = max(0, bisect_right(self._starts, start) - 1)
            while place < len(self.spans) and self.spans[place][0] < end:
                if self.spans[place][1] > start:
                    covered.add(place)
                place += 1
        if not covered:
            covered = {
                -(place + 1) for start, end in spans for place in range(start, end) if not self.text[place].isspace()
            }
        return frozenset(covered)

    def manner(self, cover: Cover) -> str:
        """Give "direct", "mixed" or "indirect" by how many of the words stand within double quotation marks."""
        words = [place for place in cover if place >= 0]
        if not words:
            return "none"
        quoted = sum(self._quoted[self.spans[place][0]] for place in words)
        return "direct" if quoted == len(words) else "mixed" if quoted else "indirect"

    def first_word(self, cover: Cover) -> str:
        """Give the first word covered, in small letters; an empty string where no word is."""
        if not cover or min(cover) < 0:
            return ""
        start, end = self.spans[min(cover)]
        return self.text[start:end].lower()


def find_quoted(text: str) -> bytearray:
    """Give for each character whether it stands within double quotation marks; a paragraph's end closes them.

    The straight mark toggles, as do two apostrophes or backquotes; „ and “ open, ” and » close, « opens.
    """
    quoted = bytearray(len(text) + 1)
    inside = skip = False
    for place, char in enumerate(text):
        if skip:
            skip = False
        elif text.startswith(("''", "``"), place):
            inside, skip = not inside, True
        elif char in "“„«":
            inside = True
        elif char in "”»\n":
            inside = False
        elif char == '"':
            inside = not inside
        else:
            quoted[place] = inside
    return quoted


def jaccard(one: Cover, other: Cover) -> float:
    """Give the share of the two covers' words that is in both; 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0
