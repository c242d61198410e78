"""What speakers ask of others without naming themselves: "Residents are urged to stay indoors, the police said"."""

from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.page import PositionPage, statements_around
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import is_passive

ASKING = ("request", "urge", "warn")
"""Attitudes that nobody but the speakers of a passive in the present can have; what is required may be so by law."""


def is_asked_by_speakers(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a passive without an agent, in the present, asks for what the speakers around it want."""
    grammar, verb = page.words.grammar, cue.token
    if cue.entry.pos != "VERB" or cue.entry.attitude not in ASKING or not is_passive(tree, verb, grammar):
        return False
    finite = next((part for part in (verb, *tree.children(verb, "aux")) if has_feature(part, "VerbForm=Fin")), None)
    if finite is None or not has_feature(finite, "Tense=Pres") or is_deprel(verb, "acl:relcl"):
        return False
    if agent_of(tree, verb, grammar) is not None:
        return False
    return bool(statements_around(page, tree, verb))
