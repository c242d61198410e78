"""Phrases: contents that are noun phrases, by themselves, under a preposition, or with what is said of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.called import called_by_order
from standpunkt.statements.contents.ends import MARKS, coordinated, ended, with_clause_about, with_condition, with_purpose
from standpunkt.statements.contents.free import free_relative
from standpunkt.statements.contents.objects import object_of, object_with
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import case_of, is_time

MODIFYING = ("ADJ", "DET", "NUM")


def phrase_content(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Content | None:
    """Give a noun phrase that is the content: object, subject of a passive, or phrase under a preposition."""
    own = {token.i for token in cue.tokens}
    if frame.takes_object:
        if free_relative(tree, cue.token, grammar) is not None:
            return _called_freely(tree, cue, frame)
        called = object_with(tree, cue, frame, grammar) or called_by_order(tree, cue, frame, grammar)
        return None if called is None else replace(called, tokens=ended(tree, called.tokens))
    if frame.preposition:
        for child in _prepositional(tree, cue, frame.preposition, grammar):
            if is_time(tree, child, grammar):
                continue
            case = tree.child(child, "case")
            skip = [token for token in (case,) if token is not None]
            tokens = [token for token in tree.subtree(child, without=skip) if token.i not in own]
            front = tree.tokens[case.i + 1 : tokens[0].i] if case is not None and tokens else ()
            if front and all(token.upos in MODIFYING for token in front):
                tokens = [*front, *tokens]  # "søgte om | mere | tid", with the two beside each other in the tree
            if tokens and _is_telling(child) and (cue.entry.pos != "NOUN" or child.upos != "NUM"):
                told = with_clause_about(tree, coordinated(tree, tokens), grammar)
                return Content(with_condition(tree, cue, with_purpose(tree, told, grammar), grammar), "np", case)
        return None
    head = object_of(tree, cue, grammar)
    if head is not None and has_feature(head, "PronType=Rel"):
        return _antecedent(tree, cue, head)
    if head is None or not _is_telling(head) or is_time(tree, head, grammar):
        return None
    tokens = [token for token in _short_of_attributed(tree, head) if token.i not in own]
    if not tokens:
        return None
    whole = [*tokens, *_rest_behind(tree, cue, tokens, grammar)]
    told = with_clause_about(tree, coordinated(tree, whole), grammar)
    behind = told[0].i > cue.token.i and not grammar.verb_second
    return Content(with_purpose(tree, told, grammar) if behind else told, "np")


def _short_of_attributed(tree: Tree, head: Token) -> list[Token]:
    """Give a phrase without the clause about it that somebody else is told to say ("en mand | , som ifølge avisen …")."""
    apart = [child for child in tree.children(head, "acl") if any(token.i in tree.breaks for token in tree.subtree(child))]
    tokens = tree.subtree(head, without=apart)
    while apart and len(tokens) > 1 and tokens[-1].upos == "PUNCT":
        tokens.pop()
    return tokens


def _called_freely(tree: Tree, cue: Cue, frame: Frame) -> Content | None:
    """Give what a thing without a name of its own is called ("closed what it called | an unsafe bridge", "in what he described
    | as a great day"); a definite phrase may as well be the thing ("asked what they called | the house")."""
    start = cue.tokens[-1].i + 1
    first = tree.tokens[start] if start < len(tree) else cue.token
    given = first.lemma.lower() == frame.preposition if frame.preposition else (
        first.text in MARKS or has_feature(first, "Definite=Ind")
    )  # fmt: skip
    said = next((child for child in tree.children(cue.token) if given and tree.subtree(child)[0].i == start), None)
    return None if said is None else Content(tuple(tree.subtree(said)), "np", says_of_object=True)


def _rest_behind(tree: Tree, cue: Cue, tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """Give how often or which way, right behind an object ("lover en afgang | hvert kvarter", "lover pengene | tilbage")."""
    following = tree.tokens[tokens[-1].i + 1] if tokens and tokens[-1].i + 1 < len(tree) else None
    if following is None or tokens[-1].i < cue.token.i:
        return []
    beside = [child for child in tree.children(cue.token, "obj", "obl") if tree.child(child, "case") is None]
    rest = next((child for child in beside if tree.subtree(child)[0] is following and child not in cue.tokens), None)
    own = {token.i for token in cue.tokens}
    if rest is None or is_time(tree, rest, grammar) or own & {token.i for token in tree.subtree(rest)}:
        return []
    return tree.subtree(rest)


def _antecedent(tree: Tree, cue: Cue, relative: Token) -> Content | None:
    """Give what a relative object stands for ("sent a plan for the march, which they | rejected")."""
    noun = tree.head(cue.token)
    if not is_deprel(cue.token, "acl") or noun is None or noun.upos != "NOUN" or noun.i > relative.i:
        return None  # no person: "Ann Hill, whom the party | supports"
    tokens = [token for token in tree.subtree(noun) if token.i < relative.i]
    while tokens and tokens[-1].upos in ("PUNCT", "ADP", "CCONJ"):
        tokens.pop()
    while tokens and tokens[0].upos in ("ADP", "CCONJ", "PUNCT"):
        tokens.pop(0)
    return Content(tuple(tokens), "np") if noun in tokens else None


def _prepositional(tree: Tree, cue: Cue, preposition: str, grammar: Grammar) -> Iterator[Token]:
    """Yield the phrases under a preposition that hang on the cue, on a noun of its phrase, or on whose the noun is."""
    own = {token.i for token in cue.tokens}
    for token in tree.tokens[: cue.token.i]:
        stranded = next((case for case in tree.children(token, "case") if case.i > cue.token.i), None)
        if stranded is not None and token.head in own and stranded.lemma.lower() == preposition:
            yield token  # "det regnestykke | tror borgmesteren ikke på"
    for token in tree.tokens[cue.token.i + 1 :]:
        if not is_deprel(token, "obl", "nmod", "obj", "advcl"):
            continue
        cases = tree.children(token, "case")
        case = next((case for case in cases if case.lemma.lower() == preposition), cases[0] if cases else None)
        if case is not None and case.lemma.lower() == preposition:
            near = case.i in own or case.i - 1 in own or _is_behind_time(tree, own, token, grammar)
            told = near or _is_of_addressed(tree, cue, token)
            if token.head in own or told or _is_of_owner(tree, cue, token, case, grammar):
                yield token
        elif case is not None and _is_double(tree, own, case, preposition):
            yield token


def _is_behind_time(tree: Tree, own: Collection[int], phrase: Token, grammar: Grammar) -> bool:
    """Say whether the tree hangs a phrase on the time that stands between it and the cue ("advarede i juni | om fejl")."""
    time = tree.head(phrase)
    return time is not None and time.head in own and time.i < phrase.i and time.text.lower() in grammar.of("calendar")


def _is_double(tree: Tree, own: Collection[int], case: Token, preposition: str) -> bool:
    """Say whether the frame's preposition stands right before another, as one with it ("positiv | over for | planen")."""
    first = tree.tokens[case.i - 1]
    return first.lemma.lower() == preposition and first.upos in ("ADP", "ADV") and (first.head in own or first.i - 1 in own)


def _is_of_addressed(tree: Tree, cue: Cue, phrase: Token) -> bool:
    """Say whether the tree hangs a phrase on those who are asked or told about it ("beder | borgerne | om hjælp")."""
    told = tree.head(phrase)
    return cue.entry.addressee == "object" and told is not None and told.i < phrase.i and (
        told.head == cue.token.i and is_deprel(told, "obj", "iobj") and told.i > cue.token.i
    )


def _is_of_owner(tree: Tree, cue: Cue, phrase: Token, case: Token, grammar: Grammar) -> bool:
    """Say whether a phrase right behind those who have the noun is the noun's ("aftalen mellem partierne | om moms")."""
    owner = tree.head(phrase)
    if phrase.head == cue.token.head:  # "var indgået en aftale | mellem partierne | om moms"
        owner = next((child for child in tree.children(cue.token, "nmod") if tree.subtree(child)[-1].i == case.i - 1), owner)
    if cue.entry.pos != "NOUN" or owner is None or owner.head != cue.token.i or owner.i > case.i:
        return False
    return case_of(tree, owner) in grammar.of("origin") | grammar.of("holding")


def _is_telling(head: Token) -> bool:
    """Say whether a noun phrase tells something by itself; a pronoun points elsewhere."""
    return head.upos != "PRON" and not has_feature(head, "Reflex=Yes")
