"""Sentences of a treebank as plain columns, and their way into spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

_FINE = re.compile(r"^[BI]-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; every column has one value per word. `heads` are 0-based, the root points at itself."""

    doc_id: str
    words: list[str]
    spaces: list[bool]
    lemmas: list[str]
    upos: list[str]
    feats: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]

    def __len__(self) -> int:
        return len(self.words)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; `name=` in MISC gives BIO entities, `# newdoc id` the document."""
    doc_id, rows = "", []
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc_id = line.split("=", 1)[1].strip()
            elif not line and rows:
                yield _sentence(doc_id, rows)
                rows = []
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    if rows:
        yield _sentence(doc_id, rows)


def _sentence(doc_id: str, rows: list[list[str]]) -> Sentence:
    misc = [dict(part.split("=", 1) for part in row[9].split("|") if "=" in part) for row in rows]
    return Sentence(
        doc_id=doc_id,
        words=[row[1] for row in rows],
        spaces=[column.get("SpaceAfter") != "No" for column in misc],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        feats=["" if row[5] == "_" else row[5] for row in rows],
        heads=[i if row[6] == "0" else int(row[6]) - 1 for i, row in enumerate(rows)],
        deprels=["ROOT" if row[7] == "root" else row[7] for row in rows],
        names=_mend_bio([column.get("name", "O") for column in misc]),
    )


def _mend_bio(tags: list[str]) -> list[str]:
    """BIO in which every I- follows a tag of its own kind (spaCy refuses others)."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        mended.append(tag)
    return mended


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as an annotated spaCy document of its own."""
    spaces = [*sentence.spaces[:-1], False]
    return Doc(
        vocab,
        words=sentence.words,
        spaces=spaces,
        lemmas=sentence.lemmas,
        pos=sentence.upos,
        morphs=sentence.feats,
        heads=sentence.heads,
        deps=sentence.deprels,
        ents=sentence.names,
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
        names=_mend_bio(column(sentence.names)),
    )
