"""Copies in a collection of documents: prints, links and stories in one call."""

from collections.abc import Iterable

from standpunkt.ledger.copies.compare import Link, Print, order
from standpunkt.ledger.copies.fingerprint import make_fingerprint
from standpunkt.ledger.copies.group import Grouping, group
from standpunkt.ledger.copies.index import MemoryIndex, add_print
from standpunkt.lexicon.names.load import load_names
from standpunkt.model import Document
from standpunkt.resolve.signatures import known_agency


def make_print(document: Document) -> Print:
    """Give a document as a print of a story."""
    return Print(
        id=document.id,
        fingerprint=make_fingerprint(document),
        published=document.published,
        precision=document.published_precision,
        publisher=document.publisher,
        agencies=credited(document),
    )


def credited(document: Document) -> tuple[str, ...]:
    """Give the agencies that a document credits, by their names, each once, in text order."""
    names = load_names(document.language)
    found = (known_agency(span.text, names) for span in document.agencies)
    wordings = (known.name if known else span.text for known, span in zip(found, document.agencies, strict=True))
    return tuple(dict.fromkeys(wordings))


def find_copies(documents: Iterable[Document]) -> Grouping:
    """Give the stories of some documents, whose ids differ; the order they come in changes nothing."""
    index = MemoryIndex()
    prints = [make_print(document) for document in documents]
    links: list[Link] = []
    for found in prints:
        links += add_print(index, found)
    return group({found.id: order(found) for found in prints}, links)
