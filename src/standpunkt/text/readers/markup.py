"""HTML of any quality: trees where it nests sensibly, and paragraphs of fragments and of what nests too deeply."""

from html.parser import HTMLParser
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
    """Give the paragraphs of HTML read tag by tag, without a tree."""
    flat = _Flat()
    flat.feed(text)
    flat.close()
    flat.close_block()
    return flat.blocks


class _Flat(HTMLParser):
    """Collects text between tags; the contents of scripts and the like are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._parts: list[str] = []
        self._skipping: list[str] = []

    def close_block(self) -> None:
        words = " ".join("".join(self._parts).split())
        self._parts.clear()
        if words:
            self.blocks.append(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED_PAIRS:
            self._skipping.append(tag)
        if tag in BLOCKS or tag == "br":
            self.close_block()

    def handle_endtag(self, tag: str) -> None:
        if self._skipping and self._skipping[-1] == tag:
            self._skipping.pop()
        if tag in BLOCKS:
            self.close_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._parts.append(data)


_SKIPPED_PAIRS = SKIPPED & {"script", "style", "svg", "template", "textarea", "select", "noscript", "iframe", "button", "head"}
"""Skipped elements that always have an end."""
