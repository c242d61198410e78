"""Words put right: verbs that a tagger took for something else, and infinitives that carry a headline."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.lexicon.entries import Entry, Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel

VERBAL = ("VERB", "AUX")
CARRYING = ("cop", "aux:pass")
"""Relations of a copula to the verb that somebody is bound to do."""
ENDS = (".", "!", "?")
"""What ends a sentence, and no headline."""
WILLED = ("intend", "promise")
"""Attitudes of adjectives for what somebody wills to do."""
DESCRIBED = ("NumType=Ord", "Degree=Sup")
"""Features of adjectives that an infinitive completes ("the first woman to lead the army")."""


def put_right(tree: Tree, lexicon: Lexicon, grammar: Grammar) -> Tree:
    """Give the tree with all that is put right before positions are read."""
    put = bound(headlined(retagged(handed_on(tree), lexicon), grammar), lexicon, grammar)
    return active(willing(raised(put, lexicon, grammar), lexicon), grammar)


def handed_on(tree: Tree) -> Tree:
    """Give the tree with what a parser hung on an auxiliary on the verb: "The minister | had | on Sunday gone"."""
    changed = {
        child.i: replace(child, head=auxiliary.head)
        for auxiliary in tree.tokens if auxiliary.upos == "AUX" and is_deprel(auxiliary, "aux", "aux:pass")
        for child in tree.children(auxiliary, "nsubj", "nsubj:pass", "obl", "advmod")
    }  # fmt: skip
    return Tree(_with(tree, changed)) if changed else tree


def headlined(tree: Tree, grammar: Grammar) -> Tree:
    """Give the tree with the marker of the infinitive that carries a headline as its modal: "Germany to send tanks".

    It does so where the sentence has no finite verb, and begins with a noun phrase that the marker follows.
    """
    markers = grammar.of("infinitive")
    if not markers or not len(tree) or tree.tokens[-1].text in ENDS:
        return tree
    if any(has_feature(token, "VerbForm=Fin") for token in tree.tokens):
        return tree
    marker = next((token for token in tree.tokens if token.upos == "PART" and token.text.lower() in markers), None)
    verb = tree.head(marker) if marker is not None else None
    if marker is None or verb is None or verb.i < marker.i or not has_feature(verb, "VerbForm=Inf"):
        return tree
    subject = tree.child(verb, "nsubj") if verb.head < 0 else tree.head(verb)
    if subject is None or subject.head not in (-1, verb.i) or not _opens(tree, subject, marker):
        return tree
    changed = {
        marker.i: replace(marker, upos="AUX", feats="VerbForm=Fin", head=verb.i, deprel="aux"),
        verb.i: replace(verb, head=-1, deprel="root"),
        subject.i: replace(subject, head=verb.i, deprel="nsubj"),
    }
    return Tree(_with(tree, changed))


def bound(tree: Tree, lexicon: Lexicon, grammar: Grammar) -> Tree:
    """Give the tree with the markers of what somebody is bound to do as modals: "The leaders are | to meet on Friday".

    The copula stands right before the marker, and the subject is no noun that the clause may tell what it is ("the goal").
    """
    markers = grammar.of("infinitive")
    changed: dict[int, Token] = {}
    for marker in tree.tokens[1:]:
        verb = tree.head(marker) if marker.upos == "PART" and marker.text.lower() in markers else None
        copula = tree.tokens[marker.i - 1]
        if verb is None or copula.head != verb.i or copula.deprel not in CARRYING or not _is_infinitive(tree, verb):
            continue
        subject = next((child for child in tree.children(verb, "nsubj") if child.i < copula.i), None)
        if subject is None:
            continue
        if any(entry.pos == "NOUN" for entry in lexicon.of_word(subject.lemma.lower(), subject.text.lower())):
            continue
        changed[marker.i] = replace(marker, upos="AUX", feats="VerbForm=Fin", deprel="aux")
        changed[copula.i] = replace(copula, deprel="aux")
        changed[subject.i] = replace(subject, deprel="nsubj")
    return Tree(_with(tree, changed)) if changed else tree


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    """Say whether a verb is an infinitive, of the passive too ("are | to be sent")."""
    return any(has_feature(part, "VerbForm=Inf") for part in (verb, *tree.children(verb, "aux", "cop")))


def raised(tree: Tree, lexicon: Lexicon, grammar: Grammar) -> Tree:
    """Give the tree with adjectives over the infinitive that a parser took them for the marker of: "is | due | to meet"."""
    markers = grammar.of("infinitive")
    changed: dict[int, Token] = {}
    for token in tree.tokens[1:-1]:
        verb = tree.head(token) if token.upos == "ADJ" and is_deprel(token, "mark") else None
        copula = tree.tokens[token.i - 1]
        if verb is None or copula.head != verb.i or not is_deprel(copula, "cop"):
            continue
        if tree.tokens[token.i + 1].text.lower() not in markers or not _takes_infinitive(token, lexicon):
            continue
        changed[token.i] = replace(token, head=verb.head, deprel=verb.deprel)
        changed[verb.i] = replace(verb, head=token.i, deprel="xcomp")
        for child in tree.children(verb):
            if child.i < token.i:
                name = "nsubj" if is_deprel(child, "nsubj") else child.deprel
                changed[child.i] = replace(child, head=token.i, deprel=name)
    return Tree(_with(tree, changed)) if changed else tree


def willing(tree: Tree, lexicon: Lexicon) -> Tree:
    """Give the tree with a body that is ready for something as the subject: "The bank says | it | is ready to pay".

    A parser takes "it" for an expletive there, which adjectives of what somebody wills do not have.
    """
    changed = {
        child.i: replace(child, deprel="nsubj")
        for token in tree.tokens if token.upos == "ADJ" and tree.child(token, "nsubj") is None
        for child in tree.children(token, "expl") if child.i < token.i and _takes_infinitive(token, lexicon)
    }  # fmt: skip
    return Tree(_with(tree, changed)) if changed else tree


def active(tree: Tree, grammar: Grammar) -> Tree:
    """Give the tree with what nothing makes passive as active: "The two groups jointly | called | for a vote".

    Only the main verb of a sentence, which needs a finite verb where a headline leaves auxiliaries out ("Minister told to
    go"), and only of a language whose past tense and participle are alike.
    """
    if grammar.verb_second or not len(tree) or tree.tokens[-1].text not in ENDS:
        return tree
    changed: dict[int, Token] = {}
    for verb in tree.roots:
        passive = next((child for child in tree.children(verb, "nsubj:pass") if child.i < verb.i), None)
        if passive is None or verb.upos != "VERB" or tree.child(verb, "aux", "cop") is not None:
            continue
        changed[passive.i] = replace(passive, deprel="nsubj")
        changed[verb.i] = replace(verb, feats="Mood=Ind|Tense=Past|VerbForm=Fin")
    return Tree(_with(tree, changed)) if changed else tree


def _takes_infinitive(adjective: Token, lexicon: Lexicon) -> bool:
    """Say whether an adjective tells what somebody wills to do; judgements tell what is thought of it ("right to")."""
    entries = lexicon.of_word(adjective.lemma.lower(), adjective.text.lower())
    return any(entry.pos == "ADJ" and entry.source != "none" and entry.attitude in WILLED and not entry.parts
               and any(frame.kind == "inf" for frame in entry.frames) for entry in entries)  # fmt: skip


def _opens(tree: Tree, subject: Token, marker: Token) -> bool:
    """Say whether a noun phrase is all that stands before a marker, and is not one that the infinitive describes."""
    before = [token for token in tree.tokens[: marker.i] if token.upos != "PUNCT"]
    if subject.upos not in ("NOUN", "PROPN") or not before or before[-1].upos not in ("NOUN", "PROPN", "PART", "ADV"):
        return False
    if any(token.upos in ("ADP", "SCONJ", "VERB", "AUX", "CCONJ") for token in before if not is_deprel(token, "amod")):
        return False
    return not any(has_feature(token, feature) for token in before for feature in DESCRIBED)


def retagged(tree: Tree, lexicon: Lexicon) -> Tree:
    """Give the tree with such words tagged as verbs: "vil USA tillade" with "tillade" as a noun under an auxiliary.

    A word counts that the lexicon has as a verb and that has an auxiliary, or that is the root and has a subject, and
    that has nothing that only a noun has (determiner, preposition, copula).
    """
    changed = {
        token.i: _verb(tree, token)
        for token, (lemma, form) in zip(tree.tokens, tree.lowered, strict=True)
        if (entries := lexicon.of_word(lemma, form)) and _is_verb(tree, token, entries)
    }
    if not changed:
        return tree
    return Tree(_with(tree, changed))


def _with(tree: Tree, changed: dict[int, Token]) -> Sentence:
    return replace(tree.sentence, tokens=tuple(changed.get(token.i, token) for token in tree.tokens))


def _is_verb(tree: Tree, token: Token, entries: Sequence[Entry]) -> bool:
    if token.upos in VERBAL or token.upos in ("PUNCT", "PRON", "DET") or token.placeholder:
        return False
    if not any(entry.pos == "VERB" for entry in entries) or any(entry.pos == "ADJ" for entry in entries):
        return False
    if any(child.i < token.i for child in tree.children(token, "det", "case", "cop", "nmod:poss", "amod")):
        return False
    is_root = token.head < 0 and tree.child(token, "nsubj") is not None
    return is_root or tree.child(token, "aux") is not None or has_feature(token, "VerbForm=Fin")


def _verb(tree: Tree, token: Token) -> Token:
    carried = tree.child(token, "aux") is not None
    if has_feature(token, "VerbForm=Fin") and not carried:
        return replace(token, upos="VERB")  # only the tagger's word class is wrong
    return replace(token, upos="VERB", feats="VerbForm=Inf" if carried else "Mood=Ind|Tense=Pres|VerbForm=Fin")
