"""Who speaks in a headline with a colon: names and nouns without a verb, alone or with to whom and about what they speak."""

from collections.abc import Sequence

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import is_word


def who_is_headed(words: Sequence[Token], grammar: Grammar) -> Sequence[Token]:
    """Give the words in front of the colon of a headline that name who speaks, without to whom and about what ("Løkke" | "til
    Putin", "Ministeren" | "om havnen")."""
    openers = grammar.of("addressee") | grammar.of("preposition")
    opener = next((i for i, token in enumerate(words) if i and token.upos == "ADP" and is_word(token, openers)), len(words))
    told = any(token.upos in ("VERB", "AUX", "PRON", "SCONJ", "PUNCT") for token in words[opener:])
    return words if told or opener + 1 == len(words) else words[:opener]


def is_joint(words: Sequence[Token], token: Token) -> bool:
    """Say whether a conjunction joins two names ("DF | og | S: …")."""
    place = words.index(token)
    beside = words[max(place - 1, 0) : place + 2]
    return token.upos == "CCONJ" and [word.upos for word in beside] == ["PROPN", "CCONJ", "PROPN"]
