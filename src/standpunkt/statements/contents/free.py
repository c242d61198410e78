"""Free relatives: a word that stands for the thing itself in front of who speaks of it ("sued over | what | they say is …")."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, is_deprel, is_word

MAX_SUBJECT_TOKENS = 8
"""Between the word and its verb stands the subject, of at most so many tokens."""
CLOSING = (",", ".", ":", ";")


def free_relative(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the word that stands for the thing which a verb with its own subject tells of, None if there is none."""
    words = grammar.of("interrogative")
    for token in reversed(tree.tokens[max(0, verb.i - MAX_SUBJECT_TOKENS) : verb.i - 1]):
        if token.text in CLOSING or token.upos in ("SCONJ", "CCONJ", "VERB"):
            return None
        if token.upos == "PRON" and is_word(token, words) and token.text.lower() not in tree.relatives:
            below = is_deprel(verb, "acl") and verb.head in (token.i, token.head)
            return token if below or (token.head == verb.i and is_deprel(token, "obj")) else None
    return None
