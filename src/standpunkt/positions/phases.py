"""Phases: whether a position was held until now, is new, goes on, begins later, or is told of the past."""

from collections.abc import Sequence

from standpunkt.model import Span, Statement, Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.draft import Stand
from standpunkt.positions.page import PositionPage, clause_head, overlaps_any, particles_in
from standpunkt.positions.propositions import CALLED

ORDER = ("until-now", "still", "from-now", "now", "past", "future")
"""Which marker wins where a clause has several ("har indtil nu", "nu fortsat")."""
NOW = "now"
CARRIED = ("conj", "xcomp", "obj", "aux", "cop", "obl", "advmod")
"""Relations under which a word has the tense of the one above it."""
TOLD_LATER = ("request", "propose", "urge", "require", "condemn")
"""Attitudes taken by an act of its own: with "will" the act is still to come."""


def phase_of(
    page: PositionPage, stand: Stand, proposition: Sequence[Span], speaking: Statement | None,
    around: Statement | None = None,
) -> tuple[str, Span | None]:  # fmt: skip
    """Give the phase and the words that mark it.

    `speaking` is the statement whose speaker holds the position, `around` the one that reports it: "sagde, at partiet
    var imod" tells of a position held then as "er imod" does of one held now.
    """
    tree = page.trees[stand.sentence]
    head = clause_head(tree, stand.cue.token)
    marked = _marked(page, tree, stand, head, proposition, speaking is None and around is None)
    if marked:
        return marked
    told = _told_phase(page, around) if around is not None else None
    if told is not None:
        return told
    if stand.cue.entry.pos == "NOUN" and stand.stance.holder != "speaker":
        return ("past" if _is_past(_light_verb(page, tree, stand)) else "unmarked"), None
    verb = finite_verb(tree, stand.cue.token) or finite_verb(tree, head) or _verb_around(tree, stand)
    if speaking is not None and speaking.rule == CALLED:
        return ("past" if was_said(page, speaking) else "unmarked"), None
    if stand.cue.entry.pos == "NOUN":
        return "unmarked", None
    if speaking is not None:
        return ("past", None) if was_said(page, speaking) and _is_past(verb) else ("unmarked", None)
    if around is None and _was_long_held(page, tree, stand, verb, proposition):
        return "until-now", None
    if verb is not None and _is_past(verb):
        is_perfect = stand.cue.entry.pos == "VERB" and has_feature(stand.cue.token, "VerbForm=Part")
        shifted = around is not None and was_said(page, around) and not is_perfect
        return ("unmarked" if shifted else "past"), None
    if stand.stance.object == "limit" and _is_present_perfect(stand.cue.token, verb):
        return "now", None  # "har lempet restriktionerne": the limit is another one from now on
    if stand.attitude in TOLD_LATER and not stand.is_flipped and stand.cue.entry.pos != "AUX":
        modal = _plan_modal(page, tree, stand)
        if modal is not None:
            return "future", Span.of(page.text, modal.start, modal.end)
    return "unmarked", None


def finite_verb(tree: Tree, token: Token) -> Token | None:
    """Give the finite verb of a predicate: itself, its auxiliary or copula, or the verb that it belongs to."""
    here = token
    for above in (token, *tree.ancestors(token)):
        if above is not token and not (has_feature(above, "VerbForm=Fin") or is_deprel(here, *CARRIED)):
            return None
        here = above
        if has_feature(here, "VerbForm=Fin"):
            return here
        for aux in tree.children(here, "aux", "cop"):
            if has_feature(aux, "VerbForm=Fin"):
                return aux
        if is_deprel(here, "root", "ccomp", "advcl", "acl", "parataxis"):
            return None
    return None


def _light_verb(page: PositionPage, tree: Tree, stand: Stand) -> Token | None:
    """Give the finite verb of what somebody does with a noun: "The ministry | announced | restrictions on flights"."""
    head = tree.head(stand.cue.token)
    if head is None or not is_deprel(stand.cue.token, "obj") or not page.words.particles.has(head, "light-verb"):
        return None
    return finite_verb(tree, head)


def _verb_around(tree: Tree, stand: Stand) -> Token | None:
    """Give the finite verb that a participle goes along with: "| sent | a letter requesting the rules"."""
    token = stand.cue.token
    if stand.cue.entry.pos != "VERB" or not (has_feature(token, "VerbForm=Ger") or has_feature(token, "Tense=Pres")):
        return None
    return next((above for above in tree.ancestors(token) if has_feature(above, "VerbForm=Fin")), None)


def _marked(
    page: PositionPage, tree: Tree, stand: Stand, head: Token, proposition: Sequence[Span], is_story: bool
) -> tuple[str, Span] | None:
    """Give the phase that the strongest marker tells; `is_story`: it is the author who tells of the position."""
    found: list[tuple[int, int, str, Span]] = []
    own = {token.i for token in stand.cue.tokens}
    for particle, run in particles_in(tree, page.words, "phase"):
        span = tree.span(run, page.text)
        if any(token.i in own for token in run):
            continue
        if overlaps_any(span, proposition) and stand.cue.entry.pos != "AUX":
            continue
        if clause_head(tree, run[-1]) is head or abs(run[-1].i - stand.cue.token.i) <= 2:
            if particle.phase == NOW and is_story and _is_past(finite_verb(tree, stand.cue.token)):
                continue  # "the police, who now made it hard": a story, not the day it is told
            found.append((ORDER.index(particle.phase), run[0].i, particle.phase, span))
    if not found:
        return None
    _, _, phase, span = min(found)
    return phase, span


def _plan_modal(page: PositionPage, tree: Tree, stand: Stand) -> Token | None:
    words = page.words
    token = stand.cue.token
    head = tree.head(token)
    carriers = [token, *([head] if head is not None and not is_deprel(token, "root") else [])]
    for aux in (aux for carrier in carriers for aux in tree.children(carrier, "aux")):
        for entry in words.lexicon.of(aux.lemma.lower()):
            if entry.pos == "AUX" and words.stances[entry].holder == "source" and has_feature(aux, "Tense=Pres"):
                return aux
    return None


def _was_long_held(
    page: PositionPage, tree: Tree, stand: Stand, verb: Token | None, proposition: Sequence[Span]
) -> bool:  # fmt: skip
    """Say whether an author tells of what had been so for a time, which something has ended: "had pleaded for months"."""
    if stand.cue.entry.pos != "VERB" or verb is None or verb is stand.cue.token or not _is_past(verb):
        return False
    if not has_feature(stand.cue.token, "VerbForm=Part") or not is_deprel(verb, "aux") or has_feature(verb, "VerbForm=Part"):
        return False
    own = tree.subtree(clause_head(tree, stand.cue.token))
    here = tree.span((own[0], own[-1]), page.text)
    lasting = (moment for moment in page.moments_near(here) if moment.kind == "duration")
    return any(here.start <= moment.start < here.end for moment in lasting)


def _is_present_perfect(token: Token, verb: Token | None) -> bool:
    if verb is None or verb is token:
        return False
    return has_feature(token, "VerbForm=Part") and has_feature(verb, "Tense=Pres")


def _is_past(verb: Token | None) -> bool:
    return verb is not None and has_feature(verb, "Tense=Past")


def was_said(page: PositionPage, statement: Statement) -> bool:
    """Say whether words reported without quotation marks were said in the past, which puts their tense back."""
    if statement.manner == "direct" or not statement.cue:
        return False
    placed = page.place_of(statement.cue[0])
    if placed is None:
        return False
    tree, token = placed
    return _is_past(finite_verb(tree, token)) or has_feature(token, "VerbForm=Part")


def _told_phase(page: PositionPage, statement: Statement) -> tuple[str, Span] | None:
    """Give the phase that the reporting verb tells: "fastholdt, at partiet vil stemme nej" is "still"."""
    placed = page.place_of(statement.cue[0]) if statement.cue else None
    if placed is None:
        return None
    found = next(page.words.particles.find([placed[1]], "phase"), None)
    return (found[0].phase, statement.cue[0]) if found else None
