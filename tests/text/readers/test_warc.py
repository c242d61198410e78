"""WARC files, written here after ISO 28500: each answer that was kept is read as what it is."""

import gzip
import tracemalloc

import pytest
from read_formats import EXAMPLES, read_bytes, refusals, sources

pytest.importorskip("fastwarc", reason="needs the extra warc")

PAGE = (EXAMPLES / "page.html").read_bytes()
NINJS = (EXAMPLES / "ninjs.json").read_bytes()


def record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-4234-8234-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(url: str, body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, more: str = "") -> bytes:
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
    return record("response", url, "application/http; msgtype=response", http + body)


INFO = record("warcinfo", "", "application/warc-fields", b"software: none\r\n")
REQUEST = record("request", "https://kystbladet.example/a", "application/http; msgtype=request", b"GET /a HTTP/1.1\r\n\r\n")
CRAWL = [
    INFO,
    REQUEST,
    response("https://kystbladet.example/a", PAGE),
    response("https://kystbladet.example/havn.jpg", b"\xff\xd8\xff", "image/jpeg"),
    response("https://kystbladet.example/vaek", b"<html>Borte</html>", status=404),
    response("https://kystnyt.example/item", NINJS, "application/json"),
    record("resource", "https://kystbladet.example/note", "text/plain", "Nej, siger Bo på øen.".encode()),
]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_crawl(packed: bool) -> None:
    """Pages, items and plain texts are read; pictures and failed answers are counted; requests are nothing."""
    data = b"".join(gzip.compress(part) if packed else part for part in CRAWL)
    results = read_bytes(data, "crawl.warc.gz" if packed else "crawl.warc")
    page, item, note = sources(results)
    assert page.title == "Havnen i Strandby får lov at blive"
    assert page.origin.address == "https://kystbladet.example/indland/havnen-bliver"  # as the page itself says
    assert item.origin.version == "2"
    assert (note.text, note.origin.address) == ("Nej, siger Bo på øen.", "https://kystbladet.example/note")
    assert refusals(results) == [("passed-over", "not read, being no news text: 1 answers 404, 1 image/jpeg")]


def test_packed_answers_are_unpacked() -> None:
    """What the server packed is read; a bomb is refused and the next record read."""
    packed = response("https://a.example/1", gzip.compress(PAGE), more="Content-Encoding: gzip\r\n")
    bomb = response("https://a.example/2", gzip.compress(bytes(200_000_000), 9), more="Content-Encoding: gzip\r\n")
    tracemalloc.start()
    results = read_bytes(packed + bomb + CRAWL[-1], "a.warc")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [source.title for source in sources(results)] == ["Havnen i Strandby får lov at blive", None]
    assert [message for _, message in refusals(results)] == ["more than 4 MB, or packed in a way that is not known"]
    assert peak < 50_000_000


def test_broken_files() -> None:
    """Cut off anywhere, the records above the break are read and the break is told; garbage is no WARC file."""
    data = b"".join(CRAWL)
    for cut in range(0, len(data), 400):
        for result in read_bytes(data[:cut], "a.warc"):
            assert result.name
    assert refusals(read_bytes(b"hej", "a.warc"))[0][0] == "unreadable"
    assert refusals(read_bytes(gzip.compress(b"hej"), "a.warc.gz"))[0][0] == "unreadable"
