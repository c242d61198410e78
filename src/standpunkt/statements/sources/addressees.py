"""Addressees: to whom something was said, asked or allowed."""

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.page import Page
from standpunkt.statements.sources.outlets import is_outlet
from standpunkt.statements.sources.speaking import can_speak
from standpunkt.statements.subjects.agents import is_done_to
from standpunkt.statements.subjects.by_tree import is_passive, oblique_of

DIRECTED_ACTS = ("ask", "order", "promise", "allow", "refuse")
"""Acts that are done to somebody, who stands as an object beside what is asked or allowed."""


def addressee_of(page: Page, tree: Tree, cue: Cue, content: Content, source: Token | None) -> Span | None:
    """Give to whom it was said: where the entry says, else an object beside a clause, or a person under "to"."""
    where = cue.entry.addressee
    passive = cue.entry.pos == "VERB" and (
        is_passive(tree, cue.token, page.grammar) or is_done_to(tree, cue.token, cue.entry, page.grammar)
    )
    if where.startswith("oblique:"):
        head = oblique_of(tree, cue.token, where.partition(":")[2])
    elif passive:
        head = tree.child(cue.token, "nsubj") if where else None
    else:
        objects = [child for child in tree.children(cue.token, "iobj", "obj") if child not in cue.tokens]
        head = next((child for child in objects if child.i > cue.token.i), None)
        if head is None and cue.entry.act in DIRECTED_ACTS and content.kind == "inf":
            head = _between(tree, cue, content)
        if head is None or (not where and not can_speak(page, head) and head.upos != "PRON"):
            head = _told_to(page, tree, cue)
    if head is None or head.placeholder or head is source or head in content.tokens or is_deprel(head, "ccomp", "expl"):
        return None
    if cue.entry.act not in DIRECTED_ACTS and is_deprel(head, "obj", "iobj") and is_outlet(tree, head, page):
        return None  # "told | Reuters": through whom the words came
    if head.upos == "PRON" and (head.text.lower() in page.grammar.of("impersonal") or has_feature(head, "Reflex=Yes")):
        return None  # "gjorde | det | klart, at …", "besluttede | sig | for at …"
    limit = content.preposition or content.tokens[0]
    if limit.i > head.i > cue.token.i:
        first = next(token for token in tree.subtree(head) if token.i > cue.token.i and not is_deprel(token, "case"))
        stop = next((token for token in cue.tokens if token.i > head.i), limit)  # "giver eleverne" | "lov til at"
        noun = head.upos in ("NOUN", "PROPN")
        beside = (tree.subtree(child)[0] for child in tree.children(cue.token, "obl") if noun and child.i > head.i)
        stop = min((stop, *beside), key=lambda token: token.i)  # "told reporters | on a visit to Leeds | that"
        span = trimmed(page.text, first.start, tree.tokens[min(stop.i, limit.i) - 1].end)
    else:
        span = phrase_span(tree, head, page.text, keep_relatives=True)
    overlapped = span is not None and any(span.start < token.end and token.start < span.end for token in content.tokens)
    return None if overlapped else span


def _between(tree: Tree, cue: Cue, content: Content) -> Token | None:
    """Give the noun phrase that alone stands between a cue and its infinitive ("pålagde virksomheden" | "at fjerne")."""
    limit = content.preposition or content.tokens[0]
    gap = [token for token in tree.tokens[cue.tokens[-1].i + 1 : limit.i] if token.upos not in ("ADV", "PUNCT", "PART")]
    nominal = [token for token in gap if token.upos in ("NOUN", "PROPN", "PRON")]
    return nominal[0] if nominal and gap[0].upos not in ("ADP", "VERB", "AUX", "SCONJ") else None


def _told_to(page: Page, tree: Tree, cue: Cue) -> Token | None:
    """Give the person under a preposition of address that hangs on the cue ("siger til kollegerne")."""
    for child in tree.children(cue.token, "obl", "nmod"):
        case = tree.child(child, "case")
        if case is not None and case.lemma.lower() in page.grammar.of("addressee") and can_speak(page, child):
            organisation = child.upos == "PROPN" and child.entity[:3] == "ORG"
            return None if organisation or is_outlet(tree, child, page) else child
    return None
