"""Figures: actors in the making, and how two names can be one person's."""

import unicodedata
from dataclasses import dataclass, field
from functools import cache

from standpunkt.lexicon.names import Known
from standpunkt.lexicon.names.tables import transliterations
from standpunkt.resolve.phrases import Claim, Phrase

PARTY = "party"
NOMINAL = ("noun", "known", "body")
"""Sorts of phrases that tell a noun: their own, or that right before a body's name ("fagforeningen 3F")."""


@dataclass(slots=True, kw_only=True, eq=False)
class Figure:
    """Somebody the text tells of, with all phrases that mention him, her or it."""

    kind: str
    phrases: list[Phrase] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    known: Known | None = None
    claims: list[Claim] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    anonymous: bool = False
    lemmas: set[str] = field(default_factory=set)
    """Head nouns of its descriptions."""
    country: str | None = None
    members: list["Figure"] = field(default_factory=list)
    description: str | None = None
    people: bool = False
    """Whether a table says that its noun names people."""

    @property
    def has_role(self) -> bool:
        """Whether the text gives a role of somebody by title ("borgmester Karen Holm")."""
        return any(claim.noun is not None and claim.noun.sort == "role" for claim in self.claims)

    @property
    def parties(self) -> frozenset[str]:
        """Ids of the parties that the text tells of as somebody's, by letter, title or description."""
        told = frozenset(party for claim in self.claims for party in claim.parties)
        scopes = (claim.scope.sighting for claim in self.claims if claim.scope is not None)
        return told | {sighting.known.id for sighting in scopes if sighting is not None and sighting.known.field == PARTY}

    def told_before(self, phrase: Phrase) -> bool:
        """Say whether somebody is mentioned before a phrase."""
        return any(other.end <= phrase.start for other in self.phrases)

    def take(self, phrase: Phrase) -> None:
        """Add a phrase with all that it says."""
        self.phrases.append(phrase)
        self.claims += phrase.claims
        self.gender = self.gender or phrase.gender
        for claim in phrase.claims:
            if claim.title:
                self.lemmas.add(claim.title)
        if phrase.sort in NOMINAL and phrase.lemma:
            self.lemmas.add(phrase.lemma)
        if phrase.sort == "noun":
            self.country = self.country or phrase.country


@cache
def folded(word: str) -> str:
    """Give a form of a name in which transliterations and accents do not differ ("Zelenskyj", "Zelensky")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    out, i = "", 0
    while i < len(plain):
        for written, read in transliterations():
            if plain.startswith(written, i):
                out += read
                i += len(written)
                break
        else:
            out += plain[i]
            i += 1
    return out


def is_initial(word: str) -> bool:
    """Say whether a name word is an initial ("J.", "H.C.")."""
    return word.endswith(".") and all(len(part) <= 1 for part in word.split("."))


def same_given(one: str, other: str) -> bool:
    """Say whether two given names can be one person's: alike, or one the initial of the other."""
    if folded(one) == folded(other):
        return True
    if is_initial(one) or is_initial(other):
        return one[:1].lower() == other[:1].lower()
    return False


def compatible(one: tuple[str, ...], other: tuple[str, ...], ancestral: frozenset[str]) -> bool:
    """Say whether two full names (two words or more) can be one person's.

    First and last words agree, one's middle words are among the other's, and marks of generation are the same.
    """
    (first, mark), (second, other_mark) = _without_mark(one, ancestral), _without_mark(other, ancestral)
    if mark != other_mark or len(first) < 2 or len(second) < 2:
        return False
    if not _same_family(first[-1], second[-1]) or not same_given(first[0], second[0]):
        return False
    short, long = sorted((first[1:-1], second[1:-1]), key=len)
    rest = list(long)
    for word in short:
        match = next((other_word for other_word in rest if same_given(word, other_word)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _same_family(one: str, other: str) -> bool:
    """Say whether two family names can be one: alike, or one the first half of the other ("Holm", "Holm-Berg")."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return short == long or long.startswith(short + "-")


def _without_mark(name: tuple[str, ...], ancestral: frozenset[str]) -> tuple[tuple[str, ...], str]:
    if len(name) > 1 and name[-1].lower() in ancestral:
        return name[:-1], name[-1].lower().rstrip(".")
    return name, ""
