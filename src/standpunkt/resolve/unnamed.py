"""Unnamed sources: which noun phrases keep a name back."""

from standpunkt.lexicon.names import Names
from standpunkt.resolve.phrases import Phrase

ALONE = "alone"
GENERIC = ("person", "witness")
"""Kinds of unnamed sources that count only where they speak."""


def is_unnamed_phrase(phrase: Phrase) -> bool:
    """Say whether the phrase itself says that the name is kept back ("en anonym embedsmand")."""
    return "unnamed" in phrase.marks


def is_unnamed_noun(phrase: Phrase, names: Names) -> bool:
    """Say whether an indefinite phrase without a name is one of the nouns that unnamed sources go by."""
    found = names.unnamed.nouns.get(phrase.lemma)
    if found is None:
        stems = [lemma for lemma in names.unnamed.nouns if len(lemma) > len("xxxx") and phrase.lemma.endswith(lemma)]
        found = names.unnamed.nouns[max(stems, key=len)] if stems else None
    if found is None:
        return False
    kind, marks = found
    return marks == ALONE or kind not in GENERIC or phrase.wanted
