"""Rounds: each feed asked once, politely, and what is new in it given as sources."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from standpunkt.errors import InputError
from standpunkt.follow.fetch import Answer, Client
from standpunkt.follow.state import FeedState, State
from standpunkt.model import Problem, Source
from standpunkt.text.readers import Input, Intake, Refused, read_input
from standpunkt.text.readers.feed import address_of, broken, parse_feed, source_of, time_of

OK, NOT_MODIFIED, GONE = 200, 304, 410
BACK_OFF = timedelta(minutes=15)
"""After a first failure; doubled by each that follows."""
MAX_BACK_OFF = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Followed:
    """A new or changed entry of a feed."""

    feed: str
    source: Source
    done: Callable[[], None]
    """To be called when the source is safe: only then it counts as seen."""


def follow_once(
    feeds: list[str], client: Client, state: State, now: Callable[[], datetime], *, summary_only: bool = False
) -> Iterator[Followed | Refused]:
    """Yield what is new in each feed that is due, oldest first; a feed that fails is refused by name, and the others go on.

    A feed is asked with what it told the last time (ETag, Last-Modified).  A failure puts it off, longer each time, and
    so does a host that asks for it (Retry-After).  Articles are fetched unless `summary_only`; one that cannot be
    fetched is refused and tried again in the next round.
    """
    for url in feeds:
        known = state.of(url)
        if not known.is_due(now()):
            yield _refused(url, f"put off until {known.not_before}", failed=False)
            continue
        try:
            answer = _ask(url, client, known)
            if answer.status == NOT_MODIFIED:
                _succeed(known, answer)
                continue
            if answer.status != OK:
                raise _AnswerError(f"answers with {_status(answer.status)}", answer)
            feed = parse_feed(answer.data, answer.headers.get("content-type"))
        except InputError as error:
            _put_off(known, now(), error.answer if isinstance(error, _AnswerError) else None)
            yield _refused(url, f"{error}; it is asked again after {known.not_before}")
            continue
        if answer.moved:
            yield _refused(url, f"has moved to {answer.url}; follow it there", failed=False)
        yield from _entries(url, feed, client, known, now, summary_only=summary_only)
        _succeed(known, answer)


class _AnswerError(InputError):
    """A feed's answer is none."""

    def __init__(self, message: str, answer: Answer) -> None:
        super().__init__(message)
        self.answer = answer


def _ask(url: str, client: Client, known: FeedState) -> Answer:
    headers = {"Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return client.get(url, headers)


def _status(status: int) -> str:
    return f"{status} (gone for good; take it off the list)" if status == GONE else str(status)


def _succeed(known: FeedState, answer: Answer) -> None:
    known.failures, known.not_before = 0, None
    if answer.status == OK:
        known.etag, known.modified = answer.headers.get("etag"), answer.headers.get("last-modified")


def _put_off(known: FeedState, now: datetime, answer: Answer | None) -> None:
    """Note when a feed that failed may be asked again."""
    known.failures += 1
    wait = min(BACK_OFF * 2 ** min(known.failures - 1, 10), MAX_BACK_OFF)
    asked = retry_after(answer, now) if answer is not None else None
    known.not_before = (now + max(wait, asked or wait)).isoformat(timespec="seconds")


def retry_after(answer: Answer, now: datetime) -> timedelta | None:
    """Give how long a host asks to be left alone: seconds, or until a time; None where it does not."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return min(timedelta(seconds=min(int(told), 10**7)), MAX_BACK_OFF * 30)
    try:
        return max(parsedate_to_datetime(told) - now, timedelta(0))
    except (ValueError, TypeError):
        return None


def _entries(
    url: str, feed: Any, client: Client, known: FeedState, now: Callable[[], datetime], *, summary_only: bool
) -> Iterator[Followed | Refused]:
    """Yield the entries that are new or changed, the last of the feed first, for feeds put the newest first."""
    problems = (broken(feed),) if feed.bozo else ()
    for entry in reversed(feed.entries):
        summary = source_of(entry, feed.feed, f"{url}: {address_of(entry) or 'an entry without an address'}", problems)
        address = summary.origin.address or hashlib.sha256(summary.text.encode("utf-8", "replace")).hexdigest()
        digest = _digest(entry, summary)
        if known.seen.get(address) == digest:
            continue
        found: Source | Refused = summary
        link = entry.get("link")
        if link and not summary_only:
            found = _article(link, summary, client, now())
        if isinstance(found, Refused):
            yield found
        else:
            yield Followed(url, found, lambda address=address, digest=digest: known.remember(address, digest))  # type: ignore[misc]


def _digest(entry: Any, summary: Source) -> str:
    told = "\n".join((summary.title or "", summary.text, time_of(entry) or ""))
    return hashlib.sha256(told.encode("utf-8", errors="replace")).hexdigest()[:16]


def _article(link: str, summary: Source, client: Client, now: datetime) -> Source | Refused:
    """Give the article at a link, with what the feed tells where the page does not."""
    name = summary.name or link
    try:
        answer = client.get(link, {"Accept": "text/html, application/xhtml+xml, */*;q=0.5"}, obey_robots=True)
        if answer.status != OK:
            raise InputError(f"answers with {_status(answer.status)}")
    except InputError as error:
        return _refused(name, str(error))
    given = Input.of(name, answer.data, answer.headers.get("content-type"), answer.url)
    results = list(read_input(given, Intake(now=now)))
    sources = [result for result in results if isinstance(result, Source)]
    if len(sources) != 1 or len(results) != 1:
        refused = next((result for result in results if isinstance(result, Refused)), None)
        return refused or _refused(name, f"holds {len(sources)} texts and is no article")
    page = sources[0]
    dated = page if page.published is not None else summary
    return replace(
        page,
        language=page.language or summary.language,
        published=dated.published,
        published_precision=dated.published_precision,
        title=page.title or summary.title,
        publisher=page.publisher or summary.publisher,
        origin=replace(page.origin, author=page.origin.author or summary.origin.author,
                       credits=page.origin.credits or summary.origin.credits, address=page.origin.address or link),
    )  # fmt: skip


def _refused(name: str, message: str, *, failed: bool = True) -> Refused:
    return Refused(name=name, problem=Problem(code="not-fetched", message=message), failed=failed)
