"""Subjects that fill the field in front of a finite verb that stands second: all that stands there is one phrase.

`Op mod 200 lærere | kræver …`; `Et flertal uden om regeringen | vil …`, whatever the tree makes of their parts.
"""

from collections.abc import Sequence

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, is_word

NAMES = ("NOUN", "PROPN")
APART = ("AUX", "PUNCT", "SCONJ", "VERB")
MIN_WORDS = 2


def prefield(tree: Tree, finite: Token, grammar: Grammar) -> Sequence[Token]:
    """Give the words in front of a finite verb that stands second, none where more than a phrase may stand there."""
    start = next((token.i + 1 for token in reversed(tree.tokens[: finite.i]) if token.upos in ("PUNCT", "CCONJ")), 0)
    words = tree.tokens[start : finite.i]
    opens = all(token.upos in ("PUNCT", "CCONJ") for token in tree.tokens[:start])
    apart = any(token.upos in APART or token.i in tree.when_told for token in words)
    return words if grammar.verb_second and opens and not apart else ()


def subject_in_prefield(tree: Tree, finite: Token, grammar: Grammar) -> Token | None:
    """Give the noun of a prefield that an amount opens or in which a preposition joins two nouns, None of any other.

    `Op mod 200 | lærere`, `To ud af tre | danskere`; `Et | flertal | uden om regeringen`.
    """
    words = prefield(tree, finite, grammar)
    nouns = [token for token in words if token.upos in NAMES]
    if not nouns or len(words) < MIN_WORDS:
        return None
    if is_word(words[0], grammar.of("approximating")) or words[0].upos == "NUM":
        counted = [token for token in words if token.upos == "NUM" or is_word(token, grammar.of("somebody"))]
        return next((noun for noun in reversed(nouns) if noun in counted), nouns[-1]) if counted else None
    return nouns[0] if words[0].upos in ("DET", "ADJ", *NAMES) else None


def is_under_preposition(tree: Tree, source: Token) -> bool:
    """Say whether a preposition stands right in front of a phrase, whatever the tree hangs it on."""
    first = next((token for token in tree.subtree(source) if token.upos != "PUNCT"), source)
    before = tree.tokens[first.i - 1] if first.i else None
    return before is not None and before.upos == "ADP" and not is_word(before, tree.relatives)


def from_amount(tree: Tree, first: Token, grammar: Grammar) -> Token:
    """Give the word that a phrase begins with whose amount is said to be about so much ("mindst | én forening")."""
    words = grammar.of("approximating")
    start = first.i
    if first.upos != "NUM" and not is_word(first, grammar.of("somebody")):
        return first
    while start and (is_word(tree.tokens[start - 1], words) or _is_joined(tree, start - 1, words)):
        start -= 1
    return tree.tokens[start]


def _is_joined(tree: Tree, i: int, words: frozenset[str]) -> bool:
    """Say whether a preposition or conjunction belongs to one of the words before it ("op | mod", "mere | end")."""
    return i > 0 and tree.tokens[i].upos in ("ADP", "CCONJ", "SCONJ") and is_word(tree.tokens[i - 1], words)
