"""Predicates put right: a word with a copula or a subject of its own carries a clause, whatever part of speech it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.rewiring import last_below
from standpunkt.parse.tree import has_feature

Below = Mapping[int, Sequence[Token]]
PHRASAL = ("amod", "obl", "nmod", "nummod", "advmod", "advmod:lmod", "compound:prt")
"""Relations of words and phrases, which no clause has."""
VERBAL = ("VERB", "AUX")
CARRIERS = ("cop", "aux", "aux:pass")
OF_PREDICATES = (
    "nsubj", "nsubj:pass", "csubj", "expl", "obj", "iobj", "obl", "advmod", "mark", "ccomp", "xcomp", "advcl", "punct",
)  # fmt: skip
"""Relations of what belongs to a predicate, not to the copula or auxiliary beside it."""
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
CLAUSAL = ("nsubj", "nsubj:pass", "expl", "mark")
"""What a predicate has beside its copula or auxiliary."""


def with_predicates(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with such clauses, what is said of objects and clauses behind a stranded preposition put right.

    Each mend looks at the words of the relations that it is about.
    """
    tokens = _named(tokens)
    below = _by_head(tokens)
    for mend, relations in (
        (_lifted, OF_PREDICATES), (_nouned, ("nsubj",)), (_clauses, PHRASAL), (_second, ("nsubj",)),
        (_told_of_objects, ("amod",)), (_done_to_objects, ("advmod", "xcomp", "amod", "obl", "nmod")),
        (_under_stranded, ("advcl", "ccomp")), (_stayed, ("xcomp",)), (_behind_apposition, ("nmod", "appos", "conj", "flat")),
    ):  # fmt: skip
        changed = {new.i: new for token in tokens if token.deprel in relations for new in mend(tokens, token, below)}
        if changed:
            tokens = [changed.get(token.i, token) for token in tokens]
            below = _by_head(tokens)
    return tokens


def _by_head(tokens: Sequence[Token]) -> Below:
    """Give the tokens below each head, in text order."""
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    return below


def _lifted(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Hang on the predicate what hangs on its copula or auxiliary, which carry nothing: "| Hun | har været tøvende"."""
    carrier = tokens[token.head] if token.head >= 0 else None
    if carrier is None or carrier.deprel not in CARRIERS or carrier.head < 0:
        return []
    return [replace(token, head=carrier.head)]


def _named(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make pronouns of nothing but capitals, without a feature, the names that they are: "| DR | afviser at fjerne den"."""
    wrong = {token.i for token in tokens if token.upos == "PRON" and token.feats in ("", "_") and len(token.text) > 1
             and token.text.isupper()}  # fmt: skip
    if not wrong or all(token.text.isupper() for token in tokens if token.upos != "PUNCT"):
        return tokens
    return [replace(token, upos="PROPN", lemma=token.text) if token.i in wrong else token for token in tokens]


def _nouned(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a plural participle that opens a sentence as its subject a noun: "| Ansatte | på hospitalet fortæller, at …"."""
    opens = token.i == 0 and token.upos == "VERB" and token.head > 0
    is_plural = has_feature(token, "VerbForm=Part") and has_feature(token, "Number=Plur")
    return [replace(token, upos="NOUN", feats="Number=Plur")] if opens and is_plural else []


def _clauses(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a predicate with a finite copula and a subject a clause: "sagde, at de andre er lige så | slemme"."""
    if token.head < 0:
        return []
    own = below.get(token.i, ())
    carried = any(child.deprel in ("cop", "aux") and has_feature(child, "VerbForm=Fin") for child in own)
    if not carried or not any(child.deprel in CLAUSAL for child in own):
        return []
    governor = tokens[token.head]
    is_marked = any(child.deprel == "mark" for child in own)
    if governor.upos in NOMINAL:
        return [replace(token, deprel="acl" if is_marked else "acl:relcl")]
    return [replace(token, deprel="advcl" if is_marked or governor.upos not in VERBAL else "ccomp")]


def _second(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a pronoun behind a verb whose subject stands before it the object: "Formanden finder | det | helt i orden"."""
    verb = tokens[token.head] if token.head >= 0 else None
    if token.upos != "PRON" or verb is None or not has_feature(token, "Case=Acc"):
        return []
    others = [child for child in below[verb.i] if child.deprel == "nsubj" and child.i < verb.i < token.i]
    return [replace(token, deprel="obj")] if others and others[-1].upos in NOMINAL else []


def _done_to_objects(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a participle behind an object what is to be done to it: "ønsker marken | drænet", "vil have festen | aflyst"."""
    verb = tokens[token.head] if token.head >= 0 else None
    form = has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Past")
    if not form or verb is None or verb.upos != "VERB":
        return []
    told = next((child for child in below[verb.i] if child.deprel == "obj" and verb.i < child.i < token.i), None)
    carried = any(child.deprel in ("aux", "cop", "mark", "case", "det") for child in below.get(token.i, ()))
    if told is None or carried or token.i != last_below(below, told) + 1:
        return []
    return [replace(token, upos="VERB", deprel="xcomp")]


def _told_of_objects(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make an adjective that hangs on a verb what is said of its object: "finder | det | forkert, at …"."""
    verb = tokens[token.head] if token.head >= 0 else None
    going = token.upos == "VERB" and has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Pres")
    if not (token.upos in ("ADJ", "ADV") or going) or verb is None or verb.upos != "VERB" or token.i < verb.i:
        return []
    own = below.get(token.i, ())
    pronoun = next((child for child in own if child.upos == "PRON" and child.deprel == "det" and child.i < token.i), None)
    changed = [replace(token, upos="ADJ", deprel="xcomp")]
    if pronoun is not None and pronoun.i > verb.i:
        changed.append(replace(pronoun, deprel="obj", head=verb.i))
    elif _stands_alone(tokens, token, verb, below):
        changed = [replace(token, deprel="obj")]
    return changed


def _stands_alone(tokens: Sequence[Token], token: Token, verb: Token, below: Below) -> bool:
    """Say whether an adjective is itself the object, with an infinitive behind it: "forbyder | alle | at bade"."""
    own = below.get(verb.i, ())
    marks = [child for other in own if other.i > token.i for child in below.get(other.i, ()) if child.upos == "PART"]
    beside = any(child.deprel in ("obj", "iobj") for child in own)
    return not beside and bool(marks) and has_feature(token, "Number=Plur")


def _under_stranded(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Hang a clause behind a preposition and a comma on the verb in front of them: "at | spekulere | i, om … står bag"."""
    first = min([token.i, *(child.i for child in below.get(token.i, ()) if child.upos != "PUNCT")])
    if first < 4 or tokens[first - 1].text != "," or tokens[first].deprel != "mark":
        return []
    stranded, verb = tokens[first - 2], tokens[first - 3]
    if stranded.upos != "ADP" or stranded.head != verb.i or verb.upos != "VERB" or not 0 <= token.head < verb.i:
        return []
    return [replace(token, head=verb.i)]


def _stayed(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a participle that says of a subject how it is, nothing beside it, the adjective: "Hungary remained | opposed |"."""
    is_bare = token.upos == "VERB" and has_feature(token, "VerbForm=Part")
    if not is_bare or any(child.deprel not in ("advmod", "punct") for child in below.get(token.i, ())):
        return []
    governor = tokens[token.head]
    acts_on = any(child.deprel in ("obj", "iobj", "aux:pass", "aux", "nsubj:pass") for child in below.get(governor.i, ()))
    subjects = [child for child in below.get(governor.i, ()) if child.deprel == "nsubj"]  # "foreslår | gebyret | sat ned"
    acts_on = acts_on or len(subjects) > 1
    active = governor.upos == "VERB" and has_feature(governor, "VerbForm=Fin") and not acts_on
    return [replace(token, upos="ADJ", lemma=token.text.lower(), feats="Degree=Pos")] if active else []


def _behind_apposition(tokens: Sequence[Token], token: Token, below: Below) -> list[Token]:
    """Make a phrase behind the name of a subject behind its verb the object: "fordømmer formanden, Per Lund, | aftalen |"."""
    subject = tokens[token.head] if token.head >= 0 else token
    verb = tokens[subject.head] if subject.head >= 0 else token
    turned = verb.i < subject.i < token.i and subject.deprel == "nsubj" and verb.upos == "VERB"
    if not turned or token.upos not in NOMINAL:
        return []
    own = below.get(token.i, ())
    first = min((token.i, *(child.i for child in own if child.deprel != "punct")))
    named = any(child.deprel == "appos" and subject.i < child.i < token.i for child in below.get(subject.i, ()))
    taken = any(child.deprel == "obj" for child in below.get(verb.i, ())) or any(c.deprel in ("case", "cc") for c in own)
    behind = named and not taken and tokens[first - 1].text == ","
    return [replace(token, head=verb.i, deprel="obj")] if behind else []
