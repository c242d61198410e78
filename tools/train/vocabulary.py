"""What the network knows by number: words, characters, labels; the same on both sides, training and reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lemmas import lemma_rule
from treebank import MISSING, Sentence

from standpunkt.parse.encoding import CHARS, word_key

MIN_WORD, MIN_CHAR, MIN_LABEL = 2, 10, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Keys of words in the order of their rows less 2 (0 pads, 1 is an unknown word); characters likewise; labels."""

    words: tuple[int, ...]
    chars: str
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    names: tuple[str, ...]
    deprels: tuple[str, ...]
    pieces: tuple[str, ...] = ()
    cased: bool = False
    """Whether the pieces know capitals and accents."""


def collect(sentences: list[Sentence]) -> Vocabulary:
    """What is frequent enough in the sentences, the most frequent first."""
    parsed = [s for s in sentences if s.is_parsed]
    words = Counter(word_key(word) for s in sentences for word in s.words)
    chars = Counter(char for s in sentences for word in s.words for char in word[:CHARS])
    rules = Counter(lemma_rule(word, lemma) for s in parsed for word, lemma in zip(s.words, s.lemmas, strict=True))
    return Vocabulary(
        words=tuple(key for key, n in words.most_common() if n >= MIN_WORD),
        chars="".join(char for char, n in chars.most_common() if n >= MIN_CHAR),
        upos=_labels(tag for s in parsed for tag in s.upos),
        feats=_labels(tag for s in parsed for tag in s.feats),
        lemmas=tuple(rule for rule, n in rules.most_common() if n >= MIN_LABEL),
        names=("O", *(f"{side}-{kind}" for kind in ("PER", "LOC", "ORG", "MISC") for side in "BI")),
        deprels=_labels(tag for s in parsed for tag in s.deprels),
    )


def _labels(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag for tag, n in Counter(tags).most_common() if (n >= MIN_LABEL and tag != MISSING) or tag == "")
