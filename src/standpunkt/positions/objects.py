"""Objects: the phrases that a position may be about where no clause is, whatever a parser hung them on."""

from collections.abc import Iterable

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.clauses import clause_end
from standpunkt.positions.draft import Stand
from standpunkt.positions.holders import bare_subject
from standpunkt.positions.judged import judged
from standpunkt.positions.nouns import governed_run, receiver
from standpunkt.positions.page import PositionPage
from standpunkt.positions.stranded import stranded_object
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import is_passive, own_subject, subject_of

NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN")
"""What a noun phrase begins with."""
MAX_CLAUSE_DISTANCE = 20


def objects(page: PositionPage, tree: Tree, stand: Stand) -> Iterable[Token]:
    """Yield phrases that may be the proposition where no frame is filled: object, passive subject, antecedent."""
    token = stand.cue.token
    relative = page.words.grammar.of("relative")
    for child in tree.children(token, "obj", "nsubj:pass"):
        if child.text.lower() not in relative and child not in stand.cue.parts:
            yield child
    front = stranded_object(page, tree, stand.cue)
    if front is not None:
        yield front
    yield from fronted_object(page, tree, stand.cue)
    yield from governed(tree, stand.cue)
    yield from second_subject(tree, stand.cue)
    if stand.stance.holder == "speaker":
        yield from judged(page, tree, stand.cue)
        return
    yield from passive_subject(page, tree, stand.cue)
    head = tree.head(token)
    if head is not None and (is_deprel(token, "acl:relcl") or is_told_of_noun(page, tree, stand.cue)):
        yield head
    for case in governed_run(tree, stand.cue, 4):
        head = tree.head(case)
        if fits_preposition(tree, stand.cue, case) and head is not None and head.i > case.i:
            yield head
    met = receiver(page, tree, stand.cue)
    if met is not None:
        yield met


def fits_preposition(tree: Tree, cue: Cue, preposition: Token) -> bool:
    """Say whether a frame of the cue has the preposition, for a noun phrase or for the clause that follows it here."""
    following = tree.tokens[preposition.i + 1].upos if preposition.i + 1 < len(tree) else ""
    return any(frame.preposition.split()[-1:] == [preposition.text.lower()] and (frame.kind == "np" or following not in NOMINAL)
               for frame in cue.entry.frames)  # fmt: skip


def fronted_object(page: PositionPage, tree: Tree, cue: Cue) -> list[Token]:
    """Give the object that stands before an inverted verb ("Det har ministeren afvist"), [] if none does."""
    verb = cue.token
    finite = next((t for t in (verb, *tree.children(verb, "aux")) if has_feature(t, "VerbForm=Fin")), None)
    subject = subject_of(tree, verb, page.words.grammar)
    if cue.entry.pos != "VERB" or finite is None or subject is None or not finite.i < subject.i:
        return []
    if bare_subject(tree, verb) is not None:
        return []
    return [child for child in tree.children(verb, "obj", "nsubj", "obl", "expl", "dislocated")
            if child.i < finite.i and child.upos in ("NOUN", "PRON", "PROPN") and not tree.child(child, "case")
            and child is not subject and "tmod" not in child.deprel]  # fmt: skip


def passive_subject(page: PositionPage, tree: Tree, cue: Cue) -> list[Token]:
    """Give the subject of a passive whose agent is told: it is what was done ("Det blev afvist af ministeren")."""
    grammar, verb = page.words.grammar, cue.token
    if cue.entry.pos != "VERB" or not is_passive(tree, verb, grammar) or agent_of(tree, verb, grammar) is None:
        return []
    subject = own_subject(tree, verb, grammar)
    before = [child for child in tree.children(verb, "obj", "expl") if child.i < verb.i and not tree.child(child, "case")]
    return [subject] if subject is not None and tree.child(subject, "case") is None else before


def is_told_of_noun(page: PositionPage, tree: Tree, cue: Cue) -> bool:
    """Say whether a participle with an agent is told of the noun before it: "documents | requested by the court"."""
    grammar, verb = page.words.grammar, cue.token
    if cue.entry.pos != "VERB" or not is_deprel(verb, "acl") or not has_feature(verb, "VerbForm=Part"):
        return False
    head = tree.head(verb)
    return (head is not None and head.i < verb.i and head.upos == "NOUN" and is_passive(tree, verb, grammar)
            and agent_of(tree, verb, grammar) is not None)  # fmt: skip


def second_subject(tree: Tree, cue: Cue) -> list[Token]:
    """Give what a parser took for a second subject behind the verb: its object."""
    token = cue.token
    if cue.entry.pos != "VERB":
        return []
    subjects = tree.children(token, "nsubj")
    has_subject = len(subjects) > 1 or any(c.i < token.i for c in subjects) or bare_subject(tree, token) is not None
    behind = [child for child in tree.children(token, "nsubj") if child.i > token.i][-1:] if has_subject else []
    small = [child for child in tree.children(token, "xcomp") if child.i > token.i and (
        child.upos == "NOUN" or (has_feature(child, "VerbForm=Part") and tree.child(child, "nsubj") is not None))]  # fmt: skip
    return [*behind, *small]  # "kræver | bogen trukket tilbage"


def governed(tree: Tree, cue: Cue) -> list[Token]:
    """Give the noun phrases under a preposition that is part of the cue: "går imod planen", "står bag hende"."""
    parts = (cue.token, *cue.parts) if cue.entry.pos == "ADP" else cue.parts
    heads = [(part, tree.head(part)) for part in parts if is_deprel(part, "case", "advmod") and part.upos == "ADP"]
    return [head for part, head in heads if head is not None and head.i > part.i and head not in cue.tokens]


def distant_clause(page: PositionPage, tree: Tree, cue: Cue) -> list[Token]:
    """Give a clause whose marker stands behind a long object: "beder A, B og C om at støtte D", "lovede i går rådet, at"."""
    complementiser = page.words.grammar.of("complementiser")
    wanted = {frame.preposition.split()[-1] for frame in cue.entry.frames if frame.preposition and frame.kind != "np"}
    if cue.entry.pos == "VERB" and any(frame.kind == "that" and not frame.preposition for frame in cue.entry.frames):
        wanted.add(",")
    for token in tree.tokens[cue.token.i + 1 : cue.token.i + MAX_CLAUSE_DISTANCE]:
        if has_feature(token, "VerbForm=Fin"):
            return []
        following = next((t for t in tree.tokens[token.i + 1 : token.i + 3] if t.upos != "PUNCT"), None)
        if token.text.lower() in wanted and following is not None and following.text.lower() in complementiser:
            end = clause_end(page, tree, following.i)
            return list(tree.tokens[following.i : end + 1])
    return []


def governed_clause(page: PositionPage, tree: Tree, cue: Cue) -> list[Token]:
    """Give the gerund clause under a preposition that takes a position: "is against | selling the school", [] if none."""
    verb = tree.head(cue.token)
    takes_clause = any(frame.kind in ("inf", "ing") for frame in cue.entry.frames)
    if cue.entry.pos != "ADP" or not is_deprel(cue.token, "mark") or verb is None or verb.i < cue.token.i or not takes_clause:
        return []
    return list(tree.tokens[cue.token.i + 1 : clause_end(page, tree, verb.i) + 1])
