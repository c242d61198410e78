"""Clauses of propositions: how far one goes on."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.positions.page import PositionPage
from standpunkt.statements.cues import is_finite


def clause_end(page: PositionPage, tree: Tree, start: int) -> int:
    """Give the last token of the clause that goes on from `start`: before a conjunction that opens another clause."""
    last = start
    complementiser = page.words.grammar.of("complementiser")
    for token in tree.tokens[start + 1 :]:
        if token.upos == "CCONJ":
            following = tree.tokens[token.i + 1] if token.i + 1 < len(tree) else None
            head = tree.head(token)
            if following is None or following.text.lower() in complementiser:
                break
            if head is not None and is_deprel(head, "conj") and _is_own_clause(tree, head):
                break
        last = token.i
    while last > start and tree.tokens[last].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return last


def _is_own_clause(tree: Tree, clause: Token) -> bool:
    """Say whether a conjunct has a subject and a finite verb of its own."""
    return bool(tree.children(clause, "nsubj", "expl")) and is_finite(tree, clause)
