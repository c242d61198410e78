"""What the position rules look at: one document's trees, statements and actors, with the words of its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from standpunkt.lexicon.names import load_names
from standpunkt.lexicon.particles import Particle
from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Actor, Document, Moment, Sentence, Span, Statement, Token
from standpunkt.model.places import Places
from standpunkt.parse.tree import Tree, is_deprel, once_a_token

MAX_FIRST_CHARS = 2
"""A capital stands within so many letters of a name ("Venstre", "3F")."""
CLAUSAL = ("root", "ccomp", "advcl", "acl", "parataxis", "csubj")


@dataclass(frozen=True)
class PositionPage:
    """A document made ready for reading positions; `sentences` and `trees` run in parallel."""

    doc: Document
    sentences: tuple[Sentence, ...]
    trees: tuple[Tree, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    moments: tuple[Moment, ...]
    words: PositionWords

    @property
    def text(self) -> str:
        """The document's text."""
        return self.doc.text

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _mentions(self) -> tuple[tuple[Span, Actor], ...]:
        return tuple(sorted(((span, actor) for actor in self.actors for span in actor.mentions), key=lambda m: m[0]))

    @cached_property
    def _mention_places(self) -> Places[tuple[Span, Actor]]:
        return Places((mention.start, mention.end, (mention, actor)) for mention, actor in self._mentions)

    @cached_property
    def _sentence_places(self) -> Places[Tree]:
        return Places((tree.sentence.span.start, tree.sentence.span.end, tree) for tree in self.trees)

    @cached_property
    def _token_places(self) -> Places[tuple[int, Tree]]:
        placed = ((index, tree, [t for t in tree.tokens if not t.placeholder]) for index, tree in enumerate(self.trees))
        return Places((min(t.start for t in own), max(t.end for t in own), (index, tree)) for index, tree, own in placed if own)

    @cached_property
    def _content_places(self) -> Places[Statement]:
        return Places((content.start, content.end, s) for s in self.statements for content in s.content)

    @cached_property
    def _cue_places(self) -> Places[Statement]:
        return Places((cue.start, cue.end, s) for s in self.statements for cue in s.cue)

    @cached_property
    def _moment_places(self) -> Places[Moment]:
        return Places((moment.start, moment.end, moment) for moment in self.moments)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that are names somewhere in the document: a tagger may miss one that opens a sentence."""
        return frozenset(token.text for tree in self.trees for token in tree.tokens if _is_name(tree, token))

    def is_known_name(self, token: Token) -> bool:
        """Say whether a capital word is one that the tables of names know ("Venstre", which a tagger takes for a noun)."""
        if not any(letter.isupper() for letter in token.text[:MAX_FIRST_CHARS]) or "-" in token.text:
            return False
        found = load_names(self.doc.language).places.find([token.text], 0)
        return found is not None and found[1].way == "name"

    def actors_at(self, span: Span) -> tuple[Actor, ...]:
        """Give the actors mentioned within or across `span`, the one whose mention shares most with it first."""
        hits: dict[str, tuple[int, Actor]] = {}
        for mention, actor in self._mention_places.near(span.start, span.end):
            if mention.overlaps(span):
                shared = min(mention.end, span.end) - max(mention.start, span.start)
                best = hits.get(actor.id)
                if best is None or best[0] < shared:
                    hits[actor.id] = (shared, actor)
        return tuple(actor for _, actor in sorted(hits.values(), key=lambda hit: (-hit[0], hit[1].id)))

    def place_of(self, span: Span) -> tuple[Tree, Token] | None:
        """Give the first token within a span, with its tree, None if there is none."""
        for tree in self._sentence_places.near(span.start, span.start):
            if tree.tokens and tree.sentence.span.start <= span.start < tree.sentence.span.end:
                for token in tree.tokens:
                    if not token.placeholder and token.start < span.end and span.start < token.end:
                        return tree, token
        return None

    def trees_near(self, span: Span) -> list[tuple[int, Tree]]:
        """Give the sentences that have words of their own in `span`, and some close by, in text order."""
        return self._token_places.near(span.start, span.end)

    def moments_near(self, span: Span) -> list[Moment]:
        """Give the moments in `span`, and some close by, in text order."""
        return self._moment_places.near(span.start, span.end)

    def statements_told_near(self, span: Span) -> list[Statement]:
        """Give the statements with a cue in `span`, and some close by, in text order, once for each part of a cue."""
        return self._cue_places.near(span.start, span.end)

    def statements_over(self, span: Span) -> tuple[Statement, ...]:
        """Give the statements whose content holds the start of `span`, the innermost first."""
        near = {id(s): s for s in self._content_places.near(span.start, span.start)}.values()
        found = [s for s in near if any(c.start <= span.start < c.end for c in s.content)]
        return tuple(sorted(found, key=lambda s: (sum(len(c.text) for c in s.content), s.id)))

    def statement_with_cue(self, span: Span) -> Statement | None:
        """Give the statement whose cue shares text with `span`, None if none does."""
        return next((s for s in self.statements_told_near(span) if any(cue.overlaps(span) for cue in s.cue)), None)


def _is_name(tree: Tree, token: Token) -> bool:
    """Say whether a word is a name: as tagged, or a noun with a capital right behind a word without one."""
    if not token.text[:1].isupper():
        return False
    before = tree.tokens[token.i - 1] if token.i else None
    return token.upos == "PROPN" or (token.upos == "NOUN" and before is not None and before.text.islower())


@once_a_token
def clause_head(tree: Tree, token: Token) -> Token:
    """Give the predicate of the clause that a token stands in."""
    here = token
    for above in tree.ancestors(token):
        if is_deprel(here, *CLAUSAL) or (is_deprel(here, "conj") and here.upos in ("VERB", "AUX")):
            return here
        here = above
    return here


def particles_in(
    tree: Tree, words: PositionWords, name: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[Particle, tuple[Token, ...]]]:
    """Yield the particles of a class in a sentence, looked for once, or from one of its tokens to another."""
    known = tree.answers.setdefault(particles_in, {})
    if name not in known:
        known[name] = () if words.particles.is_missing(tree.words, name) else tuple(words.particles.find(tree.tokens, name))
    is_whole = start == 0 and end is None
    yield from known[name] if is_whole or not known[name] else words.particles.find(tree.tokens[start:end], name)


def statements_around(page: PositionPage, tree: Tree, token: Token) -> tuple[Statement, ...]:
    """Give the statements whose content holds a token, or the clause that the token's own clause goes on from.

    "She said that the law was bad | and that it must be changed": a content may end too early.
    """
    clause: Token | None = token
    while clause is not None:
        around = page.statements_over(tree.span((clause,), page.text))
        if around:
            return around
        clause = clause_head(tree, clause) if clause is token else clause
        clause = tree.head(clause) if is_deprel(clause, "conj") and tree.child(clause, "mark") is not None else None
    return ()


def overlaps_any(span: Span, others: Sequence[Span]) -> bool:
    """Say whether `span` shares text with one of `others`."""
    return any(span.overlaps(other) for other in others)
