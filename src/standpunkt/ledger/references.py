"""What a reading refers to within itself: every id named must be there, and be there once."""

from collections import Counter
from collections.abc import Iterable, Iterator

from standpunkt.model import Reading


def broken_references(reading: Reading) -> Iterator[str]:
    """Yield one line for each id that is there twice, and for each reference that leads nowhere."""
    ids = {
        "actor": [actor.id for actor in reading.actors],
        "statement": [statement.id for statement in reading.statements],
        "position": [position.id for position in reading.positions],
    }
    for kind, found in ids.items():
        for ident, count in Counter(found).items():
            if count > 1:
                yield f"{count} {kind}s have the id {ident}"
    for kind, where, named in _references(reading):
        for other in named:
            if other is not None and other not in ids[kind]:
                yield f"{where} names {kind} {other}, which is not there"


def _references(reading: Reading) -> Iterator[tuple[str, str, Iterable[str | None]]]:
    for actor in reading.actors:
        yield "actor", actor.id, (actor.organisation, *actor.members, *(role.organisation for role in actor.roles))
    for one in reading.statements:
        mentions = (one.source, one.addressee, *one.via)
        yield "actor", one.id, [mention.actor for mention in mentions if mention]
        yield "statement", one.id, (one.within, *one.confirms, *one.denies)
    for held in reading.positions:
        yield "actor", held.id, (*held.holders, held.on_behalf_of)
        yield "statement", held.id, (held.statement,)
        yield "position", held.id, (held.replaces, held.refers_to)
