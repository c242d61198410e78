"""An actor: what they said and where they stand, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standpunkt.answers.told import Told, group_copies, tell_groups
from standpunkt.answers.who_said import chosen_actors
from standpunkt.ledger.nouns import Identity
from standpunkt.ledger.view import View

ROWS_FOR_ONE = 6
"""Rows fetched for each one shown: the others are copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor with what is on record of them."""

    actor: Identity
    roles: tuple[str, ...]
    """Titles that texts give them, the newest first."""
    statements: tuple[Told, ...]
    positions: tuple[Told, ...]
    namesakes: tuple[Identity, ...] = ()
    """Others whose name has the same words."""


def find_profile(view: View, name: str, *, limit: int = 10) -> Profile:
    """Give the actor that a name, or a key such as "country/DE", means: of several the one in most documents.

    Raises `CallError` where nobody of that name is known.
    """
    keyed = view.actor(name)
    chosen = keyed or chosen_actors(view, name)[0]
    others = view.actors(chosen.name)
    actor = _with_countryless(chosen, others)
    known = others if keyed or chosen.name.casefold() == name.casefold() else view.actors(name)
    namesakes = tuple(one for one in known if one.key not in actor.keys)
    most = limit * ROWS_FOR_ONE
    said = [row for row in view.statements(identities=actor.keys, limit=most) if row.judgement != "reject"]
    held = [row for row in view.positions(identities=actor.keys, limit=most) if row.judgement != "reject"]
    told = tell_groups(view, [*group_copies(view, said)[:limit], *group_copies(view, held)[:limit]])
    statements = tuple(one for one in told if one.position is None)
    positions = tuple(one for one in told if one.position is not None)
    return Profile(actor=actor, roles=_roles((*statements, *positions), actor), statements=statements,
                   positions=positions, namesakes=namesakes)  # fmt: skip


def _with_countryless(actor: Identity, others: Sequence[Identity]) -> Identity:
    """Give the actor with those of just its name and kind whose texts do not say the country, unless two countries vie."""
    same = [one for one in others if one.kind == actor.kind and one.name.casefold() == actor.name.casefold()]
    if len({one.country for one in same if one.country}) > 1 or " " not in actor.name:
        return actor
    best = max(same, key=lambda one: (one.country is not None, one.documents), default=actor)
    keys = tuple(dict.fromkeys((*actor.keys, *(key for one in same for key in one.keys))))
    return replace(best, keys=keys, documents=sum(one.documents for one in same))


def _roles(told: Iterable[Told], actor: Identity) -> tuple[str, ...]:
    """Give the titles under which the actor speaks, former ones as such."""
    found: list[str] = []
    for one in told:
        mentioned = (*one.holders, one.actor_of(one.source)) if one.position else (one.actor_of(one.source),)
        for person in mentioned:
            if person is not None and person.name and set(actor.name.split()) & set(person.name.split()):
                found += [role.title if role.time is None else f"{role.title} ({role.time})" for role in person.roles]
    return tuple(dict.fromkeys(found))
