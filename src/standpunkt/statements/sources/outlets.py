"""Outlets: agencies, papers, broadcasters and their programmes, which get words and pass them on."""

from standpunkt.model import Token
from standpunkt.parse.tree import Tree, once_a_token
from standpunkt.statements.extents import phrase_span
from standpunkt.statements.page import Page
from standpunkt.statements.subjects.by_tree import case_of

MIN_NAME_WORDS = 2
"""A name that the tagger takes for nouns and numbers has so many words at least ("Ekstra Bladet", "TV 2")."""


@once_a_token
def is_outlet(tree: Tree, head: Token, page: Page) -> bool:
    """Say whether a phrase is or names a known agency or paper ("nyhedsbureauet AFP", "TV 2 Sport")."""
    if head.upos not in ("NOUN", "PROPN"):
        return False
    span = phrase_span(tree, head, page.text)
    text = span.text if span is not None else head.text
    if head.upos == "NOUN":
        told = bool(case_of(tree, head) in page.grammar.of("addressee") or head.entity) and text.casefold() in page.known_relays
        return text[:1].isupper() and (told or _opens_with_name(page, text.casefold()))
    words = [head, *(child for child in tree.children(head, "flat", "appos", "compound", "nmod") if child.upos == "PROPN")]
    return any(word.text.casefold() in page.known_relays for word in words) or text.casefold() in page.known_relays


def _opens_with_name(page: Page, text: str) -> bool:
    """Say whether a phrase is the name of an outlet, or begins with it as the name of one of its channels does."""
    words = text.split()
    return any(" ".join(words[:count]) in page.known_relays for count in range(MIN_NAME_WORDS, len(words) + 1))
