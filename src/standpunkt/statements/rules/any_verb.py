"""Attributions by a verb that the lexicon does not know for a cue, where the place of the words leaves no other reading."""

from standpunkt.model import Span
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.page import Page
from standpunkt.statements.rules.attribution import Attribution
from standpunkt.statements.sources.speaking import can_speak
from standpunkt.statements.subjects.by_tree import following_phrase, subject_of
from standpunkt.text.quotations import Quotation

INNER = "'’"
"""Marks of words quoted within a quotation, which may end it."""


def attribution_by_any_verb(page: Page, index: int, tree: Tree, place: int) -> Attribution | None:
    """Give the attribution by such a verb behind the quotation whose placeholder is the token `place`."""
    spoken = None if page.grammar.verb_second else _speaker_in_front(page, index, tree, place)
    if spoken is not None:
        return spoken
    verb = next((token for token in tree.tokens[place + 1 : place + 3] if token.upos in ("VERB", "AUX")), None)
    if verb is None or not has_feature(verb, "VerbForm=Fin") or page.quotations[page.texts[index].quoted or 0].kind == "clause":
        return None
    subject = following_phrase(tree, verb, page.grammar) or subject_of(tree, verb, page.grammar)
    if subject is None or subject.i < verb.i or subject.upos == "ADJ":
        return None  # `"We all win" | sounds | great`
    return Attribution(index, (Span.of(page.text, verb.start, verb.end),), phrase_span(tree, subject, page.text), "say",
                       "quotation-unknown-verb", verb.i, frozenset({"unknown-verb"}))  # fmt: skip


def _speaker_in_front(page: Page, index: int, tree: Tree, place: int) -> Attribution | None:
    """Give the attribution by a verb of whatever meaning, which has no object, behind somebody who stands right behind words
    that end with a comma, a cry or a question (`"Welcome," | the old man beamed |.`)."""
    quotation = page.quotations[page.texts[index].quoted or 0]
    verb = next((root for root in tree.roots if root.upos == "VERB" and has_feature(root, "Tense=Past")), None)
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or quotation.kind != "double" or not _ends_as_speech(page, quotation):
        return None
    first = next((token.i for token in tree.tokens[place + 1 :] if token.upos != "PUNCT"), place)
    opens = tree.subtree(subject)[0].i == first and place < subject.i < verb.i
    bare = all(child.placeholder for child in tree.children(verb, "obj", "iobj", "ccomp", "xcomp"))
    if not opens or not bare or not can_speak(page, subject):
        return None
    span = phrase_span(tree, subject, page.text, before=verb)
    return Attribution(index, (Span.of(page.text, verb.start, verb.end),), span, "say", "quotation-unknown-verb", verb.i,
                       frozenset({"unknown-verb"}))  # fmt: skip


def _ends_as_speech(page: Page, quotation: Quotation) -> bool:
    """Say whether the words in marks end like speech that an attribution follows."""
    return page.text[quotation.start : quotation.end].rstrip(INNER + " ")[-1:] in (",", "!", "?")
