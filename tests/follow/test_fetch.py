"""Fetching from a server on this machine: limits, redirects, robots.txt and pauses."""

import gzip
import time
from collections.abc import Iterator

import pytest
from newsroom import Newsroom, Reply, open_newsroom

from standpunkt.errors import InputError
from standpunkt.follow.fetch import USER_AGENT


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with open_newsroom() as opened:
        yield opened


def test_a_request_says_who_asks(room: Newsroom) -> None:
    """The name asked for is in the Host header, though its number is connected to."""
    room.replies["/a"] = Reply("hej")
    answer = room.client().get(room.url("/a"), {"If-None-Match": "x"})
    assert (answer.status, answer.data, answer.moved) == (200, b"hej", False)
    ((host, _, headers),) = room.asked
    assert host == f"nyt.example:{room.port}"
    assert (headers["user-agent"], headers["if-none-match"]) == (USER_AGENT, "x")


def test_redirects_are_checked_at_each_hop(room: Newsroom) -> None:
    """A public host that redirects to a private one gets nobody there."""
    room.replies["/a"] = Reply(status=302, headers={"Location": "http://intern.example/hemmeligt"})
    client = room.client(allow_private=False, hosts={"nyt.example": ["93.184.216.34"], "intern.example": ["10.0.0.1"]})
    client = type(client)(client.manners, resolve=_rebound(room), sleep=room.pauses.append)
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        client.get(room.url("/a"))
    assert room.asked == []


def _rebound(room: Newsroom):  # type: ignore[no-untyped-def]
    return lambda host, port: ["10.0.0.1"]


def test_a_redirect_leads_to_a_refused_scheme(room: Newsroom) -> None:
    room.replies["/a"] = Reply(status=301, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(InputError, match="http:// or https://"):
        room.client().get(room.url("/a"))


def test_redirects_within_reason(room: Newsroom) -> None:
    """Relative ones are followed and a move for good is told; a circle ends."""
    room.replies |= {"/a": Reply(status=308, headers={"Location": "b"}), "/b": Reply("hej")}
    answer = room.client().get(room.url("/a"))
    assert (answer.url, answer.data, answer.moved) == (room.url("/b"), b"hej", True)
    room.replies["/c"] = Reply(status=302, headers={"Location": "/c"})
    with pytest.raises(InputError, match="redirects more than 5 times"):
        room.client().get(room.url("/c"))


def test_a_name_is_resolved_once_a_request(room: Newsroom) -> None:
    """What was checked is what is connected to: a name that means another host the next time leads nowhere."""
    numbers = iter([["127.0.0.1"], ["10.0.0.1"]])
    client = room.client()
    client.resolve = lambda host, port: next(numbers)
    room.replies["/a"] = Reply("hej")
    assert client.get(room.url("/a")).data == b"hej"
    assert next(numbers) == ["10.0.0.1"]  # not asked for yet


def test_large_answers_are_cut_off(room: Newsroom) -> None:
    """By what is received, whatever length was told."""
    room.replies["/a"] = Reply(chunks=lambda: (b"x" * 65_536 for _ in range(10_000)))
    with pytest.raises(InputError, match="more than 1 MB"):
        room.client(max_bytes=1_000_000).get(room.url("/a"))


def test_packed_answers_are_unpacked_within_the_limit(room: Newsroom) -> None:
    """A bomb of 200 MB in 200 kB is stopped after its first megabyte."""
    room.replies["/a"] = Reply(gzip.compress(b"hej"), headers={"Content-Encoding": "gzip"})
    assert room.client().get(room.url("/a")).data == b"hej"
    room.replies["/b"] = Reply(gzip.compress(bytes(200_000_000), 9), headers={"Content-Encoding": "gzip"})
    with pytest.raises(InputError, match="more than 1 MB"):
        room.client(max_bytes=1_000_000).get(room.url("/b"))


def test_slow_answers_are_given_up(room: Newsroom) -> None:
    """A host that sends a byte now and then does not hold us."""

    def drip() -> Iterator[bytes]:
        for _ in range(200):
            time.sleep(0.05)
            yield b"x" * 70_000

    room.replies["/a"] = Reply(chunks=drip)
    start = time.monotonic()
    with pytest.raises(InputError, match="has not answered whole within"):
        room.client(total_seconds=0.2, max_bytes=10**9).get(room.url("/a"))
    assert time.monotonic() - start < 5


def test_a_host_that_does_not_answer(room: Newsroom) -> None:
    """Nobody listens, or what answers is no HTTP."""
    with pytest.raises(InputError, match="does not answer"):
        room.client(connect_seconds=0.5).get("http://nyt.example:9/")
    with pytest.raises(InputError, match="does not answer"):
        room.client(connect_seconds=0.5).get(f"https://nyt.example:{room.port}/")


def test_a_broken_answer(room: Newsroom) -> None:
    room.replies["/a"] = Reply("hej", headers={"Content-Length": "100"})
    with pytest.raises(InputError, match="does not answer"):
        room.client().get(room.url("/a"))


@pytest.mark.parametrize(
    ("reply", "allowed"),
    [
        (Reply("User-agent: *\nDisallow: /lukket\n"), True),
        (Reply("User-agent: *\nDisallow: /\n"), False),
        (Reply("User-agent: standpunkt\nDisallow: /a\n\nUser-agent: *\nAllow: /\n"), False),
        (Reply(status=404), True),
        (Reply(status=403), True),
        (Reply(status=503), False),
    ],
    ids=["another path", "all", "by name", "none", "forbidden file", "not for now"],
)
def test_robots_are_obeyed(room: Newsroom, reply: Reply, allowed: bool) -> None:
    """As RFC 9309 has it: no file, no rules; a host in trouble, no requests."""
    room.replies |= {"/robots.txt": reply, "/a": Reply("hej")}
    client = room.client()
    if allowed:
        assert client.get(room.url("/a"), obey_robots=True).data == b"hej"
    else:
        with pytest.raises(InputError, match=r"robots\.txt"):
            client.get(room.url("/a"), obey_robots=True)
    assert room.paths().count("/robots.txt") == 1


def test_pauses_between_requests_to_one_host(room: Newsroom) -> None:
    """The delay asked for, or the longer one that robots.txt asks for; another host is not waited for."""
    room.replies |= {"/robots.txt": Reply("User-agent: *\nCrawl-delay: 7\n"), "/a": Reply("hej")}
    client = room.client(delay_seconds=2.0)
    client.clock = lambda: 100.0
    client.get(room.url("/a"))
    client.get(room.url("/a", "andet.example"))
    assert room.pauses == []
    client.get(room.url("/a"))
    assert room.pauses == [2.0]
    client.get(room.url("/a"), obey_robots=True)
    assert room.pauses == [2.0, 2.0, 7.0]
