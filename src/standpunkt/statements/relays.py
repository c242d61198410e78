"""Relays: the agency, paper or programme through which words came ("siger X til DR", "ifølge AFP", "skriver Berlingske")."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Span
from standpunkt.statements.according import according_phrase
from standpunkt.statements.cues import find_cues
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.page import Draft, Page


def with_relays(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts with `via` set from phrases beside their cue."""
    return [replace(draft, via=found) if (found := _relays(page, draft)) else draft for draft in drafts]


def _relays(page: Page, draft: Draft) -> tuple[Span, ...]:
    """Give the relays named in the attribution's own sentence outside its content and source, in text order."""
    if draft.rule == "according-to" or draft.cue_token is None:
        return ()
    tree = page.trees[draft.sentence]
    found: list[Span] = []
    for cue in find_cues(tree, page.cues, page.grammar):
        if cue.entry.pos == "ADP" and cue.entry.frames_of("quote"):
            head = according_phrase(tree, cue)
            span = phrase_span(tree, head, page.text) if head is not None else None
            if span and not any(span.overlaps(other) for other in (*draft.content, *draft.cue)):
                found.append(span)
    return tuple(dict.fromkeys(found))
