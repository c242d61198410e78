"""HTML of any quality: trees where it nests sensibly, and paragraphs of fragments and of what nests too deeply."""

import re
from html import unescape
from typing import Any

from standpunkt.text.readers.xml import BLOCKS, SKIPPED, text_blocks

MAX_NESTING = 250
"""The HTML parser of libxml2 drops what lies deeper than 256 elements."""


def parse_html(text: str) -> Any | None:
    """Give the root element of HTML, None where there is nothing in it or where it nests too deeply to be kept whole."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(error.type_name == "ERR_NAME_TOO_LONG" or "depth" in error.message.lower() for error in parser.error_log):
        return None
    return root


def markup_blocks(text: str) -> list[str]:
    """Give the paragraphs of an HTML fragment or page, however it nests."""
    root = parse_html(text)
    return flat_blocks(text) if root is None else text_blocks(root)


def flat_blocks(text: str) -> list[str]:
    """Give the paragraphs of HTML read tag by tag, without a tree, in time that grows with its length alone.

    Comments and the contents of scripts and the like are left out; a mark that is never closed is text.
    """
    blocks: list[str] = []
    parts: list[str] = []
    tags = _Tags(text)
    place = 0
    while (found := tags.next(place)) is not None:
        start, end, name = found
        parts.append(text[place:start])
        if name in BLOCKS or name == "br":
            _close(parts, blocks)
        place = end
    parts.append(text[place:])
    _close(parts, blocks)
    return blocks


def _close(parts: list[str], blocks: list[str]) -> None:
    words = " ".join(unescape("".join(parts)).split())
    parts.clear()
    if words:
        blocks.append(words)


class _Tags:
    """The tags of a text, in order; what was looked for once in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = text.lower() if len(text.lower()) == len(text) else text
        self._missing: set[str] = set()

    def next(self, place: int) -> tuple[int, int, str] | None:
        """Give start, end and name of the next tag, comment ("") or element that is left out with all in it ("")."""
        while (start := self._text.find("<", place)) >= 0:
            if self._text.startswith("<!--", start):
                if (end := self._past("-->", start)) is not None:
                    return start, end, ""
            elif (tag := _TAG.match(self._text, start)) and (end := self._past(">", start)) is not None:
                name = (tag[2] or "").lower()
                if not tag[1] and name in _SKIPPED_PAIRS and (last := self._past(f"</{name}", end)) is not None:
                    return start, self._past(">", last) or last, ""
                return start, end, name
            place = start + 1
        return None

    def _past(self, mark: str, place: int) -> int | None:
        """Give the place behind the next `mark`, None where there is none."""
        if mark in self._missing:
            return None
        found = self._lower.find(mark, place)
        if found < 0:
            self._missing.add(mark)
            return None
        return found + len(mark)


_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9.:-]{0,60})|<[!?/]()")
_SKIPPED_PAIRS = SKIPPED & {"script", "style", "svg", "template", "textarea", "select", "noscript", "iframe", "button", "head"}
"""Skipped elements that always have an end."""
