"""Predicates put right: a word with a copula or a subject of its own carries a clause, whatever part of speech it is."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from standpunkt.model import Token
from standpunkt.parse.mends import Below, Changes, Mend
from standpunkt.parse.tree import has_feature

PHRASAL = ("amod", "obl", "nmod", "nummod", "advmod", "advmod:lmod", "compound:prt")
"""Relations of words and phrases, which no clause has."""
VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
NAMING = ("nmod", "appos", "conj", "flat")
"""How what names a subject hangs on it."""
COMMA = ","
CLAUSAL = ("nsubj", "nsubj:pass", "expl", "mark")
"""What a predicate has beside its copula or auxiliary."""


def _nouned(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a plural participle that opens a sentence as its subject a noun: "| Ansatte | på hospitalet fortæller, at …"."""
    first = tokens[0] if tokens else None
    opens = first is not None and first.deprel == "nsubj" and first.upos == "VERB" and first.head > 0
    if first is None or not opens or not (has_feature(first, "VerbForm=Part") and has_feature(first, "Number=Plur")):
        return {}
    return {0: replace(first, upos="NOUN", feats="Number=Plur")}


def _clauses(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a predicate with a finite copula and a subject a clause: "sagde, at de andre er lige så | slemme"."""
    changed: Changes = {}
    for token in tokens:
        own = below.get(token.i, ())
        if token.deprel not in PHRASAL or token.head < 0 or not any(child.deprel in CLAUSAL for child in own):
            continue
        if not any(child.deprel in ("cop", "aux") and has_feature(child, "VerbForm=Fin") for child in own):
            continue
        is_marked = any(child.deprel == "mark" for child in own)
        upos = tokens[token.head].upos
        if upos in NOMINAL:
            relation = "acl" if is_marked else "acl:relcl"
        else:
            relation = "advcl" if is_marked or upos not in VERBAL else "ccomp"
        changed[token.i] = replace(token, deprel=relation)
    return changed


def _told_of_objects(tokens: Sequence[Token], below: Below) -> Changes:
    """Make an adjective that hangs on a verb what is said of its object: "finder | det | forkert, at …"."""
    changed: Changes = {}
    for token in tokens:
        verb = tokens[token.head] if token.head >= 0 else token
        if token.deprel != "amod" or verb.upos != "VERB" or token.i <= verb.i:
            continue
        going = token.upos == "VERB" and has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Pres")
        if token.upos not in ("ADJ", "ADV") and not going:
            continue
        own = below.get(token.i, ())
        pronoun = next((child for child in own if child.upos == "PRON" and child.deprel == "det" and child.i < token.i), None)
        if pronoun is not None and pronoun.i > verb.i:
            changed[pronoun.i] = replace(pronoun, deprel="obj", head=verb.i)
        elif _stands_alone(token, verb, below):
            changed[token.i] = replace(token, deprel="obj")
            continue
        changed[token.i] = replace(token, upos="ADJ", deprel="xcomp")
    return changed


def _stands_alone(token: Token, verb: Token, below: Below) -> bool:
    """Say whether an adjective is itself the object, with an infinitive behind it: "forbyder | alle | at bade"."""
    own = below.get(verb.i, ())
    marks = [child for other in own if other.i > token.i for child in below.get(other.i, ()) if child.upos == "PART"]
    beside = any(child.deprel in ("obj", "iobj") for child in own)
    return not beside and bool(marks) and has_feature(token, "Number=Plur")


def _behind_apposition(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a phrase behind the name of a subject behind its verb the object: "fordømmer formanden, Per Lund, | aftalen |"."""
    changed: Changes = {}
    for token in tokens:
        subject = tokens[token.head] if token.head >= 0 else token
        verb = tokens[subject.head] if subject.head >= 0 else token
        turned = verb.i < subject.i < token.i and subject.deprel == "nsubj" and verb.upos == "VERB"
        if not turned or token.deprel not in NAMING or token.upos not in NOMINAL:
            continue
        own = below.get(token.i, ())
        first = min((token.i, *(child.i for child in own if child.deprel != "punct")))
        named = any(child.deprel == "appos" and subject.i < child.i < token.i for child in below[subject.i])
        taken = any(child.deprel == "obj" for child in below[verb.i]) or any(child.deprel in ("case", "cc") for child in own)
        if named and not taken and tokens[first - 1].text == COMMA:
            changed[token.i] = replace(token, head=verb.i, deprel="obj")
    return changed


def _one_subject(tokens: Sequence[Token], below: Below) -> Changes:
    """Make the subject behind a verb its object where another stands in front: "Bror og far fordømmer | salget |"."""
    changed: Changes = {}
    for first, second in pairwise(token for token in tokens if token.deprel == "nsubj" and token.head >= 0):
        if first.head == second.head and first.i < first.head < second.i and not any(
            child.deprel == "obj" and child.i > first.i for child in below[first.head]
        ):
            changed[second.i] = replace(second, deprel="obj")
    return changed


def _said_of_names(tokens: Sequence[Token], below: Below) -> Changes:
    """Make an adjective with a clause, behind the name that is all a headline has, its predicate: "Iran | klar | til at …"."""
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.upos != "PROPN" or any(has_feature(token, "VerbForm=Fin") for token in tokens):
        return {}
    own = below.get(root.i, ())
    said = next((child for child in own if child.deprel == "amod" and child.upos == "ADJ" and child.i > root.i), None)
    if said is None or not any(child.upos == "VERB" and child.i > said.i for child in below.get(said.i, ())):
        return {}
    behind = {child.i: replace(child, head=said.i) for child in own if child.i > said.i}
    return {**behind, root.i: replace(root, head=said.i, deprel="nsubj"), said.i: replace(said, head=-1, deprel="root")}


def _stayed(tokens: Sequence[Token], below: Below) -> Changes:
    """Make a participle that says of a subject how it is, nothing beside it, the adjective: "Hungary remained | opposed |"."""
    changed: Changes = {}
    for token in tokens:
        bare = token.deprel == "xcomp" and token.upos == "VERB" and has_feature(token, "VerbForm=Part")
        if not bare or any(child.deprel not in ("advmod", "punct") for child in below.get(token.i, ())):
            continue
        governor, beside = tokens[token.head], below[token.head]
        acts_on = any(child.deprel in ("obj", "iobj", "aux:pass", "aux", "nsubj:pass") for child in beside)
        several = sum(child.deprel == "nsubj" for child in beside) > 1  # "foreslår | gebyret | sat ned"
        if governor.upos == "VERB" and has_feature(governor, "VerbForm=Fin") and not acts_on and not several:
            changed[token.i] = replace(token, upos="ADJ", lemma=token.text.lower(), feats="Degree=Pos")
    return changed


def _joined(tokens: Sequence[Token], below: Below) -> Changes:
    """Hang what hangs on a conjunction where that hangs: "if it rains, | and | if it snows"."""
    changed: Changes = {}
    for token in tokens:
        conjunction = tokens[token.head] if token.head >= 0 else token
        if token.deprel == "conj" and conjunction.deprel == "cc" and conjunction.head >= 0:
            changed[token.i] = replace(token, head=conjunction.head)
            changed[conjunction.i] = replace(conjunction, head=token.i)
    return changed


MENDS: tuple[Mend, ...] = (
    _joined, _nouned, _clauses, _told_of_objects, _behind_apposition, _one_subject, _said_of_names, _stayed,
)  # fmt: skip
