"""Prepositions that are said of somebody: "flertallet er imod | den nye vej"."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue


def is_predicate(tree: Tree, cue: Cue) -> bool:
    """Say whether a preposition with a copula tells where somebody stands."""
    return cue.entry.pos == "ADP" and not cue.entry.frames_of("quote") and _stood_at(tree, cue) is not None


def predicate_content(tree: Tree, cue: Cue) -> Content | None:
    """Give the phrase under such a preposition, without its subject and copula."""
    thing = _stood_at(tree, cue)
    if thing is None:
        return None
    tokens = [token for token in tree.subtree(thing) if token.i > cue.token.i]
    return Content(tuple(tokens), "np", cue.token) if tokens else None


def stands(tree: Tree, cue: Cue) -> Token | None:
    """Give who stands there: the subject of the phrase, None if there is none."""
    thing = _stood_at(tree, cue)
    return _subject(tree, thing) if thing is not None else None


def _stood_at(tree: Tree, cue: Cue) -> Token | None:
    thing = tree.head(cue.token)
    if thing is None or not is_deprel(cue.token, "case") or thing.i < cue.token.i:
        return None
    copula = tree.child(thing, "cop")
    finite = copula is not None and copula.i < cue.token.i and has_feature(copula, "VerbForm=Fin")
    return thing if finite and _subject(tree, thing) is not None else None


def _subject(tree: Tree, thing: Token) -> Token | None:
    """Give who is said to stand there; some trees hang the subject on the copula."""
    copula = tree.child(thing, "cop")
    return tree.child(thing, "nsubj") or (tree.child(copula, "nsubj") if copula is not None else None)
