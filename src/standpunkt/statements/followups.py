"""Quotations without an attribution of their own: whose words they are, as far as the text before them tells."""

from collections.abc import Sequence

from standpunkt.lexicon.speakers import PERSON
from standpunkt.model import Span
from standpunkt.parse.tree import has_feature
from standpunkt.statements.beside import Attribution
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources import own_subject
from standpunkt.text.quotations import Quotation

MAX_GAP_PARAGRAPHS = 3
"""A quotation without attribution is given to a speaker at most so many paragraphs earlier."""


def is_speech(page: Page, quotation: Quotation) -> bool:
    return quotation.kind != "single" and page.text[quotation.start : quotation.end].count(" ") > 5


def speaker_near(
    page: Page, quotation: Quotation, drafts: Sequence[Draft], outer: dict[int, list[Attribution]]
) -> Span | None:
    """Give the nearest earlier mention of somebody who may speak here: a source, or the subject of the sentence before."""
    for draft in reversed(drafts):
        near = quotation.paragraph - page.sentences[draft.sentence].paragraph <= MAX_GAP_PARAGRAPHS
        if draft.source and draft.source.start < quotation.start and near:
            subject = _subject_between(page, draft, quotation)
            return subject or draft.source
    earlier = [i for i, s in enumerate(page.sentences) if s.span.end <= quotation.start and s.quotation is None]
    for index in reversed(earlier[-2:]):
        subject = _person_subject(page, index)
        if subject:
            return subject
    later = [i for i, s in enumerate(page.sentences) if s.span.start >= quotation.end and s.quotation is None]
    if not earlier or quotation.paragraph == 0:
        for index in later[:2]:
            subject = _person_subject(page, index)
            if subject and subject.text[0].isupper() and subject.text.lower() not in page.grammar.of("third-person"):
                return subject
        for following in sorted(page.quotations, key=lambda q: q.start):
            near = 0 <= following.paragraph - quotation.paragraph <= MAX_GAP_PARAGRAPHS
            if following.start >= quotation.end and near and outer.get(following.index):
                return outer[following.index][0].source
    return None


def _subject_between(page: Page, draft: Draft, quotation: Quotation) -> Span | None:
    """Give a person who became the subject after the last statement and before the quotation."""
    after = draft.content[-1].end
    for index in range(len(page.sentences) - 1, draft.sentence, -1):
        sentence = page.sentences[index]
        if sentence.quotation is None and after <= sentence.span.start and sentence.span.end <= quotation.start:
            subject = _person_subject(page, index)
            if subject:
                return subject
    return None


def _person_subject(page: Page, index: int) -> Span | None:
    """Give the subject of a sentence if it is somebody who may speak: a person's name or pronoun, a noun for a person."""
    tree = page.trees[index]
    for root in tree.roots:
        subject = own_subject(tree, root, page.grammar)
        if subject is None or subject.placeholder or has_feature(subject, "Number=Plur"):
            continue
        pronoun = subject.upos == "PRON" and subject.text.lower() in page.grammar.of("third-person")
        named = subject.upos == "PROPN" and subject.entity[:3] in ("PER", "")
        noun = subject.upos == "NOUN" and page.speakers.kind_of(subject.lemma, subject.text) == PERSON
        if (pronoun and has_feature(subject, "Case=Nom")) or named or noun:
            return phrase_span(tree, subject, page.text)
    return None
