"""RSS and Atom: each entry with its words, its time with the offset told, and what is missing told."""

from datetime import datetime

import pytest
from read_formats import EXAMPLES, codes, one, read, read_bytes, refusals, sources

from standpunkt.model import Origin
from standpunkt.text.readers.feed import parse_time

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>The Harbour Post</title>
  <id>urn:harbourpost</id>
  <updated>2024-06-03T12:00:00Z</updated>
  <entry>
    <title type="html">Ferry line to &lt;em&gt;keep&lt;/em&gt; night sailings</title>
    <id>urn:harbourpost:1</id>
    <link href="https://harbourpost.example/2024/ferry"/>
    <published>2024-06-03T12:58:00+01:00</published>
    <updated>2024-06-03T13:30:00+01:00</updated>
    <author><name>Ann Reed, Reuters</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The sailings stay.</p><p>“Nobody will be left,” said Tom
      Hale.</p></div></content>
  </entry>
</feed>
"""


def test_rss() -> None:
    """The whole text where the feed gives it, the summary where it does not."""
    school, bridge = sources(read(EXAMPLES / "feed.xml"))
    assert school.text == (
        "Skolen bliver\n\nKommunen lukker ikke skolen alligevel.\n\n- Vi lukker ikke skolen, siger borgmester Lis Krogh.\n"
    )
    assert school.published is not None
    assert school.published.isoformat() == "2024-06-01T09:30:00+02:00"
    assert (school.language, school.publisher, school.title) == ("da", "Fjordposten", "Skolen bliver")
    assert school.origin == Origin(author="Bo Lund", address="https://fjordposten.example/skolen")
    assert codes(school) == []
    assert bridge.text == "Broen åbner i august\n\nBroen åbner i august, siger projektchef Jens Toft.\n"
    assert codes(bridge) == ["summary-only"]


def test_atom() -> None:
    """XHTML content, a title with marks, an agency among the authors."""
    source = one(read_bytes(ATOM))
    assert source.text == (
        "Ferry line to keep night sailings\n\nThe sailings stay.\n\n“Nobody will be left,” said Tom Hale.\n"
    )
    assert source.published is not None
    assert source.published.isoformat() == "2024-06-03T12:58:00+01:00"
    assert source.language == "en"
    assert source.origin == Origin(
        author="Ann Reed, Reuters", credits=("Reuters",), address="https://harbourpost.example/2024/ferry"
    )


def test_a_feed_without_entries_and_no_feed() -> None:
    """An empty feed has nothing new, and that is no failure; what is no feed is refused."""
    assert read_bytes('<rss version="2.0"><channel><title>Nyt</title></channel></rss>') == []
    ((code, message),) = refusals(read_bytes("<html>Nej</html>", "a.rss", format="feed"))
    assert (code, message.startswith("no feed")) == ("unreadable", True)


@pytest.mark.parametrize(
    ("told", "published", "precision"),
    [
        ("Fri, 31 May 2024 07:12:00 +0200", "2024-05-31T07:12:00+02:00", "time"),
        ("Fri, 31 May 2024 05:12:00 GMT", "2024-05-31T05:12:00+00:00", "time"),
        ("2024-05-31T07:12:00Z", "2024-05-31T07:12:00+00:00", "time"),
        ("2024-05-31", "2024-05-31T00:00:00", "date"),
        ("i går", None, "none"),
        ("Fri, 99 May 2024 07:12:00 +0200", None, "none"),
        ("", None, "none"),
    ],
)
def test_times_of_feeds(told: str, published: str | None, precision: str) -> None:
    """Both writings, with the offset that was told; what is no time is None."""
    found, how = parse_time(told)
    assert (found.isoformat() if isinstance(found, datetime) else None, how) == (published, precision)
