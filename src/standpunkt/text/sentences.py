"""Sentences: the stretches of text that the parser is given one at a time, quotations apart from what surrounds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from standpunkt.lexicon.conventions import Conventions
from standpunkt.model import Span
from standpunkt.text.quotations import Quotation

_END = re.compile(r"([.!?…]+)([\"'»«”“’)\]]*)\s+")
_WORD_BEFORE = re.compile(r"[^\s(\[\"»«“”'’]+$")
MAX_SENTENCE_CHARS = 800
"""Longer stretches without a sentence end (tables, a file on one line) are cut at a space before this many."""
MIN_BLOCK_WORDS = 3
"""A quotation at the start of a sentence with fewer words is more often a title than speech."""

MIN_WHOLE_WORDS = 6
"""A quotation with as many words that begins in upper case is taken for speech whatever follows it."""

INNER = "'’"
"""Marks of words quoted within a quotation, which may end it."""

MAX_ATTRIBUTION_CHARS = 120
"""The words between two parts of a broken quotation are no more than this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence's input: verbatim text from `start`, or a placeholder that stands for `start`-`end`."""

    text: str
    start: int
    end: int
    placeholder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceText:
    """One sentence before parsing; `input` is what the parser is given."""

    span: Span
    paragraph: int
    pieces: tuple[Piece, ...]
    quotation: int | None = None
    """Index of the quotation it stands within."""
    quoted: int | None = None
    """Index of the quotation that its placeholder stands for."""
    intro_to: int | None = None
    """Index of the quotation that follows it within the same sentence ("Hun siger: »…«")."""

    @property
    def input(self) -> str:
        """The text for the parser: pieces joined, without characters that would split it."""
        return "".join(piece.text for piece in self.pieces)


def plain(text: str, start: int, end: int, paragraph: int, quotation: int | None = None) -> SentenceText:
    """Give the sentence that is just the text from `start` to `end`."""
    return SentenceText(span=Span.of(text, start, end), paragraph=paragraph, quotation=quotation,
                        pieces=(Piece(text[start:end], start, end),))  # fmt: skip


def with_placeholder(
    text: str, quoted: tuple[int, int], start: int, end: int, paragraph: int, conventions: Conventions, index: int
) -> SentenceText:
    """Give the sentence around a quotation: a placeholder for it, then the text from `start` to `end`."""
    while start < end and not text[start].isalnum():
        start += 1
    word = Piece(conventions.placeholder, quoted[0], quoted[1], True)
    rest = Piece(" " + text[start:end], start - 1, end)
    return SentenceText(span=Span.of(text, start, end), paragraph=paragraph, pieces=(word, rest), quoted=index)


def find_sentences(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], conventions: Conventions
) -> tuple[SentenceText, ...]:
    """Give the sentences of the paragraphs in text order.

    The inside of a whole quotation is split by itself; what surrounds it becomes a sentence in which a placeholder
    word stands for it.  A quotation of a few words within a clause stays where it is.
    """
    out: list[SentenceText] = []
    blocks: list[Quotation] = []
    for quotation in quotations:
        if quotation.kind == "dash" or is_block(text, quotation, paragraphs[quotation.paragraph]) or (
            blocks and goes_on(text, blocks[-1], quotation, conventions)
        ):
            blocks.append(quotation)
    starts = [paragraph.start for paragraph in paragraphs]
    per_paragraph: dict[int, list[tuple[Quotation, int, int]]] = {}
    for quotation in blocks:
        number = quotation.paragraph
        while number < len(paragraphs) and starts[number] < quotation.outer_end:
            span = paragraphs[number]
            per_paragraph.setdefault(number, []).append(
                (quotation, max(span.start, quotation.outer_start), min(span.end, quotation.outer_end))
            )
            number += 1
    for number, paragraph in enumerate(paragraphs):
        here = per_paragraph.get(number, [])
        if here and here[0][1] == paragraph.start and out and _announces(out[-1], number):
            out[-1] = replace(out[-1], intro_to=here[0][0].index)
        out += _in_paragraph(text, number, paragraph, here, conventions)
    return tuple(out)


def _announces(sentence: SentenceText, number: int) -> bool:
    """Say whether a sentence ends the paragraph before paragraph `number` with a colon, outside marks.

    After a speech dash it may be an attribution ("- Nej, siger hun og tilføjer:").
    """
    return sentence.intro_to is None and sentence.paragraph == number - 1 and sentence.span.text.endswith(":")


def goes_on(text: str, before: Quotation, quotation: Quotation, conventions: Conventions) -> bool:
    """Say whether a quotation takes up the one before after a short attribution ("»Sådan,« siger han, »skal det være.«")."""
    between = text[before.outer_end : quotation.outer_start]
    if between.rstrip()[-1:] not in tuple(",:-–—") and not text[quotation.start : quotation.start + 1].islower():
        return False  # `»…,« siger lederen af "Better Bodies"`: a title within the attribution
    after = text[quotation.outer_end : quotation.outer_end + 2].lstrip()
    if between.rstrip()[-1:] not in tuple(",:-–—") and after[:1].isalpha():
        return False  # `»…,« siger han, men indrømmer, at han ville opleve "rigtig" krig`: words within a clause
    joint = text[before.end - 1 : before.outer_end + 1].strip("\"'»«”“’ ")[:1]
    return (
        before.paragraph == quotation.paragraph and before.kind != "dash" and "\n" not in between
        and 0 < len(between) <= MAX_ATTRIBUTION_CHARS and between.rstrip()[-1:] not in tuple(".!?;")
        and (between.lstrip(" ,")[:1].islower() or joint == ",") and before.end - before.start > 1
        and joint in (",", "!", "?", "-", "–")
        and len(list(split(text, before.outer_end, quotation.outer_start, conventions))) == 1
    )


def _in_paragraph(
    text: str, number: int, paragraph: Span, blocks: Sequence[tuple[Quotation, int, int]], conventions: Conventions
) -> Iterator[SentenceText]:
    at = paragraph.start
    before: Quotation | None = None
    for place, (quotation, start, end) in enumerate(blocks):
        yield from _outside(text, number, (at, start), before, quotation, conventions)
        inner_start, inner_end = max(quotation.start, start), min(quotation.end, end)
        following = blocks[place + 1][0] if place + 1 < len(blocks) else None
        for first, last in split(text, inner_start, inner_end, conventions):
            sentence = plain(text, first, last, number, quotation.index)
            leads_up = following is not None and quotation.kind == following.kind == "dash" and text[last - 1] == ":"
            yield replace(sentence, intro_to=following.index) if following is not None and leads_up else sentence
        at, before = end, quotation
    yield from _outside(text, number, (at, paragraph.end), before, None, conventions)


def _outside(
    text: str, number: int, stretch: tuple[int, int], before: Quotation | None, after: Quotation | None,
    conventions: Conventions,
) -> Iterator[SentenceText]:  # fmt: skip
    parts = list(split(text, *stretch, conventions))
    for place, (start, end) in enumerate(parts):
        first, last = place == 0, place == len(parts) - 1
        intro = after.index if last and after and text[end - 1] not in ".!?…" else None
        if first and before and (_goes_on(text, start, end) or _ends_open(text, before)):
            sentence = with_placeholder(text, (before.start, before.end), start, end, number, conventions, before.index)
        else:
            sentence = plain(text, start, end, number)
        if intro is not None:
            sentence = SentenceText(span=sentence.span, paragraph=number, pieces=sentence.pieces,
                                    quoted=sentence.quoted, intro_to=intro)  # fmt: skip
        if any(char.isalnum() for char in sentence.span.text):
            yield sentence


def _ends_open(text: str, quotation: Quotation) -> bool:
    """Say whether a comma at its end keeps the sentence of a quotation open: `"It is over," Smith said.`"""
    inner = text[quotation.start : quotation.end].rstrip(INNER + " ")  # `"… and say, 'Well done,' " Smith said`
    return quotation.closed and quotation.kind != "dash" and inner.endswith(",")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether what follows a quotation belongs to its sentence: it begins with a comma, a dash or in lower case."""
    first = next((char for char in text[start:end] if char.isalnum()), "")
    return first.islower() or text[start] in ",-–—"


def is_block(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Say whether a quotation stands for itself rather than as words within somebody's clause."""
    inner = text[quotation.start : quotation.end].strip()
    if not inner:
        return False
    words = inner.count(" ") + 1
    before = text[max(paragraph.start, quotation.outer_start - MAX_ATTRIBUTION_CHARS) : quotation.outer_start].rstrip()
    after = text[quotation.outer_end : quotation.outer_end + 40].lstrip(" ")
    first, last = inner.lstrip("[(")[:1], (inner.rstrip(INNER + " ") or inner)[-1]
    opens = not before or before[-1] in ".!?:…\"”»«)" or (before[-1] in ",-–—;" and first.isupper())
    whole = words >= MIN_WHOLE_WORDS and first.isupper()
    if not opens and before[-1] == "," and words > MIN_BLOCK_WORDS and (
        after[:1] in (",", ".", "(") or (after[:1] in ("", "\n") and last in ".!?")
    ):
        return True  # `Og så sagde træneren, "vi møder op for at vinde", inden hun gik`
    if not opens:
        return whole and last in ".!?,"
    if whole:
        return True
    if before.endswith(":"):
        return words > 1 or last in ".!?"
    ends_sentence = last in ".!?…," or not after or after[0] in ".!?\n"
    if ends_sentence:
        return words >= MIN_BLOCK_WORDS or last in ".!?…,"
    return words >= MIN_BLOCK_WORDS and (after[0] in ",-–—" or not quotation.closed)


def split(text: str, start: int, end: int, conventions: Conventions) -> Iterator[tuple[int, int]]:
    """Yield the trimmed sentences of a stretch of text as (start, end), none of them empty."""
    cuts = [start]
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, match, cuts[-1], end, conventions):
            cuts.append(match.end())
    cuts.append(end)
    for first, last in pairwise(cuts):
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last and text[first] in "-–—" and text[first + 1 : first + 2].isspace() and first > start:
            first += 2  # `… på besøg. - Vi er en hel familie`: a dash takes speech up again
        while last - first > MAX_SENTENCE_CHARS:
            cut = text.rfind(" ", first, first + MAX_SENTENCE_CHARS)
            cut = cut if cut > first else first + MAX_SENTENCE_CHARS
            yield first, cut
            first = cut + (1 if text[cut : cut + 1] == " " else 0)
        if first < last:
            yield first, last


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, conventions: Conventions) -> bool:
    following = text[match.end() : min(end, match.end() + 40)].lstrip("\"'»«”“‘’([-–— ")
    if not following:
        return False
    stops = match.group(1)
    if following[0].islower():
        return stops == "." * len(stops) and len(stops) > 3
    if stops != ".":
        return True
    word = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start() + 1)
    if word is None:
        return True
    return _dot_ends(word.group(), following, conventions)


def _dot_ends(word: str, following: str, conventions: Conventions) -> bool:
    """Say whether a single dot after `word` (given with it) ends a sentence before an upper-case word."""
    initial, word = word[:-1], word.lower()
    first = re.split(r"[^\w']", following, maxsplit=1)[0]
    if word in conventions.naming_abbreviations:
        return first.lower() in conventions.openers
    if word in conventions.final_abbreviations:
        return not _goes_with_clock(first, word, conventions)
    if word in conventions.abbreviations or (word in conventions.numeric_abbreviations and following[0].isdigit()):
        return False  # "the | No. 2 | in the party"
    stem = word[:-1]
    parts = [part + "." for part in re.split(r"[.-]+", stem) if part]
    if len(parts) > 1 and any(part in conventions.abbreviations for part in parts):
        return False  # "dr.-scient.-pol. Karen Holm"
    if len(initial) == 1 and initial.isupper():
        return False  # an initial: "H. P. Clausen"
    if conventions.ordinal_dot and stem.isdigit() and len(stem) <= 2:
        follower = following.split(maxsplit=1)[0].lower().rstrip(".,")
        return not any(follower in names for names in conventions.months)
    return True


def _goes_with_clock(first: str, word: str, conventions: Conventions) -> bool:
    """Say whether the word behind a time of day is the day or the zone that it is of ("at 9 a.m. | Friday", "5 p.m. | EDT")."""
    if word not in (*conventions.mornings, *conventions.afternoons):
        return False
    zone = len(first) > 1 and first.isupper()
    return zone or first.lower() in (*conventions.weekdays, *(name for names in conventions.months for name in names))
