"""What a stance needs beside it: one of the cue's frames, and an object of the kind that its entry asks for."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.holders import may_hold
from standpunkt.positions.nouns import equated_clause, governed_run, receiver
from standpunkt.positions.objects import (
    distant_clause,
    fits_preposition,
    fronted_object,
    governed,
    governed_clause,
    is_told_of_noun,
    passive_subject,
    second_subject,
)
from standpunkt.positions.page import PositionPage
from standpunkt.positions.stranded import stranded_object
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue

REACH, VERB_REACH = 3, 4
"""So many words behind a cue stands what opens its phrase; behind a verb more ("called in a statement | for a vote")."""


def has_frame(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether one of the cue's frames is there, or may be left out here."""
    if not cue.entry.frames or cue.entry.pos == "AUX" or page.words.stances[cue.entry].holder == "speaker":
        return True
    if find_content(tree, cue, page.words.grammar) is not None:
        return True
    if any(frame.kind == "np" and not frame.preposition for frame in cue.entry.frames):
        objects = [*tree.children(cue.token, "obj", "nsubj:pass"), *fronted_object(page, tree, cue)]
        objects += [*governed(tree, cue), *second_subject(tree, cue), *passive_subject(page, tree, cue)]
        told = is_deprel(cue.token, "acl:relcl") or is_told_of_noun(page, tree, cue)
        if objects or has_feature(cue.token, "Voice=Pass") or told:
            return True
    if distant_clause(page, tree, cue) or governed_clause(page, tree, cue):
        return True
    if equated_clause(page, tree, cue) or receiver(page, tree, cue) is not None or stranded_object(page, tree, cue) is not None:
        return True
    reach = VERB_REACH if cue.entry.pos == "VERB" else REACH
    openers = (token for token in governed_run(tree, cue, reach) if token.upos in ("ADP", "ADV", "SCONJ"))
    return any(fits_preposition(tree, cue, token) for token in openers)


def has_object(page: PositionPage, tree: Tree, cue: Cue, wanted: str) -> bool:
    """Say whether the object is what the stance wants: a limit, somebody, or anything."""
    children = [*tree.children(cue.token, "obj", "obl", "nsubj"), *governed(tree, cue)]
    if wanted == "plan":
        content = find_content(tree, cue, page.words.grammar)
        has_plan = content is not None and any(page.words.particles.has(token, "plan") for token in content.tokens)
        return content is not None and (content.kind != "np" or has_plan)
    if wanted == "cause":
        return has_object(page, tree, cue, "plan") or any(_is_cause(page, tree, child) for child in children)
    if wanted == "limit":
        named = [*children, *(part for child in children for part in tree.children(child, "compound"))]
        return any(page.words.particles.has(noun, "limit") for noun in named)
    if wanted in ("law", "measure"):
        return any(page.words.particles.has(child, wanted) for child in objects_of(tree, cue))
    if wanted == "thing":
        objects = objects_of(tree, cue)
        return bool(objects) and not any(may_hold(page, tree, child) for child in objects)
    if wanted == "person":
        return any(may_hold(page, tree, child) for child in children if not is_deprel(child, "nsubj"))
    return True


def _is_cause(page: PositionPage, tree: Tree, phrase: Token) -> bool:
    """Say whether a phrase is what people can stand behind: somebody, a plan, or what others take a stand by ("kravet")."""
    if is_deprel(phrase, "nsubj"):
        return False
    entries = page.words.lexicon.of_word(phrase.lemma.lower(), phrase.text.lower())
    is_stand = phrase.upos == "NOUN" and any(entry.pos == "NOUN" and not entry.parts for entry in entries)
    return is_stand or page.words.particles.has(phrase, "plan") or may_hold(page, tree, phrase)


def objects_of(tree: Tree, cue: Cue) -> list[Token]:
    """Give what a verb does something to: objects, the subject of a passive, and what its preposition governs."""
    undergoing = ("nsubj",) if has_feature(cue.token, "Voice=Pass") else ()
    return [*tree.children(cue.token, "obj", "nsubj:pass", *undergoing), *governed(tree, cue)]
