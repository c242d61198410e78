"""Paragraphs of a clean text."""

import re

from standpunkt.model import Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•●■▪‣◦]\s*|\*\s+)(?=\S)")
"""What marks a line of a list; what stands behind it is a paragraph like any other."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of a clean `text` in order, without bullets and white space: every line with text is one."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].rstrip()
        opened = words.lstrip()
        bullet = _BULLET.match(opened)
        opened = opened[bullet.end() :] if bullet else opened
        if opened:
            end = line.start() + len(words)
            found.append(Span(end - len(opened), end, opened))
    return tuple(found)
