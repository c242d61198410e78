"""Linking actors to a user's name authority: only by the full name, and only where nothing speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standpunkt.lexicon.authority import Authority, Bearer
from standpunkt.model import Actor

PERSON = "person"
NAME, COUNTRY, KIND, ROLE = "name", "country", "kind", "role"
SEVERAL = "several"
"""More than one bearer of the name fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why an actor was taken for somebody in the name authority."""

    actor: str
    """Id of the actor within its reading."""
    bearer: Bearer
    evidence: tuple[str, ...]
    """What agreed: "name", "country", "role"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why an actor whose name the name authority knows was not taken for its bearer."""

    actor: str
    """Id of the actor within its reading."""
    bearer: Bearer
    reason: str
    """What differs, "kind" or "country"; "name" where nothing else agrees, and "several" where several fit."""


def link_actors(actors: Sequence[Actor], authority: Authority) -> tuple[tuple[Actor, ...], tuple[Link, ...]]:
    """Give the actors with `authority` set where one bearer fits, and the links with their evidence.

    The full name must be the same; country, kind and role may not contradict.  A person's name alone is not enough: the
    country or a role must agree as well.  Where two bearers fit, none is taken.
    """
    out, links = [], []
    for actor in actors:
        fitting = _fitting(actor, authority)
        if len({link.bearer.id for link in fitting}) == 1:
            actor = replace(actor, authority=fitting[0].bearer.id)
            links.append(fitting[0])
        out.append(actor)
    return tuple(out), tuple(links)


def doubts(actors: Sequence[Actor], authority: Authority) -> tuple[Doubt, ...]:
    """Give for each actor that was not linked the bearers of its name, and why each of them was not taken."""
    found = []
    for actor in actors:
        fitting = _fitting(actor, authority)
        if len({link.bearer.id for link in fitting}) == 1:
            continue
        for bearer in _bearers(actor, authority):
            judged = _judge(actor, bearer)
            found.append(Doubt(actor=actor.id, bearer=bearer, reason=judged if isinstance(judged, str) else SEVERAL))
    return tuple(found)


def _fitting(actor: Actor, authority: Authority) -> list[Link]:
    judged = (_judge(actor, bearer) for bearer in _bearers(actor, authority))
    return [link for link in judged if isinstance(link, Link)]


def _bearers(actor: Actor, authority: Authority) -> tuple[Bearer, ...]:
    if actor.name is None or (actor.kind == PERSON and len(actor.name.split()) == 1):
        return ()
    return authority.find(actor.name)


def _judge(actor: Actor, bearer: Bearer) -> Link | str:
    """Give the link, or what speaks against it."""
    if bearer.kind is not None and bearer.kind != actor.kind:
        return KIND
    countries = {actor.country, *(role.country for role in actor.roles)} - {None}
    evidence = [NAME]
    if bearer.country and countries:
        if bearer.country not in countries:
            return COUNTRY
        evidence.append(COUNTRY)
    if any(role.title.lower() in bearer.roles for role in actor.roles):
        evidence.append(ROLE)
    if actor.kind == PERSON and len(evidence) == 1:
        return NAME
    return Link(actor=actor.id, bearer=bearer, evidence=tuple(evidence))
