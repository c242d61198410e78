"""RSS and Atom feeds: each entry a source, with the words that the feed itself gives."""

import io
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from standpunkt.errors import InputError
from standpunkt.model import Origin, Problem, Source
from standpunkt.text.readers.compose import compose, one_line
from standpunkt.text.readers.markup import markup_blocks
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results
from standpunkt.text.readers.stamps import parse_stamp
from standpunkt.text.readers.wire import agencies_among, language_code
from standpunkt.text.readers.xml import root_name

MAX_FEED_BYTES = 20_000_000
NAMESPACES = (b"http://www.w3.org/2005/Atom", b"http://purl.org/atom/ns", b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf")


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is a feed."""
    root = root_name(start)
    if root is None:
        return False
    return root[0] == "rss" or (root[0] in ("feed", "RDF") and any(name in start for name in NAMESPACES))


def read(given: Input, intake: Intake) -> Results:
    """Yield the source of each entry, in the feed's order.

    Problems:
        broken-feed: the feed is not well-formed; entries below the break may be missing.
        summary-only: the feed gives no more than a summary of the story.
        impossible-date: the publication time is none.
    Raises `InputError` where there is no entry in it, or it declares entities.
    """
    feed = parse_feed(given.data(MAX_FEED_BYTES), given.media_type)
    problems = (broken(feed),) if feed.bozo else ()
    for number, entry in enumerate(feed.entries, 1):
        address = address_of(entry)
        yield source_of(entry, feed.feed, f"{given.name}: {address or f'entry {number}'}", problems)


def parse_feed(data: bytes, media_type: str | None = None) -> Any:
    """Give what feedparser makes of a feed; nothing is fetched, and no markup is changed.

    Raises `InputError` where there is no entry in it, or it declares entities.
    """
    if b"<!ENTITY" in data:
        raise InputError("the feed declares entities of its own, which are not expanded; get it without them")
    import feedparser

    headers = {"content-type": media_type} if media_type else {}
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and (feed.bozo or not feed.get("version")):
        raise InputError(f"no feed ({one_line(str(feed.get('bozo_exception', 'no entries')))}); check the address")
    return feed


def broken(feed: Any) -> Problem:
    """Give the problem that a feed is not well-formed."""
    why = one_line(str(feed.get("bozo_exception", "")))
    return Problem(code="broken-feed", message=f"not well-formed, so entries may be missing ({why})")


def address_of(entry: Mapping[str, Any]) -> str | None:
    """Give what names an entry for good: its link, or its id."""
    return entry.get("link") or entry.get("id") or None


def time_of(entry: Mapping[str, Any]) -> str | None:
    """Give when an entry was last changed, or else published, as told."""
    return (entry["updated"] if "updated" in entry.keys() else None) or entry.get("published")  # noqa: SIM118 - `in` lies


def source_of(entry: Any, feed: Any, name: str, problems: tuple[Problem, ...] = ()) -> Source:
    """Give the source that an entry is by what the feed gives of it."""
    found = list(problems)
    title = one_line(" ".join(markup_blocks(entry.get("title") or "")))
    contents = [_blocks(part) for part in entry.get("content", ())]
    blocks = max(contents, key=lambda part: sum(map(len, part)), default=[])
    if not blocks:
        blocks = _blocks(entry.get("summary_detail") or {"value": entry.get("summary", "")})
        found.append(Problem(code="summary-only", message="the feed gives a summary only; the story is at its address"))
    told = entry.get("published") or time_of(entry)
    published, precision = parse_time(told)
    if told and published is None:
        found.append(Problem(code="impossible-date", message=f"no such time: {told!r}; give the publication time yourself"))
    author, publisher = one_line(entry.get("author")), one_line(feed.get("title"))
    language = (entry.get("title_detail") or {}).get("language") or feed.get("language")
    return Source(
        text=compose(title, blocks),
        name=name,
        language=language_code(language),
        published=published,
        published_precision=precision,
        title=title,
        publisher=publisher,
        origin=Origin(
            author=author, credits=agencies_among((author or "", publisher or "")), address=address_of(entry)
        ),
        problems=tuple(found),
    )  # fmt: skip


def parse_time(told: str | None) -> tuple[datetime | None, str]:
    """Give the time that a feed tells, in either of its two writings, with its offset.

    >>> parse_time("Fri, 31 May 2024 07:12:00 +0200")[0].isoformat()
    '2024-05-31T07:12:00+02:00'
    """
    published, precision = parse_stamp(told)
    if published is not None or not told:
        return published, precision
    try:
        return parsedate_to_datetime(told), "time"
    except (ValueError, TypeError, IndexError):
        return None, "none"


def _blocks(part: Mapping[str, Any]) -> list[str]:
    value = part.get("value") or ""
    if part.get("type") == "text/plain" and "<" not in value:
        return [block.strip() for block in value.split("\n\n") if block.strip()]
    return markup_blocks(value)


READER = Reader(
    name="feed",
    read=read,
    endings=(".rss", ".atom"),
    media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    recognises=recognises,
)
