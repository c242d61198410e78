"""Relays: the agency, paper or programme through which words came ("siger X til DR", "ifølge AFP", "skriver Berlingske")."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.statements.contents.clauses import VERBAL
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.rules.according import according_phrase, is_attribution
from standpunkt.statements.sources.addressees import DIRECTED_ACTS
from standpunkt.statements.sources.outlets import is_outlet

NAMING = ("NOUN", "PROPN")
"""What the tagger takes the name of an outlet for."""


def with_relays(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts with `via` set from phrases beside their cue."""
    freed = [_without_outlet(page, draft) for draft in drafts]
    saying = {(draft.sentence, draft.cue_token) for draft in drafts}
    return [replace(draft, via=found) if (found := _relays(page, draft, saying)) else draft for draft in freed]


def _without_outlet(page: Page, draft: Draft) -> Draft:
    """Cut from a source the outlet that it spoke to, which the tree hangs on it ("siger en kilde" | "til Reuters")."""
    if draft.source is None or draft.cue_token is None or draft.rule == "according-to":
        return draft
    tree = page.trees[draft.sentence]
    for token in tree.tokens:
        if not draft.source.start < token.start < draft.source.end or token.upos not in NAMING:
            continue
        case = tree.child(token, "case")
        if case is not None and case.text.lower() in page.grammar.of("addressee") and is_outlet(tree, token, page):
            speaker = trimmed(page.text, draft.source.start, case.start)
            return replace(draft, source=speaker) if speaker is not None else draft
    return draft


def _relays(page: Page, draft: Draft, saying: Collection[tuple[int, int | None]]) -> tuple[Span, ...]:
    """Give the relays named in the attribution's own sentence outside its content and cue, in text order; `saying` are the
    cues that others say something by."""
    if draft.cue_token is None:
        return ()
    tree = page.trees[draft.sentence]
    heads = [] if draft.rule == "according-to" else [
        phrase for cue in page.cues_in(draft.sentence) if cue.entry.pos == "ADP" and is_attribution(cue)
        if (phrase := according_phrase(tree, cue)) and _is_of(page, tree, phrase, draft)
    ]  # fmt: skip
    passing = (token for token in tree.tokens if _passes_on(page, tree, draft, token))
    heads += [token for token in passing if not _is_of_another(tree, draft, token, saying)]
    spans = [phrase_span(tree, head, page.text) for head in heads]
    held = (*draft.content, *draft.cue, *((draft.source,) if draft.source else ()))
    found = [span for span in spans if span and not any(span.overlaps(other) for other in held)]
    return tuple(sorted(dict.fromkeys(found)))


def _is_of_another(tree: Tree, draft: Draft, token: Token, saying: Collection[tuple[int, int | None]]) -> bool:
    """Say whether an outlet got the words that somebody else says in the sentence ("siger til | DR, at byen kræver svar")."""
    verb = next((above for above in tree.ancestors(token) if above.upos in VERBAL), None)
    return verb is not None and verb.i != draft.cue_token and (draft.sentence, verb.i) in saying


def _is_of(page: Page, tree: Tree, phrase: Token, draft: Draft) -> bool:
    """Say whether an attribution is the statement's own, or by a known relay; a clause inside has another verb.

    Whose sentence holds its own content is told by the attribution as a whole: "Ifølge forbundet | har værftet nægtet at
    betale" are two statements, "…, siger værftets talsmand ifølge forbundet" is one.
    """
    if is_outlet(tree, phrase, page):
        cue = tree.tokens[draft.cue_token or 0]
        return cue.upos != "VERB" or cue in tree.roots or cue in tree.ancestors(phrase)
    if any(span.overlaps(tree.sentence.span) for span in draft.content):
        return False
    verb = next((above for above in tree.ancestors(phrase) if above.upos in VERBAL), None)
    return verb is None or verb.i == draft.cue_token


def _passes_on(page: Page, tree: Tree, draft: Draft, token: Token) -> bool:
    """Say whether a token names an agency or paper that got the words.

    It stands under a preposition, in a clause about the source, or is told them ("told | Reuters").
    """
    if token.upos not in NAMING or is_deprel(token, "flat"):
        return False
    about = token.upos == "PROPN" and draft.source is not None and any(
        is_deprel(above, "acl") and (tree.head(above) or above).start in range(draft.source.start, draft.source.end)
        for above in tree.ancestors(token)
    )  # fmt: skip
    told = is_deprel(token, "obj", "iobj") and token.head == draft.cue_token and draft.act not in DIRECTED_ACTS
    return (about or told or tree.child(token, "case") is not None) and is_outlet(tree, token, page)
