"""Synthetic readings of any number, made of the paragraphs of a few real ones with a fixed seed: for measuring only."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from standpunkt.model import Reading
from standpunkt.model.codec import reading_from_dict, reading_to_dict

PARAGRAPHS = (6, 14)
REPRINTED = 0.15
"""Share of the documents that are an earlier text under another headline."""
EXCHANGED = 0.6
"""Share of the words in small letters that are exchanged for others of the same length, so that offsets stay."""
PAPERS = 40
START = datetime(2023, 1, 1)
DAYS = 700
_WORD = re.compile(r"\b[a-zæøå]{4,}\b")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with what was read in it, in the JSON of readings, its offsets counted from its own beginning."""

    text: str
    statements: tuple[dict, ...]
    positions: tuple[dict, ...]
    actors: dict[str, dict]


def recombine(readings: Sequence[Reading], count: int, seed: int = 1) -> Iterator[Reading]:
    """Yield so many readings."""
    chance = random.Random(seed)
    pieces = [piece for reading in readings for piece in cut(reading)]
    words = vocabulary(readings)
    made: list[Reading] = []
    for number in range(count):
        day = START + timedelta(days=chance.randrange(DAYS), minutes=chance.randrange(1440))
        if made and chance.random() < REPRINTED:
            reading = reprint(chance.choice(made), number, day)
        else:
            chosen = [exchanged(chance.choice(pieces), words, chance) for _ in range(chance.randint(*PARAGRAPHS))]
            reading = compose(chosen, readings[0].engine, number, day, f"Blad {chance.randrange(PAPERS)}")
            if len(made) < 2_000:
                made.append(reading)
        yield reading


def cut(reading: Reading) -> Iterator[Piece]:
    """Yield the paragraphs of a reading with the statements and positions that lie wholly within one."""
    value, text = reading_to_dict(reading), reading.document.text
    for found in _PARAGRAPH.finditer(text):
        inside = [[shifted(one, -found.start()) for one in value[part] if lies_within(one, found.start(), found.end())]
                  for part in ("statements", "positions")]  # fmt: skip
        yield Piece(found[0], tuple(inside[0]), tuple(inside[1]), {one["id"]: one for one in value["actors"]})


def spans(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        else:
            for one in value.values():
                yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def lies_within(one: dict, start: int, end: int) -> bool:
    return all(start <= span["start"] and span["end"] <= end for span in spans(one))


def shifted(value: object, by: int) -> object:
    if isinstance(value, dict):
        moved = {key: shifted(one, by) for key, one in value.items()}
        is_span = {"start", "end", "text"} <= set(value)
        return moved | {"start": value["start"] + by, "end": value["end"] + by} if is_span else moved
    return [shifted(one, by) for one in value] if isinstance(value, list) else value


def vocabulary(readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Give the words in small letters by their length."""
    found: dict[int, set[str]] = defaultdict(set)
    for reading in readings:
        for word in _WORD.findall(reading.document.text):
            found[len(word)].add(word)
    return {length: sorted(some) for length, some in found.items()}


def exchanged(piece: Piece, words: dict[int, list[str]], chance: random.Random) -> Piece:
    def other(match: re.Match[str]) -> str:
        return chance.choice(words[len(match[0])]) if chance.random() < EXCHANGED else match[0]

    return replace(piece, text=_WORD.sub(other, piece.text))


def compose(pieces: Sequence[Piece], engine: str, number: int, day: datetime, publisher: str) -> Reading:
    """Give the reading of the paragraphs one below the other."""
    text, statements, positions, actors = "", [], [], {}
    for place, piece in enumerate(pieces):
        start = len(text)
        text += piece.text + "\n\n"
        names = {ident: f"{place}-{ident}" for ident in piece.actors}
        for one in piece.statements:
            statements.append(renamed(shifted(one, start), names) | {"within": None, "confirms": [], "denies": []})
        for one in piece.positions:
            cleared = {"statement": None, "replaces": None, "refers_to": None}
            positions.append(renamed(shifted(one, start), names) | cleared)
        for ident in sorted({mention for one in (*piece.statements, *piece.positions) for mention in named(one)}):
            bare = {"id": names[ident], "mentions": [], "members": [], "organisation": None, "roles": []}
            actors[names[ident]] = piece.actors[ident] | bare
    for letter, some in (("s", statements), ("p", positions)):
        some.sort(key=lambda one: min(span["start"] for span in spans(one)))
        for count, one in enumerate(some, 1):
            one["id"] = f"{letter}{count}"
    value = {
        "schema": "standpunkt.reading/1", "engine": engine, "moments": [], "problems": [],
        "document": {
            "id": f"doc-{number}", "language": "da", "published": day.isoformat(), "publisher": publisher, "text": text,
        },
        "actors": list(actors.values()), "statements": statements, "positions": positions,
    }  # fmt: skip
    for span in spans([statements, positions]):
        span["text"] = text[span["start"] : span["end"]]
    return reading_from_dict(value)


def named(one: dict) -> Iterator[str]:
    for key in ("source", "addressee"):
        if one.get(key) and one[key]["actor"]:
            yield one[key]["actor"]
    yield from (via["actor"] for via in one.get("via", ()) if via["actor"])
    yield from one.get("holders", ())
    if one.get("on_behalf_of"):
        yield one["on_behalf_of"]


def renamed(one: dict, names: dict[str, str]) -> dict:
    def new(mention: dict | None) -> dict | None:
        return mention | {"actor": names.get(mention["actor"])} if mention else mention

    if "holders" in one:
        return one | {"holders": [names[ident] for ident in one["holders"]], "on_behalf_of": names.get(one["on_behalf_of"])}
    return one | {"source": new(one["source"]), "addressee": new(one["addressee"]), "via": [new(via) for via in one["via"]]}


def reprint(reading: Reading, number: int, day: datetime) -> Reading:
    """Give an earlier text under another headline."""
    headline = f"Overskrift nummer {number}\n\n"
    value = reading_to_dict(reading)
    moved = {part: shifted(value[part], len(headline)) for part in ("actors", "statements", "positions")}
    document = value["document"] | {
        "id": f"doc-{number}", "text": headline + reading.document.text, "published": day.isoformat(),
        "publisher": f"Blad {number % PAPERS}",
    }  # fmt: skip
    return reading_from_dict(value | moved | {"document": document})
