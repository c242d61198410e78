"""Writes the pages named as a WARC file, as a crawler would have kept them: `make_warc.py PAGE… > crawl.warc`."""

import sys
from pathlib import Path
from uuid import uuid4

for name in sys.argv[1:]:
    body = Path(name).read_bytes()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://kystbladet.example/{Path(name).name}\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    sys.stdout.buffer.write(head.encode() + answer + b"\r\n\r\n")
