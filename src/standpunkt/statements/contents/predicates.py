"""Prepositions that are said of somebody: "flertallet er imod | den nye vej"."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue


def is_predicate(tree: Tree, cue: Cue, grammar: Grammar) -> bool:
    """Say whether a preposition with a copula tells where somebody stands."""
    return cue.entry.pos == "ADP" and not cue.entry.frames_of("quote") and stands(tree, cue, grammar) is not None


def predicate_content(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the phrase under such a preposition, without its subject and copula."""
    thing = tree.head(cue.token)
    if thing is None or stands(tree, cue, grammar) is None:
        return None
    apart = [child for child in tree.children(thing, "advcl", "conj", "parataxis") if _is_apart(tree, child)]
    tokens = [token for token in tree.subtree(thing, without=apart) if token.i > cue.token.i]
    while tokens and tokens[-1].upos in ("PUNCT", "CCONJ"):
        tokens.pop()
    return Content(tuple(tokens), "np", cue.token) if tokens else None


def _is_apart(tree: Tree, clause: Token) -> bool:
    """Say whether a clause with a finite verb stands behind a comma ("imod en skat" | ", mens de andre er for")."""
    tokens = [token for token in tree.subtree(clause) if token.upos != "PUNCT"]
    return tree.tokens[tokens[0].i - 1].text == "," and any(has_feature(token, "VerbForm=Fin") for token in tokens)


def stands(tree: Tree, cue: Cue, grammar: Grammar) -> Token | None:
    """Give who stands there: the subject of the phrase, or of its copula; None if there is none."""
    thing = tree.head(cue.token)
    if thing is None or not is_deprel(cue.token, "case") or thing.i < cue.token.i:
        return None
    copula = tree.child(thing, "cop") or _copula_above(tree, thing, grammar)
    if copula is None or copula.i > cue.token.i or not has_feature(copula, "VerbForm=Fin"):
        return None
    return tree.child(thing, "nsubj") or tree.child(copula, "nsubj")


def _copula_above(tree: Tree, thing: Token, grammar: Grammar) -> Token | None:
    """Give the copula that a tree hangs such a phrase on as on a verb ("Ungarn | er | imod sanktioner")."""
    verb = tree.head(thing)
    return verb if verb is not None and is_deprel(thing, "obl") and verb.lemma.lower() in grammar.of("copula") else None
