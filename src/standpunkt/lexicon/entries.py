"""Cue and stance entries: the words and phrases that carry an act or an attitude, and where their content hangs."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from standpunkt.errors import DataError
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import ACTS, ATTITUDES

CLASSES = ("VERB", "NOUN", "ADJ", "ADV", "ADP", "AUX")
CONTENT_KINDS = ("quote", "that", "whether", "inf", "ing", "np")
NEGATED = ("required", "dropped", "kept")
SOURCES = ("subject", "object", "possessor", "agent", "none")
MIN_TAIL_CHARS = 5
"""The last part of a compound must be this long to count ("ministerbesked", not "ansvar" for "svar")."""
KEEPS_NEGATION = ("view", "wish", "plan")
"""Acts that a negated verb still states: "X mener ikke, at …" is X's view."""
MAX_MET_WORDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One place where content may hang: its kind, under a preposition or directly."""

    kind: str
    """One of `CONTENT_KINDS`."""
    preposition: str = ""
    takes_object: bool = False
    """Whether the object before it is part of the content ("kalder aftalen for en fejl" is np+for+np)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A cue or stance: its words as lemmas, what it does, and its frames."""

    lemma: str
    pos: str
    parts: tuple[str, ...] = ()
    act: str = ""
    """What a cue does; empty for stances."""
    attitude: str = ""
    """What a stance takes; empty for cues."""
    frames: tuple[Frame, ...]
    source: str = "subject"
    """"subject", "object", "possessor", "agent", "none" or "oblique:P"."""
    addressee: str = ""
    negated: str = "dropped"
    flip: str = ""
    weak: bool = False
    example: str = ""

    def frames_of(self, kind: str) -> tuple[Frame, ...]:
        """Give the frames of one kind."""
        return tuple(frame for frame in self.frames if frame.kind == kind)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by lemma; within a lemma those with most parts come first."""

    by_lemma: Mapping[str, tuple[Entry, ...]]
    lemmas_by_form: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lemmas of the lexicon that an inflected form, lower-cased, may belong to."""
    compounds: bool = True
    """Whether a noun counts by its last part."""
    _met: dict[tuple[str, str], tuple[Entry, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What `of_word` has found: texts repeat their words."""

    def of(self, lemma: str) -> tuple[Entry, ...]:
        """Give the entries whose head has this lemma."""
        return self.by_lemma.get(lemma, ())

    def of_word(self, lemma: str, form: str) -> tuple[Entry, ...]:
        """Give the entries of a word by its lemma and by its form, those with most parts first.

        A lemmatiser invents lemmas for words that it has not met ("beskyldninge", "tolk" for "tolket"), and a
        participle has a verb's lemma where the entry is an adjective ("overbevist"). A compound counts by its last
        part ("ministerbesked").
        """
        known = self._met.get((lemma, form))
        if known is None:
            if len(self._met) >= MAX_MET_WORDS:
                self._met.clear()
            known = self._met[lemma, form] = self._look_up(lemma, form)
        return known

    def _look_up(self, lemma: str, form: str) -> tuple[Entry, ...]:
        lemmas = {lemma, form} | self.lemmas_by_form.get(form, frozenset())
        entries = {id(entry): entry for name in sorted(lemmas) for entry in self.of(name)}
        if not entries and self.compounds:
            entries = {id(entry): entry for entry in self._of_tail(form)}
        return tuple(sorted(entries.values(), key=lambda entry: -len(entry.parts)))

    def _of_tail(self, form: str) -> tuple[Entry, ...]:
        for start in range(2, len(form) - MIN_TAIL_CHARS + 1):
            tail = form[start:]
            for lemma in sorted({tail} | self.lemmas_by_form.get(tail, frozenset())):
                nouns = tuple(entry for entry in self.of(lemma) if entry.pos == "NOUN" and not entry.parts)
                if nouns:
                    return nouns
        return ()

    def __len__(self) -> int:
        return sum(map(len, self.by_lemma.values()))


@cache
def load_lexicon(language: str, folder: str) -> Lexicon:
    """Give the entries of `data/<language>/<folder>/*.toml` ("cues", "stances"); a language without them has none.

    Raises `DataError` naming file and entry where one is broken.
    """
    root = files("standpunkt").joinpath("data", language, folder)
    entries: list[Entry] = []
    if root.is_dir():
        for path in sorted(root.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".toml"):
                entries += read_entries(path, f"data/{language}/{folder}/{path.name}")
    forms = read_forms(files("standpunkt").joinpath("data", language, "forms.tsv"))
    return lexicon_of(entries, forms, load_conventions(language).compounds)


def read_forms(path: Traversable) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the inflected forms of words by lemma and part of speech; a language without the file has none."""
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(lemma, pos): tuple(forms.split()) for lemma, pos, forms in rows}


def lexicon_of(
    entries: Iterable[Entry], forms: Mapping[tuple[str, str], tuple[str, ...]] | None = None, compounds: bool = True
) -> Lexicon:
    """Index entries by the lemma of their head; `forms` are the inflected forms by lemma and part of speech."""
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        index.setdefault(entry.lemma, []).append(entry)
    lemmas: dict[str, set[str]] = {}
    heads = {(entry.lemma, entry.pos) for found in index.values() for entry in found}
    for lemma, pos in heads & set(forms or ()):
        for form in (forms or {})[lemma, pos]:
            lemmas.setdefault(form, set()).add(lemma)
    return Lexicon(
        {lemma: tuple(sorted(found, key=lambda entry: -len(entry.parts))) for lemma, found in index.items()},
        {form: frozenset(found) for form, found in lemmas.items()},
        compounds,
    )


def read_entries(path: Traversable, where: str) -> list[Entry]:
    """Give the entries of one TOML file.

    Raises `DataError` where the file is no TOML, not NFC, or an entry lacks a field or holds a wrong one.
    """
    source = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", source):
        raise DataError(f"{where}: not in Unicode normal form C; save it composed")
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: no valid TOML: {error}") from error
    return [_entry(table, where) for table in raw.get("entry", [])]


def _entry(raw: Mapping[str, Any], where: str) -> Entry:
    label = f"{where}: entry {raw.get('lemma', '?')!r}"
    act, attitude = raw.get("act", ""), raw.get("attitude", "")
    if not raw.get("lemma") or raw.get("pos") not in CLASSES:
        raise DataError(f"{label}: `lemma` is missing or `pos` is none of {', '.join(CLASSES)}")
    if (act not in ACTS) == (attitude not in ATTITUDES):
        raise DataError(f"{label}: give one known `act` or one known `attitude`")
    source = raw.get("source", "possessor" if raw["pos"] == "NOUN" else "subject")
    if source not in SOURCES and not source.startswith("oblique:"):
        raise DataError(f"{label}: source {source!r} is none of {', '.join(SOURCES)}, oblique:P")
    negated = raw.get("negated", "kept" if act in KEEPS_NEGATION else "dropped")
    if negated not in NEGATED:
        raise DataError(f"{label}: negated {negated!r} is none of {', '.join(NEGATED)}")
    return Entry(
        lemma=raw["lemma"], pos=raw["pos"], parts=tuple(raw.get("parts", ())), act=act, attitude=attitude,
        frames=tuple(_frame(kind, label) for kind in raw.get("content", ())), source=source,
        addressee=raw.get("addressee", ""), negated=negated, flip=raw.get("flip", ""), weak=bool(raw.get("weak", False)),
        example=raw.get("example", ""),
    )  # fmt: skip


def _frame(written: str, label: str) -> Frame:
    *before, kind = written.split("+")
    takes_object = bool(before) and before[0] == "np"
    preposition = before[-1] if len(before) > takes_object else ""
    if kind not in CONTENT_KINDS or len(before) > 1 + takes_object:
        raise DataError(f"{label}: content {written!r} is none of {', '.join(CONTENT_KINDS)}, P+kind, np+P+kind, np+np")
    return Frame(kind=kind, preposition=preposition, takes_object=takes_object)
