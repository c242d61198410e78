"""Line breaks that only wrap a paragraph, told from those that end one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_WIDTH = 120
"""Code points of the longest line that a mail program, teleprinter or editor wraps at."""
MIN_WIDTH = 30
"""Code points of the shortest line that can be a wrapped one; below it lines are a list or a poem."""
SLACK = 8
"""Code points by which a wrapped line may be shorter than the width less the next word."""
MIN_BROKEN_SHARE = 0.25
"""Share of the line breaks of a wrapped text that fall within a sentence before a small letter, at least."""
MIN_FULL_SHARE = 0.7
"""Share of the breaks within sentences that a greedy wrapper would have made, at least."""

_LINE = re.compile(r"[^\n]+")
_STOPS = ".!?:;…"
_CLOSERS = "\"'”’“‘»«)]"
_OPENER = re.compile(r"(?:[-–—―−•·*▪■►]|\d{1,2}[.)]) ")
"""What opens a list entry or a paragraph of direct speech."""


class _Break(NamedTuple):
    """A single line break between two lines with text."""

    place: int
    before: int
    """Length of the line before."""
    first_word: int
    """Length of the next line's first word."""
    stopped: bool
    """Whether the line before ends like a sentence."""
    small: bool
    """Whether the next line begins with a small letter."""
    opener: bool
    """Whether the next line begins like a list entry or with a speech dash."""


def find_soft_breaks(text: str) -> Iterator[int]:
    """Give the places of the line breaks of `text` that stand for a space, in order.

    A greedy wrapper breaks a line only where the next word would not fit: breaks that it would not have made end a
    paragraph. In a text that is not wrapped, a break within a sentence is soft if the line is long.
    """
    breaks = list(_find_breaks(text))
    width = _find_width(breaks)
    for line_break in breaks:
        if _is_soft(line_break, width):
            yield line_break.place


def _find_breaks(text: str) -> Iterator[_Break]:
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        if before is not None and line.start() - before.end() == 1:
            head = line[0]
            tail = before[0].rstrip(_CLOSERS)
            yield _Break(
                place=before.end(),
                before=before.end() - before.start(),
                first_word=len(head.split(" ", 1)[0]),
                stopped=tail[-1:] in _STOPS or not tail,
                small=head[:1].islower(),
                opener=_OPENER.match(head) is not None,
            )
        before = line


def _find_width(breaks: list[_Break]) -> int | None:
    """Give the width that the text is wrapped at, None if it is not wrapped."""
    broken = [one for one in breaks if one.small and not one.stopped and MIN_WIDTH <= one.before <= MAX_WIDTH]
    if not broken or len(broken) < MIN_BROKEN_SHARE * len(breaks):
        return None
    lengths = sorted(one.before for one in broken)
    width = lengths[(len(lengths) - 1) * 9 // 10]
    full = [one for one in broken if _is_full(one, width)]
    return width if len(full) >= MIN_FULL_SHARE * len(broken) else None


def _is_full(line_break: _Break, width: int) -> bool:
    return line_break.before + 1 + line_break.first_word >= width - SLACK


def _is_soft(line_break: _Break, width: int | None) -> bool:
    within_sentence = line_break.small and not line_break.stopped and line_break.before >= MIN_WIDTH
    if width is None:
        return within_sentence
    if line_break.opener and line_break.stopped:
        return False
    if line_break.before > width + 2 * SLACK and not within_sentence:
        return False
    return within_sentence or _is_full(line_break, width)
