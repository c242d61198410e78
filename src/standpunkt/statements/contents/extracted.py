"""Contents without a mark: "som hun mener er for dyrt", "den klub mente hun var sagen", "han mente prisen var høj"."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import VERBAL, clause_tokens
from standpunkt.statements.contents.free import free_relative
from standpunkt.statements.cues import Cue, is_finite
from standpunkt.statements.subjects.by_tree import is_passive, phrase_behind

MAX_SUBJECT_TOKENS = 8
"""Between a relative word and the cue stands its subject, of at most so many tokens."""


def extracted_clause(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give a clause whose subject or object stands in front of the cue, with that; None if there is none."""
    if not has_feature(cue.token, "VerbForm=Fin") or is_passive(tree, cue.token, grammar):
        return None
    found = _behind_relative(tree, cue, grammar)
    return found or (behind_fronted(tree, cue, grammar) if grammar.verb_second else None)


def _behind_relative(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Read "som hun mener | er for dyrt": the finite verb comes right behind the cue."""
    verb = _finite_at(tree, cue.tokens[-1].i + 1)
    if verb is None:
        return None
    if free_relative(tree, cue.token, grammar) is not None:
        return _joined(tree, cue, (), verb, grammar)
    for token in reversed(tree.tokens[max(0, cue.token.i - MAX_SUBJECT_TOKENS) : cue.token.i]):
        if token.text.lower() in tree.relatives:
            return _joined(tree, cue, (token,), verb, grammar) if token.i < cue.token.i - 1 else None
        if token.upos in ("SCONJ", "CCONJ") or token.text == "," or has_feature(token, "VerbForm=Fin"):
            return None
    return None


def behind_fronted(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Read "den klub mente hun | var sagen", or "han mente prisen | var høj": phrase, cue, phrase, finite verb.

    Who is a name or stands in the nominative holds the view; where that does not tell, nothing is read.
    """
    subject = phrase_behind(tree, cue.token, grammar)
    if subject is None or cue.parts:
        return None
    front = tree.tokens[: cue.token.i]
    start = max((token.i + 1 for token in front if token.text in (",", ":") or token.upos in ("CCONJ", "PUNCT")), default=0)
    phrase = tree.tokens[start : cue.token.i]
    nominal = any(token.upos in ("NOUN", "PROPN", "PRON") for token in phrase)
    if not nominal or any(token.upos in (*VERBAL, "SCONJ") or is_deprel(token, "case") for token in phrase):
        return None
    comma = next((token.i for token in tree.tokens[subject.i :] if token.text == ","), len(tree))
    last = max((token.i for token in tree.subtree(subject) if token.i < min(subject.i + MAX_SUBJECT_TOKENS, comma)
                and not is_deprel(token, "punct")), default=subject.i)  # fmt: skip
    verb = _finite_at(tree, min(last, _before_verb(tree, subject.i, last)) + 1)
    if verb is None:
        return None
    holder = next((token for token in phrase if token.upos in ("NOUN", "PROPN", "PRON")), phrase[0])
    points = grammar.verb_second and is_word(holder, grammar.of("anaphor"))
    if (_is_holder(holder) == _is_holder(subject) and not points) or not (grammar.verb_second or _is_holder(holder)):
        return None
    if not _is_holder(holder):
        return _joined(tree, cue, phrase, verb, grammar)
    rest = _joined(tree, cue, (), verb, grammar)
    return None if rest is None else Content((*tree.tokens[cue.tokens[-1].i + 1 : verb.i], *rest.tokens), "that")


def _is_holder(token: Token) -> bool:
    """Say whether a word is a name or a pronoun in the nominative."""
    return token.upos == "PROPN" or has_feature(token, "Case=Nom")


def _before_verb(tree: Tree, first: int, last: int) -> int:
    return next((i - 1 for i in range(first + 1, last + 1) if has_feature(tree.tokens[i], "VerbForm=Fin")), last)


def _finite_at(tree: Tree, i: int) -> Token | None:
    token = tree.tokens[i] if i < len(tree) else None
    return token if token is not None and token.upos in VERBAL and has_feature(token, "VerbForm=Fin") else None


def _joined(tree: Tree, cue: Cue, front: tuple[Token, ...], verb: Token, grammar: Grammar) -> Content | None:
    """Give the words in front of the cue together with the clause that begins at its finite verb."""
    carried = tree.head(verb) if is_deprel(verb, "aux", "cop") else verb
    head = carried if carried is not None and carried.i > verb.i and is_finite(tree, carried) else verb
    rest = clause_tokens(tree, head, verb, {token.i for token in cue.tokens}, grammar)
    return Content((*front, *rest), "that", is_attached=False) if rest else None
