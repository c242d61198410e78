"""Reach: whether a clause that was found by its marker belongs to a cue, by the tree or by what stands between them."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.contents.clauses import VERBAL
from standpunkt.statements.cues import Cue

MAX_REACH_TOKENS = 25
"""Words of subject, addressee and time that may stand between a verb and a clause that the tree does not hang on it."""
MAX_NOUN_REACH_TOKENS = 8


def hangs_on(tree: Tree, verb: Token, cue: Cue) -> bool:
    """Say whether the tree hangs the clause on the cue, directly or through nominals."""
    own = {token.i for token in cue.tokens}
    for above in tree.ancestors(verb):
        if above.i in own:
            return True
        if above.upos in VERBAL and not is_deprel(above, "aux", "cop"):
            return False
    return False


def reaches(tree: Tree, cue: Cue, marker: Token) -> bool:
    """Say whether nothing but the cue's own arguments stands between the cue and a marker on its right."""
    if marker.i < cue.token.i:
        return False
    own = {token.i for token in cue.tokens}
    end = marker.i - 1 if tree.tokens[marker.i - 1].text == "," else marker.i
    closed = end < marker.i and marker.upos == "PART"  # "asked Lam, who is new |, to resign"
    between = _outside_relatives(tree, [token for token in tree.tokens[cue.token.i + 1 : end] if token.i not in own], closed)
    if cue.entry.pos == "NOUN" and _is_set_off(between):
        return False  # "hid a | report |, a claim that nobody has checked"
    if cue.entry.pos == "NOUN":
        between = [token for token in between if token.upos != "AUX"]  # "målet er, at …"
    limit = MAX_REACH_TOKENS if cue.entry.pos == "VERB" else MAX_NOUN_REACH_TOKENS
    return len(between) <= limit and not any(
        token.upos in ("SCONJ", "CCONJ") or (token.upos in VERBAL and not (_is_attribute(token) or _is_sent(tree, cue, token)))
        for token in between
        if token.i != marker.i - 1 and not is_deprel(token, "mark") and tree.tokens[token.i - 1].upos != "ADP"
    )  # fmt: skip


def _is_set_off(between: list[Token]) -> bool:
    """Say whether a comma and another noun stand between a noun and a clause."""
    comma = next((i for i, token in enumerate(between) if token.text == ","), len(between))
    return any(token.upos == "NOUN" for token in between[comma:])


def _is_attribute(verb: Token) -> bool:
    """Say whether a participle only describes a noun ("said in an | emailed | note", "in a note | seen | by the paper")."""
    done = is_deprel(verb, "acl") and has_feature(verb, "VerbForm=Part") and not has_feature(verb, "Tense=Pres")
    return done or is_deprel(verb, "amod")


def _is_sent(tree: Tree, cue: Cue, verb: Token) -> bool:
    """Say whether a clause without a relative word tells of the text that something was said in ("said in a letter it | sent
    | to members that …")."""
    subject, text = tree.child(verb, "nsubj"), tree.head(verb)
    own = subject is not None and has_feature(subject, "Case=Nom") and subject.i == verb.i - 1
    return own and is_deprel(verb, "acl") and text is not None and is_deprel(text, "obl") and text.head == cue.token.i


def is_result(tree: Tree, cue: Cue, marker: Token, grammar: Grammar) -> bool:
    """Say whether a clause tells what comes of a degree ("kræver så megen ilt" | ", at fisken dør")."""
    between = tree.tokens[cue.token.i + 1 : marker.i - 1]
    degrees = [token for token in between if token.text.lower() in grammar.of("degree")]
    return bool(degrees) and tree.tokens[degrees[-1].i + 1].upos in ("ADJ", "ADV")


def _opens_aside(tree: Tree, token: Token) -> bool:
    """Say whether an adverbial clause begins with a preposition and a subordinator ("udtalte, | efter at hun kom, at …")."""
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree) else None
    return following is not None and token.upos == "ADP" and following.upos == "SCONJ"


def _outside_relatives(tree: Tree, tokens: list[Token], closed: bool) -> list[Token]:
    """Drop relative clauses and asides from a stretch: from the comma and word that open one to the next comma.

    `closed` says that a comma behind the stretch closes one that is open at its end.
    """
    kept: list[Token] = []
    skipped: list[Token] = []
    inside = False
    for token in tokens:
        if token.text == ",":
            following = tree.tokens[token.i + 1] if token.i + 1 < len(tree) else None
            inside = following is not None and (following.text.lower() in tree.relatives or _opens_aside(tree, following))
            skipped = []
        (skipped if inside else kept).append(token)
    if inside and closed:
        return kept
    aside = bool(skipped) and _opens_aside(tree, skipped[1] if len(skipped) > 1 else skipped[0])
    if aside and skipped[-1].upos not in VERBAL:
        return kept
    return kept + skipped if inside else kept  # a clause that is still open owns the marker
