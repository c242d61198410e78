"""Participles: what somebody wants done, or what is told to be done, without an infinitive ("kræver døren lukket")."""

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.statements.content import Content
from standpunkt.statements.contents.clauses import clause_tokens
from standpunkt.statements.contents.objects import object_of
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.by_tree import is_passive

WANTING_ACTS = ("ask", "order", "plan", "wish")
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
RAISING_FRAMES = ("np", "that")


def participle_content(tree: Tree, cue: Cue, grammar: Grammar) -> Content | None:
    """Give an object with its participle, of a verb of wanting ("ønsker | loven ændret").

    Of a passive it is the participle alone, as with infinitives: "manden kræves | idømt en bøde", "døren menes | brudt op".
    """
    if cue.entry.pos != "VERB":
        return None
    passive = is_passive(tree, cue.token, grammar)
    framed = any(frame.kind in RAISING_FRAMES and not (frame.preposition or frame.takes_object) for frame in cue.entry.frames)
    if not framed or not (passive or cue.entry.act in WANTING_ACTS):
        return None
    for verb in tree.children(cue.token, "xcomp", "ccomp"):
        held = any(frame.takes_object for frame in cue.entry.frames)
        apart = not (held or tree.children(verb, "cop", "mark", "case"))
        bare = verb.upos == "ADJ" and passive and apart  # "are feared | dead"
        if not (bare or _is_bare_participle(tree, verb)) or verb.i < cue.tokens[-1].i:
            continue
        first = verb if passive else _object_before(tree, cue, verb, grammar)
        run = clause_tokens(tree, verb, first, {token.i for token in cue.tokens}, grammar) if first is not None else ()
        if run:
            return Content(run, "inf")
    return None


def _is_bare_participle(tree: Tree, verb: Token) -> bool:
    past = has_feature(verb, "VerbForm=Part") and not has_feature(verb, "Tense=Pres")
    return past and verb.upos == "VERB" and not tree.children(verb, "aux", "cop", "mark", "case")


def _object_before(tree: Tree, cue: Cue, verb: Token, grammar: Grammar) -> Token | None:
    """Give the first word of what is to be done to, between cue and participle."""
    told = tree.child(verb, "nsubj") or object_of(tree, cue, grammar) or _lost_object(tree, cue, verb)
    if told is None or not cue.tokens[-1].i < told.i < verb.i:
        return None
    first = next(token for token in tree.subtree(told) if token.i > cue.tokens[-1].i)
    return None if any(token.text == "," for token in tree.tokens[first.i : verb.i]) else first


def _lost_object(tree: Tree, cue: Cue, verb: Token) -> Token | None:
    """Give the phrase between a cue and a participle that the tree makes something else of, if its subject stands in front."""
    between = tree.tokens[cue.tokens[-1].i + 1 : verb.i]
    subject = tree.child(cue.token, "nsubj")
    if subject is None or subject.i > cue.token.i or any(token.upos not in NOMINAL for token in between):
        return None
    return next((token for token in reversed(between) if token.upos in ("NOUN", "PROPN")), None)
