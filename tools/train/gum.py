"""Names in UD English GUM, whose `Entity=` marks everything that is spoken of, named or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from names import load_names, rows_of
from treebank import Row

_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<closing>[^()]+)\)")
LABELS = {"person": "PER", "place": "LOC", "organization": "ORG", "time": ""}
OTHER = "MISC"
LINK_FIELD = 7
HYPHENS = ("-", "–", ".")
INNER = (",", "&", "of", "the", "'s", "’s")
ADJECTIVES = frozenset(load_names("en").adjectives)
INHABITANTS = frozenset(
    name for row in rows_of("en", "countries") for column in (row[5], row[6]) for name in column.split("|")
)  # fmt: skip
TITLES = frozenset(
    word for file in ("titles", "roles") for row in rows_of("en", file) for word in row[0].lower().split()
) - {"of", "the"}  # fmt: skip
LINKS = ("of", "for", "and", "&", "the")
"""Words within a name of several parts ("University of Oslo")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `start` to `end`, half-open; `core` are the places of the words that say what it is."""

    start: int
    end: int
    kind: str
    core: tuple[int, ...]
    is_linked: bool


def names_in_gum(rows: list[Row]) -> list[str]:
    """BIO entities: of every mention whose core is proper nouns the name, the longest first; adjectives from countries."""
    tags = ["O"] * len(rows)
    for mention in sorted(_named(rows), key=lambda mention: (mention.start - mention.end, mention.start)):
        label = LABELS.get(mention.kind, OTHER)
        if label and all(tag == "O" for tag in tags[mention.start : mention.end]):
            tags[mention.start : mention.end] = [f"B-{label}"] + [f"I-{label}"] * (mention.end - mention.start - 1)
    for i, row in enumerate(rows):
        if tags[i] == "O" and row[3] == "ADJ" and row[1] in ADJECTIVES:
            tags[i] = f"B-{OTHER}"
    return tags


def _named(rows: list[Row]) -> Iterator[Mention]:
    """The mentions with a name for core, cut to that name; "Ann and Bo" is marked apart for each."""
    for mention in mentions(rows):
        is_thing = LABELS.get(mention.kind, OTHER) == OTHER
        start, end = min(mention.core, default=0), min(max(mention.core, default=-1) + 1, len(rows))
        core = rows[start:end]
        if (
            not core
            or (is_thing and not mention.is_linked)
            or any(_breaks_name(row, mention.kind) or _is_joined(row, start, end) for row in core)
        ):
            continue
        while start > mention.start and _is_part(rows, start - 1, start, end):
            start -= 1
        while end < mention.end and _is_part(rows, end, start, end):
            end += 1
        if mention.kind == "person":
            while start < end - 1 and rows[start][1].lower() in TITLES:
                start += 1
            if rows[start][1].lower() in TITLES or (end - start == 1 and start and rows[start - 1][2] == "the"):
                continue  # "the President"
        else:
            end = _end_of_phrases(rows, start, end, mention.end)
        is_people = mention.kind == "person" and end - start == 1 and rows[start][1] in INHABITANTS
        yield replace(mention, start=start, end=end, kind="people" if is_people else mention.kind)


def _breaks_name(row: Row, kind: str) -> bool:
    """Whether a word stands between two names, or a common noun for something unnamed."""
    if row[3] == "PROPN" or row[1] in HYPHENS:
        return False
    return kind == "person" or row[1] not in INNER or (kind == "place" and row[1] == ",")


def _is_joined(row: Row, start: int, end: int) -> bool:
    """Whether a word is the second of two that are named together."""
    return row[7] == "conj" and start <= int(row[6]) - 1 < end


def _is_part(rows: list[Row], i: int, start: int, end: int) -> bool:
    """Whether a word beside a name belongs to it: a proper noun in one phrase with it, a capital before it."""
    row = rows[i]
    relation = row[7] if start <= int(row[6]) - 1 < end else ""
    if row[3] == "PROPN":
        return relation.partition(":")[0] in ("flat", "compound") or any(
            int(rows[k][6]) - 1 == i and rows[k][7] in ("flat", "compound") for k in range(start, end)
        )
    return i < start and i > 0 and row[1][0].isupper() and relation in ("amod", "compound")


def _end_of_phrases(rows: list[Row], start: int, end: int, limit: int) -> int:
    """The end of a name with the phrases of its own that follow ("of Representatives", "for Human Rights")."""
    at = end
    while at < limit and (rows[at][1] in LINKS or rows[at][1][0].isupper()):
        at += 1
        if rows[at - 1][3] in ("PROPN", "ADJ", "NOUN"):
            if rows[end][1] not in ("of", "for"):
                return end
            if _hangs_within(rows, at - 1, start, at):
                end = at
                if at < limit and rows[at][1] == ",":
                    break
    return end


def _hangs_within(rows: list[Row], i: int, start: int, end: int) -> bool:
    return start <= int(rows[i][6]) - 1 < end


def mentions(rows: list[Row]) -> list[Mention]:
    """What `Entity=` marks in a sentence, in the order in which it ends."""
    found, opened = [], defaultdict(list)
    for i, row in enumerate(rows):
        marks = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(marks):
            if match["opened"]:
                fields = match["opened"].split("-")
                opened[fields[0]].append((i, fields))
            if match["closed"] or match["closing"]:
                number = match["closing"] or match["opened"].split("-")[0]
                if opened[number]:
                    found.append(_mention(*opened[number].pop(), i + 1))
    return found


def _mention(start: int, fields: list[str], end: int) -> Mention:
    """A mention from its fields: number, type, information status, salience, centering, core."""
    core = tuple(start + int(place) - 1 for place in fields[5].split(",")) if len(fields) > 5 else ()
    kind = fields[1] if len(fields) > 1 else ""
    return Mention(start=start, end=end, kind=kind, core=core, is_linked=len(fields) > LINK_FIELD)
