"""A web server on this machine that plays newspapers, and a client that knows their names."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standpunkt.follow import Client, Manners

STORY = (
    "<!DOCTYPE html><html lang='da'><head><meta charset='utf-8'><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Fiskerihavnen i Strandby skal ikke lukke alligevel, oplyser borgmester Lis Krogh efter et langt møde i byrådet.</p>"
    "<p>- Vi lukker ikke en havn, der lever, siger Lis Krogh til avisen efter mødet torsdag aften.</p></article></body></html>"
)


@dataclass(slots=True)
class Reply:
    """What the server answers at a path."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Callable[[], Iterator[bytes]] | None = None
    """Sent one by one in place of the body."""


@dataclass(slots=True)
class Newsroom:
    """The server's replies by host and path, and what it was asked."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Host, path and headers of each request."""
    pauses: list[float] = field(default_factory=list)

    def url(self, path: str, host: str = "nyt.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def client(self, *, hosts: dict[str, list[str]] | None = None, **manners: Any) -> Client:
        """Give a client for which every name is this machine, or what `hosts` says, and whose clock stands still."""
        known = hosts or {}
        return Client(
            Manners(**{"allow_private": True, "delay_seconds": 0.0, **manners}),
            resolve=lambda host, port: known.get(host, ["127.0.0.1"]),
            sleep=self.pauses.append,
        )

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


@contextmanager
def open_newsroom() -> Iterator[Newsroom]:
    """Give a server that runs until the block is left."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            room.asked.append((host, self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = room.replies.get(f"{host.partition(':')[0]}{self.path}") or room.replies.get(self.path, Reply(status=404))
            if reply.headers.get("ETag") and self.headers.get("If-None-Match") == reply.headers["ETag"]:
                reply = Reply(status=304)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.chunks is None and "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                for chunk in [body] if reply.chunks is None else reply.chunks():
                    self.wfile.write(chunk)
            except OSError:
                pass  # the client has had enough

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    room = Newsroom(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield room
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def feed_of(*entries: tuple[str, str], language: str = "da") -> str:
    """Give an RSS feed with entries of title and link, the newest first."""
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{title}, siger Bo.</description>"
        "<pubDate>Fri, 31 May 2024 07:12:00 +0200</pubDate></item>"
        for title, link in entries
    )
    return f'<rss version="2.0"><channel><title>Nyt</title><language>{language}</language>{items}</channel></rss>'
