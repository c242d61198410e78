"""From a holder's mention to actors: groups with members, coordination, and whom somebody speaks for."""

from standpunkt.lexicon.stances import load_position_words
from standpunkt.model import Actor, Document, Role, Span
from standpunkt.positions.actors import actor_ids, behalf_of
from standpunkt.positions.page import PositionPage

TEXT = "Nogle lande - inklusive Norge og Malta - og Frankrigs præsident, Anne Holm, siger ja."


def span(words: str) -> Span:
    """The place of some words in the text."""
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def page(*actors: Actor) -> PositionPage:
    """A page with actors and nothing else."""
    return PositionPage(Document(id="d", text=TEXT), (), (), (), actors, (), load_position_words("da"))


NORWAY = Actor(id="a2", kind="country", name="Norge", country="NO", mentions=(span("Norge"),))
MALTA = Actor(id="a3", kind="country", name="Malta", country="MT", mentions=(span("Malta"),))
GROUP = Actor(id="a1", kind="group", description="nogle lande", members=("a2", "a3"), mentions=(span("Nogle lande"),))
FRANCE = Actor(id="a4", kind="country", name="Frankrig", country="FR", mentions=(span("Frankrigs"),))
HOLM = Actor(id="a5", kind="person", name="Anne Holm", roles=(Role(title="præsident", country="FR"),),
             mentions=(span("Frankrigs præsident, Anne Holm"),))  # fmt: skip


def test_a_group_brings_its_named_members() -> None:
    """ "Nogle lande - inklusive Norge og Malta" are the group, Norway and Malta."""
    mention = span("Nogle lande - inklusive Norge og Malta")
    assert set(actor_ids(page(GROUP, NORWAY, MALTA), mention)) == {"a1", "a2", "a3"}


def test_a_country_that_describes_a_person_holds_nothing() -> None:
    """ "Frankrigs præsident" is the president."""
    assert actor_ids(page(FRANCE, HOLM), span("Frankrigs præsident, Anne Holm")) == ("a5",)


def test_a_mention_without_an_actor_has_no_holder() -> None:
    """Nothing is guessed."""
    assert actor_ids(page(), span("Norge")) == ()


def test_a_president_speaks_for_the_country() -> None:
    """By the role that is held now, and only where the country is an actor of the text."""
    assert behalf_of(page(FRANCE, HOLM), ("a5",)) == "a4"
    assert behalf_of(page(HOLM), ("a5",)) is None


def test_a_former_president_speaks_for_nobody() -> None:
    """ "Den tidligere præsident" does not bind the country."""
    former = Actor(id="a5", kind="person", name="Anne Holm", mentions=(span("Anne Holm"),),
                   roles=(Role(title="præsident", country="FR", time="former"),))  # fmt: skip
    assert behalf_of(page(FRANCE, former), ("a5",)) is None


def test_a_spokesman_speaks_for_the_body() -> None:
    """By a role in an organisation."""
    spokesman = Actor(id="a5", kind="person", name="Anne Holm", mentions=(span("Anne Holm"),),
                      roles=(Role(title="talsmand", organisation="a9"),))  # fmt: skip
    body = Actor(id="a9", kind="organisation", name="Partiet")
    assert behalf_of(page(spokesman, body), ("a5",)) == "a9"


def test_a_teacher_speaks_for_nobody() -> None:
    """Not every role binds a body."""
    teacher = Actor(id="a5", kind="person", name="Anne Holm", mentions=(span("Anne Holm"),),
                    roles=(Role(title="lærer", country="FR"),))  # fmt: skip
    assert behalf_of(page(FRANCE, teacher), ("a5",)) is None
