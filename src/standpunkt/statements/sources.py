"""Sources: who a cue's words belong to, read off the tree."""

from standpunkt.lexicon.entries import Entry
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel

NOMINAL = ("PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM", "X", "SYM")


def subject_of(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the head of the subject that a predicate is said of, None where the sentence does not tell.

    A conjoined verb takes the subject of the one before it; a relative pronoun stands for its antecedent; an
    infinitive takes the subject (or, under verbs of asking, the object) of the verb above it.
    """
    seen: set[int] = set()
    token: Token | None = verb
    while token is not None and token.i not in seen:
        seen.add(token.i)
        subject = _own_subject(tree, token)
        if subject is not None:
            return _antecedent(tree, token, subject, grammar)
        head = tree.head(token)
        if head is None:
            return None
        if is_deprel(token, "acl"):
            return head if is_deprel(token, "acl:relcl") or has_feature(token, "VerbForm=Part") else None
        if is_deprel(token, "xcomp") or (is_deprel(token, "ccomp", "advcl") and has_feature(token, "VerbForm=Inf")):
            controller = tree.child(head, "obj", "iobj") if is_deprel(token, "xcomp", "ccomp") else None
            if controller is not None and controller.i < token.i and controller.upos in NOMINAL:
                return controller
            token = head
        elif is_deprel(token, "conj", "aux", "cop", "parataxis", "xcomp", "obj", "obl", "nmod", "appos") and (
            not is_deprel(token, "parataxis") or token.i > head.i
        ):
            token = head
        else:
            return None
    return None


def _own_subject(tree: Tree, verb: Token) -> Token | None:
    subjects = [child for child in tree.children(verb, "nsubj") if not child.placeholder]
    if subjects:
        return subjects[0]
    head = tree.head(verb)
    if is_deprel(verb, "aux", "cop") and head is not None:
        return next((child for child in tree.children(head, "nsubj") if not child.placeholder), None)
    return None


def _antecedent(tree: Tree, verb: Token, subject: Token, grammar: Grammar) -> Token:
    """Give what a relative pronoun stands for, any other subject unchanged."""
    if subject.lemma.lower() not in grammar.of("relative") and subject.text.lower() not in grammar.of("relative"):
        return subject
    clause: Token | None = verb
    while clause is not None:
        if is_deprel(clause, "acl"):
            return tree.head(clause) or subject
        if not is_deprel(clause, "conj", "xcomp", "aux", "cop"):
            return subject
        clause = tree.head(clause)
    return subject


def following_phrase(tree: Tree, verb: Token) -> Token | None:
    """Give the head of the noun phrase that stands right after an inverted verb, None if something else does."""
    for token in tree.tokens[verb.i + 1 : verb.i + 5]:
        if token.upos in ("ADV", "PART", "PUNCT") and token.i < verb.i + 3:
            continue
        if token.upos not in NOMINAL:
            return None
        return _phrase_head(tree, token, verb)
    return None


def _phrase_head(tree: Tree, token: Token, verb: Token) -> Token:
    """Climb from the first word of a noun phrase to its head, staying right of the verb."""
    top = token
    for ancestor in tree.ancestors(token):
        if ancestor.i <= verb.i or ancestor.upos not in NOMINAL or is_deprel(top, "nsubj", "obj", "obl", "acl", "ccomp"):
            break
        top = ancestor
    return top


def agent_of(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the agent of a passive ("af ministeren"), None if there is none."""
    words = grammar.of("agent")
    return next((child for child in tree.children(verb, "obl", "nmod")
                 if is_deprel(child, "obl:agent") or case_of(tree, child) in words), None)  # fmt: skip


def is_passive(tree: Tree, verb: Token, grammar: Grammar) -> bool:
    """Say whether a verb form is passive, by itself or by its auxiliary."""
    if has_feature(verb, "Voice=Pass") or tree.children(verb, "aux:pass", "nsubj:pass"):
        return True
    auxiliaries = grammar.of("passive")
    return any(child.lemma.lower() in auxiliaries for child in tree.children(verb, "aux", "cop")) or (
        has_feature(verb, "VerbForm=Part") and is_deprel(verb, "amod", "acl")
    )


def oblique_of(tree: Tree, verb: Token, preposition: str) -> Token | None:
    """Give the head of the phrase under `preposition` that hangs on the verb or right after it."""
    for child in tree.tokens:
        if child.head == verb.i and is_deprel(child, "obl", "nmod", "advcl") and case_of(tree, child) == preposition:
            return child
    return None


def case_of(tree: Tree, token: Token) -> str:
    """Give the lemma of the preposition that a phrase stands under, "" if none."""
    case = tree.child(token, "case")
    return case.lemma.lower() if case else ""


def source_of(tree: Tree, cue: Token, entry: Entry, grammar: Grammar) -> Token | None:
    """Give the head of the source as the entry says where it stands; passives look for their agent."""
    where = entry.source
    if where == "none":
        return agent_of(tree, cue, grammar)
    if where.startswith("oblique:"):
        return oblique_of(tree, cue, where.partition(":")[2])
    if where == "object":
        return tree.child(cue, "obj", "iobj")
    if where == "possessor":
        return _possessor(tree, cue, grammar)
    if where == "agent" or (entry.pos in ("VERB", "AUX") and is_passive(tree, cue, grammar)):
        return agent_of(tree, cue, grammar)
    return subject_of(tree, cue, grammar)


def _possessor(tree: Tree, noun: Token, grammar: Grammar) -> Token | None:
    """Give who a noun cue belongs to: its possessor, else the subject of the verb it is the object of."""
    owner = tree.child(noun, "nmod:poss") or next(
        (det for det in tree.children(noun, "det") if has_feature(det, "Poss=Yes")), None
    )
    if owner is not None:
        return owner
    head = tree.head(noun)
    if head is not None and head.upos in ("VERB", "AUX") and is_deprel(noun, "obj", "obl", "nsubj:pass"):
        return None if is_passive(tree, head, grammar) and is_deprel(noun, "obj") else subject_of(tree, head, grammar)
    return None
