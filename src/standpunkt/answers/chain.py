"""Sources of a statement: through whom the words came, in how many prints, and how many sources stand behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standpunkt.answers.evidence import find_told
from standpunkt.answers.told import Told, tell
from standpunkt.answers.wording import NEAR, find_likeness
from standpunkt.errors import CallError
from standpunkt.ledger.nouns import StatementRow
from standpunkt.ledger.view import View
from standpunkt.model import Actor

MAX_ROWS = 400
ROLES = ("via", "agency", "publisher", "source")
"""Roles in a chain, what tells most of how the words came first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One through whom the words came."""

    role: str
    """ "source", "via", "agency" or "publisher"."""
    name: str | None
    """None: the text does not say."""
    known_as: str | None = None
    """The name of the actor that it was resolved to: "AFP" and "Agence France-Presse" are one."""
    anonymous: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One text that has the statement."""

    told: Told
    links: tuple[Link, ...]
    """From who said it to who printed it."""
    story: str
    """Id of the document that this one is a copy of; its own where it is none."""
    source: str
    """Key of the human source: the same key, the same source."""
    relay: str | None
    """Key of the first through whom it came: an agency, a medium, a paper; None where nobody is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A statement with every text that has it."""

    told: Told
    traces: tuple[Trace, ...]
    """The statement's own text first, then by publication."""

    @property
    def independent_sources(self) -> int:
        """How many people, as far as can be told, stand behind the statement."""
        return len({trace.source for trace in self.traces})

    @property
    def independent_relays(self) -> int:
        """How many got it from them, however many printed it after that."""
        return len({trace.relay for trace in self.traces if trace.relay})


def find_chain(view: View, ident: str) -> Chain:
    """Give the sources of a statement, or of the one that a position rests on, by id or key.

    The same statement in another text is one of the same actor, named or not, in the same or nearly the same words.

    Raises `CallError` where the ledger has no such statement.
    """
    told = find_told(view, ident)
    if told.position is not None:
        if told.position.statement is None:
            raise CallError(f"{ident}: the text's author tells this position; no statement stands behind it")
        told = find_told(view, f"{told.document.id}#{told.position.statement}")
    others = tell(view, list(_same(view, told.row))) if isinstance(told.row, StatementRow) else ()
    stories = view.stories({told.document.id, *(one.document.id for one in others)})
    ordered = [told, *sorted(others, key=lambda one: (one.row.day or "9999", one.id))]
    copies = tuple(one.row for one in ordered[1:])
    traces = _as_the_fullest([trace(one, stories) for one in ordered])
    return Chain(told=replace(told, copies=copies), traces=traces)


def _same(view: View, row: StatementRow) -> Iterable[StatementRow]:
    """Yield the statements of other texts that say the same by the same actor; the unnamed may be anybody unnamed."""
    for other in view.near(row.content, limit=MAX_ROWS):
        if other.document == row.document or other.identity != row.identity or other.judgement == "reject":
            continue
        likeness = find_likeness(row.content, other.content, other.language)
        if other.key == row.key or (likeness is not None and likeness.similarity >= NEAR):
            yield other


def trace(told: Told, stories: dict[str, str]) -> Trace:
    """Give through whom a statement came in one text."""
    links = tuple(_links(told))
    story = stories.get(told.document.id, told.document.id)
    relay = _relay(links)
    relay_key = _relay_key(relay) if relay.role != "source" else None
    return Trace(told=told, links=links, story=story, source=_source_key(told, story, relay_key), relay=relay_key)


def _as_the_fullest(traces: Sequence[Trace]) -> tuple[Trace, ...]:
    """Give the traces with one relay a story: the one of the print that tells most of how the words came.

    A paper that cuts "according to AFP" off an agency's story has not asked the official itself.
    """
    ordered = sorted(traces, key=lambda one: (ROLES.index(_relay(one.links).role), one.told.row.day or "9999", one.told.id))
    relays: dict[str, str | None] = {}
    for one in ordered:
        relays.setdefault(one.story, one.relay)
    return tuple(
        replace(one, relay=relays[one.story], source=_source_key(one.told, one.story, relays[one.story])) for one in traces
    )  # fmt: skip


def _relay(links: Sequence[Link]) -> Link:
    """Give the first through whom the words came, the source itself where nobody is named."""
    return next((link for link in links if link.role != "source" and link.name), links[0])


def _links(told: Told) -> Iterable[Link]:
    statement = told.statement
    actor = told.actor_of(statement.source if statement else None)
    words = statement.source.text if statement and statement.source else None
    yield _link("source", actor, words)
    seen: set[str] = set()
    for mention in statement.via if statement else ():
        relay = _link("via", told.actor_of(mention), mention.text)
        seen.add((relay.name or "").casefold())
        yield relay
    for span in told.reading.document.agencies:
        known = next((one.name for one in told.reading.actors if one.kind == "agency" and span in one.mentions), None)
        forms = {span.text.casefold(), (known or "").casefold()} - {""}
        if not forms & seen:
            yield Link(role="agency", name=span.text, known_as=known, kind="agency")
        seen |= forms
    publisher = told.document.publisher
    if publisher and publisher.casefold() not in seen:
        yield Link(role="publisher", name=publisher, kind="organisation")


def _link(role: str, actor: Actor | None, words: str | None) -> Link:
    if actor is None:
        return Link(role=role, name=words)
    name = actor.name or actor.description or words
    return Link(role=role, name=name, known_as=actor.name, anonymous=actor.anonymous, kind=actor.kind)


def _relay_key(relay: Link) -> str:
    return (relay.known_as or relay.name or "").casefold().strip("/ ")


def _source_key(told: Told, story: str, relay: str | None) -> str:
    """Give the key of the human source: a named one is one however often it is told; an unnamed one is one for each relay,
    or for each story where none is named, since nobody can tell two of them apart."""
    row = told.row
    if isinstance(row, StatementRow) and row.identity:
        return row.identity
    actor = told.actor_of(told.source)
    who = (actor.country or actor.description or "") if actor else ""
    return f"unnamed/{who.casefold()}/{relay or story}"
