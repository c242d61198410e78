"""Paragraphs of a clean text."""

import re

from standpunkt.model import Span

_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of a clean `text` in order, without white space around them: every line with text is one."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(Span(start, start + len(words), words))
    return tuple(found)
