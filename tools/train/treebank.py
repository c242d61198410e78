"""Sentences of a treebank as plain columns, and their way into spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

Row = list[str]
MISSING = ""
"""The tag of a word of which it is not known whether it is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; every column has one value per word. `heads` are 0-based, the root points at itself.

    Without `is_parsed` lemmas, parts of speech and tree are fillers, without `is_named` the names are: nobody annotated them.
    """

    doc_id: str
    words: list[str]
    spaces: list[bool]
    lemmas: list[str]
    upos: list[str]
    feats: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]
    is_parsed: bool = True
    is_named: bool = True

    def __len__(self) -> int:
        return len(self.words)


def names_in_misc(rows: list[Row]) -> list[str]:
    """BIO entities from `name=` in MISC."""
    return [_misc(row).get("name", "O") for row in rows]


def read_conllu(path: Path, read_names: Callable[[list[Row]], list[str]] | None = names_in_misc) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; `# newdoc id` gives the document, `read_names` the entities (None: not annotated)."""
    doc_id, rows, glued = "", [], {}
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc_id = line.split("=", 1)[1].strip()
            elif not line and rows:
                yield _sentence(doc_id, rows, glued, read_names)
                rows, glued = [], {}
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
                elif "-" in row[0]:
                    first, last = map(int, row[0].split("-"))
                    glued.update(dict.fromkeys(range(first, last), False))
                    glued[last] = _has_space(row)
    if rows:
        yield _sentence(doc_id, rows, glued, read_names)


def _sentence(
    doc_id: str, rows: list[Row], glued: dict[int, bool], read_names: Callable[[list[Row]], list[str]] | None
) -> Sentence:
    """A sentence from its rows; `glued` says of the words of multiword tokens ("don't") whether a space follows."""
    return Sentence(
        doc_id=doc_id,
        words=[row[1] for row in rows],
        spaces=[glued.get(int(row[0]), _has_space(row)) for row in rows],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        feats=["" if row[5] == "_" else row[5] for row in rows],
        heads=[i if row[6] == "0" else int(row[6]) - 1 for i, row in enumerate(rows)],
        deprels=["ROOT" if row[7] == "root" else row[7] for row in rows],
        names=mend_bio(read_names(rows)) if read_names else ["O"] * len(rows),
        is_named=read_names is not None,
    )


def read_names_only(path: Path, label: Callable[[str], str]) -> Iterator[Sentence]:
    """The sentences of a file of words and names, one a line; `label` gives the BIO tag for the file's own."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        parts = line.split()
        if len(parts) > 1:
            words.append(parts[0])
            tags.append(label(parts[-1]))
        elif words:
            yield names_only(path.stem, words, tags)
            words, tags = [], []


def names_only(doc_id: str, words: list[str], tags: list[str]) -> Sentence:
    """A sentence of which only the names are known; spaces are put where print has them."""
    blank = ["" for _ in words]
    return Sentence(
        doc_id=doc_id,
        words=words,
        spaces=[not _is_glued(word, after) for word, after in zip(words, [*words[1:], ""], strict=True)],
        lemmas=blank,
        upos=["X" for _ in words],
        feats=blank,
        heads=[0 for _ in words],
        deprels=["ROOT", *blank[1:]],
        names=mend_bio(tags),
        is_parsed=False,
    )


def _is_glued(word: str, after: str) -> bool:
    """Whether print has no space between two words; straight quotation marks, which may be either, keep theirs."""
    return word in _GLUED_RIGHT or after in _GLUED_LEFT or after.startswith(_CLITICS)


_CLITICS = ("'s", "’s", "n't", "'re", "'ve")
_GLUED_RIGHT = frozenset(("(", "[", "``", "“", "‘", "$"))
_GLUED_LEFT = frozenset((",", ".", ";", ":", "!", "?", ")", "]", "''", "”", "’", "%", "'"))


def _misc(row: Row) -> dict[str, str]:
    return dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)


def _has_space(row: Row) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")


def mend_bio(tags: list[str]) -> list[str]:
    """BIO in which every I- follows a tag of its own kind (spaCy refuses others)."""
    mended: list[str] = []
    for tag in tags:
        before = (mended[-1] if mended else "") or "O"
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        mended.append(tag)
    return mended


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as a spaCy document of its own; what nobody annotated is missing."""
    parsed = {
        "lemmas": sentence.lemmas,
        "pos": sentence.upos,
        "morphs": sentence.feats,
        "heads": sentence.heads,
        "deps": sentence.deprels,
    }
    return Doc(
        vocab,
        words=sentence.words,
        spaces=[*sentence.spaces[:-1], False],
        ents=sentence.names if sentence.is_named else None,
        **(parsed if sentence.is_parsed else {}),
    )


def keep(sentence: Sentence, indices: list[int], *, words: dict[int, str] | None = None) -> Sentence:
    """The sentence reduced to `indices` (ascending); a word whose head is gone hangs on its nearest kept ancestor."""
    kept = {old: new for new, old in enumerate(indices)}
    heads = []
    for old in indices:
        head = sentence.heads[old]
        for _ in range(len(sentence)):
            if head in kept or sentence.heads[head] == head:
                break
            head = sentence.heads[head]
        heads.append(kept.get(head, kept[old]))
    changed = words or {}

    def column(values: list) -> list:
        return [values[i] for i in indices]

    return replace(
        sentence,
        words=[changed.get(i, sentence.words[i]) for i in indices],
        spaces=column(sentence.spaces),
        lemmas=column(sentence.lemmas),
        upos=column(sentence.upos),
        feats=column(sentence.feats),
        heads=heads,
        deprels=column(sentence.deprels),
        names=mend_bio(column(sentence.names)),
    )
