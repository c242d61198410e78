"""Nouns that take a position: whose they are, and where what they are about stands away from them."""

from collections.abc import Sequence

from standpunkt.lexicon.entries import load_lexicon
from standpunkt.lexicon.stances import PositionWords
from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.clauses import clause_end
from standpunkt.positions.page import PositionPage
from standpunkt.statements.contents.noun_clauses import copula_of
from standpunkt.statements.cues import Cue
from standpunkt.statements.subjects.agents import agent_of
from standpunkt.statements.subjects.by_tree import case_of, is_passive, subject_of

JUDGED = ("condemn", "oppose", "support", "welcome")
"""Attitudes that somebody meets with: "the bill has support from farmers" is about the bill."""
MAX_OWNED_TOKENS = 10
"""The phrase that a noun is about stands at most so many words behind it, its owner between ("a plea by the | for")."""
MAX_MARKER_DISTANCE = 3


def is_others_object(page: PositionPage, tree: Tree, noun: Token) -> bool:
    """Say whether a noun without an owner is what a verb of handling is about: "drøftede forslaget om en bro"."""
    head = tree.head(noun)
    if head is None or head.upos != "VERB" or not is_deprel(noun, "obj", "nsubj:pass"):
        return False
    owned = tree.child(noun, "nmod:poss") or any(has_feature(det, "Poss=Yes") for det in tree.children(noun, "det"))
    source = giver(tree, noun, page.words) or granter(tree, noun, page.words)
    return not owned and source is None and not page.words.particles.has(head, "light-verb")


def is_whole(tree: Tree, cue: Cue) -> bool:
    """Say whether a preposition that is part of a noun's entry is the noun's own: "in protest", no "in May a protest"."""
    return all(part.head == cue.token.i for part in cue.parts if part.i < cue.token.i and is_deprel(part, "case"))


def giver(tree: Tree, noun: Token, words: PositionWords) -> Token | None:
    """Give who a noun comes from: "en opfordring | fra ministeren", "a plea | by the union", "Kravet kommer | fra lærerne"."""
    head = tree.head(noun)
    if head is not None and is_deprel(noun, "nsubj") and head.lemma.lower() in words.grammar.of("coming"):
        sources = (child for child in tree.children(head, "obl") if child.i > head.i)
        return next((child for child in sources if case_of(tree, child) in words.grammar.of("origin")), None)
    beside = tree.children(head, "obl") if head is not None and is_deprel(noun, "obj") else []
    last = tree.subtree(noun)[-1].i
    for child in (*tree.children(noun, "nmod", "obl"), *beside):
        case = tree.child(child, "case")
        is_near = child.head == noun.i or (case is not None and case.i == last + 1)
        if case is not None and is_near and child.i > noun.i and words.particles.has(case, "from"):
            return child
    return None


def granter(tree: Tree, noun: Token, words: PositionWords) -> Token | None:
    """Give who somebody gets a thing from as an agent ("har | af myndighederne | fået tilladelse"), None if nobody is told."""
    head = tree.head(noun)
    if head is None or not is_deprel(noun, "obj") or head.lemma.lower() not in words.grammar.of("receiving"):
        return None
    return agent_of(tree, head, words.grammar) or next(
        (child for child in tree.children(noun, "nmod") if case_of(tree, child) in words.grammar.of("agent")), None
    )


def is_borrowed(tree: Tree, cue: Cue, words: PositionWords) -> bool:
    """Say whether a noun without an owner only stands with a verb of dealing: "she dealt with | criticism of the plan"."""
    head = tree.head(cue.token)
    if cue.entry.pos != "NOUN" or head is None or head.upos != "VERB" or not is_deprel(cue.token, "obl"):
        return False
    owned = tree.child(cue.token, "nmod:poss") or any(has_feature(det, "Poss=Yes") for det in tree.children(cue.token, "det"))
    is_light = words.particles.has(head, "light-verb") or bool(cue.parts)
    return not owned and giver(tree, cue.token, words) is None and not is_light


def is_opinion(page: PositionPage, tree: Tree, noun: Token) -> bool:
    """Say whether a noun of view belongs to somebody: "det er | hans mening |, at …" tells no plan."""
    owned = tree.child(noun, "nmod:poss") or any(has_feature(det, "Poss=Yes") for det in tree.children(noun, "det"))
    entries = load_lexicon(page.doc.language, "cues").of(noun.lemma.lower())
    return bool(owned) and any(entry.pos == "NOUN" and entry.act == "view" for entry in entries)


def receiver(page: PositionPage, tree: Tree, cue: Cue) -> Token | None:
    """Give who meets with a judgement that comes from somebody: "Bosnien | fik støtte fra FN", None if nobody does."""
    head = tree.head(cue.token)
    if cue.entry.pos != "NOUN" or cue.entry.attitude not in JUDGED or head is None or not is_deprel(cue.token, "obj"):
        return None
    gets = head.lemma.lower() in page.words.grammar.of("receiving") or page.words.particles.has(head, "light-verb")
    if not gets or giver(tree, cue.token, page.words) is None:
        return None
    return subject_of(tree, head, page.words.grammar)


def joined_holder(tree: Tree, cue: Cue, words: PositionWords) -> Token | None:
    """Give who does something with a stance: "The union | went on strike in protest against the cuts"."""
    if not any(part.head == cue.token.i and is_deprel(part, "case") for part in cue.parts):
        return None
    verb = next((above for above in tree.ancestors(cue.token) if above.upos in ("VERB", "AUX")), None)
    if verb is None or is_passive(tree, verb, words.grammar):
        return None
    return subject_of(tree, verb, words.grammar)


def governed_run(tree: Tree, cue: Cue, distance: int) -> Sequence[Token]:
    """Give the words behind a cue that may open the phrase that it is about; behind a noun its owner may come first."""
    start = cue.tokens[-1].i + 1
    if cue.entry.pos != "NOUN":
        return tree.tokens[start : start + distance]
    end = next((t.i for t in tree.tokens[start : start + MAX_OWNED_TOKENS] if t.upos in ("VERB", "AUX", "PUNCT")), None)
    return tree.tokens[start : max(start + distance, end if end is not None else start + MAX_OWNED_TOKENS)]


def equated_clause(page: PositionPage, tree: Tree, cue: Cue) -> Sequence[Token]:
    """Give the clause that a noun is said to be ("Målet er | at vinde", "Det er planen, | at …"), () if none."""
    if cue.entry.pos != "NOUN" or not any(frame.kind in ("that", "inf") for frame in cue.entry.frames):
        return ()
    grammar = page.words.grammar
    copula = copula_of(tree, cue.token, grammar) or tree.child(cue.token, "cop")
    if copula is None:
        return ()
    openers = grammar.of("complementiser") | grammar.of("infinitive")
    start = max(copula.i, cue.token.i) + 1  # "Det er planen | at vinde"
    behind = tree.tokens[start : start + MAX_MARKER_DISTANCE]
    marker = next((token for token in behind if token.upos not in ("ADV", "PUNCT")), None)
    if marker is None or marker.text.lower() not in openers or marker.i + 1 >= len(tree):
        return ()
    if is_deprel(marker, "case"):
        return ()  # "This is an insult | to voters"
    verb = tree.head(marker)
    return tree.tokens[marker.i : clause_end(page, tree, max(marker.i + 1, verb.i if verb is not None else 0)) + 1]
