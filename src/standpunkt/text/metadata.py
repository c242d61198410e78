"""What stands around a story: title, byline, publication line, dateline and agency signature."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime

from standpunkt.lexicon.agencies import agency_pattern
from standpunkt.lexicon.conventions import Conventions, load_conventions
from standpunkt.model import Document, Problem, Span
from standpunkt.text.lines import (
    find_credit,
    find_dateline,
    find_signature,
    is_byline,
    is_credit,
    is_link,
    is_place,
    is_stopped,
)
from standpunkt.text.paragraphs import paragraphs
from standpunkt.text.publication import Publication, parse_publication

HEAD_PARAGRAPHS = 6
"""How many paragraphs from the top may hold title, byline and publication line."""
FOOT_PARAGRAPHS = 4
"""How many paragraphs from the bottom may hold signature and byline."""
MAX_TITLE_CHARS = 140
ID_LENGTH = 16
_STOPS = ".:;,…"
_CLOSERS = "\"'”’“‘»«)]"
_SEPARATOR = re.compile(r"\s*[|·•,;]\s*|\s+[-–—]\s+|\s{2,}")
_DASHED = ("- ", "– ", "— ", "― ", "− ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A document and the paragraphs in it that are read."""

    document: Document
    prose: tuple[Span, ...]
    """The paragraphs of running text and the title, in order, without dateline and signature."""
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Found:
    """What the paragraphs have given so far."""

    kinds: dict[int, str] = field(default_factory=dict)
    """What each paragraph that is no prose is, by its position."""
    published: Publication | None = None
    byline: int | None = None
    dateline: Span | None = None
    signature: Span | None = None
    problems: list[Problem] = field(default_factory=list)


def describe(
    text: str,
    *,
    language: str = "unknown",
    published: datetime | None = None,
    published_precision: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    id: str | None = None,
) -> Layout:
    """Give the document that a clean `text` is, and its prose; what the caller tells is never doubted.

    A title is found only where the text leaves little doubt: a short first paragraph without a final stop, or one
    before a byline or publication line. Publication lines count in the head only and only if the caller gave no time.

    Problems:
        impossible-date: a publication line names a day that does not exist.
        empty-text: there is no paragraph.
    """
    conventions = load_conventions(language)
    blocks = paragraphs(text)
    found = _Found()
    if not blocks:
        found.problems.append(Problem(code="empty-text", message="there is no text to read"))
    _read_foot(blocks, conventions, found)
    _read_head(blocks, conventions, found, title)
    _read_credits(blocks, conventions, found)
    headline = _find_title(blocks, found, title)
    prose = _find_prose(text, blocks, conventions, found, headline)
    if published is not None:
        published_precision = published_precision or "time"
    elif found.published is not None and found.published.published is not None:
        published, published_precision = found.published.published, found.published.precision
    byline = blocks[found.byline] if found.byline is not None else None
    document = Document(
        id=id or make_id(text),
        text=text,
        language=language,
        published=published,
        published_precision=published_precision or "none",
        title=headline,
        byline=byline,
        dateline=found.dateline,
        signature=found.signature,
        publisher=publisher,
        agencies=_find_agencies(text, (byline, found.dateline, found.signature)),
    )
    return Layout(document=document, prose=prose, problems=tuple(found.problems))


def make_id(text: str) -> str:
    """Give the identifier of a text that has none: a digest of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:ID_LENGTH]


def _read_head(blocks: tuple[Span, ...], conventions: Conventions, found: _Found, title: str | None) -> None:
    for place, block in enumerate(blocks[:HEAD_PARAGRAPHS]):
        if place in found.kinds or (title is not None and block.text == title.strip()):
            continue
        publication = parse_publication(block.text, conventions)
        if publication is None and (publication := _read_place_line(block.text, place, conventions)):
            found.dateline = found.dateline or block
        if publication is None and (publication := _read_byline_with_time(block.text, conventions)):
            found.byline = place if found.byline is None else found.byline
        if publication is not None:
            found.kinds[place] = "byline" if found.byline == place else "publication"
            found.published = found.published or publication
            if publication.published is None:
                found.problems.append(_impossible_date(block))
        elif len(blocks) > 1 and is_byline(block.text, conventions):
            found.kinds[place] = "byline"
            found.byline = place if found.byline is None else found.byline


def _read_place_line(line: str, place: int, conventions: Conventions) -> Publication | None:
    """Give the publication time of a line of its own that begins with a place ("WASHINGTON, May 31, 2024, 10:15")."""
    name, comma, rest = line.partition(",")
    if not comma or not name or not is_place(name, conventions) or not (name.isupper() or (place and name.isalpha())):
        return None
    return parse_publication(rest.strip(), conventions)


def _read_byline_with_time(line: str, conventions: Conventions) -> Publication | None:
    """Give the publication time of a line that names the author as well ("Af Maria Holm | 31. maj 2024")."""
    if len(line) > MAX_TITLE_CHARS:
        return None
    for mark in _SEPARATOR.finditer(line):
        for one, other in ((line[: mark.start()], line[mark.end() :]), (line[mark.end() :], line[: mark.start()])):
            publication = parse_publication(other, conventions)
            if publication is not None and is_byline(one, conventions):
                return publication
    return None


def _impossible_date(block: Span) -> Problem:
    message = f"no such day: {block.text!r}; give the publication time yourself"
    return Problem(code="impossible-date", message=message, start=block.start, end=block.end)


def _read_foot(blocks: tuple[Span, ...], conventions: Conventions, found: _Found) -> None:
    """Find the signature in the last paragraphs, below which only credits, links and bylines may stand."""
    for place in range(len(blocks) - 1, max(len(blocks) - 1 - FOOT_PARAGRAPHS, 0), -1):
        block = blocks[place]
        if signature := find_signature(block.text, alone=True):
            start, end = signature
            found.signature = Span(block.start + start, block.start + end, block.text[start:end])
            if not block.text[:start].strip():
                found.kinds[place] = "signature"
            return
        if is_byline(block.text, conventions):
            found.kinds[place] = "byline"
            found.byline = place if found.byline is None else found.byline
        elif not (is_credit(block.text, conventions) or is_link(block.text, conventions)):
            return


def _read_credits(blocks: tuple[Span, ...], conventions: Conventions, found: _Found) -> None:
    for place, block in enumerate(blocks):
        if place not in found.kinds and is_credit(block.text, conventions):
            found.kinds[place] = "credit"
        elif place not in found.kinds and is_link(block.text, conventions):
            found.kinds[place] = "link"


def _find_title(blocks: tuple[Span, ...], found: _Found, title: str | None) -> Span | None:
    """Give the headline: the caller's if the text has it, else the first prose paragraph if it looks like one."""
    candidates = [place for place in range(min(len(blocks), HEAD_PARAGRAPHS)) if place not in found.kinds]
    if title is not None:
        return next((blocks[place] for place in candidates if blocks[place].text == title.strip()), None)
    if len(candidates) < 2:
        return None
    place = candidates[0]
    line = blocks[place].text
    below_byline = "byline" in (found.kinds.get(above) for above in range(place))
    if len(line) > MAX_TITLE_CHARS or line.startswith(_DASHED) or below_byline:
        return None
    before_head_line = found.kinds.get(place + 1) in ("byline", "publication")
    ending = line.rstrip(_CLOSERS)[-1:]
    if ending in "?!" or ending in _STOPS:
        return blocks[place] if before_head_line else None
    return blocks[place] if before_head_line or len(blocks[place + 1].text) > len(line) else None


def _find_prose(
    text: str, blocks: tuple[Span, ...], conventions: Conventions, found: _Found, title: Span | None
) -> tuple[Span, ...]:
    """Give the paragraphs to read, that which opens the story without its dateline and the last one without the signature."""
    prose: list[Span] = []
    may_open = True
    for place, block in enumerate(blocks):
        if place in found.kinds:
            continue
        start, end = block.start, block.end
        if may_open and block != title:
            length = find_dateline(block.text, conventions)
            headline = title is None and not prose and len(block.text) <= MAX_TITLE_CHARS  # one that ends with a stop
            noted = not is_stopped(block.text)  # "(Adds details)", "2 Min Read" may stand above the story
            may_open = length is None and (headline or noted)
            if length is not None:
                found.dateline = found.dateline or Span.of(text, start, start + length)
                start += length
        if found.signature is not None and block.start <= found.signature.start < block.end:
            end = found.signature.start
        credit = find_credit(text[start:end], conventions)
        if credit is not None:
            end = start + credit
        words = text[start:end].strip()
        if words:
            start = text.index(words, start, end)
            prose.append(Span(start, start + len(words), words))
    return tuple(prose)


def _find_agencies(text: str, places: tuple[Span | None, ...]) -> tuple[Span, ...]:
    """Give the agencies credited in the given places, in text order, each wording once."""
    found = {
        Span.of(text, place.start + match.start(), place.start + match.end())
        for place in places
        if place is not None
        for match in agency_pattern().finditer(place.text)
    }
    return tuple(sorted(found))
