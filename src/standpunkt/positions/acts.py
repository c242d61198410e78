"""Positions that a statement's act alone tells: who plans, orders, promises, refuses or allows something."""

from collections.abc import Iterator

from standpunkt.lexicon.entries import Entry
from standpunkt.lexicon.stances import Stance
from standpunkt.model import Span, Statement, Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.positions.claims import is_left_open
from standpunkt.positions.draft import Draft, Stand
from standpunkt.positions.holders import is_author, is_known_holder
from standpunkt.positions.nouns import is_others_object
from standpunkt.positions.page import PositionPage
from standpunkt.positions.phases import phase_of
from standpunkt.positions.polarity import is_about_past, is_about_saying, is_hypothetical, is_question, negations
from standpunkt.positions.propositions import is_anaphoric
from standpunkt.statements.cues import Cue

ATTITUDE_OF = {"refuse": "refuse", "plan": "intend", "order": "require", "promise": "promise"}
"""Acts that are positions whatever word carries them; "ask" and "wish" are not ("spørger, om", "håber, at")."""
SILENT = ("refuse", "plan")
"""Acts that are no position where they are about speaking."""


def by_acts(page: PositionPage) -> Iterator[Draft]:
    """Yield a draft for each statement whose act is a position, with the statement's own spans."""
    for statement in page.statements:
        attitude = ATTITUDE_OF.get(statement.act)
        if attitude is None or statement.source is None or not statement.cue:
            continue
        source = Span(statement.source.start, statement.source.end, statement.source.text)
        place = _place(page, statement)
        if place is None or is_author(page, source) or not is_known_holder(page, source, strict=False):
            continue
        index, token = place
        draft = _draft(page, statement, attitude, source, index, token)
        if draft is not None:
            yield draft


def _draft(
    page: PositionPage, statement: Statement, attitude: str, source: Span, index: int, token: Token
) -> Draft | None:
    tree = page.trees[index]
    entry = Entry(lemma=token.lemma, pos="NOUN" if token.upos == "NOUN" else "VERB", attitude=attitude, frames=())
    stance = Stance(entry=entry, group="acts")
    cue = Cue(token, entry, (), False)
    if token.upos == "AUX" or is_deprel(token, "amod") or is_question(tree) or is_hypothetical(tree, cue, page.words):
        return None
    if statement.act == "refuse" and _is_weighed(page, token, attitude):
        return None
    if token.upos == "VERB" and is_left_open(page, tree, cue):
        return None
    said = [t for t in tree.tokens if any(span.start <= t.start < span.end for span in statement.content)]
    if statement.act in SILENT and (is_about_saying(said, page.words) or is_about_past(tree, said, page.words)):
        return None
    if negations(tree, cue, page.words) or (token.upos == "NOUN" and is_others_object(page, tree, token)):
        return None
    stand = Stand(sentence=index, cue=cue, stance=stance, attitude=attitude)
    phase, marker = phase_of(page, stand, statement.content, None)
    return Draft(stand=stand, mention=source, is_speaker=False, cue=statement.cue, proposition=statement.content,
                 kind="statement", is_anaphoric=is_anaphoric(page, statement.content), phase=phase, marker=marker,
                 statement=statement)  # fmt: skip


def _is_weighed(page: PositionPage, token: Token, attitude: str) -> bool:
    """Say whether a word is a stance of its own, which has been found to claim nothing here if no position has it."""
    entries = page.words.lexicon.of(token.lemma.lower())
    return any(entry.pos == token.upos and entry.attitude == attitude and not entry.parts for entry in entries)


def _place(page: PositionPage, statement: Statement) -> tuple[int, Token] | None:
    """Give the sentence and the word of a statement's cue."""
    cue = statement.cue[0]
    for index, tree in page.trees_near(cue):
        found = first_token(tree, cue)
        if found is not None:
            return index, found
    return None


def first_token(tree: Tree, span: Span) -> Token | None:
    """Give the first token of a tree within a span, None if it has none."""
    return next((t for t in tree.tokens if not t.placeholder and t.start < span.end and span.start < t.end), None)
