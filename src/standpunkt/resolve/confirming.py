"""Confirming and denying: which earlier statement a statement repeats."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Span, Statement
from standpunkt.statements.page import Page

MIN_SHARED = 0.5
"""Share of the shorter content's words that both must have."""
MIN_WORDS = 2
CONTENT_UPOS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
MAX_OVERLAP = 40
"""So many sentences may begin before a span and reach into it: quoted ones stand within others."""
MAX_BACK = 30
"""So many statements back one may be repeated."""


def with_confirmations(statements: Sequence[Statement], page: Page) -> tuple[Statement, ...]:
    """Set `confirms` and `denies` of statements that say yes or no to what an earlier one says."""
    if not any(s.act in ("confirm", "deny") for s in statements):
        return tuple(statements)
    starts = [sentence.span.start for sentence in page.sentences]
    lemmas = [_lemmas(s.content, page, starts) for s in statements]
    out = []
    for at, statement in enumerate(statements):
        if statement.act not in ("confirm", "deny"):
            out.append(statement)
            continue
        start = _start(statement)
        earlier = [
            (_shared(lemmas[at], lemmas[k]), -k, statements[k].id)
            for k in range(max(0, at - MAX_BACK), len(statements))
            if k != at and statements[k].act not in ("confirm", "deny") and _start(statements[k]) < start
            and _actor(statements[k]) != _actor(statement)
        ]  # fmt: skip
        best = max(earlier, default=(0.0, 0, ""))
        if best[0] >= MIN_SHARED:
            # All that say the same are repeated, not only the one that says it most alike.
            found = tuple(ident for share, _, ident in sorted(earlier, key=lambda e: -e[1]) if share >= MIN_SHARED)
            key = "confirms" if statement.act == "confirm" else "denies"
            statement = replace(statement, confirms=found) if key == "confirms" else replace(statement, denies=found)
        out.append(statement)
    return tuple(out)


def _start(statement: Statement) -> int:
    return min(span.start for span in (statement.cue or statement.content))


def _actor(statement: Statement) -> str:
    return (statement.source.actor if statement.source and statement.source.actor else "") or statement.id


def _lemmas(content: Sequence[Span], page: Page, starts: Sequence[int]) -> frozenset[str]:
    """Give the lemmas of the content words; `starts` are where the sentences begin, quoted ones within others."""
    found: set[str] = set()
    for span in content:
        first = max(0, bisect_right(starts, span.start) - MAX_OVERLAP)
        for sentence in page.sentences[first : bisect_right(starts, span.end)]:
            found |= {t.lemma.lower() for t in sentence.tokens if t.upos in CONTENT_UPOS and span.start <= t.start < span.end}
    return frozenset(found)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / min(len(one), len(other)) if both >= MIN_WORDS else 0.0
