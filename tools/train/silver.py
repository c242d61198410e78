"""Names in a treebank that has none annotated, as far as the package's tables are sure of them; the rest is left open."""

from __future__ import annotations

from names import load_names, rows_of
from treebank import MISSING, Row

KNOWN = load_names("en")
PLACES = frozenset(name for row in rows_of("en", "countries") for name in (row[1], *row[2].split("|"))) | set(KNOWN.places)
GIVEN_NAMES = frozenset(row[0] for row in rows_of("en", "given_names") if not row[2])
ADJECTIVES = frozenset(KNOWN.adjectives)
FULL_NAME_WORDS = (2, 3)


def names_from_tables(rows: list[Row]) -> list[str]:
    """BIO tags: countries, capitals and full names of persons; `MISSING` for other proper nouns and for their marks."""
    tags = ["O"] * len(rows)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end][3] == "PROPN":
            end += 1
        if end > start:
            tags[start:end] = _tags([row[1] for row in rows[start:end]], rows[end][1] if end < len(rows) else "")
        start = max(end, start + 1)
    for i, row in enumerate(rows):
        if row[3] == "ADJ" and row[1][0].isupper():
            tags[i] = "B-MISC" if row[1] in ADJECTIVES else MISSING
    return _with_open_edges(tags)


def _tags(words: list[str], after: str) -> list[str]:
    if " ".join(words) in PLACES and after not in ("-", "of", "&"):
        return ["B-LOC"] + ["I-LOC"] * (len(words) - 1)
    is_person = words[0] in GIVEN_NAMES and len(words) in FULL_NAME_WORDS and not any(word in PLACES for word in words)
    if is_person and all(word.istitle() for word in words) and after not in ("-", "of", "&"):
        return ["B-PER"] + ["I-PER"] * (len(words) - 1)
    return [MISSING] * len(words)


def _with_open_edges(tags: list[str]) -> list[str]:
    """The tags with what touches an open stretch open as well: "University [of] Oslo" may be one name."""
    near = [{*tags[max(0, i - 1) : i], *tags[i + 1 : i + 2]} for i in range(len(tags))]
    return [MISSING if tag == "O" and MISSING in around else tag for tag, around in zip(tags, near, strict=True)]
