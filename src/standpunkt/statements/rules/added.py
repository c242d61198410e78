"""Clauses added in a sentence of their own to what somebody has just said ("Hun siger, at sagen er slut. | Og at hun går.")."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Span
from standpunkt.parse.tree import is_deprel
from standpunkt.statements.extents import trimmed
from standpunkt.statements.page import Draft, Page

MIN_WORDS = 4
MAX_GAP_CHARS = 3
"""Between what was said and what is added to it stand no more than a stop, a closing mark and a space."""


def with_added_clauses(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts, those with a clause for content together with the clauses that sentences behind them add to it."""
    out = list(drafts)
    for index in range(1, len(page.sentences)):
        added = _added(page, index)
        if added is None:
            continue
        ended = [draft for draft in out if _ends_before(page, draft, index)]
        told = min(ended, key=lambda draft: draft.content[0].start, default=None)
        if told is not None:
            out[out.index(told)] = replace(told, content=(*told.content, added))
    return out


def _added(page: Page, index: int) -> Span | None:
    """Give the clause that is all of a sentence but the conjunction in front, None if the sentence is another."""
    tree, sentence = page.trees[index], page.sentences[index]
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if len(words) < MIN_WORDS or words[0].upos != "CCONJ" or words[1].text.lower() not in page.grammar.of("complementiser"):
        return None
    verb = tree.head(words[1]) if is_deprel(words[1], "mark") else None
    alone = page.texts[index].quoted is None and page.texts[index].intro_to is None
    if not alone or verb is None or not (verb in tree.roots or (words[0] in tree.roots and verb.head == words[0].i)):
        return None
    return trimmed(page.text, words[1].start, sentence.span.end)


def _ends_before(page: Page, draft: Draft, index: int) -> bool:
    """Say whether the content of a draft is a clause that ends the sentence before this one."""
    before, here = page.sentences[index - 1], page.sentences[index]
    gap = page.text[draft.content[-1].end : here.span.start]
    near = draft.content[-1].end > before.span.start and len(gap) <= MAX_GAP_CHARS and not any(map(str.isalnum, gap))
    first = draft.content[-1].text.split()[0].lower()
    clause = draft.quotation is None and first in page.grammar.of("complementiser")
    return near and clause and before.paragraph == here.paragraph and before.quotation == here.quotation
