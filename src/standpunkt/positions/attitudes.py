"""Attitudes: the cues of a sentence that take a position, negation folded in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from standpunkt.lexicon.grammar import Grammar
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.positions.claims import JUDGEMENTS, THAT_CLAUSE, claims
from standpunkt.positions.deeds import deed_cues
from standpunkt.positions.draft import Stand
from standpunkt.positions.filled import has_frame
from standpunkt.positions.hidden import hidden_cues
from standpunkt.positions.modals import goes_somewhere, is_doubted, is_proposal, is_regret, may_mean_permission
from standpunkt.positions.own_views import own_view, view_above
from standpunkt.positions.page import PositionPage
from standpunkt.positions.polarity import enacting_verb, is_question, modals_of, negations
from standpunkt.statements.contents.find import find_content
from standpunkt.statements.cues import Cue, find_cues
from standpunkt.statements.cues import is_negated as is_negated_verb
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import is_passive

DOUBTED = ("refuse", "oppose", "condemn")
"""What a near negation only comes near to: "knap så begejstret", "mindre villig" is hesitation."""

THOUGHT = {"require": "support", "refuse": "oppose"}
"""What a demand is as a mere view."""


def find_stands(page: PositionPage, index: int, left_out: bool = False) -> Iterator[Stand]:
    """Yield the stands of a sentence in text order, one a word.

    `left_out` allows those that leave out what they are about, where a position told right before says it.
    """
    tree = page.trees[index]
    if not len(tree) or is_question(tree):
        return
    chosen: dict[int, Stand] = {}
    cues = _by_frame(page, tree)
    ways = [(cue, False) for cue in cues]
    ways += [(cue, True) for cue in cues if left_out and page.words.stances[cue.entry].alone]
    for cue, alone in ways:
        if cue.token.i not in chosen and claims(page, tree, cue, alone):
            stand = _stand(page, index, cue)
            if stand is not None:
                chosen[cue.token.i] = stand
    used = {part.i for stand in chosen.values() for part in stand.cue.parts}
    makers = (enacting_verb(tree, stand.cue.token, page.words) for stand in chosen.values())
    used |= {verb.i for verb in makers if verb is not None}  # what the law does is what they do
    for i in sorted(chosen):
        stand = chosen[i]
        if i in used or _is_outdone(page, tree, stand, chosen) or _is_object(tree, stand, chosen, page.words.grammar):
            continue
        yield stand


def _by_frame(page: PositionPage, tree: Tree) -> list[Cue]:
    """Give the cues of a sentence; of entries that a word shares, those first whose frame is there ("asks | for money").

    A passive that nobody is told to do comes behind the adjective that it may be ("is opposed to the plan").
    """
    grammar = page.words.grammar
    cues = [*find_cues(tree, page.words.lexicon, grammar), *deed_cues(page, tree), *hidden_cues(page, tree)]
    shared = Counter((cue.token.i, len(cue.parts)) for cue in cues)

    def rank(cue: Cue) -> tuple[int, int, bool, bool, bool, bool]:
        is_shared = shared[cue.token.i, len(cue.parts)] > 1
        is_state = is_passive(tree, cue.token, grammar) or tree.child(cue.token, "cop") is not None
        is_done_by_nobody = (
            is_shared and cue.entry.pos == "VERB" and is_state and agent_of(tree, cue.token, grammar) is None
        )
        is_other_class = is_shared and cue.entry.pos != cue.token.upos
        is_unfilled = is_shared and not has_frame(page, tree, cue)
        is_loose = is_shared and find_content(tree, cue, grammar) is None
        return (cue.token.i, -len(cue.parts), is_unfilled, is_done_by_nobody, is_other_class, is_loose)

    return sorted(cues, key=rank)


def _stand(page: PositionPage, index: int, cue: Cue) -> Stand | None:
    tree = page.trees[index]
    negation = negations(tree, cue, page.words)
    entry = cue.entry
    is_negated = len(negation) % 2 == 1
    needs = page.words.stances[entry].needs_negation
    if needs and not is_negated:
        above = view_above(page, tree, cue.token)  # "mener | ikke |, at der er grund til det"
        if above is None or not entry.flip or not is_negated_verb(tree, above, page.words.grammar):
            return None
        return Stand(sentence=index, cue=cue, stance=page.words.stances[entry], attitude=entry.flip, is_flipped=True)
    attitude = entry.attitude
    if entry.pos == "AUX" and is_regret(tree, cue, page.words):
        return Stand(sentence=index, cue=cue, stance=page.words.stances[entry], attitude="condemn", is_flipped=is_negated,
                     negation=negation if is_negated else ())  # fmt: skip
    if attitude == "require" and not is_negated and may_mean_permission(tree, cue, page.words):
        attitude = "permit"
    if is_negated and is_proposal(tree, cue, page.words):
        return Stand(sentence=index, cue=cue, stance=page.words.stances[entry], attitude="propose", negation=negation)
    if is_negated and not entry.flip:
        return None
    if is_negated:
        attitude = entry.flip
        if attitude in DOUBTED and any(page.words.particles.has(token, "near-negation") for token in negation):
            attitude = "hesitate"
    if (entry.pos == "AUX" or page.words.stances[entry].group == JUDGEMENTS) and is_doubted(tree, cue, page.words):
        attitude = "hesitate"
    return Stand(sentence=index, cue=cue, stance=page.words.stances[entry], attitude=attitude, is_flipped=is_negated,
                 negates_proposition=is_negated and attitude == entry.attitude and not needs,
                 negation=negation if is_negated else ())  # fmt: skip


def _is_object(tree: Tree, stand: Stand, chosen: dict[int, Stand], grammar: Grammar) -> bool:
    """Say whether a noun is what another stand is about: "støtter forslaget om en bro"."""
    head = tree.head(stand.cue.token)
    if stand.cue.entry.pos != "NOUN" or head is None or head in stand.cue.parts:
        return False
    parts = {part.i for i, other in chosen.items() if i != stand.cue.token.i for part in other.cue.parts if part.upos == "ADP"}
    if head.i not in chosen and not {case.i for case in tree.children(stand.cue.token, "case")} & parts and head.i not in parts:
        return False
    return not (is_passive(tree, head, grammar) and agent_of(tree, head, grammar) is None)  # "her plea was ignored"


def _is_outdone(page: PositionPage, tree: Tree, stand: Stand, chosen: dict[int, Stand]) -> bool:
    """Say whether a modal carries a predicate that takes the position itself: "vil kræve", "skal have lov til"."""
    token = stand.cue.token
    if stand.cue.entry.pos != "AUX":
        if _is_planned(page, stand) and any(aux.i in chosen and _is_will(chosen[aux.i]) for aux in modals_of(tree, token)):
            return True  # "will complain", "will fight for it" tell of a plan
        return stand.stance.holder == "speaker" and any(
            aux.i in chosen and chosen[aux.i].stance.holder == "speaker" for aux in modals_of(tree, token)
        )
    grammar = page.words.grammar
    if goes_somewhere(tree, token, grammar):
        return False
    head = tree.head(token) if is_deprel(token, "aux", "cop") else tree.child(token, "xcomp") or tree.head(token)
    if head is None:
        return True
    carried = {head.i, *(child.i for child in tree.children(head, "obj", "xcomp", "obl"))}
    if not page.words.particles.has(head, "light-verb"):  # "must fit it to their plans" demands all the same
        carried -= {i for i, other in chosen.items() if other.cue.entry.pos == "NOUN" and is_deprel(other.cue.token, "obl")}
    if is_passive(tree, head, grammar) and agent_of(tree, head, grammar) is None:
        carried.discard(head.i)  # "should be allowed": nobody is said to allow it
    return any({i, *(part.i for part in other.cue.parts)} & carried and other.cue.entry.pos != "AUX"
               and other.stance.holder != "speaker" and not (_is_will(stand) and _is_planned(page, other))
               for i, other in chosen.items())  # fmt: skip


def _is_planned(page: PositionPage, stand: Stand) -> bool:
    """Say whether what somebody will do is more of a deed than a stand: to complain, to fight for something."""
    return stand.attitude == "condemn" or page.words.particles.has(stand.cue.token, "striving")


def _is_will(stand: Stand) -> bool:
    """Say whether a modal tells what somebody means to do."""
    return stand.cue.entry.pos == "AUX" and stand.attitude == "intend"


def turned_by_view(page: PositionPage, stand: Stand, here: Span) -> Stand | None:
    """Turn the attitude where a negated view carries it ("mener ikke, at der bør bygges").

    None if the entry has no other side.
    """
    around = page.statements_over(here)
    own = own_view(page, page.trees[stand.sentence], stand.cue.token)
    if own is not None:
        is_other_side = is_negated_verb(page.trees[stand.sentence], own, page.words.grammar) and not _has_turned(stand, own)
        turned = _turned(stand) if is_other_side else stand
        return _weakened(turned) if turned is not None else None
    if not around or around[0].act != "view" or not around[0].cue:
        return stand
    if any(not span.start <= token.start < span.end for token in stand.negation for span in around[0].content):
        return stand  # the view's own negation has turned it already
    placed = page.place_of(around[0].cue[0])
    if placed is None or not is_negated_verb(*placed, page.words.grammar):
        is_only_thought = around[0].manner == "indirect" and around[0].rule == THAT_CLAUSE
        return _weakened(stand) if is_only_thought else stand
    return stand if _has_turned(stand, placed[1]) else _turned(stand)


def _has_turned(stand: Stand, view: Token) -> bool:
    """Say whether the negation of a view has turned the stand already: "Han finder det | ikke | nødvendigt at sælge"."""
    return any(token.head == view.i or token.i == view.i + 1 for token in stand.negation)


def _turned(stand: Stand) -> Stand | None:
    """Give a stand with its other side, None if its entry has none."""
    attitude = stand.cue.entry.attitude if stand.is_flipped else stand.cue.entry.flip
    return replace(stand, attitude=attitude, is_flipped=not stand.is_flipped) if attitude else None


def _weakened(stand: Stand) -> Stand:
    """Give a demand that somebody only thinks right: "mener, at skatten skal sænkes" is for it, "… ikke skal" against it."""
    only_thought = THOUGHT.get(stand.attitude) if stand.stance.holder == "speaker" else None
    return replace(stand, attitude=only_thought) if only_thought else stand
