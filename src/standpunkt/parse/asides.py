"""Verb forms put right that go along with a clause: participles between commas and at its start, gerunds behind a marker."""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.tree import has_feature

PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
SUBJECTS = {"nsubj", "csubj", "expl"}
LINKED = ("conj", "acl:relcl", "acl")
"""Relations of verbs that may share or leave out a subject."""


def with_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with such forms put right."""
    return _with_marked_gerunds(_with_inserted_participle(_with_opening_participle(tokens)))


def _with_opening_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a past verb that opens a sentence without a subject a participle that goes along: "Asked about it, she said …"."""
    first = tokens[0] if tokens else None
    if first is None or first.upos != "VERB" or first.head <= 0 or not has_feature(first, "VerbForm=Fin"):
        return tokens
    subject = any(token.head == 0 and token.deprel.partition(":")[0] in SUBJECTS for token in tokens)
    if subject or not has_feature(first, "Tense=Past") or tokens[first.head].upos not in ("VERB", "AUX"):
        return tokens
    return [replace(first, feats=PARTICIPLE, deprel="advcl"), *tokens[1:]]


def _with_inserted_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a past verb between commas behind a subject its participle: "The mayor, | asked whether he knew, | said …"."""
    subjects = {token.head: token for token in tokens if token.deprel == "nsubj"}
    changed: dict[int, Token] = {}
    for token in tokens[2:]:
        if token.upos != "VERB" or token.head <= token.i or tokens[token.i - 1].text != ",":
            continue
        past = has_feature(token, "VerbForm=Fin") and has_feature(token, "Tense=Past")
        owners = [subject for verb in (token.i, token.head) if (subject := subjects.get(verb)) is not None]
        if not past or len(owners) != 1 or owners[0].i > token.i or token.deprel in LINKED:
            continue
        if any(other.text == "," for other in tokens[token.i + 1 : token.head]):
            changed[token.i] = replace(token, head=owners[0].i, deprel="acl", feats=PARTICIPLE)
            changed[owners[0].i] = replace(owners[0], head=token.head)
    return [changed.get(token.i, token) for token in tokens] if changed else tokens


def _with_marked_gerunds(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make a gerund that a word marks as a clause govern the noun that it was hung on: "accused it of | neglecting | roads"."""
    changed: dict[int, Token] = {}
    for mark in tokens:
        gerund = tokens[mark.head] if mark.deprel == "mark" and mark.head == mark.i + 1 else None
        if gerund is None or gerund.deprel != "amod" or not has_feature(gerund, "VerbForm=Ger") or gerund.head < gerund.i:
            continue
        noun = tokens[gerund.head]
        changed[gerund.i] = replace(gerund, head=noun.head, deprel="acl")
        changed[noun.i] = replace(noun, head=gerund.i, deprel="obj")
    return [changed.get(token.i, token) for token in tokens] if changed else tokens
