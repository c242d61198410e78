"""Sentences and tokens: Universal Dependencies columns with offsets into the document."""

from dataclasses import dataclass

from standpunkt.model.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` is the index of its head within the sentence, -1 for the root."""

    i: int
    """Index within the sentence, from 0."""
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    """Universal features as in CoNLL-U ("Tense=Past|VerbForm=Fin"), "_" if none."""
    head: int
    deprel: str
    entity: str = ""
    """Type of the named entity that the token belongs to ("PER", "LOC", "ORG", "MISC"), "" if none."""
    entity_start: bool = False
    """Whether the token begins its entity."""
    placeholder: bool = False
    """Whether the token stands for a quotation that is parsed apart; its offsets are the quotation's."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: its place in the document and its tokens in order."""

    index: int
    """Position among the document's sentences, from 0."""
    paragraph: int
    """Position of its paragraph in the document, from 0."""
    span: Span
    tokens: tuple[Token, ...]
    quotation: int | None = None
    """Index of the quotation that the sentence stands within, None outside quotations."""
