"""Clauses told by the order of words alone, where the verb does not stand second and the tree has lost the clause.

`He said | the majority of voters passing by were polite`, `she says | running for mayor is tough`: what stands right behind
the verb, up to the next finite one, is the subject of that.
"""

from collections.abc import Sequence

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import VERBAL, clause_tokens
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite
from standpunkt.statements.subjects.by_tree import is_passive

NOMINAL = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
MAX_SUBJECT_TOKENS = 20


def clause_by_order(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the clause whose subject stands right behind a verb of speech, None where the words do not tell."""
    if grammar.verb_second or cue.entry.pos != "VERB" or cue.entry.addressee in ADDRESSED:
        return None
    passive = is_passive(tree, cue.token, grammar)
    active = not passive and (is_finite(tree, cue.token) or is_gerund(tree, cue.token))
    if not (active or (passive and _is_of_nobody(tree, cue.token))):
        return None
    start = _behind_place(tree, cue, _behind_day(tree, cue.tokens[-1].i + 1))
    verb = _verb_of_subject(tree, start, grammar)
    if verb is None:
        return None
    tokens = _clause_from(tree, cue, start, verb, grammar)
    return Content(tokens, "that", is_attached=False) if tokens else None


def _clause_from(tree: Tree, cue: Cue, start: int, verb: Token, grammar: Grammar) -> tuple[Token, ...]:
    """Give the clause that begins at token `start` and has a finite verb, empty if it ends with that verb."""
    head = tree.head(verb) if is_deprel(verb, "aux", "cop") else verb
    head = head if head is not None and head.i >= verb.i else verb
    tokens = clause_tokens(tree, head, tree.tokens[start], {token.i for token in cue.tokens}, grammar)
    return tokens if tokens and tokens[-1].i > verb.i else ()


def _is_of_nobody(tree: Tree, verb: Token) -> bool:
    """Say whether a passive is said of a pronoun for a thing, as of a clause behind it ("It was announced | Monday …")."""
    subject = tree.child(verb, "nsubj", "nsubj:pass", "expl")
    return subject is not None and subject.i < verb.i and subject.upos == "PRON" and has_feature(subject, "Gender=Neut")


def clause_behind_condition(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give the clause that a subordinate one opens right behind a verb of speech ("found | when food was short, they left")."""
    if grammar.verb_second or cue.entry.pos != "VERB" or cue.entry.act == "ask" or not is_finite(tree, cue.token):
        return None
    start = _behind_day(tree, cue.tokens[-1].i + 1)
    openers = grammar.of("conditional") | grammar.of("circumstantial") | grammar.of("subordinating")
    if start >= len(tree) or tree.tokens[start].text.lower() not in openers or is_passive(tree, cue.token, grammar):
        return None
    comma = next((token.i for token in tree.tokens[start : start + MAX_SUBJECT_TOKENS] if token.text == ","), len(tree))
    told = any(has_feature(token, "VerbForm=Fin") for token in tree.tokens[start:comma])
    verb = _verb_of_subject(tree, comma + 1, grammar) if told else None
    if verb is None:
        return None
    tokens = _clause_from(tree, cue, comma + 1, verb, grammar)
    return Content((*tree.tokens[start : comma + 1], *tokens), "that") if tokens else None


def _behind_day(tree: Tree, i: int) -> int:
    """Give the first token behind the day that something was said on, token `i` where none is told."""
    while i in tree.when_told:
        i += 1
    return i


def _behind_place(tree: Tree, cue: Cue, i: int) -> int:
    """Give where a clause begins behind the phrase that tells where it was said, token `i` where none is told.

    `said in a note sent by the union | the offer insults its members`: no relative clause, it has an object of its own.
    """
    if i >= len(tree) or tree.tokens[i].upos != "ADP" or tree.children(cue.token, "obj", "ccomp"):
        return i
    for verb in tree.tokens[i:]:
        subject = tree.child(verb, "nsubj") if has_feature(verb, "VerbForm=Fin") or is_finite(tree, verb) else None
        if subject is None or subject.i > verb.i or subject.text.lower() in tree.relatives or subject.upos == "PRON":
            continue
        first = tree.subtree(subject)[0]
        full = any(child.i > verb.i for child in tree.children(verb, "obj", "ccomp", "xcomp")) or tree.child(verb, "cop")
        return first.i if full and first.i > i + 1 and tree.tokens[first.i - 1].upos in ("NOUN", "PROPN") else i
    return i


def _verb_of_subject(tree: Tree, start: int, grammar: Grammar) -> Token | None:
    """Give the finite verb of the phrase that begins at token `start`, None if the phrase is no subject of one."""
    first = tree.tokens[start] if start < len(tree) else None
    if first is None or not (first.upos in NOMINAL or is_gerund(tree, first)) or is_word(first, grammar.of("objective")):
        return None
    stops = grammar.of("relative") | grammar.of("interrogative") | grammar.of("conditional") | grammar.of("complementiser")
    passed = start
    for token in tree.tokens[start + 1 : start + MAX_SUBJECT_TOKENS]:
        if token.i <= passed:
            continue
        passed = _relative_end(tree, token) or passed
        if token.i <= passed:
            continue
        if token.upos in VERBAL and has_feature(token, "VerbForm=Fin"):
            between = tree.tokens[start : token.i]
            return token if _is_subject(tree, between) else None
        if token.text.lower() in stops or token.upos in ("SCONJ", "CCONJ") or token.text in (";", ":", "(", "–", "—"):
            return None
    return None


def _is_aside(phrase: Sequence[Token], comma: int) -> bool:
    """Say whether all behind the first comma of a phrase stands under a preposition, without a verb or another comma."""
    aside = [token for token in phrase if token.i > comma][:-1]
    under = len(aside) > 1 and aside[0].upos == "ADP" and aside[-1].upos in NOMINAL
    verbs = [token for token in aside if token.upos in VERBAL and not is_deprel(token, "amod", "compound")]
    return under and not verbs and not any(token.text == "," for token in aside)


def _relative_end(tree: Tree, comma: Token) -> int:
    """Give the last token of a relative clause between commas that a finite verb follows, 0 if none opens here."""
    if comma.text != "," or comma.i + 1 >= len(tree) or tree.tokens[comma.i + 1].text.lower() not in tree.relatives:
        return 0
    close = next((token.i for token in tree.tokens[comma.i + 2 :] if token.text == ","), len(tree) - 1)
    closed = close + 1 < len(tree) and has_feature(tree.tokens[close + 1], "VerbForm=Fin")
    return close if closed else 0


def _is_subject(tree: Tree, phrase: Sequence[Token]) -> bool:
    """Say whether a phrase in front of a finite verb is one subject, not an object with a clause about it."""
    last = phrase[-1]
    if len(phrase) > 1 and (has_feature(last, "Case=Nom") or last.text.lower() in tree.relatives):
        return False  # "wrote the book | he had promised"
    commas = [token for token in phrase if token.text == ","]
    if not commas:
        return True
    if phrase[-1].text == "," and phrase[0].upos in NOMINAL and _is_aside(phrase, commas[0].i):
        return True  # "the weeds, | like high temperatures, | might …"
    apposed = [token for token in phrase if commas[0].i < token.i < commas[-1].i]
    if len(commas) == 2 and last is commas[1] and _relative_end(tree, commas[0]):
        return True  # "reported | a source, whom it did not name, | said …"
    nominal = bool(apposed) and apposed[0].upos in NOMINAL and not any(token.upos in VERBAL for token in apposed)
    return len(commas) == 2 and last is commas[1] and nominal
