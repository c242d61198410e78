"""Parses put right where the words are plain: verbs that a tagger took for another form, or for a noun."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.rewiring import rewired
from standpunkt.parse.tree import has_feature

Forms = Mapping[tuple[str, str], str]
PASSIVE = ("Voice=Pass", "VerbForm=Part")
PLURAL = ("Number=Plur", "Tense=Past", "VerbForm=Part")
PREDICATES = ("root", "conj", "ccomp", "advcl", "parataxis", "acl:relcl")
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
INFINITIVE = "VerbForm=Inf|Voice=Act"
FINITE = "Mood=Ind|VerbForm=Fin"
PERFECT = "Tense=Past|VerbForm=Part"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
FULL_STOP = "."
BEHIND = {"nmod": "obl", "acl": "xcomp"}
"""What hangs on a noun, and how it hangs on the verb that the noun is."""
CARRIERS = {"aux", "cop"}


def mended(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Give the tokens with such verbs and relations put right; `forms` tell which words can be verbs."""
    told = _with_attributes(_with_joined_verbs(_with_infinitives(_with_nouns(_with_names(tokens, forms)), forms), forms))
    tagged = _with_genitives(_with_plurals(_with_past(_with_present(told))))
    return _with_inner_verb(rewired(tagged), forms)


def _with_names(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Make a noun with a capital and without number a name, where nouns have number: "| Zelenskyj | siger nej.".

    The first word of a sentence is one if it is joined to a name and no known noun: "| Østrig | og Ungarn er imod.".
    """
    wrong = {token.i for token in tokens if token.upos == "NOUN" and token.text[:1].isupper() and "Number=" not in token.feats
             and not token.text.isupper()}  # fmt: skip
    first = tokens[0] if tokens else None
    if first is not None and first.upos == "NOUN" and not has_feature(first, "Definite=Def") and first.text[:1].isupper():
        below = [token for token in tokens if token.head == first.i]
        joined = any(token.deprel == "conj" and token.upos == "PROPN" for token in below)
        if joined and (first.text.lower(), "NOUN") not in forms and not any(token.deprel == "amod" for token in below):
            wrong.add(first.i)
    return [
        replace(token, upos="PROPN", lemma=token.text) if token.i in wrong else token for token in tokens
    ] if wrong else tokens  # fmt: skip


def _with_nouns(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make an adverb that is a subject with an article or adjective a noun: "The chief | executive | said so."."""
    articles = {token.head for token in tokens if token.deprel in ("det", "amod") and token.i < token.head}
    wrong = {token.i for token in tokens if token.upos == "ADV" and token.deprel == "nsubj" and token.i in articles}
    return [replace(token, upos="NOUN") if token.i in wrong else token for token in tokens] if wrong else tokens


def _with_infinitives(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Make a word under an auxiliary the infinitive that it can be: "Lidt senere kunne Jens Holm | oplyse |, at …"."""
    carried = {token.head for token in tokens if token.deprel == "aux" and token.upos == "AUX"}
    wrong = {i for i in carried if i >= 0 and tokens[i].upos in ("NOUN", "ADJ", "ADV") and tokens[i].text.islower()
             and forms.get((tokens[i].text, "VERB")) == tokens[i].text
             and not any(token.head == i and token.deprel in ("cop", "det", "case") for token in tokens)}  # fmt: skip
    if not wrong:
        return tokens
    return [replace(token, upos="VERB", lemma=token.text, feats=INFINITIVE) if token.i in wrong else token for token in tokens]


def _with_joined_verbs(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Make a word joined to a finite verb the finite verb that alone it can be: "takkede og | gentog |, at byen er rede"."""
    lost = _lost_root(tokens, forms)
    if lost is not None:
        return [replace(token, upos="VERB", lemma=forms[token.text, "VERB"], feats=FINITE) if token is lost else token
                for token in tokens]  # fmt: skip
    wrong = {token.i for token in tokens if token.deprel == "conj" and token.upos in ("NOUN", "ADJ", "ADV") and token.head >= 0
             and token.text.islower() and tokens[token.head].upos == "VERB" and has_feature(tokens[token.head], "VerbForm=Fin")
             and forms.get((token.text, "VERB"), token.text) != token.text and (token.text, token.upos) not in forms
             and not any(other.head == token.i and other.deprel in ("cop", "aux", "det", "case", "mark", "amod")
                         for other in tokens)}  # fmt: skip
    if not wrong:
        return tokens
    return [
        replace(token, upos="VERB", lemma=forms[token.text, "VERB"], feats=tokens[token.head].feats)
        if token.i in wrong else token for token in tokens
    ]  # fmt: skip


def _lost_root(tokens: Sequence[Token], forms: Forms) -> Token | None:
    """Give the adverb that is the root behind its subject, with no verb beside it: "Konsulent Bo Dal | så | helst, at"."""
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.upos != "ADV" or root.i == 0 or (root.text, "VERB") not in forms:
        return None
    own = [token for token in tokens if token.head == root.i]
    carried = any(token.deprel in ("cop", "aux") or has_feature(token, "VerbForm=Fin") for token in own)
    subject = next((token for token in own if token.deprel == "nsubj" and token.i < root.i), None)
    return root if subject is not None and not carried else None


def _with_attributes(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make the noun behind a participle the subject, and the participle its attribute: "unavngivne kilder | siger"."""
    swapped: dict[int, Token] = {}
    for token in tokens:
        if token.deprel != "nsubj" or token.upos not in ("ADJ", "VERB"):
            continue
        noun = next((other for other in tokens[token.i + 1 : token.i + 4] if other.upos == "NOUN"), None)
        if token.upos == "ADJ" and noun is not None and noun.i == token.i + 1 and noun.deprel == "obj" and (
            noun.head == token.head < token.i and has_feature(token, "Number=Plur") == has_feature(noun, "Number=Plur")
        ):
            swapped[token.i] = replace(token, head=noun.i, deprel="amod")
            swapped[noun.i] = replace(noun, deprel="nsubj")
            swapped |= {other.i: replace(other, head=noun.i) for other in tokens if other.head == token.i}
        if token.upos != "VERB" or has_feature(token, "VerbForm=Fin"):
            continue
        if noun is not None and noun.head == token.i and noun.deprel == "obj" and token.head > noun.i:
            swapped[token.i] = replace(token, head=noun.i, deprel="amod")
            swapped[noun.i] = replace(noun, head=token.head, deprel="nsubj")
    return [swapped.get(token.i, token) for token in tokens] if swapped else tokens


def _with_inner_verb(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Make the word before the root noun of a sentence without a main verb the verb that it can be.

    "The United States | permits | strikes only if troops attack." has a name, a verb and its object, not a compound.
    """
    tokens = _with_verb(tokens, forms)
    root = next((token for token in tokens if token.head < 0), None)
    if root is None or root.i < 2 or root.upos != "NOUN" or tokens[-1].text != FULL_STOP:
        return tokens
    marked = {token.head for token in tokens if token.deprel == "mark"}
    verb, subject = tokens[root.i - 1], tokens[root.i - 2]
    claimed = any(
        has_feature(token, "VerbForm=Fin") and not {token.i, token.head} & marked for token in tokens
    ) or root.i in {token.head for token in tokens if token.deprel in ("cop", "aux", "nsubj")}  # fmt: skip
    is_name = subject.upos == "PROPN" and subject.head == verb.i and subject.deprel == "compound"
    is_verb = verb.head == root.i and verb.deprel == "compound" and (verb.text.lower(), "VERB") in forms
    if claimed or not is_name or not is_verb or verb.text[:1].isupper():
        return tokens
    own = {subject.i: verb.i, verb.i: -1, root.i: verb.i}
    relation = {subject.i: "nsubj", verb.i: "root", root.i: "obj"}
    out = []
    for token in tokens:
        if token.i == verb.i:
            token = replace(token, upos="VERB", feats=PRESENT, lemma=forms[verb.text.lower(), "VERB"])
        if token.i in own:
            token = replace(token, head=own[token.i], deprel=relation[token.i])
        elif token.head == root.i and token.i < subject.i:
            token = replace(token, head=subject.i)
        elif token.head == root.i and token.i > root.i and token.deprel.startswith("acl") and token.i in marked:
            token = replace(token, head=verb.i, deprel="advcl")
        elif token.head == root.i and token.upos == "PUNCT":
            token = replace(token, head=verb.i)
        out.append(token)
    return out


def _with_past(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make participles that cannot be passive active: finite, or carried by an auxiliary that is not of the passive.

    "The union called for a strike." has a subject and no auxiliary, "criticised the law and called for a vote" goes on
    from a finite verb, "said it was late and doubted that …" tells of something, "have long pressed for it" has the
    auxiliary of the perfect.
    """
    passive = {token.i for token in tokens if token.upos == "VERB" and (
        all(has_feature(token, f) for f in PASSIVE) or token.feats == PERFECT)}  # fmt: skip
    if not passive:
        return tokens
    carried = {token.head for token in tokens if token.deprel.startswith(("aux", "cop")) or token.deprel == "nsubj:pass"}
    told = {token.head for token in tokens if token.deprel == "nsubj" and token.i < token.head}
    telling = {token.head for token in tokens if token.deprel == "ccomp" and token.i > token.head}
    past = (passive & told) - carried
    for token in tokens:
        goes_on = token.deprel == "conj" and token.i in passive - carried and token.head < token.i
        if goes_on and (token.head in past or _is_active(tokens[token.head]) or token.i in telling):
            past.add(token.i)
    perfect = {token.head for token in tokens if token.deprel == "aux"} & passive
    perfect -= {token.head for token in tokens if token.deprel in ("aux:pass", "nsubj:pass")}
    return [
        replace(token, feats=PAST) if token.i in past
        else replace(token, feats=PERFECT) if token.i in perfect else token
        for token in tokens
    ]  # fmt: skip


def _with_present(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make an infinitive finite that tells of something and goes on from a predicate that no verb but a copula carries:
    "warn that it is late and | point | out that …"."""
    told = {token.head for token in tokens if token.deprel == "ccomp" and token.i > token.head}
    bare = {token.i for token in tokens if token.i in told and token.deprel == "conj" and has_feature(token, "VerbForm=Inf")}
    copular = {token.head for token in tokens if token.deprel == "cop" and has_feature(token, "VerbForm=Fin")}
    bare -= {token.head for token in tokens if token.deprel in ("mark", "aux")}
    finite = {i for i in bare if tokens[i].head in copular}
    return [replace(token, feats=PRESENT) if token.i in finite else token for token in tokens] if finite else tokens


def _is_active(verb: Token) -> bool:
    """Say whether a verb is finite and not passive, so that a verb joined to it without an auxiliary is finite too."""
    return verb.upos == "VERB" and has_feature(verb, "VerbForm=Fin") and not has_feature(verb, "Mood=Imp")


def _with_plurals(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make plural participles that are predicates without an auxiliary finite, and verbs under a preposition nouns.

    "Og i går besluttede spillerne at vende hjem": one form is both; "i aftes" is no verb.
    """
    plural = {token.i for token in tokens if token.deprel in PREDICATES and token.upos == "VERB"
              and all(has_feature(token, feature) for feature in PLURAL)}  # fmt: skip
    plural -= {token.head for token in tokens if token.deprel.startswith(("aux", "cop")) or token.deprel == "nsubj:pass"}
    cased = {token.head for token in tokens if token.deprel == "case" and token.upos == "ADP" and token.head == token.i + 1}
    nouns = {token.i for token in tokens if token.i in cased and token.upos == "VERB" and has_feature(token, "VerbForm=Fin")}
    if not plural | nouns:
        return tokens
    return [
        replace(token, feats=PAST) if token.i in plural
        else replace(token, upos="NOUN", feats="") if token.i in nouns else token
        for token in tokens
    ]  # fmt: skip


def _with_genitives(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a particle that a parser took for a copula the mark of a genitive: "the lawyer | 's | plea"."""
    marks = {token.i for token in tokens if token.upos == "PART" and token.deprel in ("cop", "aux") and token.i}
    if not marks:
        return tokens
    out = []
    for token in tokens:
        if token.i in marks:
            token = replace(token, deprel="case", head=token.i - 1)
        elif token.i + 1 in marks and token.deprel in ("nsubj", "compound", "nmod"):
            token = replace(token, deprel="nmod:poss")
        out.append(token)
    return out


def _with_verb(tokens: Sequence[Token], forms: Forms) -> Sequence[Token]:
    """Make the root noun of a whole sentence without a verb the verb that it can be: "The union | demands | more pay."."""
    if not tokens or tokens[-1].text != FULL_STOP:
        return tokens
    roots = [token for token in tokens if token.head < 0]
    root = roots[0] if len(roots) == 1 else None
    if root is None or root.upos != "NOUN" or (root.text.lower(), "VERB") not in forms or root.i == 0:
        return tokens
    subject = tokens[root.i - 1]
    below = {token.deprel.partition(":")[0] for token in tokens if token.head == root.i}
    told = subject.deprel == "nsubj" and "ccomp" in below and not below & CARRIERS  # "The bank | estimates | that it will pay."
    lost = subject.deprel == "compound" and not any(has_feature(token, "VerbForm=Fin") for token in tokens)
    is_subject = subject.head == root.i and (told or lost) and subject.upos in ("NOUN", "PROPN")
    behind = [token for token in tokens if token.head == root.i and token.i > root.i and token.upos != "PUNCT"]
    agrees = has_feature(subject, "Number=Plur") != has_feature(root, "Number=Plur")  # "unions demand", "a union demands"
    if not is_subject or not behind or not agrees:
        return tokens
    out = []
    for token in tokens:
        if token.i == root.i:
            token = replace(token, upos="VERB", feats=PRESENT, lemma=forms[root.text.lower(), "VERB"])
        elif token.i == subject.i:
            token = replace(token, deprel="nsubj")
        elif token.head == root.i and token.i < subject.i:
            token = replace(token, head=subject.i)
        elif token.head == root.i and token.i > root.i:
            token = replace(token, deprel=BEHIND.get(token.deprel, token.deprel))
        out.append(token)
    return out
