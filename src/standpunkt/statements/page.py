"""What the statement rules look at: one document's sentences, trees and quotations, with the words of its language."""

from dataclasses import dataclass, field
from functools import cached_property

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.lexicon.speakers import PERSON, Speakers
from standpunkt.model import Sentence, Span, Token
from standpunkt.model.places import Places
from standpunkt.parse.tree import Tree
from standpunkt.statements.cues import Cue, day_phrases, find_cues, period_phrases, platform_phrases
from standpunkt.statements.subjects.sharing import shared_subjects
from standpunkt.text.quotations import Quotation
from standpunkt.text.sentences import SentenceText


@dataclass(frozen=True)
class Page:
    """A document made ready for reading; `sentences`, `texts` and `trees` run in parallel."""

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    texts: tuple[SentenceText, ...]
    sentences: tuple[Sentence, ...]
    cues: Lexicon
    grammar: Grammar
    speakers: Speakers
    known_relays: frozenset[str] = field(default_factory=frozenset)
    """Names of agencies and media, lower-cased."""

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """One tree a sentence."""
        relatives = self.grammar.of("relative")
        return tuple(Tree(sentence, relatives) for sentence in self.sentences)

    @cached_property
    def _found_cues(self) -> tuple[tuple[Cue, ...], ...]:
        found = tuple(tuple(find_cues(tree, self.cues, self.grammar)) for tree in self.trees)
        for tree, cues in zip(self.trees, found, strict=True):
            tree.breaks = frozenset(
                cue.token.i for cue in cues if cue.entry.pos == "ADP" and cue.entry.frames_of("quote")
            )
            tree.sharing = dict(shared_subjects(tree, cues, None if self.grammar.verb_second else self._kind_of))
            days = tuple(day_phrases(tree, self.grammar.of("day"), self.grammar.of("calendar")))
            if not self.grammar.verb_second:
                days = (*days, *period_phrases(tree, self.grammar.of("calendar")))
            tree.when_told = frozenset((*days, *platform_phrases(tree, self.grammar.of("platform"))))
        return found

    def _kind_of(self, token: Token) -> str:
        """Give the kind of speaker that a word names, "" if none; a name or a pronoun is taken for a person's."""
        named = token.upos in ("PRON", "PROPN") or token.entity
        return PERSON if named else self.speakers.kind_of(token.lemma, token.text) or ""

    @cached_property
    def spoken(self) -> tuple[tuple[int, int, tuple[tuple[int, int], ...]], ...]:
        """Start and end of each quotation that is speech, and of the sentences told around it."""
        told: dict[int | None, list[tuple[int, int]]] = {}
        for sentence, text in zip(self.sentences, self.texts, strict=True):
            told.setdefault(text.quoted, []).append((sentence.span.start, sentence.span.end))
        return tuple((q.start, q.end, tuple(told.get(q.index, ()))) for q in self.quotations if q.kind != "clause")

    @cached_property
    def spoken_places(self) -> Places[tuple[int, int, tuple[tuple[int, int], ...]]]:
        """The same by where they stand."""
        return Places((start, end, (start, end, told)) for start, end, told in self.spoken)

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """Where the sentences begin."""
        return frozenset(sentence.span.start for sentence in self.sentences)

    @cached_property
    def quotation_places(self) -> Places[Quotation]:
        """The quotations by their opening marks."""
        return Places((q.outer_start, q.outer_start, q) for q in self.quotations)

    def cues_in(self, index: int) -> tuple[Cue, ...]:
        """Give the possible cues of the sentence `index`, in text order."""
        return self._found_cues[index]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement in the making: spans without actors, ids or nesting."""

    rule: str
    act: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: int
    """Index of the sentence that the attribution stands in."""
    via: tuple[Span, ...] = ()
    addressee: Span | None = None
    quotation: int | None = None
    """Index of the quotation that is its content, None for indirect statements."""
    cue_token: int | None = None
    """Index of the cue's head within its sentence."""
    features: frozenset[str] = frozenset()
    """What speaks for or against it; what `certainty` is calibrated on."""

    @property
    def start(self) -> int:
        """First offset of its content or cue."""
        return min(span.start for span in (*self.content, *self.cue))
