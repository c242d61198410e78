"""Deeds judged by an adjective beside the noun that names them: "It was a | bad | decision"."""

from collections.abc import Iterator

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, is_deprel
from standpunkt.positions.page import PositionPage
from standpunkt.statements.cues import Cue


def deed_cues(page: PositionPage, tree: Tree) -> Iterator[Cue]:
    """Yield the adjectives that judge a deed by describing the noun for it; whether they claim it is told elsewhere."""
    for token, (lemma, form) in zip(tree.tokens, tree.lowered, strict=True):
        if deed_of(page, tree, token) is None:
            continue
        for entry in page.words.lexicon.of_word(lemma, form):
            if entry.pos == "ADJ" and not entry.parts and page.words.stances[entry].holder == "speaker":
                yield Cue(token, entry, (), False)


def deed_of(page: PositionPage, tree: Tree, adjective: Token) -> Token | None:
    """Give the noun for a deed that an adjective describes, None if it describes none."""
    noun = tree.head(adjective)
    if adjective.upos != "ADJ" or not is_deprel(adjective, "amod") or tree.child(adjective, "cop", "nsubj") is not None:
        return None
    return noun if noun is not None and noun.i > adjective.i and page.words.particles.has(noun, "deed") else None
