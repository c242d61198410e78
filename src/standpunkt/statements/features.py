"""Features of what a frame found: how cue and content stand to each other; certainty is calibrated on them."""

from collections.abc import Iterator

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel, is_word
from standpunkt.statements.content import Content
from standpunkt.statements.cues import Cue
from standpunkt.statements.page import Page
from standpunkt.statements.subjects.by_tree import causes, is_passive

FELT_ACTS = ("view", "wish", "hint")
"""What needs somebody who holds it: the author may think so too."""


def shape_of(page: Page, tree: Tree, cue: Cue, content: Content) -> Iterator[str]:
    """Yield the names of what holds of a cue and its content here; none of them is a word."""
    kind = "object-predicate" if content.says_of_object else content.kind
    if not content.says_of_object and _is_adjacent(cue, content, tree):
        yield f"adjacent:{kind}"
    if content.says_of_object and any(is_word(token, page.grammar.of("complementiser")) for token in content.tokens):
        yield "object-predicate:clause"  # "finder det forkert, at …"
    if cue.entry.pos == "VERB" and cue.token in tree.roots:
        yield f"main:{kind}"
    if cue.entry.pos == "VERB" and is_passive(tree, cue.token, page.grammar):
        yield f"passive:{kind}"
    if cue.entry.pos == "NOUN":
        yield from _noun(tree, cue)
    elif cue.parts:
        yield f"phrase:{kind}"
    if cue.entry.pos == "AUX":
        yield from _modal(cue)
    made = causes(tree, cue.token, page.grammar) is not None
    if has_feature(cue.token, "VerbForm=Inf") and tree.child(cue.token, "aux") is None and not made:
        yield "infinitive-cue"


def _modal(cue: Cue) -> Iterator[str]:
    """Yield that somebody wanted to do something then: as often the outcome or a condition as a plan."""
    if has_feature(cue.token, "Tense=Past"):
        yield "past-modal"


def speaker_of(page: Page, source: Token | None, spoken: bool) -> Iterator[str]:
    """Yield that a common noun names nobody known to speak ("idealet forudsætter, at …"), as persons and texts do.

    Where a compound does not count by its last part, too many who speak are not known.
    """
    known = source is None or spoken or not page.speakers.compounds
    if source is not None and not known and source.upos == "NOUN" and source.text.islower():
        yield "speaker:thing"


def holding_of(tree: Tree, cue: Cue, content: Content, is_held: bool) -> Iterator[str]:
    """Yield the names of how a noun stands to whose it is and to its content.

    One that nobody has tells a deed ("der er krav om …") or only a feeling ("frygten for …"); what it is said to be is
    what somebody wants told ("målet er, at …", "det er hensigten, at …").
    """
    if cue.entry.pos != "NOUN":
        return
    if not is_held:
        yield "noun-felt-alone" if cue.entry.act in FELT_ACTS else "noun-told-alone"
    if content.is_equated or tree.child(cue.token, "cop") is not None:
        yield "equated"


def _is_adjacent(cue: Cue, content: Content, tree: Tree) -> bool:
    """Say whether nothing but a comma and a preposition stands between cue and content."""
    between = tree.tokens[cue.tokens[-1].i + 1 : content.tokens[0].i]
    return all(token.upos == "PUNCT" or token is content.preposition for token in between)


def _noun(tree: Tree, cue: Cue) -> Iterator[str]:
    head: Token | None = tree.head(cue.token)
    if tree.child(cue.token, "nmod:poss") or any(has_feature(det, "Poss=Yes") for det in tree.children(cue.token, "det")):
        yield "noun-owned"
    elif has_feature(cue.token, "Definite=Def"):
        yield "noun-definite"
    if tree.child(cue.token, "case") is not None:
        yield "noun-under-preposition"
    if head is not None and head.upos == "VERB" and is_deprel(cue.token, "obj"):
        yield "noun-object"
    elif is_deprel(cue.token, "nsubj"):
        yield "noun-subject"
