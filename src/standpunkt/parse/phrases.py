"""Noun phrases put right where the words are plain: what a parser broke in two, hung backwards or took for a verb."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.objects import with_objects
from standpunkt.parse.tree import has_feature

NOMINAL = ("obj", "iobj", "nsubj", "nsubj:pass", "obl", "nmod")
NOUNED = {"xcomp": "obj"}
PLURAL = "Number=Plur"
CLAUSAL = ("nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark", "expl")
"""What only a predicate has."""
FULL_STOP = "."
COORDINATION = ("PROPN", "CCONJ", "PROPN")
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PARTICIPLE = ("Tense=Past", "VerbForm=Part")
NAMES = ("PROPN", "X")
NOUNS = ("NOUN", "PROPN", "PRON")
INNER = ("det", "amod", "nummod", "nmod:poss", "compound", "advmod", "case")
"""Relations of words that stand between a preposition and its noun."""


def with_phrases(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with such phrases put right."""
    changed: dict[int, Token] = {}
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    for token in tokens:
        for mend in (_nouned, _joined, _given, _governed, _behind_name, _second):
            for new in mend(tokens, token, below):
                changed.setdefault(new.i, new)
    changed |= {new.i: new for mend in (_coordinated, _told, _parted) for new in mend(tokens)}
    return with_objects([changed.get(token.i, token) for token in tokens] if changed else tokens)


def _told(tokens: Sequence[Token]) -> list[Token]:
    """Make a participle on a name the verb of a sentence that has none: "Volodymyr Zelensky once more | asked | for it."."""
    if not tokens or tokens[-1].text != FULL_STOP or any(has_feature(token, "VerbForm=Fin") for token in tokens):
        return []
    roots = [token for token in tokens if token.head < 0]
    name = roots[0] if len(roots) == 1 and roots[0].upos == "PROPN" else None
    verb = next((token for token in tokens if name is not None and token.head == name.i and token.deprel == "acl"), None)
    if name is None or verb is None or not all(has_feature(verb, feature) for feature in PARTICIPLE):
        return []
    others = [replace(token, head=verb.i) for token in tokens if token.head == name.i and token.i > verb.i]
    return [
        replace(name, head=verb.i, deprel="nsubj"), replace(verb, head=-1, deprel="root", feats=PAST), *others,
    ]  # fmt: skip


def _parted(tokens: Sequence[Token]) -> list[Token]:
    """Make names behind a phrase of place the subject that a verb lacks: "In Europe, | Denmark and Poland | welcomed it"."""
    subjects = {token.head for token in tokens if token.deprel.split(":")[0] in ("nsubj", "csubj", "expl", "aux")}
    for place in tokens:
        verb = tokens[place.head] if place.head >= 0 else None
        if place.deprel != "obl" or verb is None or verb.i < place.i or verb.i in subjects or verb.deprel == "conj":
            continue
        if verb.upos != "VERB" or not has_feature(verb, "VerbForm=Fin") or place.upos != "PROPN":
            continue
        names = [token for token in tokens if token.head == place.i and token.deprel == "conj" and token.upos == "PROPN"]
        cased = any(token.head == place.i and token.deprel == "case" for token in tokens)
        if not cased or len(names) < 2 or tokens[names[0].i - 1].text != "," or names[-1].i != verb.i - 1:
            continue
        first, *rest = names
        return [replace(first, head=verb.i, deprel="nsubj"), *(replace(token, head=first.i) for token in rest)]
    return []


def _nouned(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Make a verb behind a determiner the noun that it is: "opfordrede de | allierede | til at lempe kravet"."""
    is_participle = has_feature(token, "VerbForm=Part") and has_feature(token, PLURAL)
    if token.upos != "VERB" or not token.i or not (is_participle or has_feature(token, "VerbForm=Fin")):
        return []
    before = tokens[token.i - 1]
    if any(child.deprel in CLAUSAL and child.i < token.i for child in below.get(token.i, [])):
        return []
    feats = f"Definite=Def|{PLURAL if has_feature(before, PLURAL) else 'Number=Sing'}"
    if before.deprel == "det" and before.head == token.i and token.deprel in (*NOMINAL, "xcomp"):
        return [replace(token, upos="NOUN", feats=feats, deprel=NOUNED.get(token.deprel, token.deprel))]
    if token.deprel == "acl:relcl" and token.head == before.i and has_feature(before, "PronType=Dem"):
        noun = replace(token, upos="NOUN", feats=feats, head=before.head, deprel=before.deprel)
        return [noun, replace(before, head=token.i, deprel="det")] if before.deprel in NOMINAL else []
    return []


def _joined(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Make an adjective with a determiner part of the noun right behind it: "støtter en | kilometerbaseret | vejafgift"."""
    noun = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if token.upos != "ADJ" or token.deprel not in NOMINAL or noun is None or noun.upos != "NOUN":
        return []
    if (noun.head, noun.deprel) != (token.head, token.deprel):
        return []
    own, other = below.get(token.i, []), below.get(noun.i, [])
    if not any(child.deprel == "det" and child.i < token.i for child in own) or any(child.i < noun.i for child in other):
        return []
    return [replace(token, head=noun.i, deprel="amod"), *(replace(child, head=noun.i) for child in own if child.i < token.i)]


def _given(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Hang the object of a name on the verb before it, which gives it that: "giver præsidenten, Per Holm, byen | lov"."""
    verb = tokens[token.head] if token.head >= 0 else None
    if token.upos not in ("PROPN", "NOUN") or token.deprel != "parataxis" or verb is None or verb.upos != "VERB":
        return []
    own = below.get(token.i, [])
    given = next((child for child in own if child.deprel == "obj" and child.i > token.i and child.upos == "NOUN"), None)
    if given is None or any(child.deprel == "obj" for child in below.get(verb.i, [])) or verb.i > token.i:
        return []
    if any(child.deprel in CLAUSAL for child in own):
        return []
    return [replace(token, deprel="iobj"), replace(given, head=verb.i)]


def _governed(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Hang a preposition that hangs on an adverb before it on the noun behind it: "er fortsat | imod en afgift"."""
    head = tokens[token.head] if token.head >= 0 else None
    if token.upos != "ADP" or token.deprel != "case" or head is None or head.upos != "ADV" or head.i != token.i - 1:
        return []
    noun = next((other for other in tokens[token.i + 1 :] if other.upos in NOUNS and other.deprel != "nmod:poss"), None)
    if noun is None:
        return []
    between = tokens[token.i + 1 : noun.i]
    if not all(other.head in range(token.i, noun.i + 1) and other.deprel in INNER for other in between):
        return []
    return [replace(token, head=noun.i)]


def _behind_name(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Hang a noun behind a name between commas on the verb before them: "fordømmer talsmanden, Ane Holm, | salget"."""
    subject = tokens[token.head] if token.head >= 0 else None
    if token.deprel != "conj" or token.upos not in ("NOUN", "PROPN") or subject is None or subject.deprel != "nsubj":
        return []
    verb = tokens[subject.head]
    own, before = below.get(token.i, []), [child for child in below.get(subject.i, []) if subject.i < child.i < token.i]
    named = any(child.deprel == "appos" and child.upos == "PROPN" for child in before)
    joined = any(child.deprel == "cc" for child in own) or any(child.deprel in ("cc", "conj") for child in before)
    if not named or joined or verb.upos != "VERB" or verb.i > subject.i:
        return []
    first = min([token.i, *(child.i for child in own if child.upos != "PUNCT")])
    if tokens[first - 1].text != "," or any(child.deprel == "obj" for child in below.get(verb.i, [])):
        return []
    return [replace(token, head=verb.i, deprel="obj")]


def _second(tokens: Sequence[Token], token: Token, below: Mapping[int, list[Token]]) -> list[Token]:
    """Give the second of two clauses its subject: "One stayed, and the minister, Ane Holm, | left it"."""
    if token.deprel not in ("advcl", "parataxis") or token.head < 0 or not has_feature(token, "VerbForm=Fin"):
        return []
    if any(child.deprel in CLAUSAL for child in below.get(token.i, [])) or tokens[token.i - 1].text != ",":
        return []
    nouns = [other for other in below.get(token.head, []) if other.deprel == "conj" and other.i < token.i]
    noun = nouns[-1] if nouns and nouns[-1].upos == "NOUN" else None
    own = below.get(noun.i, []) if noun is not None else []
    joint = next((child for child in own if child.deprel == "cc"), None)
    name = next((child for child in own if child.deprel == "appos" and child.upos == "PROPN"), None)
    if noun is None or joint is None or name is None:
        return []
    last = max(name.i, *(child.i for child in below.get(name.i, [])), name.i)
    if last != token.i - 2:
        return []
    return [replace(noun, head=token.i, deprel="nsubj"), replace(joint, head=token.i), replace(token, deprel="conj")]


def _coordinated(tokens: Sequence[Token]) -> list[Token]:
    """Make two names that open a sentence one subject: "Ungarn | og Slovakiet er fortsat imod"."""
    if len(tokens) <= len(COORDINATION) or tokens[0].head >= 0 or tokens[0].upos not in NAMES:
        return []
    first, joint, second = tokens[:3]
    verb = tokens[second.head] if second.head >= 0 else None
    if joint.upos != "CCONJ" or second.deprel != "nsubj" or second.upos not in NAMES or verb is None:
        return []
    if (verb.head, verb.deprel) != (first.i, "conj"):
        return []
    others = [replace(token, head=verb.i) for token in tokens[3:] if token.head == first.i and token.i != verb.i]
    return [
        replace(first, head=verb.i, deprel="nsubj"), replace(joint, head=second.i),
        replace(second, head=first.i, deprel="conj"), replace(verb, head=-1, deprel="root"), *others,
    ]  # fmt: skip
