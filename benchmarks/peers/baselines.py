"""What a few lines do: the words in quotation marks, or on lines that begin with a dash, given to the nearest name."""

import re
from collections.abc import Iterator, Sequence

from benchmarks.peers.texts import Found, Text, paragraphs

QUOTED = re.compile(r"[“\"«»„”]([^“”\"«»„\n]{3,})[”\"»«“]")
DASHED = re.compile(r"^[ \t]*[-–—] ?(\S[^\n]*)$", re.MULTILINE)
NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÆØÅÄÖ][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’-]+)*", re.MULTILINE)
"""Words with a capital that do not open a sentence."""
TAIL = re.compile(r",(?=[^,]*$)")
"""The last comma of a line: what follows it tells who spoke."""


def load(language: str) -> None:
    """There is nothing to load."""


def marks_and_names(loaded: None, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield the words in quotation marks of each text, given to the nearest name in their paragraph."""
    for text in texts:
        found: list[Found] = []
        for at, words in paragraphs(text.text):
            quoted = [match.span(1) for match in QUOTED.finditer(words)]
            names = [match.span() for match in NAME.finditer(words) if not _inside(match.start(), quoted)]
            found += [_given(at, span, names) for span in quoted]
        yield found


def dashes_and_names(loaded: None, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield the lines of each text that begin with a dash, up to their last comma, given to the nearest name after it."""
    for text in texts:
        found: list[Found] = []
        for match in DASHED.finditer(text.text):
            start, end = match.span(1)
            comma = TAIL.search(text.text, start, end)
            cut = comma.start() if comma else end
            names = [name.span() for name in NAME.finditer(text.text, cut, end)]
            found.append(_given(0, (start, cut), names))
        yield found


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _given(at: int, span: tuple[int, int], names: Sequence[tuple[int, int]]) -> Found:
    """Give an attribution to the nearest name, of two as near the one after."""
    start, end = span
    nearest = min(names, key=lambda name: (max(start - name[1], name[0] - end), name[0] < start), default=None)
    return {
        "source": [[at + nearest[0], at + nearest[1]]] if nearest else [], "cue": [], "content": [[at + start, at + end]],
    }  # fmt: skip
