"""A clean view of a text for the engine, with a map back to the text as it came."""

import html
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from standpunkt.model import Span
from standpunkt.text.wrapping import find_soft_breaks

Edit = tuple[int, int, str]
"""Start and end of a stretch and what stands in its place; edits come in order and do not overlap."""

_ZERO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\v\f\u0085\u2028"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_UNCLEAN = re.compile(
    rf"[&\r\u2029{_ZERO_WIDTH}]"
    r"(?:(?<=&)(?:amp;|#38;|#[xX]26;){0,3}(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    "|(?<=\r)\n|(?<=\u00ad)[ \t]{0,9}(?:\r\n|\r|\n)(?=\\w))?"
)
"""A character that is not clean, with what belongs to it: the rest of an entity, of a line break, or the line break
after a soft hyphen. It begins with one set of characters for the sake of speed."""
_ODD = re.compile(f"[{_SPACES}{_BREAKS}{_CONTROLS}{_SURROGATES}]")
"""A character that another one stands for in the view."""
_MARKED = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,30}|[\u212a\u212b\u2126]")
_BLANKS = re.compile(r" (?: +|(?=\n)|(?<=\n ))")
_BREAK = re.compile(f"[{_BREAKS}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_ENTITY_DEPTH = 4


class _Step(NamedTuple):
    """Edits as offsets into the text before ("old") and after ("new") them, in order."""

    new_starts: "array[int]"
    new_ends: "array[int]"
    old_starts: "array[int]"
    old_ends: "array[int]"

    def find_old(self, start: int, end: int) -> tuple[int, int]:
        """Give the place before the edits of the place `start` to `end` after them, which is not empty."""
        first = bisect_right(self.new_starts, start) - 1
        last = bisect_right(self.new_starts, end - 1) - 1
        if first >= 0:
            past = start - self.new_ends[first]
            start = self.old_starts[first] if past < 0 else self.old_ends[first] + past
        if last >= 0:
            past = end - 1 - self.new_ends[last]
            end = self.old_ends[last] if past < 0 else self.old_ends[last] + past + 1
        return start, end


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text and the way back: every offset of `text` has its place in `source`."""

    text: str
    source: str
    """The text as it came."""
    steps: tuple[_Step, ...] = ()
    """The edits that changed the length, oldest first."""

    @property
    def unchanged(self) -> bool:
        """Whether the text was clean as it came."""
        return self.text is self.source

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open place in `source` of the half-open place in `text`.

        What was removed at its rim stays out.
        """
        if not self.steps:
            return start, end
        if start >= len(self.text):
            return len(self.source), len(self.source)
        empty = end <= start
        end = max(end, start + 1)
        for step in reversed(self.steps):
            start, end = step.find_old(start, end)
        return start, start if empty else end

    def span(self, start: int, end: int) -> Span:
        """Give the span of `source` that the place in `text` comes from."""
        return Span.of(self.source, *self.original(start, end))


def clean(text: str) -> CleanText:
    """Give `text` with plain spaces and line breaks, composed letters, no invisible characters and no HTML entities.

    Line breaks within a hard-wrapped paragraph become spaces, so that every line of the result is a paragraph.
    Nothing else is joined: a word hyphenated at the end of a line stays in two parts.

    >>> clean("Nato&nbsp;\\u00adsiger nej").text
    'Nato siger nej'
    """
    view = CleanText(_plain(text), text)
    for step in (_character_edits, _mark_edits, _blank_edits):
        view = _apply(view, step(view.text))
    return replace(view, text=_unwrap(view.text)) if "\n" in view.text else view


def _plain(text: str) -> str:
    """Give `text` with spaces, line breaks and U+FFFD for the characters that they can stand for, one for one."""
    return text if _ODD.search(text) is None else text.translate(_plain_characters())


@cache
def _plain_characters() -> dict[int, str]:
    plain = {}
    for code in range(0x10000):
        character = chr(code)
        if _ODD.match(character):
            replacement = "\n" if _BREAK.match(character) else "\ufffd" if _SURROGATE.match(character) else " "
            plain[code] = replacement
    return plain


def _unwrap(text: str) -> str:
    """Give `text` with a space for each line break that only wraps a paragraph."""
    pieces, place = [], 0
    for soft in find_soft_breaks(text):
        pieces += [text[place:soft], " "]
        place = soft + 1
    return "".join((*pieces, text[place:])) if pieces else text


def _character_edits(text: str) -> Iterator[Edit]:
    for match in _UNCLEAN.finditer(text):
        unclean = match[0]
        if unclean[0] == "&":
            if len(unclean) > 1 and (decoded := _decode_entity(unclean)) != unclean:
                yield match.start(), match.end(), decoded
        else:
            yield match.start(), match.end(), _MEANINGS.get(unclean, "")


_MEANINGS = {"\r": "\n", "\r\n": "\n", "\u2029": "\n\n"}
"""What matches of `_UNCLEAN` stand for that stand for something."""


def _decode_entity(entity: str) -> str:
    """Give what `entity` stands for, however often its ampersand was encoded, made clean in its turn."""
    for _ in range(_ENTITY_DEPTH):
        decoded = html.unescape(entity)
        if decoded == entity:
            break
        entity = decoded
    return _UNCLEAN.sub(lambda match: match[0] if match[0][0] == "&" else _MEANINGS.get(match[0], ""), _plain(entity))


def _mark_edits(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _MARKED.finditer(text):
        if (composed := unicodedata.normalize("NFC", match[0])) != match[0]:
            yield match.start(), match.end(), composed


def _blank_edits(text: str) -> Iterator[Edit]:
    for match in _BLANKS.finditer(text):
        beside_break = text[match.start() - 1 : match.start()] == "\n" or text[match.end() : match.end() + 1] == "\n"
        yield match.start(), match.end(), "" if beside_break else " "


def _apply(view: CleanText, edits: Iterable[Edit]) -> CleanText:
    """Give the view with `edits` of its text made."""
    step = _Step(array("Q"), array("Q"), array("Q"), array("Q"))
    pieces: list[str] = []
    place = length = 0
    for start, end, replacement in edits:
        pieces += (view.text[place:start], replacement)
        length += start - place
        step.new_starts.append(length)
        length += len(replacement)
        step.new_ends.append(length)
        step.old_starts.append(start)
        step.old_ends.append(end)
        place = end
    if not pieces:
        return view
    pieces.append(view.text[place:])
    return CleanText("".join(pieces), view.source, (*view.steps, step))
