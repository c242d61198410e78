"""Signatures: the agencies and the publisher that a document credits."""

from standpunkt.lexicon.names import Known, Names
from standpunkt.model import Actor, Document
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.finish import Cast
from standpunkt.resolve.phrases import Phrase


def credit(document: Document, cast: Cast, names: Names) -> None:
    """Add the agencies of the document's signature, byline and dateline as mentions of their actors."""
    for span in document.agencies:
        known = known_agency(span.text, names)
        key = known.id if known else f"agency/{span.text.lower()}"
        figure = next((f for f in cast.figures() if f.known is not None and f.known.id == key), None)
        if figure is None:
            figure = Figure(kind="agency", known=known or Known(id=key, kind="agency", name=span.text))
            figure.country = figure.known.country if figure.known else None
        phrase = Phrase(
            sentence=cast.sentences, first=0, last=0, head=0, start=span.start, end=span.end, sort="known", text=span.text
        )
        cast.add(phrase, figure)


def with_publisher(actors: tuple[Actor, ...], document: Document, names: Names) -> tuple[Actor, ...]:
    """Give the actors with the publisher last, without mentions, where the text does not name it itself."""
    publisher = document.publisher
    if not publisher or any((actor.name or "").casefold() == publisher.casefold() for actor in actors):
        return actors
    known = known_agency(publisher, names)
    country = known.country if known is not None else None
    return (*actors, Actor(id=f"a{len(actors) + 1}", kind="agency", name=publisher, country=country))


def known_agency(text: str, names: Names) -> Known | None:
    """Give the agency of a signature's name, in any case; None if the table lacks it."""
    words = text.split()
    for form in (words, [word.capitalize() for word in words], [word.upper() for word in words]):
        found = names.places.find(form, 0) if form else None
        if found is not None and found[0] == len(form) and found[1].known.kind == "agency":
            return found[1].known
    return None
