"""Objects put right where the words are plain: phrases cut off from their noun, participles for nouns."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.tree import has_feature

FINITE = "VerbForm=Fin"
PARTICIPLE = "VerbForm=Part"
NEUTER_NOUN = "Definite=Def|Gender=Neut|Number=Sing"
SUBJECTS = ("nsubj", "nsubj:pass", "expl", "csubj")


def with_objects(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with such objects put right, verb by verb."""
    changed: dict[int, Token] = {}
    for verb in tokens:
        if verb.upos != "VERB" or not has_feature(verb, FINITE):
            continue
        own = [token for token in tokens if token.head == verb.i]
        for mend in (_cut_off, _participle):
            for new in mend(tokens, verb, own):
                changed.setdefault(new.i, new)
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _cut_off(tokens: Sequence[Token], verb: Token, own: Sequence[Token]) -> list[Token]:
    """Hang an object under a preposition on the noun right before it: "forslaget | om et stadion"; no object has one."""
    found = []
    for token in own:
        case = _cased(tokens, token)
        noun = tokens[case.i - 1] if case is not None and case.i else None
        if token.deprel == "obj" and noun is not None and noun.head == verb.i and noun.upos == "NOUN" and noun.i > verb.i:
            found.append(replace(token, head=noun.i, deprel="nmod"))
    return found


def _participle(tokens: Sequence[Token], verb: Token, own: Sequence[Token]) -> list[Token]:
    """Make a participle that hangs on the verb before it as if it described a noun the noun that it is.

    "Landet ophæver | forbuddet | mod import": the object; "Nu kræver | forbundet |, at …": the subject that is missing.
    """
    behind = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else None
    if behind is None or behind.upos not in ("VERB", "ADJ") or not has_feature(behind, PARTICIPLE) or behind.head != verb.i:
        return []
    below = [token for token in tokens if token.head == behind.i]
    if any(token.deprel in ("aux", "cop", "mark", "det", "obj", "nsubj") for token in below):
        return []
    has_subject = any(token.deprel in SUBJECTS for token in own)
    noun = replace(behind, upos="NOUN", feats=NEUTER_NOUN)
    if behind.deprel == "amod" and has_subject and not any(token.deprel in ("obj", "aux") for token in own):
        phrase = [replace(token, head=behind.i, deprel="nmod") for token in own
                  if token.deprel in ("obl", "obj") and (case := _cased(tokens, token)) and case.i == behind.i + 1]  # fmt: skip
        return [replace(noun, deprel="obj"), *phrase]
    clauses = [token for token in below if token.deprel in ("advcl", "acl", "ccomp") and token.i > behind.i]
    if behind.deprel == "xcomp" and not has_subject and verb.i and len(clauses) == 1 and tokens[behind.i + 1].text == ",":
        return [replace(noun, deprel="nsubj"), replace(clauses[0], head=verb.i, deprel="ccomp")]
    return []


def _cased(tokens: Sequence[Token], noun: Token) -> Token | None:
    """Give the preposition of a phrase, None if it has none."""
    return next((t for t in tokens if t.head == noun.i and t.deprel == "case" and t.upos == "ADP" and t.i < noun.i), None)
