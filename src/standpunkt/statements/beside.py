"""Attributions beside a quotation: in the words around it, in the sentence that leads up to it or points back to it."""

from dataclasses import dataclass, replace

from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents import find_content
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import appositions, mended, phrase_span, trimmed
from standpunkt.statements.speaking import can_speak, source_span
from standpunkt.statements.page import Page
from standpunkt.statements.sources import (
    finite_verb,
    following_phrase,
    oblique_of,
    source_of,
    subject_of,
)
from standpunkt.text.quotations import Quotation

MAX_SPEAKER_WORDS = 10
"""A line that only names the speaker ("Oversygeplejerske Karla Bøgh:") has at most so many words."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a source found beside a quotation."""

    sentence: int
    cue: tuple[Span, ...]
    source: Span | None
    act: str
    rule: str
    cue_token: int | None
    features: frozenset[str] = frozenset()


def find_tail_attribution(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence whose placeholder stands for the quotation before it."""
    tree = page.trees[index]
    place = next((token.i for token in tree.tokens if token.placeholder), 0)
    candidates = [cue for cue in page.cues_in(index) if cue.token.i > place]
    cue = next((cue for cue in candidates if _may_quote(cue) and not cue.is_negated), None)
    if cue is not None and cue.token.i <= place + 4:
        source = _source(page, tree, cue)
        found = _attribution(page, index, cue, source, "quotation")
        return found if found.source is not None else replace(found, source=_titled_name(page, tree, cue.token))
    verb = next((token for token in tree.tokens[place + 1 : place + 3] if token.upos in ("VERB", "AUX")), None)
    if verb is None or not has_feature(verb, "VerbForm=Fin") or page.quotations[page.texts[index].quoted or 0].kind == "clause":
        return None
    subject = following_phrase(tree, verb, page.grammar) or subject_of(tree, verb, page.grammar)
    if subject is None or subject.i < verb.i:
        return None
    return Attribution(index, (Span.of(page.text, verb.start, verb.end),), phrase_span(tree, subject, page.text), "say",
                       "quotation-unknown-verb", verb.i, frozenset({"unknown-verb"}))  # fmt: skip


def _titled_name(page: Page, tree: Tree, verb: Token) -> Span | None:
    """Give the name behind an inverted verb with the word in front of it, whatever the tree makes of that word."""
    after = tree.tokens[verb.i + 1 : verb.i + 4]
    name = next((token for token in after if token.upos == "PROPN"), None)
    if name is None or any(token.upos in ("PUNCT", "ADP", "PRON") for token in after[: after.index(name)]):
        return None
    tokens = mended(tree, tree.tokens[verb.i + 1 : name.i + 1])
    tokens = [*tokens, *appositions(tree, tokens[-1])]
    return trimmed(page.text, tokens[0].start, tokens[-1].end)


def is_told(tree: Tree, cue: Token) -> bool:
    """Say whether a cue tells of a past act, so that even a first person reports it ("jeg tænkte", "vi har sagt")."""
    finite = finite_verb(tree, cue)
    return has_feature(cue, "VerbForm=Part") or (finite is not None and has_feature(finite, "Tense=Past"))


def _may_quote(cue: Cue) -> bool:
    return bool(cue.entry.frames_of("quote")) and cue.entry.pos in ("VERB", "AUX", "NOUN", "ADP")


def _source(page: Page, tree: Tree, cue: Cue) -> Token | None:
    if cue.entry.source.startswith("oblique:"):
        return oblique_of(tree, cue.token, cue.entry.source.partition(":")[2])
    if cue.entry.source != "subject":
        return source_of(tree, cue.token, cue.entry, page.grammar)
    subjects = [child for child in tree.children(cue.token, "nsubj") if not child.placeholder and child.i > cue.token.i]
    if subjects:
        return subjects[0]
    following = following_phrase(tree, cue.token, page.grammar)
    return following or subject_of(tree, cue.token, page.grammar)


def find_intro(page: Page, index: int) -> Attribution | None:
    """Give the attribution in a sentence that leads up to the quotation after it."""
    tree = page.trees[index]
    words = [token for token in tree.tokens if token.upos != "PUNCT"]
    if not words:
        return None
    cues = [cue for cue in page.cues_in(index) if _may_quote(cue) and not cue.is_negated]
    if cues:
        cue = cues[-1]
        source = source_of(tree, cue.token, cue.entry, page.grammar)
        if source is None and cue.entry.pos == "VERB" and cue.token.i + 1 < len(tree):
            source = following_phrase(tree, cue.token, page.grammar)
        if source is not None and source.text.lower() in page.grammar.of("objective"):
            source = None
        if page.quotations[page.texts[index].intro_to or 0].kind == "clause" and (
            source is None or (source.text.lower() in page.grammar.of("first-person") and not is_told(tree, cue.token))
        ):
            return None
        return _attribution(page, index, cue, source, "introduced-quotation")
    last = tree.tokens[-1]
    if last.text != ":" or len(words) > MAX_SPEAKER_WORDS or any(has_feature(token, "VerbForm=Fin") for token in words):
        return None
    if not any(can_speak(page, token) for token in words if token.upos in ("PROPN", "NOUN")):
        return None
    return Attribution(index, (Span.of(page.text, last.start, last.end),),
                       trimmed(page.text, words[0].start, words[-1].end), "say", "colon", last.i)  # fmt: skip


def _attribution(page: Page, index: int, cue: Cue, source: Token | None, rule: str) -> Attribution:
    tree = page.trees[index]
    spans = tuple(Span.of(page.text, token.start, token.end) for token in cue.tokens)
    span = source_span(page, tree, source, cue) if source is not None and not source.placeholder else None
    features = {"weak"} if cue.entry.weak else set()
    if source is not None and not is_deprel(source, "nsubj"):
        features.add("source-by-place")
    return Attribution(index, spans, span, cue.entry.act, rule, cue.token.i, frozenset(features))


def find_announcement(page: Page, quotation: Quotation) -> Attribution | None:
    """Give the attribution in the sentence before, if that says that somebody says and not what."""
    before = [i for i, s in enumerate(page.sentences) if s.span.end <= quotation.outer_start]
    if not before or quotation.paragraph - page.sentences[before[-1]].paragraph > 1:
        return None
    index = before[-1]
    if page.sentences[index].quotation is not None or page.texts[index].quoted is not None:
        return None
    tree = page.trees[index]
    for cue in page.cues_in(index):
        if _may_quote(cue) and not cue.is_negated and not cue.entry.weak and cue.token.i >= len(tree) - 7:
            if find_content(tree, cue, page.grammar) is not None:
                continue
            subject = subject_of(tree, cue.token, page.grammar)
            if subject is not None and cue.entry.pos == "VERB":
                return _attribution(page, index, cue, subject, "announced-quotation")
    return None
