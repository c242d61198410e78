"""Spans: where something stands in a document."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document, in Unicode code points, with the words that stand there.

    Invariant: ``document.text[start:end] == text``.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Give the span of `text` from `start` (inclusive) to `end` (exclusive)."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: "Span | Mention") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span | Mention") -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span that names or points at somebody, with the id of the actor it was resolved to (null: not resolved)."""

    start: int
    end: int
    text: str
    actor: str | None = None

    @property
    def span(self) -> Span:
        """The place without the actor."""
        return Span(self.start, self.end, self.text)


def hull(spans: Iterable[Span], text: str) -> Span:
    """Give the smallest span of `text` that covers all `spans` (at least one)."""
    ordered = sorted(spans)
    return Span.of(text, ordered[0].start, max(span.end for span in ordered))
