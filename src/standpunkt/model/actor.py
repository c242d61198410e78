"""Actors: who speaks, holds a position, or passes words on."""

from dataclasses import dataclass

from standpunkt.model.spans import Span

ACTOR_KINDS = ("person", "country", "organisation", "group", "agency", "document", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function as the text gives it ("Frankrigs præsident")."""

    title: str
    """The role noun's lemma, with what makes one compound of it ("udenrigsminister")."""
    country: str | None = None
    """ISO 3166 alpha-2 code of the country it belongs to."""
    organisation: str | None = None
    """Id of the organisation or party it belongs to."""
    time: str | None = None
    """"former" or "then" where the text says that it is held no more, None otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, country, organisation, group, agency or document, named or anonymous, with every place it is mentioned."""

    id: str
    """Unique within a reading: "a1", "a2", … in order of first mention."""
    kind: str
    """One of `ACTOR_KINDS`."""
    name: str | None = None
    """Fullest name in the text; null for unnamed actors."""
    description: str | None = None
    """Fullest description in the text ("en anonym amerikansk embedsmand"); in brackets behind it whom its pronoun means
    ("hans kone (Per Holm)")."""
    anonymous: bool = False
    """Whether the text keeps the name back (an unnamed source), not merely leaves it out."""
    country: str | None = None
    """ISO 3166 alpha-2 code."""
    organisation: str | None = None
    """Id of the organisation or party that the actor belongs to."""
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    """Ids of named members, for groups."""
    mentions: tuple[Span, ...] = ()
    """In text order."""
    authority: str | None = None
    """Identifier from a user's name authority, such as a Wikidata QID."""
