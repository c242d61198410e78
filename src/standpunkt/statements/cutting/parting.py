"""Parting a parsed sentence into a content and its attribution without parsing either again.

That is possible where the tree agrees with the cut: a single relation joins the two, and the content hangs on the verb.
"""

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.model import Sentence, Token
from standpunkt.parse.tree import is_deprel
from standpunkt.text.sentences import SentenceText

COMPLEMENT = "ccomp"


def parted(sentence: Sentence, first: Token, content: SentenceText, outer: SentenceText) -> tuple[Sentence, Sentence] | None:
    """Give content and attribution as sentences of their own, None if the tree does not agree with the cut.

    The attribution begins with the token `first` and gets a placeholder for the content as the object of its verb.
    """
    tokens = sentence.tokens
    joints = [t for t in tokens if t.upos != "PUNCT" and t.head >= 0 and (t.i < first.i) != (t.head < first.i)]
    if len(joints) != 1 or joints[0].i >= first.i or not is_deprel(joints[0], COMPLEMENT):
        return None
    root, cue = joints[0], tokens[joints[0].head]
    told = [token for token in tokens[: first.i] if token.end <= content.span.end]
    if root not in told or tokens[0].start != content.span.start:
        return None
    stands_for = _placeholder(outer, told[0])
    return _sentence(content, told, root), _sentence(outer, [stands_for, *tokens[first.i :]], cue)


def opened(sentence: Sentence, cue: Token, outer: SentenceText) -> Sentence:
    """Give an attribution with a placeholder for the words before it as the object of its verb, the token `cue`."""
    return _sentence(outer, [_placeholder(outer, sentence.tokens[0]), *sentence.tokens], cue)


def _placeholder(outer: SentenceText, like: Token) -> Token:
    piece = outer.pieces[0]
    return replace(like, start=piece.start, end=piece.end, text=piece.text, lemma=piece.text.lower(), upos="PRON", feats="_",
                   deprel="obj", entity="", entity_start=False, placeholder=True)  # fmt: skip


def _sentence(given: SentenceText, tokens: Sequence[Token], root: Token) -> Sentence:
    """Give tokens of another sentence as one with this root; what hung outside of them hangs on it, a placeholder too."""
    places = {token.i: place for place, token in enumerate(tokens) if not token.placeholder}
    top = places[root.i]
    kept = (
        replace(token, i=place, head=-1, deprel="root") if place == top
        else replace(token, i=place, head=top if token.placeholder else places.get(token.head, top))
        for place, token in enumerate(tokens)
    )  # fmt: skip
    return Sentence(0, given.paragraph, given.span, tuple(kept), given.quotation)
