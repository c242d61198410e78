"""Rounds: what is new comes out once, what fails is named and put off, and the others go on."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newsroom import STORY, Newsroom, Reply, feed_of, open_newsroom

from standpunkt.errors import DataError, InputError
from standpunkt.follow import Client, Followed, State, follow_once, load_state, save_state
from standpunkt.model import Source
from standpunkt.text.readers import Refused

NOON = datetime(2024, 6, 4, 12, tzinfo=UTC)


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with open_newsroom() as opened:
        yield opened


def follow(room: Newsroom, state: State, *paths: str, now: datetime = NOON, client: Client | None = None, **how: bool) -> list[
    Followed | Refused
]:
    """Give the results of one round; every source is safe."""
    feeds = [room.url(path) if path.startswith("/") else path for path in paths]
    results = list(follow_once(feeds, client or room.client(), state, lambda: now, **how))
    for result in results:
        if isinstance(result, Followed):
            result.done()
    return results


def sources(results: list[Followed | Refused]) -> list[Source]:
    return [result.source for result in results if isinstance(result, Followed)]


def told(results: list[Followed | Refused]) -> list[str]:
    return [result.problem.message for result in results if isinstance(result, Refused)]


def test_articles_are_fetched_oldest_first(room: Newsroom) -> None:
    """The page's story, with the time and publisher of the feed where the page tells none."""
    room.replies |= {
        "/feed": Reply(feed_of(("Ny", room.url("/2")), ("Gammel", room.url("/1")))),
        "/1": Reply(STORY.format(title="Gammel"), headers={"Content-Type": "text/html"}),
        "/2": Reply(STORY.format(title="Ny"), headers={"Content-Type": "text/html"}),
    }
    old, new = sources(follow(room, State(), "/feed"))
    assert [old.title, new.title] == ["Gammel", "Ny"]
    assert "- Vi lukker ikke en havn, der lever, siger Lis Krogh" in old.text
    assert old.published is not None
    assert old.published.isoformat() == "2024-05-31T07:12:00+02:00"
    assert (old.publisher, old.origin.address) == ("Nyt", room.url("/1"))
    assert room.paths() == ["/feed", "/robots.txt", "/1", "/2"]


def test_summaries_only(room: Newsroom) -> None:
    """Nothing but the feed is fetched, and the source says that it is a summary."""
    room.replies["/feed"] = Reply(feed_of(("Ny", room.url("/1"))))
    (source,) = sources(follow(room, State(), "/feed", summary_only=True))
    assert source.text == "Ny\n\nNy, siger Bo.\n"
    assert [problem.code for problem in source.problems] == ["summary-only"]
    assert room.paths() == ["/feed"]


def test_a_feed_is_asked_with_what_it_told(room: Newsroom) -> None:
    """ETag and Last-Modified go back to the host; an unchanged feed costs one small answer."""
    headers = {"ETag": '"a1"', "Last-Modified": "Fri, 31 May 2024 05:12:00 GMT"}
    room.replies["/feed"] = Reply(feed_of(("Ny", "/1")), headers=headers)
    state = State()
    assert len(sources(follow(room, state, "/feed", summary_only=True))) == 1
    assert follow(room, state, "/feed", summary_only=True) == []
    _, _, asked = room.asked[-1]
    assert asked["if-none-match"] == '"a1"'
    assert asked["if-modified-since"] == "Fri, 31 May 2024 05:12:00 GMT"


def test_only_what_is_new_or_changed_comes_out(room: Newsroom) -> None:
    """An entry that was seen is left alone; one whose words changed comes again."""
    state = State()
    room.replies["/feed"] = Reply(feed_of(("B", "http://nyt.example/b"), ("A", "http://nyt.example/a")))
    assert len(sources(follow(room, state, "/feed", summary_only=True))) == 2
    room.replies["/feed"] = Reply(feed_of(("C", "http://nyt.example/c"), ("B rettet", "http://nyt.example/b")))
    assert [source.title for source in sources(follow(room, state, "/feed", summary_only=True))] == ["B rettet", "C"]


def test_what_was_not_safe_comes_again(room: Newsroom) -> None:
    """A run that is killed before a source is stored meets it again."""
    state = State()
    room.replies["/feed"] = Reply(feed_of(("A", "/a")))
    (found,) = follow_once([room.url("/feed")], room.client(), state, lambda: NOON, summary_only=True)
    assert isinstance(found, Followed)
    assert len(sources(follow(room, state, "/feed", summary_only=True))) == 1


def test_a_dead_feed_is_named_and_the_others_go_on(room: Newsroom) -> None:
    """Gone, broken, no feed at all, no host: one line each, and the last feed is read."""
    room.replies |= {
        "/gone": Reply(status=410),
        "/page": Reply("<!DOCTYPE html><html><body>Hej</body></html>"),
        "/bomb": Reply('<!DOCTYPE rss [<!ENTITY a "x">]><rss version="2.0"><channel/></rss>'),
        "/feed": Reply(feed_of(("A", "/a"))),
    }
    results = follow(room, State(), "/gone", "/page", "/bomb", "http://nyt.example:9/", "/feed", summary_only=True)
    assert [source.title for source in sources(results)] == ["A"]
    gone, page, bomb, dead = told(results)
    assert gone == "answers with 410 (gone for good; take it off the list); it is asked again after 2024-06-04T12:15:00+00:00"
    assert page.startswith("no feed (")
    assert bomb.startswith("the feed declares entities")
    assert dead.startswith("does not answer (")


def test_failures_put_a_feed_off_longer_each_time(room: Newsroom) -> None:
    """A quarter of an hour, half an hour … a day; a success forgets it."""
    state, now, waits = State(), NOON, []
    for _ in range(9):
        (refused,) = follow(room, state, "/feed", now=now)
        assert isinstance(refused, Refused)
        not_before = state.of(room.url("/feed")).not_before
        assert not_before is not None
        waits.append((datetime.fromisoformat(not_before) - now) // timedelta(minutes=1))
        now = datetime.fromisoformat(not_before)
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    asked = len(room.asked)
    (waiting,) = follow(room, state, "/feed", now=now - timedelta(seconds=1))
    assert isinstance(waiting, Refused)
    assert (waiting.failed, len(room.asked)) == (False, asked)
    room.replies["/feed"] = Reply(feed_of(("A", "/a")))
    assert len(sources(follow(room, state, "/feed", now=now, summary_only=True))) == 1
    assert (state.of(room.url("/feed")).failures, state.of(room.url("/feed")).not_before) == (0, None)


@pytest.mark.parametrize(
    ("asked", "minutes"),
    [("7200", 120), ("Tue, 04 Jun 2024 15:00:00 GMT", 180), ("60", 15), ("snart", 15), ("", 15)],
)
def test_hosts_that_ask_to_be_left_alone_are(room: Newsroom, asked: str, minutes: int) -> None:
    """Retry-After in seconds or as a time, if it is longer than our own pause."""
    room.replies["/feed"] = Reply(status=429, headers={"Retry-After": asked})
    state = State()
    follow(room, state, "/feed")
    assert state.of(room.url("/feed")).not_before == (NOON + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def test_an_article_that_cannot_be_fetched_is_tried_again(room: Newsroom) -> None:
    """It is named; the others come out; in the next round it has a second chance."""
    state = State()
    room.replies |= {
        "/feed": Reply(feed_of(("Ny", room.url("/2")), ("Væk", room.url("/1")))),
        "/2": Reply(STORY.format(title="Ny"), headers={"Content-Type": "text/html"}),
    }
    results = follow(room, state, "/feed")
    assert [source.title for source in sources(results)] == ["Ny"]
    assert told(results) == ["answers with 404"]
    room.replies["/1"] = Reply(STORY.format(title="Væk"), headers={"Content-Type": "text/html"})
    assert [source.title for source in sources(follow(room, state, "/feed"))] == ["Væk"]


def test_articles_that_robots_keep_to_themselves(room: Newsroom) -> None:
    room.replies |= {
        "/robots.txt": Reply("User-agent: *\nDisallow: /1\n"),
        "/feed": Reply(feed_of(("Ny", room.url("/1")))),
        "/1": Reply(STORY.format(title="Ny")),
    }
    assert told(follow(room, State(), "/feed")) == ["its robots.txt asks not to fetch it"]
    assert "/1" not in room.paths()


def test_links_in_feeds_lead_to_no_private_place(room: Newsroom) -> None:
    """A feed cannot send us to this machine or to the network behind it."""
    room.replies["/feed"] = Reply(feed_of(("A", "http://169.254.169.254/latest"),))
    client = room.client(allow_private=False, hosts={"nyt.example": ["127.0.0.1"]})
    (refused,) = told(follow(room, State(), "/feed", client=client))
    assert refused.startswith("leads to 127.0.0.1, which is no public address")
    client = room.client()
    client.resolve = lambda host, port: pytest.fail("a link that is none of the web's is not looked up")  # type: ignore[misc]
    for link in ("file:///etc/passwd", "javascript:alert(1)", "gopher://nyt.example/"):
        with pytest.raises(InputError, match="http:// or https://"):
            client.get(link, obey_robots=True)


def test_a_broken_feed_gives_what_it_has(room: Newsroom) -> None:
    """Entries above the break come out, and it is told with each."""
    room.replies["/feed"] = Reply(feed_of(("A", "/a"), ("B", "/b"))[:-60])
    results = sources(follow(room, State(), "/feed", summary_only=True))
    assert "A" in [source.title for source in results]
    assert all("broken-feed" in [problem.code for problem in source.problems] for source in results)


def test_state_survives(tmp_path: Path) -> None:
    """It is written whole and read back; none is nothing; a broken one is told."""
    path = tmp_path / "inner" / "follow.json"
    assert load_state(path) == State()
    state = State()
    state.of("http://nyt.example/feed").remember("http://nyt.example/a", "d1")
    state.of("http://nyt.example/feed").etag = '"é"'
    save_state(state, path)
    assert load_state(path) == state
    assert [file.name for file in path.parent.iterdir()] == ["follow.json"]
    for broken in ("{", "[]", '{"schema": "x"}', '{"schema": "standpunkt.follow/1", "feeds": {"a": {"b": 1}}}'):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(DataError, match="move it away"):
            load_state(path)
