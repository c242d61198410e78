"""Signatures: the agencies and the publisher that a document credits."""

from standpunkt.lexicon.names import Known, Names
from standpunkt.model import Document
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
        phrase = Phrase(sentence=cast.sentences, first=0, last=0, head=0, start=span.start, end=span.end, sort="known", text=span.text)
        cast.add(phrase, figure)


def known_agency(text: str, names: Names) -> Known | None:
    """Give the agency of a signature's name, in any case; None if the table lacks it."""
    low = text.lower()
    for words, _, sighting in names.places.forms.get(low.split()[0], []) if low.split() else []:
        if " ".join(words).lower() == low and sighting.known.kind == "agency":
            return sighting.known
    return None
