"""Readings made by hand: statements and positions where the test says, without an engine."""

from datetime import date, datetime

from standpunkt.model import Actor, Document, Mention, Position, Reading, Span, Statement

ENGINE = "1.0.0"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def story(
    text: str, name: str, day: str | None = None, *, said: tuple[str, ...] = (), held: tuple[str, ...] = (),
    engine: str = ENGINE, language: str = "da",
) -> Reading:  # fmt: skip
    """Give the reading of a text in which `said` are statements "source|cue|content" and `held` are positions
    "mention|attitude|cue|proposition"; a source or mention "Name/DK" has a country, "*…" is unnamed.
    """
    actors: dict[str, Actor] = {}

    def actor(told: str) -> tuple[Span, str]:
        words, _, country = told.lstrip("*").partition("/")
        place = span(text, words)
        known = actors.setdefault(told, Actor(
            id=f"a{len(actors) + 1}", kind="person", name=None if told.startswith("*") else words,
            anonymous=told.startswith("*"), country=country or None, mentions=(place,),
        ))  # fmt: skip
        return place, known.id

    statements = []
    for number, (source, cue, content) in enumerate((one.split("|") for one in said), 1):
        place, ident = actor(source)
        statements.append(Statement(
            id=f"s{number}", manner="indirect", act="say", source=Mention(place.start, place.end, place.text, ident),
            cue=(span(text, cue),), content=(span(text, content),), rule="test",
        ))  # fmt: skip
    positions = []
    for number, (mention, attitude, cue, proposition) in enumerate((one.split("|") for one in held), 1):
        place, ident = actor(mention)
        positions.append(Position(
            id=f"p{number}", holders=(ident,), mention=place, attitude=attitude, cue=(span(text, cue),),
            proposition=(span(text, proposition),), rule="test",
        ))  # fmt: skip
    published = datetime.combine(date.fromisoformat(day), datetime.min.time()) if day else None
    document = Document(
        id=name, text=text, language=language, published=published, published_precision="date" if day else "none"
    )
    return Reading(engine=engine, document=document, actors=tuple(actors.values()), statements=tuple(statements),
                   positions=tuple(positions))  # fmt: skip
