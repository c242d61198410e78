"""Names told by the text: a word that is a name in one sentence is none of the tagger's guesses in another."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.lexicon.forms import Forms
from standpunkt.lexicon.speakers import Speakers
from standpunkt.model import Sentence, Token

MIN_NAME_CHARS = 3
GUESSED = ("INTJ", "X", "ADJ", "ADV", "NOUN", "VERB")
"""What a tagger takes a surname for where it opens a sentence or stands alone in front of a verb."""


def with_names(sentences: Sequence[Sentence], forms: Forms, speakers: Speakers) -> list[Sentence]:
    """Give the sentences with capitalised words made names where the same word is a name within another sentence.

    Words that the lexicon has forms of, nouns of people and bodies, and what the text writes small as well stay what they
    are.
    """
    names = {token.text for sentence in sentences for token in sentence.tokens if _is_name(token)}
    guessed = {token.text for sentence in sentences for token in sentence.tokens if _is_guessed(token)} & names
    if not guessed:
        return list(sentences)
    small = {token.text for sentence in sentences for token in sentence.tokens if token.text[:1].islower()}
    known = {text for text in guessed if _is_word(text, forms) or speakers.kind_of(text.lower())}
    wrong = {text for text in guessed - known if text.lower() not in small}
    return [_renamed(sentence, wrong) for sentence in sentences]


def _is_name(token: Token) -> bool:
    """Say whether the word is of a name where its capital tells something: not as the first of its sentence."""
    told = token.upos == "PROPN" and token.i > 0 and bool(token.entity)
    return told and token.text[:1].isupper() and len(token.text) >= MIN_NAME_CHARS


def _is_guessed(token: Token) -> bool:
    return token.upos in GUESSED and token.text[:1].isupper() and not token.placeholder


def _is_word(text: str, forms: Forms) -> bool:
    return any((text.lower(), upos) in forms for upos in ("VERB", "NOUN", "ADJ", "ADV"))


def _renamed(sentence: Sentence, wrong: set[str]) -> Sentence:
    tokens = sentence.tokens
    if not any(token.text in wrong and _is_guessed(token) for token in tokens):
        return sentence
    return replace(sentence, tokens=tuple(
        replace(token, upos="PROPN", lemma=token.text, feats="_") if token.text in wrong and _is_guessed(token) else token
        for token in tokens
    ))  # fmt: skip
