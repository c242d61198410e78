"""Quotations: what stands within quotation marks or after a speech dash, settled before anything is parsed.

Marks are read paragraph by paragraph in one pass; each is opening or closing by the characters around it and by what
is open already.  News text has marks missing, doubled, and on the wrong side of a space (`…, "siger hun`); every
repair below keeps the damage within its paragraph.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from standpunkt.lexicon.conventions import Conventions, QuotePair
from standpunkt.model import Problem, Span

MAX_TITLE_CHARS = 60
"""A closed quotation no longer than this may turn out to be a title quoted within a longer one."""
MAX_JOINED_PARAGRAPHS = 12
"""An open quotation is followed over at most so many paragraphs to the mark that closes it."""
MAX_VOICED_PARAGRAPHS = 3
"""A quotation never closed is followed over so many paragraphs in which its speaker still speaks of themselves."""
CLOSING_PUNCTUATION = ",.!?…;"
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"\d[\d.,]*\s+[^\W\d_]{2}")
"""A number with a word behind it."""
_BREAK = re.compile(r"(?:(?<=\w\w)[.!?]|:) ")
"""The end of a sentence or an introduction within a paragraph, where a speech dash may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation: `start`/`end` without its marks, `outer_start`/`outer_end` with them."""

    index: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    """Index of the paragraph it begins in."""
    kind: str
    """"double" or "single" marks, or "dash" (the rest of a paragraph after a speech dash)."""
    closed: bool = True
    """Whether its closing mark was found."""
    continues: bool = False
    """Whether it takes up a quotation that the paragraph before left open."""


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    width: int
    level: str
    can_open: bool
    can_close: bool


@dataclass(slots=True)
class _Open:
    mark: _Mark | None
    start: int


def find_quotations(
    text: str, paragraphs: Sequence[Span], conventions: Conventions, speaker_words: Collection[str] = ()
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """Give the outermost quotations of the paragraphs in text order, and a problem for every repaired mark.

    `speaker_words` are the words that a speaker calls themselves by: a paragraph that has one goes on with a quotation
    that was never closed.

    Problems: `unclosed-quotation`, `unopened-quotation`.
    """
    found: list[Quotation] = []
    problems: list[Problem] = []
    for number, paragraph in enumerate(paragraphs):
        dashes = _speech_dashes(text, paragraph, conventions)
        for (outer, start), (end, _) in pairwise((*dashes, (paragraph.end, 0))):
            end -= len(text[start:end]) - len(text[start:end].rstrip())
            found.append(Quotation(index=0, start=start, end=end, outer_start=outer, outer_end=end, paragraph=number,
                                   kind="dash"))  # fmt: skip
        if dashes:
            continue
        carried = bool(found) and not found[-1].closed
        found += _in_paragraph(text, number, paragraph, _marks(text, paragraph, conventions), carried, problems)
    joined = _join_running(text, found, paragraphs, frozenset(speaker_words))
    for quotation in joined:
        if not quotation.closed:
            message = "a quotation has no closing mark; it is taken to end with its paragraph"
            problems.append(Problem(code="unclosed-quotation", message=message, start=quotation.outer_start,
                                    end=quotation.outer_end))  # fmt: skip
    return tuple(replace(quotation, index=i) for i, quotation in enumerate(joined)), tuple(problems)


def _speech_dash(text: str, paragraph: Span, conventions: Conventions) -> int | None:
    """Give where the words after the speech dash begin, None if the paragraph does not open with one."""
    for dash in conventions.dashes:
        after = paragraph.start + len(dash)
        if text.startswith(dash, paragraph.start) and text[after : after + 1].isspace():
            start = after
            while start < paragraph.end and text[start].isspace():
                start += 1
            told = start < paragraph.end and (not text[start].isdigit() or _counts(text[start : paragraph.end]))
            return start if told else None
    return None


def _counts(words: str) -> bool:
    """Say whether a number opens a sentence ("- | 30 børn er for mange, siger …"), no score and no line of a list."""
    return _COUNTED.match(words) is not None and words.rstrip()[-1] in ".!?:"


def _speech_dashes(text: str, paragraph: Span, conventions: Conventions) -> list[tuple[int, int]]:
    """Give where each speech dash of a paragraph stands and where the words after it begin.

    One opens the paragraph, or stands behind a sentence ("Hun sukker. | - Det er dyrt, siger hun."); others behind a colon
    open somebody's next words ("Hun siger: | - Vi er klar.").
    """
    opening = _speech_dash(text, paragraph, conventions)
    found = [(paragraph.start, opening)] if opening else []
    if not found and any(glyph in text[paragraph.start : paragraph.end] for glyph in _glyphs_of(conventions.quotes)):
        colon = text.find(": ", paragraph.start, paragraph.end) + 2
        before = text[paragraph.start : colon]
        if colon < 2 or any(glyph in before for glyph in _glyphs_of(conventions.quotes)):
            return []
        inner = _inner_dash(text, colon, paragraph.end, conventions)
        return [(colon, inner)] if inner else []
    for match in _BREAK.finditer(text, found[0][1] if found else paragraph.start, paragraph.end):
        inner = _inner_dash(text, match.end(), paragraph.end, conventions)
        if inner and (match[0][0] == ":" or not found):
            found.append((match.end(), inner))
    return found


def _inner_dash(text: str, at: int, end: int, conventions: Conventions) -> int | None:
    """Give where the words after a speech dash at `at` begin, in upper case; None if there is none."""
    dash = next((dash for dash in conventions.dashes if text.startswith(dash + " ", at)), None)
    start = at + len(dash) + 1 if dash else end
    return start if start < end and text[start].isupper() else None


def _marks(text: str, paragraph: Span, conventions: Conventions) -> list[_Mark]:
    glyphs = _glyphs_of(conventions.quotes)
    marks: list[_Mark] = []
    for found in _any_of(tuple(glyphs)).finditer(text, paragraph.start, paragraph.end):
        roles = glyphs[found[0]]
        level = "double" if ("open", "double") in roles or ("close", "double") in roles else "single"
        mark = _classify(text, paragraph, found.start(), len(found[0]), level, {role for role, _ in roles})
        if mark:
            marks.append(mark)
    return marks


@lru_cache(maxsize=8)
def _any_of(glyphs: tuple[str, ...]) -> re.Pattern[str]:
    """Give what matches one glyph, the longest where two begin alike."""
    return re.compile("|".join(map(re.escape, sorted(glyphs, key=len, reverse=True))))


@lru_cache(maxsize=8)
def _glyphs_of(quotes: tuple[QuotePair, ...]) -> dict[str, set[tuple[str, str]]]:
    glyphs: dict[str, set[tuple[str, str]]] = {}
    for pair in quotes:
        glyphs.setdefault(pair.open, set()).add(("open", pair.level))
        glyphs.setdefault(pair.close, set()).add(("close", pair.level))
    return glyphs


def _classify(text: str, paragraph: Span, at: int, width: int, level: str, roles: set[str]) -> _Mark | None:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + width] if at + width < paragraph.end else " "
    left_edge = before.isspace() or before in "([{-–—/:" or _opens_glued(text[at], before, after)
    right_edge = after.isspace() or after in ")]}.,!?:;-–—/…"
    if level == "single":
        # An apostrophe is no mark: it stands within a word, or closes a genitive ("Paris' natteliv").
        if not left_edge and not right_edge:
            return None
        can_open, can_close = "open" in roles and left_edge and not after.isspace(), "close" in roles and not left_edge
        return _Mark(at, width, level, can_open, can_close) if can_open or can_close else None
    if before.isspace() and after in CLOSING_PUNCTUATION and at > paragraph.start:
        return _Mark(at, width, level, False, True)  # `Vi finder den anklagede skyldig ", sagde hun`
    if before.isspace() and after.isspace() and paragraph.start < at and roles == {"open", "close"}:
        return _Mark(at, width, level, True, True)  # `"… and say, 'Well done,' " she said`
    if roles == {"open"}:
        return _Mark(at, width, level, True, False)
    if roles == {"close"}:
        return _Mark(at, width, level, False, True)
    can_open = left_edge and not (after.isspace() and not before.isspace())
    can_close = not left_edge or (right_edge and not before.isspace())
    return _Mark(at, width, level, can_open, can_close or not can_open)


def _opens_glued(mark: str, before: str, after: str) -> bool:
    """Say whether a mark that only opens in most texts stands right behind a comma: `Ryan said,“Look …”`."""
    return unicodedata.category(mark) == "Pi" and before == "," and after.isupper()


def _in_paragraph(
    text: str, number: int, paragraph: Span, marks: Sequence[_Mark], carried: bool, problems: list[Problem]
) -> list[Quotation]:
    doubles = [mark for mark in marks if mark.level == "double"]
    found = _pair(text, number, paragraph, doubles, carried, problems)
    singles = _outside(found, [mark for mark in marks if mark.level == "single"])
    found += _pair_singles(text, number, singles)
    return sorted(found, key=lambda quotation: quotation.outer_start)


def _outside(found: Sequence[Quotation], marks: Sequence[_Mark]) -> list[_Mark]:
    """Give the marks that stand within none of the quotations; both come in text order."""
    starts = [quotation.outer_start for quotation in found]
    places = [bisect_left(starts, mark.at) - 1 for mark in marks]
    return [mark for mark, i in zip(marks, places, strict=True) if i < 0 or mark.at >= found[i].outer_end]


def _pair(
    text: str, number: int, paragraph: Span, marks: Sequence[_Mark], carried: bool, problems: list[Problem]
) -> list[Quotation]:
    found: list[Quotation] = []
    current: _Open | None = None
    depth = 0
    last_close = max((i for i, mark in enumerate(marks) if mark.can_close), default=-1)
    for place, mark in enumerate(marks):
        if current is None:
            if carried and _follows_comma(text, paragraph, mark):
                found, carried = [_unopened(text, number, paragraph, [], mark, problems)], False
            elif (mark.can_open and not _is_misplaced_close(text, paragraph, mark, place, marks)) or (
                _opens_title(text, marks, place)
            ):
                current, depth = _Open(mark, mark.at + mark.width), 0
            elif found and _may_reopen(text, found[-1], mark):
                # `"Nej, den bliver ikke som" Twin Peaks". Der er …`: a title within the quotation; take it up again.
                last = found.pop()
                current, depth = _Open(None, last.start), 0
                current.mark = _Mark(last.outer_start, last.start - last.outer_start, "double", True, False)
            else:
                found.append(_unopened(text, number, paragraph, found, mark, problems))
        elif mark.can_close and not (mark.can_open and _looks_open(text, mark)):
            if depth:
                depth -= 1
            else:
                found.append(_closed(number, current, mark))
                current = None
        elif _follows_comma(text, paragraph, mark):
            found.append(_closed(number, current, mark))
            current = None
        elif mark.can_open and last_close >= place + 2:
            depth += 1
        elif mark.can_open and last_close >= place + 1:
            # One opening mark too many: the quotation before was never closed, this one is.
            if current.mark and current.mark.at == paragraph.start:
                depth += 1 if len(marks) - place > 2 else 0
            else:
                current = _Open(mark, mark.at + mark.width)
        else:
            found.append(_closed(number, current, mark))
            current = None
    if current is not None and current.mark is not None:
        found.append(Quotation(index=0, start=current.start, end=paragraph.end, outer_start=current.mark.at,
                               outer_end=paragraph.end, paragraph=number, kind="double", closed=False))  # fmt: skip
    return found


def _may_reopen(text: str, last: Quotation, mark: _Mark) -> bool:
    """Say whether a mark closes a quotation again that a title within it seemed to close already."""
    near = mark.at - last.outer_end <= MAX_TITLE_CHARS and last.closed
    return near and not text[last.end - 1].isspace()


def _opens_title(text: str, marks: Sequence[_Mark], place: int) -> bool:
    """Say whether two marks on the wrong side of their spaces enclose a few words: `Serien" Hotel room" tegner til`."""
    if place + 1 >= len(marks) or (len(marks) - place) % 2:
        return False
    mark, other = marks[place], marks[place + 1]
    inner = text[mark.at + mark.width : other.at]
    before = text[mark.at - 1] if mark.at else " "
    return (
        before.isalnum() and inner[:1].isspace() and 1 < len(inner) <= MAX_TITLE_CHARS
        and not any(char in inner for char in ".!?:,")
    )


def _looks_open(text: str, mark: _Mark) -> bool:
    before = text[mark.at - 1] if mark.at else " "
    after = text[mark.at + mark.width : mark.at + mark.width + 1]
    return before.isspace() and bool(after) and not after.isspace()


def _is_misplaced_close(text: str, paragraph: Span, mark: _Mark, place: int, marks: Sequence[_Mark]) -> bool:
    """Say whether a mark outside quotations that looks opening closes what stands before it: `…, "siger hun`."""
    if not _follows_comma(text, paragraph, mark):
        return False
    return place + 1 == len(marks) or not marks[place + 1].can_close or _looks_open(text, marks[place + 1])


def _follows_comma(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Say whether a mark stands between a comma and a space on its left and a lower-case letter on its right."""
    before = text[max(paragraph.start, mark.at - 4) : mark.at]
    after = text[mark.at + mark.width : mark.at + mark.width + 1]
    return before.endswith(" ") and before.rstrip()[-1:] in tuple(",!?…") and after.islower()


def _unopened(
    text: str, number: int, paragraph: Span, found: Sequence[Quotation], mark: _Mark, problems: list[Problem]
) -> Quotation:
    start = paragraph.start
    if found:
        # `"A," sagde Dubcek. Nu gælder det fremtiden."`: the attribution between two quotations is nobody's words.
        stop = text.find(". ", found[-1].outer_end, mark.at)
        start = stop + 2 if stop >= 0 else found[-1].outer_end
        comma = text.find(", ", start + 1, mark.at) if stop < 0 and text[start : start + 2].lstrip()[:1] == "," else -1
        start = comma + 2 if comma >= 0 else start
    problems.append(Problem(code="unopened-quotation", message="a quotation has no opening mark; it is taken to begin "
                            "with its paragraph", start=start, end=mark.at + mark.width))  # fmt: skip
    return Quotation(index=0, start=start, end=mark.at, outer_start=start, outer_end=mark.at + mark.width,
                     paragraph=number, kind="unopened")  # fmt: skip


def _closed(number: int, opened: _Open, mark: _Mark) -> Quotation:
    at = opened.mark.at if opened.mark else opened.start
    return Quotation(index=0, start=opened.start, end=mark.at, outer_start=at, outer_end=mark.at + mark.width,
                     paragraph=number, kind=mark.level)  # fmt: skip


def _pair_singles(text: str, number: int, marks: Sequence[_Mark]) -> list[Quotation]:
    """Pair single marks that enclose at least two words; anything else is an apostrophe."""
    found: list[Quotation] = []
    opened: _Mark | None = None
    for place, mark in enumerate(marks):
        if opened is None:
            opened = mark if mark.can_open else None
        elif mark.can_close and not _is_genitive(text, mark, marks[place + 1 :]):
            if " " in text[opened.at : mark.at].strip():
                found.append(_closed(number, _Open(opened, opened.at + opened.width), mark))
            opened = None
    return found


def _is_genitive(text: str, mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Say whether a mark behind an "s" within a quotation that ends later is an apostrophe: 'It is the employers' turn,' he
    said."""
    following = text[mark.at + mark.width : mark.at + mark.width + 2]
    goes_on = text[mark.at - 1] in "sS" and following[:1] == " " and following[1:].islower()
    ends = next((other for other in later if other.can_open or text[other.at - 1] in CLOSING_PUNCTUATION), None)
    return goes_on and ends is not None and ends.can_close and text[ends.at - 1] in CLOSING_PUNCTUATION


def _join_running(
    text: str, found: Sequence[Quotation], paragraphs: Sequence[Span], speaker_words: frozenset[str]
) -> list[Quotation]:
    """Join a quotation left open with the paragraph that goes on with it, or with the one that closes it."""
    joined: list[Quotation] = []
    by_paragraph: dict[int, list[Quotation]] = {}
    for quotation in found:
        by_paragraph.setdefault(quotation.paragraph, []).append(quotation)
    swallowed = -1
    for quotation in found:
        if quotation.outer_start < swallowed:
            continue
        if quotation.kind == "unopened":
            quotation = replace(quotation, kind="double")
        elif not quotation.closed:
            closing = _closing_later(quotation, by_paragraph, paragraphs)
            if closing is quotation:
                quotation = replace(quotation, closed=True)
            elif closing is not None:
                quotation = replace(quotation, end=closing.end, outer_end=closing.outer_end, closed=True)
                swallowed = closing.outer_end
            elif speaker_words:
                last = _voiced_until(quotation, by_paragraph, paragraphs, speaker_words)
                quotation = replace(quotation, end=paragraphs[last].end, outer_end=paragraphs[last].end)
        previous = joined[-1] if joined else None
        if (previous and previous.kind == quotation.kind == "double" and quotation.paragraph == previous.paragraph + 1
                and previous.end == previous.outer_end and quotation.outer_start == paragraphs[quotation.paragraph].start):
            quotation = replace(quotation, continues=True)
        joined.append(quotation)
    return joined


def _closing_later(
    quotation: Quotation, by_paragraph: dict[int, list[Quotation]], paragraphs: Sequence[Span]
) -> Quotation | None:
    """Give the unopened quotation that closes an open one, the quotation itself if the next paragraph takes it up."""
    last = min(len(paragraphs), quotation.paragraph + 1 + MAX_JOINED_PARAGRAPHS)
    for number in range(quotation.paragraph + 1, last):
        for follower in by_paragraph.get(number, []):
            if follower.kind == "unopened":
                return follower
            if follower.outer_start == paragraphs[number].start:
                next_up = number == quotation.paragraph + 1 and follower.kind == "double"
                return quotation if next_up else None
            if not follower.closed or follower.end - follower.start > MAX_TITLE_CHARS:
                return None  # somebody is quoted anew in between
    return None


def _voiced_until(
    quotation: Quotation, by_paragraph: dict[int, list[Quotation]], paragraphs: Sequence[Span], speaker_words: frozenset[str]
) -> int:
    """Give the last paragraph that goes on with a quotation never closed: the next ones where its speaker says "I"."""
    last = quotation.paragraph
    while last + 1 < min(len(paragraphs), quotation.paragraph + 1 + MAX_VOICED_PARAGRAPHS):
        words = frozenset(_WORD.findall(paragraphs[last + 1].text.lower()))
        if by_paragraph.get(last + 1) or not words & speaker_words:
            break
        last += 1
    return last
