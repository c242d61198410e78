"""Echoes: sentences that give somebody else the position told right before ("Det samme gør Sverige")."""

from dataclasses import replace

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.positions.draft import Draft
from standpunkt.positions.holders import may_hold
from standpunkt.positions.page import PositionPage
from standpunkt.positions.polarity import is_question
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import phrase_span

TURNED_DOWN = ("refuse", "oppose", "condemn")
"""What "nor does …" repeats."""
MAX_SENTENCES = 1
"""What is echoed stands at most so many sentences back."""


def echo_of(page: PositionPage, index: int, earlier: Draft) -> Draft | None:
    """Give the position of who does "the same" as the holder of an earlier one, None where the sentence tells of none.

    The sentence begins with words for the same, a finite verb that stands for the other follows, and then the holder.
    """
    tree = page.trees[index]
    if not 0 < index - earlier.stand.sentence <= MAX_SENTENCES or is_question(tree):
        return None
    tokens = [token for token in tree.tokens if token.upos not in ("PUNCT", "CCONJ")]
    found = (run for _, run in page.words.particles.find(tokens[:4], "echo") if run[0] is tokens[0])
    same = next(found, None)
    if same is None or len(tokens) < len(same) + 2 or any(token.placeholder for token in tokens[: len(same) + 2]):
        return None
    verb = tokens[len(same)]
    if not page.words.particles.has(verb, "echo-verb") or not has_feature(verb, "VerbForm=Fin"):
        return None
    holder, attitude = _holder(page, tree, verb), _attitude(page, tokens, same, earlier)
    if holder is None or not attitude:
        return None
    mention = phrase_span(tree, holder, page.text, keep_relatives=False)
    if mention is None or mention == earlier.mention:
        return None
    cue = Cue(verb, earlier.stand.cue.entry, (), False)
    stand = replace(earlier.stand, sentence=index, attitude=attitude, cue=cue, negation=())
    return Draft(
        stand=stand, mention=mention, is_speaker=False, cue=(tree.span((verb,), page.text),),
        proposition=(tree.span(same, page.text),), kind="echo", negated=earlier.negated, is_anaphoric=True,
        phase="unmarked", statement=next(iter(page.statements_over(mention)), None),
    )  # fmt: skip


def _attitude(page: PositionPage, tokens: list[Token], same: tuple[Token, ...], earlier: Draft) -> str:
    """Give what the echo says: as before, or the other side under a negation; "" where it is not clear.

    A bare "that" echoes only with a word for "too" or a negation: "Det gør Italien ikke".
    """
    negations = [token for token in tokens if token.text.lower() in page.words.grammar.of("negation")]
    too = [token for token in tokens if page.words.particles.has(token, "additive")]
    if same[0].text.lower() in page.words.grammar.of("anaphor") and len(same) == 1 and not negations and not too:
        return ""
    if len(negations) > 1 or (negations and too and not earlier.stand.is_flipped and earlier.attitude not in TURNED_DOWN):
        return ""
    if negations and not too:
        return "" if earlier.stand.is_flipped else earlier.stand.cue.entry.flip
    return earlier.attitude


def _holder(page: PositionPage, tree: Tree, verb: Token) -> Token | None:
    """Give the phrase behind the verb, which a parser may take for its object or hang under a preposition."""
    behind = tree.tokens[verb.i + 1 :]
    for token in behind:
        head = tree.head(token)
        if token.upos in ("PUNCT", "SCONJ", "VERB"):
            return None
        if token.upos in ("PROPN", "NOUN") and (head is None or head.i <= verb.i or head.upos not in ("PROPN", "NOUN")):
            return token if may_hold(page, tree, token) else None
    return None
