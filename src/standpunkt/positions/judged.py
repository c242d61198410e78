"""What a judgement is about: a clause, the subject of its copula, or the object of the verb that judges."""

from collections.abc import Iterator

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.deeds import deed_of
from standpunkt.positions.page import PositionPage, clause_head
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import subject_of

MAX_COPULA_DISTANCE = 6


def judged(page: PositionPage, tree: Tree, cue: Cue) -> Iterator[Token]:
    """Yield the phrases and clauses that a judgement may be about, the surest first; only clauses without a noun frame."""
    token = deed_of(page, tree, cue.token) or cue.token
    yield from tree.children(token, "ccomp", "csubj", "advcl", "acl")
    if not cue.entry.frames_of("np") and token is cue.token:
        return
    yield from tree.children(token, "nsubj")
    copula = _copula_before(tree, token)
    if copula is not None:
        subject = subject_of(tree, copula, page.words.grammar)
        if subject is not None and subject.i < token.i:
            yield subject
    head = clause_head(tree, token)
    if token.head == head.i:
        objects = tree.children(head, "obj", "iobj", "xcomp")
        yield from (child for child in objects if child.i < token.i and not has_feature(child, "Reflex=Yes"))
    yield from tree.children(head, "nsubj")


def _copula_before(tree: Tree, token: Token) -> Token | None:
    """Give the copula that a parser hung elsewhere ("at resultatet er for dårligt" with an adverb for its end)."""
    for before in reversed(tree.tokens[max(0, token.i - MAX_COPULA_DISTANCE) : token.i]):
        if before.upos == "AUX" and not is_deprel(before, "aux"):
            return before
        if before.upos in ("VERB", "SCONJ", "PUNCT"):
            return None
    return None
