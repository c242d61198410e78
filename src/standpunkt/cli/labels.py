"""What the table and the page both say about a reading: who, when, through whom, how sure."""

import unicodedata
from collections.abc import Iterable

from standpunkt.model import Actor, Document, Mention, Moment, Reading, Span, Statement

GAP = " … "
NOBODY = "—"
PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "DT": "daytime", "AF": "afternoon", "EV": "evening", "NI": "night"}


def clean(text: str) -> str:
    """Give `text` on one line, with characters that could steer a terminal or turn the line around made visible."""
    line = " ".join(text.split())
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cs") or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069" else char
        for char in line
    )  # fmt: skip


def actors_by_id(reading: Reading) -> dict[str, Actor]:
    """Give the actors of a reading by their ids."""
    return {actor.id: actor for actor in reading.actors}


def actor_label(actor: Actor) -> str:
    """Give the fullest name of an actor, else its description, else its first mention."""
    first = actor.mentions[0].text if actor.mentions else actor.id
    return clean(actor.name or actor.description or first)


def mention_label(mention: Mention | None, actors: dict[str, Actor]) -> str:
    """Give who is mentioned: the text's words, and the name behind them where the words are not the name's own."""
    if mention is None:
        return NOBODY
    words = clean(mention.text)
    actor = actors.get(mention.actor or "")
    if actor is None:
        return words
    label = actor_label(actor)
    return words if label.casefold() in words.casefold() else f"{label} ({words})"


def is_anonymous(mention: Mention | None, actors: dict[str, Actor]) -> bool:
    """Say whether the text keeps back the name of who is mentioned."""
    actor = actors.get((mention.actor or "") if mention else "")
    return actor is not None and actor.anonymous


def moment_label(moment: Moment | None) -> str:
    """Give a moment's TIMEX3 value, its part of the day as a word, and its zone: "2024-05-30 evening (dansk tid)"."""
    if moment is None:
        return ""
    value = moment.value
    if value[-3:-2] == "T" and value[-2:] in PARTS_OF_DAY:
        value = f"{value[:-3]} {PARTS_OF_DAY[value[-2:]]}"
    return value + (f" ({clean(moment.zone)})" if moment.zone else "")


def spans_label(spans: Iterable[Span]) -> str:
    """Give the words of spans on one line, with an ellipsis between spans."""
    return GAP.join(clean(span.text) for span in spans)


def content_label(statement: Statement) -> str:
    """Give the content of a statement, each span within quotation marks where all of it is quoted."""
    if statement.manner == "direct":
        return GAP.join(f"“{clean(span.text)}”" for span in statement.content)
    return spans_label(statement.content)


def published_label(doc: Document) -> str:
    """Give the publication time as far as it is known, else an empty string."""
    if doc.published is None:
        return ""
    if doc.published_precision == "date":
        return doc.published.date().isoformat()
    return doc.published.isoformat(sep=" ", timespec="minutes")


def title_label(name: str, doc: Document) -> str:
    """Give the headline, else the name of the input."""
    return clean(doc.title.text if doc.title else doc.origin.title or name)


def facts_label(name: str, doc: Document) -> str:
    """Give what is known about a document on one line: time, language, publisher, agencies, where it came from."""
    agencies = ", ".join(dict.fromkeys(clean(span.text) for span in doc.agencies))
    place = clean(name) if doc.title or doc.origin.title else ""
    facts = (published_label(doc), doc.language, clean(doc.publisher or ""), agencies, place)
    return " · ".join(fact for fact in facts if fact)


def counted(number: int, one: str, many: str) -> str:
    """Give a number with its noun: "1 statement", "2 statements"."""
    return f"{number} {one if number == 1 else many}"
