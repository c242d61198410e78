"""Resumptions: where a content goes on behind the attribution in its middle ("…, siger han, | men …")."""

from standpunkt.lexicon.entries import Lexicon
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word

MAX_NEXT_SUBJECT = 8
"""The finite verb of what a content goes on with comes within so many tokens."""


def second_half(tree: Tree, cue: Token, first: Token, grammar: Grammar) -> Token | None:
    """Give the conjunction with which a content goes on after an attribution without inversion ("The fire began at noon,
    officials said, | and spread to the roof"), None if there is none."""
    comma = next((token for token in tree.tokens[cue.i + 1 : -3] if token.text == ","), None)
    if grammar.verb_second or first.i >= cue.i or comma is None or tree.tokens[comma.i + 1].upos != "CCONJ":
        return None
    days = grammar.of("day")
    told_when = all(token.upos == "ADP" or is_word(token, days) for token in tree.tokens[cue.i + 1 : comma.i])
    verb = _next_finite(tree, comma.i + 1)
    apart = verb is None or any(token.text == "," for token in tree.tokens[comma.i + 1 : verb.i])
    return None if apart or not told_when else tree.tokens[comma.i + 1]


def _next_finite(tree: Tree, start: int) -> Token | None:
    """Give the first finite verb of a clause that begins at token `start`."""
    near = tree.tokens[start : start + MAX_NEXT_SUBJECT]
    return next((token for token in near if has_feature(token, "VerbForm=Fin")), None)


def tells_act(tree: Tree, joint: Token, cues: Lexicon) -> bool:
    """Say whether a clause behind a conjunction tells another act ("…, police said, | but | the union disputes it")."""
    verb = _next_finite(tree, joint.i) if joint.upos == "CCONJ" else None
    carried = tree.head(verb) if verb is not None and is_deprel(verb, "aux", "cop") else None
    acts = [cues.of_word(word.lemma.lower(), word.text.lower()) for word in (verb, carried) if word is not None]
    return any(entry.pos == "VERB" and not (entry.weak or entry.parts) for found in acts for entry in found)


def resumption(tree: Tree, cue: Token, grammar: Grammar, after_dash: bool) -> Token | None:
    """Give the token with which the content goes on after the tail ("…, siger han, men …")."""
    for token in tree.tokens[cue.i + 2 : -1]:
        if token.text != ",":
            continue
        following = tree.tokens[token.i + 1]
        if following.upos == "CCONJ" and grammar.verb_second and has_feature(tree.tokens[token.i + 2], "VerbForm=Fin"):
            return None  # "…, siger han, men hæfter sig ved, at …": what else he does
        if following.upos == "CCONJ" and any(
            has_feature(later, "VerbForm=Fin") for later in tree.tokens[following.i : following.i + 8]
        ) and any(later.upos in ("PRON", "PROPN", "NOUN") for later in tree.tokens[following.i + 1 : following.i + 6]):
            return following
        rest = tree.tokens[following.i :]
        relative = following.text.lower() in grammar.of("relative") or following.upos == "SCONJ"
        relative = relative or (grammar.verb_second and is_word(following, grammar.of("complementiser")))
        relative = relative or _subordinates(tree, following)
        if _is_apposition(tree, following, grammar):
            continue
        if after_dash and following.upos == "SCONJ" and any(later.text.lower() in grammar.of("first-person") for later in rest):
            return following  # "…, siger hun, | så vi må spare"
        nominal = following.upos in ("NOUN", "PROPN", "NUM", "ADJ")  # an apposition unless a finite verb comes
        if after_dash and not relative and any(
            has_feature(later, "VerbForm=Fin") or (later.upos in ("VERB", "AUX") and not nominal) for later in rest[:8]
        ):
            return following
        return None
    return None


def _subordinates(tree: Tree, word: Token) -> bool:
    """Say whether an adverb opens a clause under the verb of the attribution ("…, svarede hun, | hvorefter | hun gik")."""
    verb = tree.head(word) if word.upos == "ADV" else None
    first = verb is not None and tree.subtree(verb)[0].i >= word.i - 1
    return verb is not None and first and is_deprel(verb, "advcl", "acl") and verb.i > word.i + 1


def _is_apposition(tree: Tree, first: Token, grammar: Grammar) -> bool:
    """Say whether what begins at `first` only names the speaker again, up to a relative clause ("…, siger ordføreren,
    Jonas Thorsager, som …") or to what else the speaker does ("…, siger ordføreren, Jonas Thorsager, og smiler")."""
    segment = tree.tokens[first.i :]
    comma = next((token for token in segment if token.text == ","), None)
    if comma is None or comma.i + 1 >= len(tree):
        return False
    if any(has_feature(token, "VerbForm=Fin") for token in segment[: comma.i - first.i]):
        return False
    following, beyond = tree.tokens[comma.i + 1], tree.tokens[min(comma.i + 2, len(tree) - 1)]
    goes_on = first.upos == "PROPN" and following.upos == "CCONJ" and has_feature(beyond, "VerbForm=Fin")
    if grammar.verb_second and goes_on:
        return True  # "…, siger ordføreren, Jonas Thorsager, | og smiler"
    return following.text.lower() in grammar.of("relative")
