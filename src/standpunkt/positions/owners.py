"""Owners: who gives leave where the author tells it and names only whose the thing is ("Kenya må bruge britiske baser")."""

from collections.abc import Iterator, Sequence

from standpunkt.lexicon.names import load_names
from standpunkt.model import Span
from standpunkt.positions.draft import Draft, Stand
from standpunkt.positions.modals import carried
from standpunkt.positions.page import PositionPage

GRANTING = ("permit", "refuse", "hesitate")
"""Attitudes of those who can give leave."""
OWNING = ("amod", "nmod:poss")


def owner_of(page: PositionPage, stand: Stand, told: Sequence[Draft]) -> Span | None:
    """Give the word for the country whose thing may be used or not, where the text told that it gives or refuses leave.

    "I forvejen må Ukraine bruge britiske våben" after "Storbritannien er ikke klar til at give Ukraine lov": nobody else
    can allow it.  Without such a position before it nothing is guessed.
    """
    if stand.cue.entry.pos != "AUX" or stand.attitude not in GRANTING:
        return None
    tree = page.trees[stand.sentence]
    places = load_names(page.doc.language).places
    verb = carried(tree, stand.cue.token)
    granting = {code for draft in told if draft.attitude in GRANTING for code in _countries(page, draft.mention)}
    for thing in tree.children(verb, "obj", "nsubj:pass"):
        for word in tree.children(thing, *OWNING):
            span = tree.span((word,), page.text)
            if places.country_of(word.lemma, word.text) in granting or granting & {*_countries(page, span)}:
                return span
    return None


def is_giver(page: PositionPage, mention: Span, told: Sequence[Draft]) -> bool:
    """Say whether whoever owns a permission gave it: one that the text told to give or refuse leave before."""
    own = set(_countries(page, mention)) or {mention.text}
    return any(own & {*_countries(page, draft.mention), draft.mention.text} for draft in told if draft.attitude in GRANTING)


def _countries(page: PositionPage, mention: Span) -> Iterator[str]:
    """Yield the codes of the countries that a mention names."""
    places, words = load_names(page.doc.language).places, mention.text.replace(",", " ").split()
    for at in range(len(words)):
        found = places.find(words, at)
        if found is not None and found[1].known.country is not None and found[1].known.kind == "country":
            yield found[1].known.country
