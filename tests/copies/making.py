"""The labelled set of copies: documents made from stories of our own, and pairs of them with what they are to each other.

Texts written by hand stand in `data/` and `examples/`; `TRANSFORMATIONS` makes copies of them with a fixed seed.  Every
event belongs to one part, "dev" (thresholds are set on it) or "held-out" (looked at for figures only).
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import Document
from standpunkt.text.metadata import describe

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
SEED = 20241118
HELD_OUT_EVERY = 3
"""Every third event, by id, is held out."""
PAPERS = ("Vestkystens Dagblad", "Dagbladet Nørrebro", "Jysk Allehånde", "Sydhavsposten", "The Solway Courier")
COPIES = 4
BACKGROUND_PAIRS = 30
TOPICS = {
    "roads": ("da-08", "da-09", "da-10", "da-11", "da-12"),
    "war": ("da-01", "da-02", "da-03", "da-04", "da-05", "da-06", "da-07", "en-01", "en-02", "en-03", "en-04", "en-gr"),
}
"""What events are about, by how their ids begin."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text before it is set: title, body by paragraphs, and where it comes from."""

    id: str
    event: str
    kind: str
    """"wire", "retelling", "edited", "update", "other", or a kind of transformation."""
    language: str
    title: str
    body: tuple[str, ...]
    publisher: str
    agencies: tuple[str, ...]
    published: datetime
    sources: tuple[str, ...] = ()
    """What it was made from, the one that gave most words first."""
    shares: tuple[str, ...] = ()
    """Texts that it has a quotation of."""
    background: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two documents and whether one is a copy of the other, and of what kind the pair is."""

    one: str
    other: str
    kind: str
    copy: bool
    part: str


@dataclass(kw_only=True)
class LabelledSet:
    """Documents with their gold clusters, and labelled pairs."""

    documents: dict[str, Document] = field(default_factory=dict)
    clusters: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)


@cache
def table(name: str) -> dict[str, Any]:
    """Give a file of `data/`."""
    return tomllib.loads((HERE / "data" / name).read_text(encoding="utf-8"))


def load_texts() -> tuple[Text, ...]:
    """Give everything written by hand: examples, further wires, retellings, edited copies and other stories."""
    return (
        *_examples(),
        *_written("wires-da.toml", "wire", "da"),
        *_written("wires-en.toml", "wire", "en"),
        *_written("retellings-da.toml", "retelling", "da"),
        *_written("retellings-en.toml", "retelling", "en"),
        *_written("edited.toml", "edited", ""),
        *_written("others.toml", "other", ""),
    )


def _examples() -> Iterable[Text]:
    for raw in tomllib.loads((EXAMPLES / "stories.toml").read_text(encoding="utf-8"))["story"]:
        path = EXAMPLES / raw["file"]
        blocks = [block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
        body = blocks[3:-1] if raw["agencies"] else blocks[3:]
        origin = Path(raw["reprint_of"]).stem if raw["reprint_of"] else ""
        yield Text(
            id=path.stem, event=origin or path.stem, kind="edited" if origin else "wire", language=raw["language"],
            title=raw["title"], body=tuple(block.strip() for block in body), publisher=raw["publisher"],
            agencies=tuple(raw["agencies"]), published=raw["published"], sources=(origin,) if origin else (),
        )  # fmt: skip


def _written(name: str, kind: str, language: str) -> Iterable[Text]:
    for raw in table(name)["text"]:
        event = raw.get("event", raw["id"])
        told = raw.get("kind", kind)
        yield Text(
            id=raw["id"], event=event, kind=told, language=language or raw["id"][:2], title=raw["title"],
            body=tuple(raw["body"].strip().split("\n")), publisher=raw["publisher"], agencies=tuple(raw.get("agencies", ())),
            published=raw["published"], sources=(event,) if told in ("edited", "update") else (),
            shares=tuple(raw.get("shares", ())),
        )  # fmt: skip


def part_of(event: str, events: Sequence[str]) -> str:
    """Give the part that an event belongs to."""
    return "held-out" if sorted(events).index(event) % HELD_OUT_EVERY == 0 else "dev"


# ---- Transformations ---------------------------------------------------------------------------------------------------


def cut(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Keep the first 35 to 60 percent of the paragraphs."""
    return list(body[: max(2, round(len(body) * dice.uniform(0.35, 0.6)))])


def brief(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Keep the first two or three paragraphs, as for a column of short news."""
    return list(body[: dice.choice((2, 3))])


def scattered(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Keep the lead and half of the other paragraphs, in order."""
    kept = sorted(dice.sample(range(1, len(body)), (len(body) - 1) // 2))
    return [body[0], *(body[place] for place in kept)]


def re_ordered(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Keep the lead, shuffle the rest, drop one paragraph."""
    rest = list(body[1:])
    dice.shuffle(rest)
    return [body[0], *rest[:-1]]


def headline(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Keep the text; the paper sets its own title and byline."""
    return list(body)


def added(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Put a paragraph of the paper's own somewhere below the lead."""
    new = list(body)
    new.insert(dice.randrange(1, len(body) + 1), dice.choice(table("paragraphs.toml")["added"][lang]))
    return new


def names(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Write names in another transliteration; drop a paragraph."""
    spellings = table("paragraphs.toml")["names"]
    pattern = re.compile("|".join(re.escape(name) for name in sorted(spellings, key=len, reverse=True)))
    kept = [paragraph for place, paragraph in enumerate(body) if place == 0 or place != len(body) - 2]
    return [pattern.sub(lambda match: str(spellings[match[0]]), paragraph) for paragraph in kept]


def desk(body: Sequence[str], lang: str, dice: random.Random) -> list[str]:
    """Change small words as a desk does, half of the time each, and keep two thirds of the paragraphs."""
    changed = []
    for paragraph in body[: max(2, round(len(body) * 0.66))]:
        for old, new in table("paragraphs.toml")["desk"][lang]:
            if dice.random() < 0.5:
                paragraph = re.sub(rf"\b{re.escape(old)}\b", new, paragraph)
        changed.append(paragraph)
    return changed


def merged(one: Sequence[str], other: Sequence[str], skipped: int) -> list[str]:
    """Run two wires together: the first 55 percent of one, then 45 percent of the other, with or without its opening."""
    return [*one[: max(3, round(len(one) * 0.55))], *other[skipped : skipped + max(3, round(len(other) * 0.45))]]


TRANSFORMATIONS: dict[str, Callable[[Sequence[str], str, random.Random], list[str]]] = {
    "cut": cut, "brief": brief, "scattered": scattered, "re-ordered": re_ordered, "headline": headline, "added": added,
    "desk": desk,
}  # fmt: skip


def make_copies(wires: Sequence[Text], events: Sequence[str]) -> list[Text]:
    """Give copies of each wire, the transformations taken in turn; where there are names one that spells them otherwise;
    and texts merged from two wires.
    """
    dice = random.Random(SEED)
    kinds = list(TRANSFORMATIONS)
    found = []
    for place, wire in enumerate(wires):
        for step in range(COPIES):
            kind = kinds[(place + step * 2 + place // len(kinds)) % len(kinds)]
            copy = _copy(wire, kind, TRANSFORMATIONS[kind](wire.body, wire.language, dice), dice)
            found.append(_standing(copy, dice) if kind == "brief" and place % 2 else copy)
        respelled = names(wire.body, wire.language, dice)
        if any(paragraph not in wire.body for paragraph in respelled):
            found.append(_copy(wire, "names", respelled, dice))
    return found + _merged_texts(wires, events, dice)


def _copy(wire: Text, kind: str, body: Sequence[str], dice: random.Random) -> Text:
    title = f"{wire.title.split(':')[-1].strip()[:50]} ({kind})"
    later = timedelta(minutes=dice.randrange(20, 2400))
    return Text(
        id=f"{wire.id}+{kind}", event=wire.event, kind=kind, language=wire.language, title=title, body=tuple(body),
        publisher=dice.choice(PAPERS), agencies=wire.agencies, published=wire.published + later,
        sources=(wire.id,), background=wire.background if kind in ("headline", "added", "re-ordered") else "",
    )  # fmt: skip


def _merged_texts(wires: Sequence[Text], events: Sequence[str], dice: random.Random) -> list[Text]:
    """Give texts merged from two wires of one language and one part, the main one first."""
    found = []
    for part in ("dev", "held-out"):
        for language in ("da", "en"):
            own = [wire for wire in wires if wire.language == language and part_of(wire.event, events) == part]
            for place, (one, other) in enumerate(zip(own[::2], own[1::2], strict=False)):
                body = merged(one.body, other.body, place % 2)
                found.append(Text(
                    id=f"{one.id}+{other.id}", event=one.event, kind="merged", language=language, title=one.title[:60],
                    body=tuple(body), publisher=dice.choice(PAPERS), agencies=one.agencies,
                    published=max(one.published, other.published) + timedelta(minutes=dice.randrange(20, 600)),
                    sources=(one.id, other.id),
                ))  # fmt: skip
    return found


def _with_background(texts: Iterable[Text], dice: random.Random) -> list[Text]:
    """Give every other wire and retelling a standing paragraph of its topic as its last."""
    return [
        _standing(text, dice) if text.kind in ("wire", "retelling") and dice.random() < 0.5 else text for text in texts
    ]  # fmt: skip


def _standing(text: Text, dice: random.Random) -> Text:
    """Give a text with a standing paragraph of its topic as its last."""
    topic = next((name for name, openings in TOPICS.items() if text.event[:5] in openings), "other")
    paragraph = dice.choice(table("paragraphs.toml")["background"][f"{topic}-{text.language}"])
    return Text(**{**_fields(text), "body": (*text.body, paragraph), "background": paragraph})


def _fields(text: Text) -> dict[str, Any]:
    return {name: getattr(text, name) for name in text.__dataclass_fields__}


# ---- The set -----------------------------------------------------------------------------------------------------------


def set_text(text: Text) -> str:
    """Give a text as a paper sets it: title, byline, publication line, paragraphs, signature."""
    signature = "/".join(text.agencies)
    month = load_conventions(text.language).months[text.published.month - 1][0]
    if text.language == "da":
        when = f"{text.published.day}. {month} {text.published:%Y kl. %H.%M}"
        byline, sign = (f"Af /{text.agencies[0]}/" if signature else "Af Maria Holm"), f"/{signature}/"
    else:
        when = f"{text.published.day} {month.capitalize()} {text.published:%Y}"
        byline, sign = "By Ellen Marsh", f"({signature})"
    blocks = [text.title, byline, when, *text.body, *([sign] if signature else [])]
    return "\n\n".join(blocks) + "\n"


def make_document(text: Text) -> Document:
    """Give the document that a text is."""
    layout = describe(
        set_text(text), language=text.language, published=text.published, title=text.title, publisher=text.publisher, id=text.id
    )
    return layout.document


@cache
def make_set() -> LabelledSet:
    """Give the whole labelled set."""
    dice = random.Random(SEED)
    written = _with_background(load_texts(), dice)
    wires = [text for text in written if text.kind == "wire"]
    events = [wire.event for wire in wires]
    texts = written + make_copies(wires, events)
    found = LabelledSet()
    for text in texts:
        found.documents[text.id] = make_document(text)
        found.kinds[text.id] = text.kind
        found.parts[text.id] = part_of(text.shares[0] if text.shares else text.event, events)
        found.clusters[text.id] = text.id if text.kind in ("retelling", "other") else text.event
    found.pairs = _pairs(texts, found, dice)
    return found


def _pairs(texts: Sequence[Text], found: LabelledSet, dice: random.Random) -> list[Pair]:
    pairs = []
    for text in texts:
        part = found.parts[text.id]
        pairs += [Pair(one=source, other=text.id, kind=text.kind, copy=True, part=part) for source in text.sources]
        pairs += [Pair(one=one, other=text.id, kind="quotation", copy=False, part=part) for one in text.shares]
        if text.kind == "retelling":
            pairs.append(Pair(one=text.event, other=text.id, kind="retelling", copy=False, part=part))
    for part in ("dev", "held-out"):
        pairs += _background_pairs([text for text in texts if found.parts[text.id] == part], part, dice)
        pairs += _retold_copies([text for text in texts if found.parts[text.id] == part], part)
    return pairs


def _background_pairs(texts: Sequence[Text], part: str, dice: random.Random) -> list[Pair]:
    """Give pairs of different events that have the same standing paragraph."""
    all_of = [
        (one.id, other.id)
        for one, other in combinations(texts, 2)
        if one.background and one.background == other.background and one.event != other.event
    ]
    chosen = dice.sample(all_of, min(BACKGROUND_PAIRS // 2, len(all_of)))
    return [Pair(one=one, other=other, kind="background", copy=False, part=part) for one, other in chosen]


def _retold_copies(texts: Sequence[Text], part: str) -> list[Pair]:
    """Give pairs of a retelling and a cut copy of the wire: no copies either."""
    return [
        Pair(one=text.id, other=copy.id, kind="retelling of a copy", copy=False, part=part)
        for text in texts
        if text.kind == "retelling"
        for copy in texts
        if copy.event == text.event and copy.kind in ("cut", "desk")
    ]
