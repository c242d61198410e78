"""Rules for contents outside the cue's clause: words in marks right behind it, and the sentence it points back to."""

from standpunkt.lexicon.speakers import DOCUMENT
from standpunkt.model import Span
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span, trimmed
from standpunkt.statements.labels import act_of, cue_spans
from standpunkt.statements.page import Draft, Page
from standpunkt.statements.sources import following_phrase, source_of
from standpunkt.statements.speaking import can_speak, find_source, is_impersonal, source_span, text_at
from standpunkt.statements.telling import AUTHOR_ACTS, is_own_view

MAX_GAP_CHARS = 3


def inline_quotation(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read words in marks right behind a cue within the sentence ("kontrolløren råbte "hold til højre"")."""
    if not cue.entry.frames_of("quote"):
        return None
    tree = page.trees[index]
    end = cue.tokens[-1].end
    for quotation in page.quotation_places.near(end, end + MAX_GAP_CHARS + 1):
        gap = page.text[end : quotation.outer_start]
        if (
            0 <= quotation.outer_start - end <= MAX_GAP_CHARS
            and quotation.kind in ("double", "single")
            and not gap.strip(" :,")
        ):
            source = find_source(page, tree, cue)
            if source is None or is_own_view(page, tree, source, cue):
                return None
            content = trimmed(page.text, quotation.start, quotation.end)
            if content is None or quotation.outer_end > tree.sentence.span.end:
                return None
            return Draft(rule="inline-quotation", act=act_of(page, cue, source), source=source_span(page, tree, source, cue),
                         cue=cue_spans(page.text, cue), content=(content,), sentence=index, cue_token=cue.token.i,
                         features=frozenset({"inline"}))  # fmt: skip
    return None


def pointing_back(page: Page, index: int, cue: Cue) -> Draft | None:
    """Read "Det oplyser X.": the content is the sentence that the fronted pronoun stands for."""
    tree = page.trees[index]
    if not cue.entry.frames_of("quote") or page.texts[index].quoted is not None:
        return None
    anaphor = next((token for token in tree.tokens[: cue.token.i] if token.upos != "PUNCT"), None)
    if anaphor is None or anaphor.text.lower() not in page.grammar.of("anaphor") or cue.token.i - anaphor.i > 3:
        return None
    if anaphor.upos == "DET" and tree.head(anaphor) is not cue.token and tree.tokens[anaphor.i + 1].i < cue.token.i:
        return None  # "Det interview kritiserer træneren"
    subjects = [child for child in tree.children(cue.token, "nsubj") if child.i > cue.token.i]
    subjects = [child for child in subjects if child.text.lower() not in page.grammar.of("calendar")]
    source = subjects[0] if subjects else following_phrase(tree, cue.token, page.grammar)
    if cue.entry.source != "subject":
        source = source_of(tree, cue.token, cue.entry, page.grammar) or text_at(page, tree, cue)
    elif source is None:
        source = next((child for child in tree.children(cue.token, "obj", "iobj") if child.i > cue.token.i), None)
    if source is None or source.upos not in ("PROPN", "NOUN", "PRON", "ADJ", "NUM", "X"):
        return None
    told = source.upos == "NOUN" and page.speakers.kind_of(source.lemma, source.text) == DOCUMENT
    if not cue.entry.frames_of("quote") and not (told and cue.entry.frames_of("that")):
        return None
    content = sentence_before(page, index)
    span = phrase_span(tree, source, page.text)
    if content is None or span is None or is_impersonal(tree, source, page.grammar) or not can_speak(page, source):
        return None
    if any(entry.act in AUTHOR_ACTS for entry in (cue.entry,)) and source.text.lower() in page.grammar.of(
        "first-person"
    ):
        return None
    return Draft(rule="points-back", act=act_of(page, cue, source), source=span, cue=cue_spans(page.text, cue),
                 content=(content,), sentence=index, cue_token=cue.token.i, features=frozenset({"points-back"}))  # fmt: skip


def sentence_before(page: Page, index: int) -> Span | None:
    """Give the sentence before, outside the sentence's own quotation; None at the start of a document."""
    own = page.sentences[index]
    for earlier in reversed(page.sentences[:index]):
        if earlier.span.end <= own.span.start and (earlier.quotation is None) == (own.quotation is None):
            if own.paragraph - earlier.paragraph > 1:
                return None
            return trimmed(page.text, earlier.span.start, earlier.span.end)
    return None
