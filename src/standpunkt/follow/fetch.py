"""Fetching: one request at a time, with limits of size and time, redirects checked hop by hop."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from standpunkt.errors import InputError
from standpunkt.follow.hosts import Place, Resolve, find_place, resolve_host
from standpunkt.follow.robots import Robots, parse_robots
from standpunkt.version import ENGINE

USER_AGENT = f"standpunkt/{ENGINE}"
REDIRECTS = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 5
CHUNK_BYTES = 65_536
ROBOTS_BYTES = 512_000
"""What of a robots.txt has to be read, by RFC 9309."""
MAX_DELAY_SECONDS = 60.0
"""The longest delay that a robots.txt may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to behave towards hosts."""

    allow_private: bool = False
    delay_seconds: float = 1.0
    """Between two requests to one host."""
    connect_seconds: float = 10.0
    total_seconds: float = 60.0
    """For one answer, from the connection to its last byte."""
    max_bytes: int = 10_000_000
    user_agent: str = USER_AGENT


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered, after redirects."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By lower-cased name."""
    data: bytes
    moved: bool
    """Whether the first answer said that the address has moved for good."""


@dataclass(slots=True)
class Client:
    """Fetches from one host at a time; it holds no connection open, and remembers what robots.txt files say."""

    manners: Manners = Manners()
    resolve: Resolve = resolve_host
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, Robots] = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str] | None = None, *, obey_robots: bool = False) -> Answer:
        """Give the answer to a request, redirects followed.

        Raises `InputError` where the address may not be spoken to, does not answer, answers with too much or too
        slowly, redirects without end, or (if they are to be obeyed) where the host's robots.txt forbids it.
        """
        first = 0
        for _ in range(MAX_REDIRECTS + 1):
            if obey_robots:
                find_place(url, allow_private=self.manners.allow_private, resolve=self.resolve)
                if not self._robots_of(url).allows(self.manners.user_agent, url):
                    raise InputError("its robots.txt asks not to fetch it")
            status, found, data = self._fetch(url, headers or {})
            first = first or status
            if status not in REDIRECTS or "location" not in found:
                return Answer(url, status, found, data, first in (301, 308))
            url = urljoin(url, found["location"])
        raise InputError(f"redirects more than {MAX_REDIRECTS} times")

    def _robots_of(self, url: str) -> Robots:
        """Give what the robots.txt of a URL's host says; where it cannot be had, nothing may be fetched for now."""
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            try:
                answer = self.get(f"{home}/robots.txt")
                self._robots[home] = parse_robots(answer.status, answer.data[:ROBOTS_BYTES])
            except InputError:
                self._robots[home] = parse_robots(503, b"")
        return self._robots[home]

    def _fetch(self, url: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        place = find_place(url, allow_private=self.manners.allow_private, resolve=self.resolve)
        self._wait(place, url)
        try:
            return self._ask(place, headers)
        finally:
            self._last[place.host] = self.clock()

    def _wait(self, place: Place, url: str) -> None:
        """Wait until the host may be asked again."""
        parts = urlsplit(url)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = robots.delay(self.manners.user_agent) if robots else 0.0
        pause = max(self.manners.delay_seconds, min(asked, MAX_DELAY_SECONDS))
        past = self.clock() - self._last.get(place.host, float("-inf"))
        if past < pause:
            self.sleep(pause - past)

    def _ask(self, place: Place, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        import urllib3
        from urllib3.exceptions import HTTPError

        manners = self.manners
        sent = {
            "User-Agent": manners.user_agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **headers,
            "Host": place.authority,
        }  # fmt: skip
        timeout = urllib3.Timeout(connect=manners.connect_seconds, read=manners.connect_seconds)
        pool = _pool(place, timeout)
        start = self.clock()
        try:
            answer = pool.request(
                "GET", place.target, headers=sent, redirect=False, retries=False, preload_content=False, assert_same_host=False
            )
            data = bytearray()
            while chunk := answer.read(CHUNK_BYTES, decode_content=True):
                data += chunk
                if len(data) > manners.max_bytes:
                    raise InputError(f"answers with more than {manners.max_bytes / 1e6:.0f} MB")
                if self.clock() - start > manners.total_seconds:
                    raise InputError(f"has not answered whole within {manners.total_seconds:.0f} seconds")
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, bytes(data)
        except (HTTPError, OSError, ValueError) as error:
            raise InputError(f"does not answer ({_reason(error)})") from error
        finally:
            pool.close()


def _pool(place: Place, timeout: Any) -> Any:
    """Give a pool that speaks to the number of a place and expects the certificate of its name."""
    import urllib3

    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(place.number, place.port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        place.number, place.port, timeout=timeout, maxsize=1, cert_reqs="CERT_REQUIRED",
        server_hostname=place.host, assert_hostname=place.host,
    )  # fmt: skip


def _reason(error: Exception) -> str:
    """Give the innermost reason of an error, without addresses of objects."""
    while isinstance(error.__cause__ or error.__context__, Exception):
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return f"{type(error).__name__}: {error}".partition(" object at 0x")[0]
