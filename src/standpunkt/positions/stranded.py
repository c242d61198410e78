"""Stranded prepositions: "Det er jeg stolt | af", "Den plan er partiet | imod", with what they govern at the front."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.page import PositionPage
from standpunkt.statements.cues import Cue, is_finite

NOMINAL = ("NOUN", "PRON", "PROPN")
MAX_FRONT_TOKENS = 12


def stranded_object(page: PositionPage, tree: Tree, cue: Cue) -> Token | None:
    """Give the phrase at the front that a preposition at the end of the clause governs, None if there is none.

    The finite verb follows the phrase and the holder the verb: only a language whose verb stands second does so.
    """
    last = _last_word(tree, cue)
    if not page.words.grammar.verb_second or last is None:
        return None
    following = tree.tokens[last.i + 1] if last.i + 1 < len(tree) else None
    if following is not None and following.upos != "PUNCT":
        return None
    start = _clause_start(tree, cue)
    finite = next((t for t in tree.tokens[start : cue.token.i + 1] if is_finite_word(tree, t)), None)
    if finite is None or not 0 < finite.i - start <= MAX_FRONT_TOKENS or finite.i + 1 > last.i:
        return None
    front = tree.tokens[start : finite.i]
    behind = tree.tokens[finite.i + 1]
    cased = {case.head for case in tree.tokens if is_deprel(case, "case") and case.i < case.head}
    heads = [token for token in front if token.upos in NOMINAL and token.i not in cased]
    inside = {token.i for token in front}
    tops = [token for token in heads if token.head not in inside]
    is_front = front[0].upos in (*NOMINAL, "DET", "ADJ", "NUM") and behind.upos in (*NOMINAL, "DET", "ADJ", "NUM")
    return tops[0] if is_front and len(tops) == 1 else None


def turned_subject(page: PositionPage, tree: Tree, verb: Token) -> Token | None:
    """Give the subject behind a finite verb where a parser has two objects: "det ønskede | kommunen | ikke", None if none."""
    finite = verb if is_finite_word(tree, verb) else None
    if finite is None or not page.words.grammar.verb_second or tree.children(verb, "nsubj", "expl"):
        return None
    objects = [child for child in tree.children(verb, "obj", "iobj") if child.upos in (*NOMINAL, "DET")]
    front = [child for child in objects if child.i < verb.i]
    behind = [child for child in objects if child.i > verb.i]
    return behind[0] if len(front) == 1 and behind else None


def is_finite_word(tree: Tree, token: Token) -> bool:
    """Say whether a token is a finite verb by itself."""
    return token.upos in ("VERB", "AUX") and has_feature(token, "VerbForm=Fin") and is_finite(tree, token)


def _last_word(tree: Tree, cue: Cue) -> Token | None:
    """Give the preposition that ends the cue: its own last word, or that of a frame right behind it."""
    own = cue.tokens[-1]
    if own.upos in ("ADP", "ADV") and (cue.parts or cue.entry.pos == "ADP"):
        prepositions = {frame.preposition.split()[-1] for frame in cue.entry.frames if frame.preposition}
        after = tree.tokens[own.i + 1] if own.i + 1 < len(tree) else None
        return after if after is not None and after.text.lower() in prepositions else own
    wanted = {frame.preposition.split()[-1] for frame in cue.entry.frames if frame.preposition and frame.kind == "np"}
    behind = tree.tokens[own.i + 1 : own.i + 3]
    return next((token for token in behind if token.text.lower() in wanted and token.upos in ("ADP", "ADV")), None)


def _clause_start(tree: Tree, cue: Cue) -> int:
    """Give where the stretch of words begins that a comma or conjunction sets off, the cue within it."""
    start = cue.token.i
    while start > 0 and tree.tokens[start - 1].upos not in ("PUNCT", "CCONJ", "SCONJ"):
        start -= 1
    return start


def inverted_subject(page: PositionPage, tree: Tree, cue: Cue) -> Token | None:
    """Give the holder behind the finite verb where a stranded preposition has its phrase at the front, None if not."""
    front = stranded_object(page, tree, cue)
    if front is None:
        return None
    finite = next((t for t in tree.tokens[front.i + 1 : cue.token.i + 1] if is_finite_word(tree, t)), None)
    if finite is None:
        return None
    behind = tree.tokens[finite.i + 1 : cue.tokens[-1].i + 1]
    inside = {token.i for token in behind}
    own = {token.i for token in cue.tokens}
    return next((t for t in behind if t.upos in NOMINAL and t.i not in own and (
        t.head not in inside or t.head in own or tree.tokens[t.head].upos in ("VERB", "AUX", "ADJ", "ADP", "ADV"))), None)
