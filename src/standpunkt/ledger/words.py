"""Words and lemmas for the search indexes: cut by us, so that both engines hold the same tokens."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

_TOKEN = re.compile(r"[^\W_]+")
MAX_TOKEN_CHARS = 200
"""What is longer is no word; PostgreSQL takes none above 2 KB."""
MAX_POSITION = 16_383
"""PostgreSQL counts words of one text no further."""


def tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, composed (NFC), without punctuation; "å" stays "å"."""
    found = _TOKEN.findall(unicodedata.normalize("NFC", text).lower())
    return tuple(word[:MAX_TOKEN_CHARS] for word in found)


def lemmas(words: Iterable[str], language: str) -> tuple[str, ...]:
    """Give the lemma of each word, lower case; a word that the language's list lacks is its own."""
    if language not in _languages():
        return tuple(words)
    return tuple(_lemma(word, language) for word in words)


@lru_cache(maxsize=200_000)
def _lemma(word: str, language: str) -> str:
    from simplemma import lemmatize

    # The lemma may hold more than one token ("c'est"), which would shift the places of the words behind it.
    return "".join(tokens(lemmatize(word, lang=language))) or word


@cache
def _languages() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)


def as_vector(words: Sequence[str]) -> str:
    """Give the words as PostgreSQL's tsvector literal, with their places."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(min(place, MAX_POSITION))
    return " ".join(f"'{word}':{','.join(map(str, sorted(set(at))))}" for word, at in places.items())
