"""Verbs that a tagger took for something else, where tree and lexicon agree that they are verbs."""

from dataclasses import replace

from standpunkt.lexicon.entries import Lexicon
from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import Tree

VERBAL = ("VERB", "AUX")


def retagged(tree: Tree, lexicon: Lexicon) -> Tree:
    """Give the tree with such words tagged as verbs: "vil USA tillade" with "tillade" as a noun under an auxiliary.

    A word counts that the lexicon has as a verb and that has an auxiliary, or that is the root and has a subject, and
    that has nothing that only a noun has (determiner, preposition, copula).
    """
    changed = {token.i: _verb(tree, token) for token in tree.tokens if _is_verb(tree, token, lexicon)}
    if not changed:
        return tree
    sentence: Sentence = tree.sentence
    return Tree(replace(sentence, tokens=tuple(changed.get(token.i, token) for token in sentence.tokens)))


def _is_verb(tree: Tree, token: Token, lexicon: Lexicon) -> bool:
    if token.upos in VERBAL or token.upos in ("PUNCT", "PRON", "DET") or token.placeholder:
        return False
    entries = lexicon.of_word(token.lemma.lower(), token.text.lower())
    if not any(entry.pos == "VERB" for entry in entries) or any(entry.pos == "ADJ" for entry in entries):
        return False
    if any(child.i < token.i for child in tree.children(token, "det", "case", "cop", "nmod:poss", "amod")):
        return False
    return tree.child(token, "aux") is not None or (token.head < 0 and tree.child(token, "nsubj") is not None)


def _verb(tree: Tree, token: Token) -> Token:
    carried = tree.child(token, "aux") is not None
    return replace(token, upos="VERB", feats="VerbForm=Inf" if carried else "Mood=Ind|Tense=Pres|VerbForm=Fin")
