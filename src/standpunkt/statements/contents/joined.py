"""Clauses joined to a content that are told from the same place in time, and so are part of it: "said the bridge was unsafe
| , but the council had decided to wait"."""

from dataclasses import replace

from standpunkt.lexicon.grammar import Grammar
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import NOMINAL, finite_verb

MAX_SUBJECT_TOKENS = 10
PHRASE = (*NOMINAL, "ADP", "ADV", "PART")


def with_joined_clause(tree: Tree, cue: Cue, content: Content, grammar: Grammar) -> Content:
    """Give the content of a verb in the past with the clause behind a comma and a conjunction that only it can be told in."""
    finite = finite_verb(tree, cue.token) if cue.entry.pos == "VERB" else None
    last = content.tokens[-1].i
    if content.kind != "that" or finite is None or not has_feature(finite, "Tense=Past") or last + 4 >= len(tree):
        return content
    comma, joint, first = tree.tokens[last + 1 : last + 4]
    if comma.text != "," or joint.upos != "CCONJ" or first.upos not in NOMINAL or content.tokens[0].i < cue.token.i:
        return content
    behind = tree.tokens[first.i : first.i + MAX_SUBJECT_TOKENS]
    verb = next((token for token in behind if has_feature(token, "VerbForm=Fin")), None)
    if verb is None or verb is first or verb.text.lower() not in grammar.of("backshifted"):
        return content
    if any(token.upos not in PHRASE for token in tree.tokens[first.i : verb.i]) or verb.upos != "AUX":
        return content
    head = tree.head(verb) if is_deprel(verb, "aux", "cop") else None
    if head is None or head.i < verb.i:
        return content
    more = clause_tokens(tree, head, first, (), grammar)
    return replace(content, tokens=tree.tokens[content.tokens[0].i : more[-1].i + 1]) if more else content
