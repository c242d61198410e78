"""Markdown (CommonMark): the marks taken off, the paragraphs kept; a block of `key: value` lines above tells the rest."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpunkt.model import Origin, Problem, Source
from standpunkt.text.decode import decode
from standpunkt.text.readers.compose import compose, one_line
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results
from standpunkt.text.readers.stamps import parse_stamp
from standpunkt.text.readers.wire import agencies_among, language_code

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][\w-]*)\s*:[ \t]*(.*?)[ \t]*$")
_KEYS = {"date": "published", "lang": "language", "site": "publisher", "url": "address", "canonical": "address"}
"""Usual names of what is told, beside the names themselves."""


def read(given: Input, intake: Intake) -> Results:
    """Yield the source that a Markdown file is.

    Pictures, code and raw HTML are left out.  A list item marked with a dash keeps it, for news opens speech with one.

    Problems: those of `decode`, and `impossible-date` where the publication time above the text is none.
    """
    text, problems = decode(given.data())
    told, body = _front(text)
    blocks = _blocks(body)
    published, precision = parse_stamp(told.get("published"))
    if told.get("published") and published is None:
        message = f"no such time: {told['published']!r}; write 2024-05-31 or 2024-05-31T11:50"
        problems = (*problems, Problem(code="impossible-date", message=message))
    title = one_line(told.get("title"))
    author = told.get("author")
    yield Source(
        text=compose(title, blocks),
        name=given.name,
        language=language_code(told.get("language")),
        published=published,
        published_precision=precision,
        title=title,
        publisher=told.get("publisher"),
        origin=Origin(author=author, credits=agencies_among([author or ""]), address=told.get("address") or given.address),
        problems=problems,
    )


def _front(text: str) -> tuple[dict[str, str], str]:
    """Give what the block above the text tells, and the text below it."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    told: dict[str, str] = {}
    for line in found[1].splitlines():
        if pair := _LINE.match(line):
            value = pair[2].strip("\"'")
            if value:
                told.setdefault(_KEYS.get(pair[1].lower(), pair[1].lower()), value)
    return told, text[found.end() :]


def _blocks(text: str) -> list[str]:
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    marker = ""
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).parse(text):
        if token.type == "list_item_open":
            marker = f"{token.markup} " if token.markup == "-" else ""
        elif token.type == "inline" and (words := _words(token.children or ())):
            blocks.append(marker + words)
            marker = ""
        elif token.type == "html_block":
            from standpunkt.text.readers.markup import markup_blocks

            blocks += markup_blocks(token.content)
    return blocks


def _words(tokens: Sequence["Token"]) -> str:
    """Give the words of a paragraph; a line break that was asked for stays one."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" " if token.type == "softbreak" else "\n")
    return "\n".join(line.strip() for line in "".join(parts).split("\n")).strip()


READER = Reader(name="markdown", read=read, endings=(".md", ".markdown"), media_types=("text/markdown",))
