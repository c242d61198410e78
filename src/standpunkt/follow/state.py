"""What is known about the feeds that are followed, kept in a file between runs."""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from standpunkt.errors import DataError

SCHEMA = "standpunkt.follow/1"
MAX_SEEN = 5_000
"""Entries remembered of one feed; feeds show far fewer."""


@dataclass(slots=True)
class FeedState:
    """What is known about one feed."""

    etag: str | None = None
    modified: str | None = None
    """The Last-Modified that the host told."""
    failures: int = 0
    """In a row."""
    not_before: str | None = None
    """When it may be asked again, ISO 8601."""
    seen: dict[str, str] = field(default_factory=dict)
    """Digests of the entries taken in, by address, in the order met."""

    def is_due(self, now: datetime) -> bool:
        """Say whether the feed may be asked at a time."""
        return self.not_before is None or datetime.fromisoformat(self.not_before) <= now

    def remember(self, address: str, digest: str) -> None:
        """Note that an entry was taken in."""
        self.seen.pop(address, None)
        self.seen[address] = digest
        while len(self.seen) > MAX_SEEN:
            del self.seen[next(iter(self.seen))]


@dataclass(slots=True)
class State:
    """What is known about all feeds."""

    feeds: dict[str, FeedState] = field(default_factory=dict)

    def of(self, url: str) -> FeedState:
        """Give what is known about a feed; nothing at first."""
        return self.feeds.setdefault(url, FeedState())


def load_state(path: Path) -> State:
    """Give what the file at `path` knows; nothing where there is none.

    Raises `DataError` where it is broken.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["schema"] != SCHEMA:
            raise ValueError(f"schema {raw['schema']!r} is not {SCHEMA!r}")
        return State({url: FeedState(**known) for url, known in raw["feeds"].items()})
    except FileNotFoundError:
        return State()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); move it away to begin anew") from error


def save_state(state: State, path: Path) -> None:
    """Write the state to `path`, whole or not at all.

    Raises `DataError` where that cannot be done.
    """
    value = {"schema": SCHEMA, "feeds": {url: asdict(known) for url, known in sorted(state.feeds.items())}}
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); name another place with --state") from error
