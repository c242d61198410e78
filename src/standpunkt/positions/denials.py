"""Denials: what is turned down as untrue, which refuses nothing."""

from standpunkt.lexicon.entries import load_lexicon
from standpunkt.model import Statement
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.positions.filled import objects_of
from standpunkt.positions.page import PositionPage
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import Cue


def turns_down_claim(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether what is turned down is only said of somebody: "denied the accusation" refuses nothing."""
    if any(page.words.particles.has(child, "allegation") for child in objects_of(tree, cue)):
        return True
    told = page.statement_with_cue(tree.span((cue.token,), page.text))
    return told is not None and told.rule == "that-clause" and not any(frame.kind == "that" for frame in cue.entry.frames)


def denies_fact(page: PositionPage, statement: Statement) -> bool:
    """Say whether a denial is about what is, not about what may or shall be: "afviser, at der er et kursskifte"."""
    if statement.act != "deny" or not statement.content:
        return False
    placed = page.place_of(statement.content[0])
    if placed is None:
        return False
    tree, first = placed
    if first.text.lower() not in page.words.grammar.of("complementiser"):
        return False
    inside = [t for t in tree.tokens if statement.content[0].start <= t.start < statement.content[0].end]
    return not any(has_feature(token, "VerbForm=Inf") for token in inside)


def denies_deed(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether what is denied is to have done something: "denies | breaking | the rules", unlike "rejects paying"."""
    acts = {entry.act for entry in load_lexicon(page.doc.language, "cues").of(cue.entry.lemma) if entry.pos == "VERB"}
    is_clausal = any(frame.kind in ("inf", "ing", "that") for frame in cue.entry.frames)
    return "deny" in acts and not is_clausal and any(
        child.i > cue.token.i and is_gerund(tree, child) for child in tree.children(cue.token, "xcomp", "ccomp", "advcl", "obj")
        if tree.child(child, "mark", "case") is None
    )  # fmt: skip
