"""Sources of a statement: through whom the words came, in how many prints, and how many sources stand behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from standpunkt.answers.evidence import find_told
from standpunkt.answers.told import Told, tell
from standpunkt.answers.wording import NEAR, find_likeness
from standpunkt.errors import CallError
from standpunkt.ledger.nouns import StatementRow
from standpunkt.ledger.view import View
from standpunkt.model import Actor

MAX_ROWS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One through whom the words came."""

    role: str
    """ "source", "via", "agency" or "publisher"."""
    name: str | None
    """None: the text does not say."""
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
    return Chain(told=replace(told, copies=copies), traces=tuple(trace(one, stories) for one in ordered))


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
    relay = next((link for link in links if link.role in ("via", "agency", "publisher") and link.name), None)
    relay_key = _relay_key(relay) if relay else None
    return Trace(told=told, links=links, story=story, source=_source_key(told, story, relay_key), relay=relay_key)


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
    for agency in dict.fromkeys(span.text for span in told.reading.document.agencies):
        if agency.casefold() not in seen:
            seen.add(agency.casefold())
            yield Link(role="agency", name=agency, kind="agency")
    publisher = told.document.publisher
    if publisher and publisher.casefold() not in seen:
        yield Link(role="publisher", name=publisher, kind="organisation")


def _link(role: str, actor: Actor | None, words: str | None) -> Link:
    if actor is None:
        return Link(role=role, name=words)
    return Link(role=role, name=actor.name or actor.description or words, anonymous=actor.anonymous, kind=actor.kind)


def _relay_key(relay: Link) -> str:
    return (relay.name or "").casefold().strip("/ ")


def _source_key(told: Told, story: str, relay: str | None) -> str:
    """Give the key of the human source: a named one is one however often it is told; an unnamed one is one for each relay,
    or for each story where none is named, since nobody can tell two of them apart."""
    row = told.row
    if isinstance(row, StatementRow) and row.identity:
        return row.identity
    actor = told.actor_of(told.source)
    who = (actor.country or actor.description or "") if actor else ""
    return f"unnamed/{who.casefold()}/{relay or story}"
