"""Who said it: words looked up among all that was said, as they stand, nearly so, or in part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standpunkt.answers.told import Told, group_copies, tell_groups
from standpunkt.answers.wording import Likeness, find_likeness
from standpunkt.errors import CallError
from standpunkt.ledger.nouns import DocumentRow, Identity, StatementRow
from standpunkt.ledger.view import View
from standpunkt.ledger.words import tokens

MAX_NEAR_ROWS = 400
"""Statements that share rare words with those asked for and are compared with them."""
KINDS = ("exact", "near", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement that has the words."""

    told: Told
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Unattributed:
    """A place where the words stand outside of any statement."""

    document: DocumentRow
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """What was found of some words."""

    sayings: tuple[Saying, ...]
    """Those with the very words first, then the nearest; of equals the first published first."""
    unattributed: tuple[Unattributed, ...] = ()
    """Where a text has the words and gives them to nobody."""
    speakers: tuple[Identity, ...] = ()
    """The actors that `by` was taken to mean."""


def find_sayings(view: View, words: str, *, by: str | None = None, limit: int = 10) -> Sayings:
    """Give who said these words, in this or nearly this wording.

    Copies of one text count once.  `by` looks only at what actors of that name said.

    Raises `CallError` where there are no words to look for, or where nobody of the name is known.
    """
    if not tokens(words):
        raise CallError(f"{words!r}: no words to look for")
    speakers = chosen_actors(view, by) if by else ()
    keys = keys_of(speakers) if by else None
    rows = {row.id: row for row in _candidates(view, words, keys)}
    likenesses = {}
    for row in rows.values():
        found = find_likeness(words, row.content, row.language)
        if found is not None and row.judgement != "reject":
            likenesses[row.id] = found
    alike = [rows[ident] for ident in likenesses]
    groups = group_copies(view, alike)
    groups.sort(key=lambda group: _rank(likenesses[group[0].id], group[0]))
    sayings = tuple(Saying(told=one, likeness=likenesses[one.id]) for one in tell_groups(view, groups[:limit]))
    told_in = {row.document for row in rows.values() if row.id in likenesses and likenesses[row.id].kind == "exact"}
    elsewhere = () if by else tuple(_unattributed(view, words, told_in, limit))
    return Sayings(sayings=sayings, unattributed=elsewhere, speakers=speakers)


def chosen_actors(view: View, name: str) -> tuple[Identity, ...]:
    """Give the actors that a name means: those with just this name if there are any, else all that have its words.

    Raises `CallError` where there is none.
    """
    found = view.actors(name)
    if not found:
        raise CallError(f"{name!r}: nobody of that name in the ledger")
    same = tuple(one for one in found if one.name.casefold() == " ".join(name.split()).casefold())
    return same or found


def keys_of(actors: Iterable[Identity]) -> list[str]:
    """Give the keys of actors, with those of all that was merged with them."""
    return [key for actor in actors for key in actor.keys]


def _candidates(view: View, words: str, keys: list[str] | None) -> Iterator[StatementRow]:
    """Yield the statements that may have the words: the phrase itself, then those that share its rare words."""
    yield from view.search(words, mode="phrase", lemma=False, identities=keys, limit=MAX_NEAR_ROWS)
    if keys is not None:
        yield from view.search(words, mode="any", identities=keys, limit=MAX_NEAR_ROWS)
    else:
        yield from view.near(words, limit=MAX_NEAR_ROWS)


def _rank(likeness: Likeness, row: StatementRow) -> tuple[int, float, str, str]:
    return KINDS.index(likeness.kind), -likeness.similarity, row.day or "9999", row.id


def _unattributed(view: View, words: str, told_in: Iterable[str], limit: int) -> Iterator[Unattributed]:
    """Yield the places where the very words stand in texts that give them to nobody."""
    for document in view.search_documents(words, mode="phrase", lemma=False, without=told_in, limit=limit):
        text = view.text(document.id) or ""
        found = find_likeness(words, text, document.language)
        if found is not None and found.kind == "exact":
            yield Unattributed(document=document, start=found.start, end=found.end, text=text[found.start : found.end])
