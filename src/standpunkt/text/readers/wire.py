"""What wire formats share: publishing status, the items that are not to be used, agencies among the names credited."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from standpunkt.lexicon.agencies import agency_pattern
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import UNREAD_STATUSES, Origin, Problem, Source
from standpunkt.text.lines import without_opening
from standpunkt.text.readers.compose import compose, one_line
from standpunkt.text.readers.stamps import parse_stamp

LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
_STATUSES = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text of a wire service, as its format told it."""

    name: str
    address: str | None
    version: str | None
    status: str | None
    """As told; None where it was not, which means usable."""
    corrects: bool = False
    """Whether it is marked as a correction of an earlier version."""
    published: str | None
    language: str | None
    headline: str | None
    blocks: tuple[str, ...]
    author: str | None = None
    publisher: str | None = None
    credited: tuple[str, ...] = ()
    """Names of whoever supplied it."""
    note: str | None = None
    """The editor's word to the receiver."""
    problems: tuple[Problem, ...] = ()


def make_source(item: Item) -> Source:
    """Give the source that an item is; one that its publisher withdrew comes without words.

    Problems:
        canceled: the publisher killed the text; the message has the editor's note.
        withheld: the publisher holds the text back for now, or gave a status that is not known.
        impossible-date: the publication time is none.
    """
    status, problems = _status(item)
    title = one_line(item.headline)
    published, precision = parse_stamp(item.published)
    if item.published and published is None:
        message = f"no such time: {item.published!r}; give the publication time yourself"
        problems.append(Problem(code="impossible-date", message=message))
    unread = status in UNREAD_STATUSES
    language, author = language_code(item.language), one_line(item.author)
    return Source(
        text="" if unread else compose(title, item.blocks),
        name=item.name,
        language=language,
        published=published,
        published_precision=precision,
        title=None if unread else title,
        publisher=one_line(item.publisher),
        origin=Origin(
            author=without_opening(author, load_conventions(language or "unknown")) if author else None,
            credits=agencies_among((*item.credited, item.publisher or "", item.author or "")),
            address=item.address,
            version=item.version,
            status=status,
        ),
        problems=(*item.problems, *problems),
    )


def _status(item: Item) -> tuple[str, list[Problem]]:
    told = (item.status or "usable").strip().lower()
    status = _STATUSES.get(told, "withheld")
    note = f": {one_line(item.note)}" if item.note else ""
    if status == "canceled":
        return status, [Problem(code="canceled", message=f"canceled by its publisher, so nothing is read from it{note}")]
    if status == "withheld":
        why = "withheld by its publisher" if told == status else f"status {told!r} is not known and taken for withheld"
        return status, [Problem(code="withheld", message=f"{why}, so nothing is read from it{note}")]
    return "corrected" if item.corrects else status, []


def language_code(tag: str | None) -> str | None:
    """Give the ISO 639-1 code that a language tag begins with ("da-DK"), None where it has none."""
    found = LANGUAGE.match((tag or "").strip())
    return found[1].lower() if found else None


def agencies_among(names: Iterable[str]) -> tuple[str, ...]:
    """Give the news agencies that the names told are or have within them, each once, in order.

    >>> agencies_among(["Ritzau", "Lis Krogh, AFP", "Finansministeriet"])
    ('Ritzau', 'AFP')
    """
    return tuple(dict.fromkeys(found[0] for name in names for found in agency_pattern().finditer(name)))
