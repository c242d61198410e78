"""Imperatives: what a speaker tells others to do ("»Send flere våben,« siger hun")."""

from collections.abc import Iterator

from standpunkt.lexicon.entries import Entry
from standpunkt.lexicon.stances import Stance
from standpunkt.model import Span, Token
from standpunkt.parse.tree import Tree, has_feature
from standpunkt.positions.clauses import clause_end
from standpunkt.positions.draft import Draft, Stand
from standpunkt.positions.holders import speaker_of
from standpunkt.positions.page import PositionPage
from standpunkt.positions.polarity import is_question
from standpunkt.statements.cues import Cue
from standpunkt.statements.extents import trimmed

MIN_WORDS = 2
"""Fewer words behind an imperative say too little ("Vent lidt")."""


def by_imperatives(page: PositionPage) -> Iterator[Draft]:
    """Yield a draft for each imperative that somebody is quoted with: who says it urges it, or proposes it for "us"."""
    for index, tree in enumerate(page.trees):
        for verb in tree.roots:
            draft = _draft(page, index, tree, verb)
            if draft is not None:
                yield draft


def _draft(page: PositionPage, index: int, tree: Tree, verb: Token) -> Draft | None:
    words = page.words
    if verb.upos != "VERB" or not has_feature(verb, "Mood=Imp") or verb.placeholder or is_question(tree):
        return None
    shared = any(_is_speaker(page, token) for token in tree.children(verb, "obj", "iobj", "nsubj"))
    lets = words.particles.has(verb, "hortative")
    is_idle = words.particles.has(verb, "no-urge") or (lets and tree.child(verb, "obj", "iobj", "nsubj") is None)
    if lets and any(words.particles.has(carried, "no-urge") and words.particles.has(carried, "no-plan")
                    for carried in tree.children(verb, "xcomp", "ccomp")):  # fmt: skip
        return None  # "let's see"
    if (is_idle and not shared) or tree.child(verb, "aux") is not None:
        return None
    held = speaker_of(page, tree, verb)
    behind = [token for token in tree.tokens[verb.i + 1 : clause_end(page, tree, verb.i) + 1] if token.upos != "PUNCT"]
    if held is None or len(behind) < MIN_WORDS:
        return None
    behind = behind[1:] if behind[0].start == verb.end else behind  # "let|'s build"
    proposition = trimmed(page.text, behind[0].start, behind[-1].end)
    if proposition is None:
        return None
    here = Span.of(page.text, verb.start, verb.end)
    around = next(iter(page.statements_over(here)), None)
    is_order = (around is not None and around.act == "order") or (shared and not lets)  # "Giv os pengene tilbage"
    attitude = "require" if is_order else "urge"
    attitude = "propose" if shared and lets else attitude  # "lad os vente", no "giv os tid"
    entry = Entry(lemma=verb.lemma, pos="VERB", attitude=attitude, frames=())
    stance = Stance(entry=entry, holder="speaker", group="imperatives")
    stand = Stand(sentence=index, cue=Cue(verb, entry, (), False), stance=stance, attitude=entry.attitude)
    negated = any(token.text.lower() in words.grammar.of("negation") for token in tree.children(verb, "advmod"))
    return Draft(stand=stand, mention=held[0], is_speaker=True, cue=(here,), proposition=(proposition,), kind="inf",
                 negated=negated, statement=around)  # fmt: skip


def _is_speaker(page: PositionPage, token: Token) -> bool:
    """Say whether a pronoun stands for the speakers, cut short or not ("let | us", "let|'s")."""
    return not {token.text.lower(), token.lemma.lower()}.isdisjoint(page.words.grammar.of("speaker"))
