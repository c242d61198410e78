"""Phrases: the noun phrases and pronouns of a document that may mention somebody."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from standpunkt.lexicon.names import Noun, Sighting
from standpunkt.model import Span

MAX_PHRASE_CHARS = 400
"""A phrase is at most so long."""


@dataclass(slots=True, kw_only=True)
class Claim:
    """A role that the text gives to somebody."""

    title: str
    noun: Noun | None = None
    country: str | None = None
    scope: "Phrase | None" = None
    """The country, body or party the role belongs to, as mentioned there."""
    parties: frozenset[str] = frozenset()
    """Ids of the parties that the title tells of ("socialdemokraten Karen Holm")."""
    time: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Phrase:
    """A place in the text that may mention somebody; tokens are counted within the sentence."""

    sentence: int
    paragraph: int = 0
    """The paragraph that it stands in."""
    first: int
    last: int
    head: int
    start: int
    end: int
    sort: str
    """"person", "body" or "name" (proper names), "known" (in the tables), "noun", "pronoun", "other"."""
    text: str = ""
    told: int = 0
    """How many sentences outside quotations have begun so far, its own included."""
    name_text: str = ""
    """The name alone, without what was joined to it."""
    words: tuple[str, ...] = ()
    """Words of a proper name, genitive ending off."""
    sighting: Sighting | None = None
    noun: Noun | None = None
    lemma: str = ""
    base: str = ""
    """The lemma of the noun for women and men alike that a noun for a woman is made from ("skuespiller|inde")."""
    country: str | None = None
    scope: "Phrase | None" = None
    parties: frozenset[str] = frozenset()
    """Ids of the parties that it tells of as the party of somebody ("venstremanden", "den socialdemokratiske ordfører")."""
    gender: str = ""
    plural: bool = False
    plural_word: bool = False
    """Whether a word beside the noun says that there are several."""
    people: bool = False
    """Whether a table says that the noun names people."""
    counts_only: bool = False
    """Whether it is a number or quantifier without a noun ("all three", "both")."""
    definite: bool = False
    genitive: bool = False
    marks: frozenset[str] = frozenset()
    """"another", "others", "same", "first", "some", "former", "then", "unnamed", "bare", "owned", "marked" (all in quotes) …"""
    claims: list[Claim] = field(default_factory=list)
    deeds: frozenset[str] = frozenset()
    """What its sentence says that was done to it, or what it is called by that ("anholdt": "den | anholdte")."""
    subject: bool = False
    object: bool = False
    governor: int = -1
    """The token that its head hangs on, -1 for the root."""
    quotation: int | None = None
    inside: "Phrase | None" = None
    """The phrase that this one is part of: the name it is the title of, the role that it owns."""
    owner: "Phrase | None" = None
    """Who it belongs to ("hans talsmand", "Natos generalsekretær")."""
    group: "Phrase | None" = None
    """Those of whom it is one ("en af | beboerne")."""
    conjunction: str = ""
    """The conjunction right before it."""
    behind_preposition: bool = False
    alias_of: "Phrase | None" = None
    """The name that it is the short form of, in brackets behind it."""
    wanted: bool = False
    """Whether a statement or position needs its actor."""

    @property
    def place(self) -> tuple[int, int]:
        """Sort key: sentence and token."""
        return self.sentence, self.first

    @property
    def joined(self) -> bool:
        """Whether a conjunction stands right before it."""
        return bool(self.conjunction)


def phrases_in(phrases: Sequence[Phrase], span: Span) -> list[Phrase]:
    """Give the phrases that overlap a span, from phrases in text order."""
    at = bisect_left(phrases, span.start - MAX_PHRASE_CHARS, key=lambda p: p.start)
    found = []
    for phrase in phrases[at:]:
        if phrase.start >= span.end:
            break
        if phrase.end > span.start:
            found.append(phrase)
    return found
