"""Clauses joined to a content that are part of it: told from the same place in time ("said the bridge was unsafe | , but the
council had decided to wait"), or joined without the comma that parts two sentences ("said it was "late" | and he felt ill")."""

from collections.abc import Iterable
from dataclasses import replace

from standpunkt.lexicon.grammar import Grammar
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.cues import MARKS, Cue
from standpunkt.statements.subjects.by_tree import NOMINAL, finite_verb

MAX_SUBJECT_TOKENS = 10
PHRASE = (*NOMINAL, "ADP", "ADV", "PART")


def with_joined_clause(tree: Tree, cues: Iterable[Cue], cue: Cue, content: Content, grammar: Grammar) -> Content:
    """Give the content of a verb with the clause behind a conjunction that it tells as well; `cues` are the sentence's."""
    joined = _without_comma(tree, cues, cue, content, grammar) if not grammar.verb_second else None
    return joined or _backshifted(tree, cue, content, grammar)


def _without_comma(tree: Tree, cues: Iterable[Cue], cue: Cue, content: Content, grammar: Grammar) -> Content | None:
    """Give the content with the clause, with a subject of its own, that a conjunction without a comma joins to it; what
    somebody else says is told beside it ("said it was late | and the mayor called it …")."""
    start, last = content.tokens[0].i, content.tokens[-1].i
    behind = last + 1 + (last + 1 < len(tree) and tree.tokens[last + 1].text in MARKS)
    joint = tree.tokens[behind] if behind + 2 < len(tree) else cue.token
    told = content.kind == "that" and cue.entry.pos == "VERB" and cue.token.i < start
    if not told or joint.upos != "CCONJ" or tree.tokens[joint.i - 1].text == "," or joint.i in tree.breaks:
        return None
    first = tree.tokens[joint.i + 1 + (tree.tokens[joint.i + 1].text in MARKS)]
    verb = next((t for t in tree.tokens[first.i : first.i + MAX_SUBJECT_TOKENS] if has_feature(t, "VerbForm=Fin")), None)
    if verb is None or verb is first or first.upos not in NOMINAL:
        return None
    if any(token.upos not in PHRASE for token in tree.tokens[first.i : verb.i]):
        return None
    carried = tree.head(verb) if is_deprel(verb, "aux", "cop") else None
    head = carried if carried is not None and carried.i > verb.i else verb
    says = any(other.token in (verb, head) and other.entry.frames_of("quote") for other in cues)
    if says and not (first.upos == "PRON" and verb.i == first.i + 1):
        return None
    more = clause_tokens(tree, head, first, (), grammar)
    return replace(content, tokens=tree.tokens[start : more[-1].i + 1]) if more else None


def _backshifted(tree: Tree, cue: Cue, content: Content, grammar: Grammar) -> Content:
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
