"""Cues that stand where none is looked for: adjectives without a copula, and verbs whose preposition comes first."""

from collections.abc import Iterator

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, has_feature, is_deprel
from standpunkt.positions.page import PositionPage
from standpunkt.positions.propositions import CALLED
from standpunkt.statements.cues import Cue, is_predicative

FRONTED = ("cause", "plan")
"""What the object of a verb must be, for its preposition to be looked for before it: "Bag bilen står …" takes no side."""


def hidden_cues(page: PositionPage, tree: Tree) -> Iterator[Cue]:
    """Yield the cues of a sentence that its tree does not show as such; whether they claim anything is told elsewhere."""
    called = _called(page, tree)
    for token, (lemma, form) in zip(tree.tokens, tree.lowered, strict=True):
        if (token is called or _is_headline(tree, token)) and not is_predicative(tree, token):
            for entry in page.words.lexicon.of_word(lemma, form):
                if entry.pos == "ADJ" and not entry.parts:
                    yield Cue(token, entry, (), False)
        if token.upos in ("VERB", "AUX"):
            yield from _fronted(page, tree, token)


def _called(page: PositionPage, tree: Tree) -> Token | None:
    """Give the word that ends what somebody calls something, tagged as an adverb: "finder kravet | urimeligt"."""
    for token in tree.tokens:
        around = page.statements_over(tree.span((token,), page.text)) if token.upos in ("ADJ", "ADV") else ()
        if around and around[0].rule == CALLED and around[0].content[-1].end == token.end and is_deprel(token, "advmod"):
            return token
    return None


def _is_headline(tree: Tree, token: Token) -> bool:
    """Say whether an adjective carries a headline without a verb: "USA | klar | til at forhandle"."""
    is_root = token.upos == "ADJ" and token.head < 0 and tree.child(token, "nsubj") is not None
    return is_root and not any(has_feature(word, "VerbForm=Fin") for word in tree.tokens)


def _fronted(page: PositionPage, tree: Tree, verb: Token) -> Iterator[Cue]:
    """Yield the cues of a verb with its preposition before it and its subject behind: "| Bag | kravet | står | lærerne"."""
    lemma, form = tree.lowered[verb.i]
    phrases = [child for child in tree.children(verb, "obl") if child.i < verb.i]
    subject = tree.child(verb, "nsubj")
    if not phrases or subject is None or subject.i < verb.i:
        return
    for entry in page.words.lexicon.of_word(lemma, form):
        if len(entry.parts) == 1 and page.words.stances[entry].object in FRONTED:
            cases = (case for phrase in phrases for case in tree.children(phrase, "case"))
            case = next((case for case in cases if case.text.lower() == entry.parts[0]), None)
            if case is not None:
                yield Cue(verb, entry, (case,), False)
