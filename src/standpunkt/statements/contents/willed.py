"""What is willed: the infinitive under a modal that is a cue ("vil danne en fælles redaktion")."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import STOPPING, VERBAL
from standpunkt.statements.cues import Cue


def under_modal(tree: Tree, cue: Cue) -> Content | None:
    """Give the infinitive under a modal with what belongs to it ("vil danne en fælles redaktion")."""
    verb = tree.head(cue.token)
    if verb is None or not is_deprel(cue.token, "aux"):
        return _whither(tree, cue)
    if has_feature(verb, "VerbForm=Fin") and not any(
        has_feature(child, "VerbForm=Inf") for child in tree.children(verb, "cop", "aux")
    ):
        return None
    own = {token.i for token in cue.tokens}
    subjects = {token.i for child in tree.children(verb, "nsubj", "expl") for token in tree.subtree(child)}
    tokens = [token for token in tree.subtree(verb) if token.i > cue.token.i and token.i not in own | subjects]
    while tokens and tokens[0].upos in ("ADV", "PUNCT", "PART") and tokens[0].i < verb.i:
        tokens.pop(0)
    tokens = _before_finite(tree, verb, tokens)
    return Content(tuple(tokens), "inf") if tokens else None


def _whither(tree: Tree, cue: Cue) -> Content | None:
    """Give where somebody wills to go, with no infinitive ("vil | i regering igen", "vil | i lære som smed")."""
    first = next((token for token in tree.tokens[cue.tokens[-1].i + 1 :] if token.upos != "ADV"), None)
    if first is None or first.upos != "ADP" or not has_feature(cue.token, "VerbForm=Fin"):
        return None
    end = next((token.i for token in tree.tokens[first.i :] if token.text in STOPPING or token.upos in VERBAL), len(tree))
    if end < len(tree) and tree.tokens[end].upos in VERBAL:
        return None
    return Content(tree.tokens[first.i : end], "inf", is_attached=False)


def _before_finite(tree: Tree, verb: Token, tokens: list[Token]) -> list[Token]:
    """Cut an infinitive before a coordinated clause with a finite verb of its own ("vil slås" | ", og de vil kæmpe")."""
    for token in tokens:
        if token.i <= verb.i or token.upos != "CCONJ":
            continue
        following = tree.tokens[token.i + 1 : token.i + 5]
        stop = next((place for place, t in enumerate(following) if t.upos == "PUNCT" or t.upos == "SCONJ"), len(following))
        after_comma = tree.tokens[token.i - 1].text == ","
        near = following[: stop if after_comma else 1]
        clause = tree.head(token)  # "siger, at hun vil læse den | , og at den bliver drøftet"
        marked = clause is not None and clause.head == verb.i and any(t.upos == "SCONJ" for t in tree.children(clause, "mark"))
        if marked or any(has_feature(t, "VerbForm=Fin") for t in near):
            return [t for t in tokens if t.i < token.i]
    return tokens
