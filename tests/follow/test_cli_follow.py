"""`standpunkt follow` from end to end, against a server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from newsroom import STORY, Newsroom, Reply, feed_of, open_newsroom

from standpunkt.cli.app import run

HOST = "127.0.0.1"


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with open_newsroom() as opened:
        opened.replies |= {
            "/feed": Reply(feed_of(("Havnen bliver", opened.url("/1", HOST)))),
            "/1": Reply(STORY.format(title="Havnen bliver"), headers={"Content-Type": "text/html; charset=utf-8"}),
        }
        yield opened


def call(room: Newsroom, place: Path, *more: str, feed: str = "/feed") -> int:
    state = str(place / "follow.json")
    return run(["follow", room.url(feed, HOST), "--once", "--delay", "0", "--state", state, *more])


def test_follow_stores_what_is_new_once(room: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first round stores the story, the second finds nothing new."""
    more = ("--allow-private", "--ledger", str(tmp_path / "news.sqlite"), "--json")
    assert call(room, tmp_path, *more) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    address, feed = room.url("/1", HOST), room.url("/feed", HOST)
    assert told == [{"outcome": "new", "address": address, "title": "Havnen bliver", "feed": feed}]
    assert call(room, tmp_path, *more) == 0
    assert capsys.readouterr().out == ""


def test_follow_prints_readings(room: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --readings nothing is stored, and what was read is printed."""
    assert call(room, tmp_path, "--allow-private", "--readings") == 0
    (reading,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert reading["document"]["origin"]["address"] == room.url("/1", HOST)
    assert [s["source"]["text"] for s in reading["statements"] if s["manner"] == "direct"] == ["Lis Krogh"]


def test_private_addresses_are_refused_unless_allowed(
    room: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(room, tmp_path, "--readings") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "leads to 127.0.0.1, which is no public address; allow it with --allow-private" in err
    assert room.asked == []


def test_a_wrong_interval_is_a_wrong_call(room: Newsroom, tmp_path: Path) -> None:
    assert call(room, tmp_path, "--interval", "0") == 2
