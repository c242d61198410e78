"""Holders of a cue's words: the agent of a passive, the owner of a noun, or the subject, as the entry says."""

from standpunkt.lexicon.entries import Entry
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.subjects.by_tree import case_of, finite_verb, is_passive, oblique_of, subject_of


def agent_of(tree: Tree, verb: Token, grammar: Grammar) -> Token | None:
    """Give the agent of a passive ("af ministeren"), None if there is none."""
    words = grammar.of("agent")
    below = [*tree.children(verb, "obl", "nmod"), *_under_particle(tree, verb)]
    hanging = next((child for child in below
                    if is_deprel(child, "obl:agent") or case_of(tree, child) in words), None)  # fmt: skip
    return hanging or _agent_in_front(tree, verb, words)


def _under_particle(tree: Tree, verb: Token) -> list[Token]:
    """Give the phrases that hang on the adverb right behind a verb ("bakkes | op | af to partier")."""
    particle = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree) else verb
    return tree.children(particle, "obl") if particle.head == verb.i and is_deprel(particle, "advmod") else []


def _agent_in_front(tree: Tree, verb: Token, words: frozenset[str]) -> Token | None:
    """Give the agent between auxiliary and participle ("det er af mange blevet" | "tolket som …")."""
    finite = finite_verb(tree, verb)
    if finite is None or finite.i >= verb.i or not has_feature(verb, "VerbForm=Part"):
        return None
    between = tree.tokens[finite.i + 1 : verb.i]
    marks = [token for token in between if token.text.lower() in words and token.upos == "ADP"]
    if not marks or any(token.text == "," for token in between):
        return None
    return next((token for token in tree.tokens[marks[0].i + 1 : verb.i] if token.upos in ("NOUN", "PROPN", "PRON")), None)


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
        owner = _possessor(tree, cue, grammar)
        return owner or _bringer(tree, cue, entry, grammar)
    passive = entry.pos in ("VERB", "AUX") and (is_passive(tree, cue, grammar) or is_done_to(tree, cue, entry, grammar))
    if where == "agent" or passive:
        return agent_of(tree, cue, grammar)
    return subject_of(tree, cue, grammar)


def is_done_to(tree: Tree, cue: Token, entry: Entry, grammar: Grammar) -> bool:
    """Say whether a participle that lacks its object is said of whom it was done to ("manden | er | sigtet for vold")."""
    if _is_headlined(tree, cue, entry):
        return True
    always = bool(entry.frames) and all(frame.takes_object for frame in entry.frames)
    if not always or not has_feature(cue, "VerbForm=Part") or tree.child(cue, "obj", "iobj") is not None:
        return False
    return any(child.lemma.lower() in grammar.of("copula") for child in tree.children(cue, "aux", "cop"))


def _is_headlined(tree: Tree, cue: Token, entry: Entry) -> bool:
    """Say whether a headline tells in the past tense of somebody who was asked ("Judge | told | to step in")."""
    past = has_feature(cue, "Tense=Past") and has_feature(cue, "VerbForm=Fin") and not tree.children(cue, "aux", "obj", "iobj")
    directed = entry.addressee == "object" or any(frame.kind == "inf" and frame.takes_object for frame in entry.frames)
    if not directed or not past or tree.tokens[-1].text in (".", "!", "?", "…"):
        return False
    asked = any(has_feature(child, "VerbForm=Inf") and child.i > cue.i for child in tree.children(cue, "xcomp"))
    return asked and cue in tree.roots and tree.sentence.quotation is None


def _is_told_to(tree: Tree, verb: Token) -> bool:
    """Say whether somebody is told to do what an infinitive says ("pålægger ministeren at | fastholde kravet om …")."""
    teller = tree.head(verb) if is_deprel(verb, "xcomp") and has_feature(verb, "VerbForm=Inf") else None
    return teller is not None and tree.child(verb, "aux") is None and tree.child(teller, "obj", "iobj") is not None


def _possessor(tree: Tree, noun: Token, grammar: Grammar) -> Token | None:
    """Give who a noun cue belongs to or comes from."""
    owners = [*tree.children(noun, "nmod:poss"), *(d for d in tree.children(noun, "det") if has_feature(d, "Poss=Yes"))]
    genitive = [owner for owner in owners if has_feature(owner, "Case=Gen")]  # "Ida | Holms | vurdering", both hung on it
    if owners:
        return genitive[-1] if genitive and owners[0].upos == "PROPN" else owners[0]
    for child in tree.children(noun, "nmod", "obl"):
        if case_of(tree, child) in grammar.of("origin") and child.i > noun.i:
            return child
    behind = tree.tokens[noun.i + 1] if noun.i + 2 < len(tree) else noun
    phrase = tree.head(behind) if is_deprel(behind, "case") and behind.lemma.lower() in grammar.of("origin") else None
    if phrase is not None and phrase.i > behind.i and is_deprel(phrase, "obl") and phrase.head == noun.head:
        return phrase  # "resisted | calls | from other coaches to go", with the phrase on the verb
    for before in reversed(tree.tokens[max(0, noun.i - 4) : noun.i]):
        if has_feature(before, "Case=Gen") and before.upos in ("NOUN", "PROPN"):
            return before
        if before.upos not in ("ADJ", "ADV", "NUM", "VERB"):
            break
    return None


def _is_lost_subject(tree: Tree, noun: Token, verb: Token) -> bool:
    """Say whether what the tree makes the object of a verb is the subject of the clause behind it ("argued | the plan to save
    money | would cost lives")."""
    clause = next((child for child in tree.children(verb, "ccomp") if child.i > noun.i), None)
    return clause is not None and is_deprel(noun, "obj") and tree.child(clause, "nsubj", "expl") is None


def _bringer(tree: Tree, noun: Token, entry: Entry, grammar: Grammar) -> Token | None:
    """Give the subject of the verb that a noun cue is the object of, or that brings it ("kom | med | en trussel")."""
    head = tree.head(noun)
    if head is None or head.upos not in ("VERB", "AUX") or not is_deprel(noun, "obj", "obl"):
        return None
    case = case_of(tree, noun)
    if is_deprel(noun, "obl") and case and case not in grammar.of("bearing") and case not in entry.parts:
        return None  # "trak sig efter rygterne om, at …"
    if is_passive(tree, head, grammar) or tree.children(head, "expl") or head.lemma.lower() in grammar.of("receiving"):
        return None
    if _is_told_to(tree, head) or (not grammar.verb_second and _is_lost_subject(tree, noun, head)):
        return None
    return subject_of(tree, head, grammar)
