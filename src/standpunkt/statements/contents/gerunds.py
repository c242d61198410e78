"""Gerunds: contents that are clauses around an "-ing" form, by themselves or under a preposition."""

from collections.abc import Iterator

from standpunkt.lexicon.entries import Frame
from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.contents.objects import object_of
from standpunkt.statements.cues import Cue

BARE = ("xcomp", "ccomp", "obj", "advcl", "dep", "obl")
"""Relations of a gerund that is the object of its verb ("suggested closing the road")."""
MAX_REACH_TOKENS = 12
"""Words that may stand between a cue and the preposition of its gerund ("accused the ministry of hiding it")."""


def gerunds(tree: Tree, cue: Cue, frame: Frame, grammar: Grammar) -> Iterator[Content]:
    """Yield the gerund clauses that fit a frame of the kind "ing"; the preposition is no part of them."""
    own = {token.i for token in cue.tokens}
    for verb in tree.tokens[cue.token.i + 1 :]:
        if not (is_gerund(tree, verb) or _is_clause(tree, verb)) or verb.i in own:
            continue
        case = _preposition(tree, verb, own)
        fits = case is not None and case.lemma.lower() == frame.preposition if frame.preposition else (
            case is None and (_is_of_object(tree, verb, cue) if frame.takes_object else _is_bare(tree, verb, cue))
        )  # fmt: skip
        if not fits or not _is_near(tree, cue, case or verb):
            continue
        first = _first(tree, verb, case)
        tokens = clause_tokens(tree, verb, first, own, grammar)
        head = object_of(tree, cue, grammar) if frame.takes_object else None
        if head is not None and cue.token.i < head.i < first.i:
            tokens = (*tree.tokens[tree.subtree(head)[0].i : first.i], *tokens)
        if tokens:
            yield Content(tokens, "inf", case)


def is_gerund(tree: Tree, token: Token) -> bool:
    """Say whether a token is an "-ing" form that is no part of a finite verb ("is closing"), by its auxiliary too ("having
    closed")."""
    form = _is_ing(token) or (token.upos == "VERB" and any(_is_ing(aux) for aux in tree.children(token, "aux", "aux:pass")[:1]))
    return form and not is_deprel(token, "amod") and not any(
        has_feature(child, "VerbForm=Fin") for child in tree.children(token, "aux", "cop")
    )  # fmt: skip


def _is_ing(token: Token) -> bool:
    present = has_feature(token, "VerbForm=Part") and has_feature(token, "Tense=Pres")
    return present or has_feature(token, "VerbForm=Ger")


def _is_clause(tree: Tree, noun: Token) -> bool:
    """Say whether a noun is the verb of a clause under a preposition: "banned the airline from | landing | in Oslo"."""
    if noun.upos != "NOUN" or not is_deprel(noun, "advcl", "acl"):
        return False
    mark = tree.child(noun, "mark")
    return mark is not None and mark.i == noun.i - 1


def _preposition(tree: Tree, verb: Token, own: set[int]) -> Token | None:
    """Give the preposition that a gerund stands under, None if it stands under none that is not part of the cue."""
    cases = [child for child in tree.children(verb, "mark", "case") if child.i < verb.i]
    first = verb.i
    while first and tree.tokens[first - 1].head == verb.i and tree.tokens[first - 1].upos in ("AUX", "PART", "ADV"):
        first -= 1  # "for | not having | read it"
    before = tree.tokens[first - 1] if first else None
    if not cases and before is not None and before.upos in ("ADP", "SCONJ") and before.i not in own:
        cases = [before]
    return next((case for case in cases if case.i not in own), None)


def _is_bare(tree: Tree, verb: Token, cue: Cue) -> bool:
    """Say whether a gerund is what its cue is about: right behind the cue, or its object in the tree."""
    last = cue.tokens[-1].i
    if verb.i == last + 1:
        return True
    return verb.head in {token.i for token in cue.tokens} and is_deprel(verb, *BARE) and verb.i <= last + 3


def _is_of_object(tree: Tree, verb: Token, cue: Cue) -> bool:
    """Say whether a gerund tells what the object right before it does ("the poll shows | Hill leading")."""
    told = next((child for child in tree.children(cue.token, "obj") if cue.token.i < child.i < verb.i), None)
    below = told is not None and verb.head in (cue.token.i, told.i) and is_deprel(verb, *BARE, "acl")
    return below and told is not None and tree.tokens[verb.i - 1] in tree.subtree(told)


def _is_near(tree: Tree, cue: Cue, opener: Token) -> bool:
    """Say whether nothing but an object stands between a cue and the word that opens a gerund clause."""
    between = tree.tokens[cue.tokens[-1].i + 1 : opener.i]
    return len(between) <= MAX_REACH_TOKENS and not any(
        token.text in ",;:" or token.upos in ("SCONJ", "VERB") or has_feature(token, "VerbForm=Fin") for token in between
    )


def _first(tree: Tree, verb: Token, case: Token | None) -> Token:
    """Give the first word of a gerund clause, its own subject included ("warned against Iran getting the bomb")."""
    inside = [token for token in tree.subtree(verb) if token.i <= verb.i and (case is None or token.i > case.i)]
    subject = [token for token in inside if token.i < verb.i and token.upos not in ("PUNCT", "ADP", "SCONJ", "CCONJ")]
    carried = next((aux for aux in tree.children(verb, "aux") if _is_ing(aux)), verb)
    if subject and case is not None:
        return subject[0]
    adverb = tree.tokens[carried.i - 1] if carried.i else carried
    return adverb if adverb.upos == "ADV" and adverb.head == verb.i else carried  # "denies | ever | meeting him"
