"""Linking actors to a user's name authority: only by the full name, and only where nothing speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standpunkt.lexicon.authority import Authority, Bearer
from standpunkt.model import Actor

PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why an actor was taken for somebody in the name authority."""

    actor: str
    """Id of the actor within its reading."""
    bearer: Bearer
    evidence: tuple[str, ...]
    """What agreed: "name", "country", "role"."""


def link_actors(actors: Sequence[Actor], authority: Authority) -> tuple[tuple[Actor, ...], tuple[Link, ...]]:
    """Give the actors with `authority` set where one bearer fits, and the links with their evidence.

    The full name must be the same; country, kind and role may not contradict.  A person's name alone is not enough: the
    country or a role must agree as well.  Where two bearers fit, none is taken.
    """
    out, links = [], []
    for actor in actors:
        fitting = [link for bearer in _bearers(actor, authority) if (link := _link(actor, bearer)) is not None]
        if len({link.bearer.id for link in fitting}) == 1:
            actor = replace(actor, authority=fitting[0].bearer.id)
            links.append(fitting[0])
        out.append(actor)
    return tuple(out), tuple(links)


def _bearers(actor: Actor, authority: Authority) -> tuple[Bearer, ...]:
    if actor.name is None or (actor.kind == PERSON and len(actor.name.split()) == 1):
        return ()
    return authority.find(actor.name)


def _link(actor: Actor, bearer: Bearer) -> Link | None:
    if bearer.kind is not None and bearer.kind != actor.kind:
        return None
    countries = {actor.country, *(role.country for role in actor.roles)} - {None}
    evidence = ["name"]
    if bearer.country and countries:
        if bearer.country not in countries:
            return None
        evidence.append("country")
    if any(role.title.lower() in bearer.roles for role in actor.roles):
        evidence.append("role")
    if actor.kind == PERSON and len(evidence) == 1:
        return None
    return Link(actor=actor.id, bearer=bearer, evidence=tuple(evidence))
