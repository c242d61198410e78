"""Clauses told by the order of words alone, where the verb does not stand second and the tree has lost the clause.

`He said | the majority of voters passing by were polite`, `she says | running for mayor is tough`: what stands right behind
the verb, up to the next finite one, is the subject of that.
"""

from collections.abc import Sequence
from itertools import pairwise

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import VERBAL, clause_tokens
from standpunkt.statements.contents.gerunds import is_gerund
from standpunkt.statements.cues import ADDRESSED, Cue, is_finite
from standpunkt.statements.subjects.by_tree import is_passive

ENDS = (";", ":", "(", "–", "—")
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
    if verb is None or _is_told_of(tree, cue.token, verb):
        return None
    tokens = _clause_from(tree, cue, start, verb, grammar)
    return Content(tokens, "that", is_attached=False) if tokens else None


def _is_told_of(tree: Tree, cue: Token, finite: Token) -> bool:
    """Say whether a finite verb belongs to the clause around the one that a cue tells of a noun ("the woman who | wrote | the
    speech | says | he lied")."""
    verb = tree.head(finite) if is_deprel(finite, "aux", "cop") else finite
    inside = any(is_deprel(token, "acl") for token in (cue, *tree.ancestors(cue)))
    if verb is None or not inside:
        return False
    return verb in tree.ancestors(cue) and any(subject.i < cue.i for subject in tree.children(verb, "nsubj"))


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
        if subject is None or subject.i > verb.i or subject.text.lower() in tree.relatives:
            continue
        first = tree.subtree(subject)[0]
        whole = bool(tree.child(verb, "cop")) or subject.deprel == "nsubj:pass"
        full = whole or any(child.i > verb.i for child in tree.children(verb, "obj", "ccomp", "xcomp"))
        if subject.upos == "PRON":
            told = _has_own_object(tree, verb) or (full and first.i - 1 in tree.when_told)
            return first.i if told and has_feature(subject, "Case=Nom") else i
        return first.i if full and first.i > i + 1 and tree.tokens[first.i - 1].upos in ("NOUN", "PROPN") else i
    return i


def _has_own_object(tree: Tree, verb: Token) -> bool:
    """Say whether a verb has a thing of its subject's as its object, and so is no relative clause ("said in a note | it had
    sacked | its manager |", not "in a note it gave the paper")."""
    return any(child.i > verb.i and tree.child(child, "nmod:poss") is not None for child in tree.children(verb, "obj"))


def _verb_of_subject(tree: Tree, start: int, grammar: Grammar) -> Token | None:
    """Give the finite verb of the phrase that begins at token `start`, None if the phrase is no subject of one."""
    first = tree.tokens[start] if start < len(tree) else None
    if first is None or is_word(first, grammar.of("objective")) or not (
        first.upos in NOMINAL or is_gerund(tree, first) or _is_about_so_many(tree, first)
    ):
        return None
    stops = grammar.of("relative") | grammar.of("interrogative") | grammar.of("conditional") | grammar.of("complementiser")
    passed = joint = start
    for token in tree.tokens[start + 1 : start + MAX_SUBJECT_TOKENS]:
        if token.i <= passed:
            continue
        passed = _relative_end(tree, token) or _restriction_end(tree, start, token) or passed
        if token.i <= passed:
            continue
        if token.upos in VERBAL and has_feature(token, "VerbForm=Fin"):
            between = tree.tokens[start : token.i]
            return token if _is_subject(tree, between) and (joint == start or _joins(tree, start, joint, token)) else None
        if token.upos == "CCONJ":
            joint = token.i
        elif _ends_subject(tree, token, stops, grammar):
            end = _relative_within(tree, start, token)
            if end is None:
                return None
            passed = end
    return None


def _ends_subject(tree: Tree, token: Token, stops: frozenset[str], grammar: Grammar) -> bool:
    """Say whether a word opens a clause or a new part of the sentence; a subordinator before an "-ing" form may not ("a plan to
    save | by | closing schools")."""
    opens = grammar.of("subordinating") | grammar.of("circumstantial") | grammar.of("contrasting")
    subordinates = token.upos == "SCONJ" and token.text.lower() in opens and not is_deprel(token, "case")
    return subordinates or token.text.lower() in stops or token.text in ENDS


def _relative_within(tree: Tree, start: int, relative: Token) -> int | None:
    """Give the last token of a relative clause that the tree hangs on a noun in front of it ("the parts | that were hit | had
    burnt"), None if it is none, or if no finite verb follows it."""
    verb = next((t for t in (relative, *tree.ancestors(relative)) if is_deprel(t, "acl")), None)
    noun = tree.head(verb) if verb is not None else None
    if verb is None or noun is None or not start <= noun.i < relative.i or relative.upos != "PRON":
        return None
    last = tree.subtree(verb)[-1].i
    follows = last + 1 < len(tree) and has_feature(tree.tokens[last + 1], "VerbForm=Fin")
    return last if follows else None


def _is_about_so_many(tree: Tree, first: Token) -> bool:
    """Say whether a number is told from above or below ("| at least | six planes flew by")."""
    bound, number = (*tree.tokens[first.i + 1 : first.i + 3], first, first)[:2]
    return first.upos == "ADP" and has_feature(bound, "Degree=Sup") and number.upos == "NUM"


def _joins(tree: Tree, start: int, joint: int, verb: Token) -> bool:
    """Say whether the phrases that a conjunction joins are one subject, by the tree or as a list ("the cost, the delays and
    other problems | had hurt them"), and not the verb's own behind another clause ("announced cuts | and prices | rose")."""
    if not any(token.upos in ("NOUN", "PROPN", "PRON", "NUM") for token in tree.tokens[joint + 1 : verb.i]):
        return False  # "confirmed the meeting | but | declined …"
    head = tree.head(verb) if is_deprel(verb, "aux", "cop") else verb
    subject = tree.child(head, "nsubj") if head is not None else None
    if subject is None or tree.subtree(subject)[0].i == start:
        return True
    segments = _segments(tree.tokens[start : verb.i])
    return len(segments) > 1 and segments[-1] != () and segments[-1][0].upos != "CCONJ"


def _relative_end(tree: Tree, comma: Token) -> int:
    """Give the last token of a relative clause between commas that a finite verb follows, 0 if none opens here."""
    if comma.text != "," or comma.i + 1 >= len(tree) or tree.tokens[comma.i + 1].text.lower() not in tree.relatives:
        return 0
    close = next((token.i for token in tree.tokens[comma.i + 2 :] if token.text == ","), len(tree) - 1)
    closed = close + 1 < len(tree) and has_feature(tree.tokens[close + 1], "VerbForm=Fin")
    return close if closed else 0


def _restriction_end(tree: Tree, start: int, relative: Token) -> int:
    """Give the last token of a relative clause that ends an apposition behind token `start` and a comma ("Hill, the mother of
    a boy | who died |, was …"), 0 if none does."""
    if relative.text.lower() not in tree.relatives or all(token.text != "," for token in tree.tokens[start : relative.i]):
        return 0
    close = next((token.i for token in tree.tokens[relative.i + 1 :] if token.text == ","), len(tree) - 1)
    return close - 1 if close + 1 < len(tree) and has_feature(tree.tokens[close + 1], "VerbForm=Fin") else 0


def _is_subject(tree: Tree, phrase: Sequence[Token]) -> bool:
    """Say whether a phrase in front of a finite verb is one subject, not an object with a clause about it."""
    last = phrase[-1]
    if len(phrase) > 1 and (has_feature(last, "Case=Nom") or last.text.lower() in tree.relatives):
        return False  # "wrote the book | he had promised"
    first, *rest = _segments(phrase)
    if last.text == ",":
        return bool(first) and len(rest) > 1 and all(_is_aside(tree, segment) for segment in rest[:-1])
    listed = bool(rest) and any(token.upos == "CCONJ" for token in rest[-1])
    return not rest or (listed and all(segment and segment[0].upos in NOMINAL for segment in rest))


def _segments(phrase: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Give the parts of a phrase between its commas."""
    commas = [i for i, token in enumerate(phrase) if token.text == ","]
    return [tuple(phrase[a + 1 : b]) for a, b in pairwise((-1, *commas, len(phrase)))]


def _is_aside(tree: Tree, segment: Sequence[Token]) -> bool:
    """Say whether what stands between two commas says more of the phrase in front of it: an apposition, a phrase under a
    preposition, a participle or a relative clause ("the weeds, | like high temperatures, | might …")."""
    first = segment[0] if segment else None
    if first is None:
        return False
    if first.text.lower() in tree.relatives:
        return True
    relative = next((i for i, token in enumerate(segment) if token.text.lower() in tree.relatives), len(segment))
    told = any(has_feature(token, "VerbForm=Fin") for token in segment[:relative])
    apposed = first.upos in NOMINAL or (first.upos == "VERB" and has_feature(first, "VerbForm=Part")) or is_gerund(tree, first)
    under = first.upos == "ADP" and len(segment) > 1 and segment[-1].upos in NOMINAL
    return not told and (apposed or under)
