"""Stances: entries that carry an attitude, with who holds it and what its object must be."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from standpunkt.errors import DataError
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.lexicon.entries import Entry, Lexicon, lexicon_of, read_entries, read_forms
from standpunkt.lexicon.grammar import Grammar, load_grammar
from standpunkt.lexicon.particles import Particles, load_particles
from standpunkt.lexicon.speakers import Speakers, load_speakers
from standpunkt.model import ATTITUDES

OBJECTS = ("", "cause", "law", "limit", "measure", "person", "plan", "thing")
HOLDERS = ("source", "speaker", "predicate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """An entry that carries an attitude."""

    entry: Entry
    holder: str = "source"
    """"source": where the entry says; "speaker": whoever says the words ("skal", "er urimeligt"); "predicate": the
    subject of which a noun is said ("er tilhænger af")."""
    object: str = ""
    """What its object must be: "cause" (a plan or somebody), "limit" (restriction, ban, sanction, which gives it its
    direction), "law" (what is passed or signed), "measure" (what a body can announce or call), "person", "thing" (nobody who
    can hold a position), "plan" (what is planned, or a clause: "arbejder på en aftale", not "arbejder på skolen") or ""."""
    alone: bool = False
    """Whether it may stand without what it is about, where a position before it tells ("er også imod")."""
    needs_negation: bool = False
    """Whether it only stands under negation, near negation included ("knap så sikker", "finder sig ikke i")."""
    group: str = ""
    """Name of its file: "verbs", "modals" …; part of the rule's name."""


@dataclass(frozen=True, slots=True)
class PositionWords:
    """All that the position rules know of a language."""

    stances: Mapping[Entry, Stance]
    lexicon: Lexicon
    """The entries of `stances`, indexed for finding cues."""
    particles: Particles
    grammar: Grammar
    speakers: Speakers


@cache
def load_position_words(language: str) -> PositionWords:
    """Give the stances, particles and grammar words of a language; one without them has none.

    Raises `DataError` naming file and entry where one is broken.
    """
    particles, grammar = load_particles(language), load_grammar(language)
    by_entry = {form.entry: form for stance in read_stances(language) for form in _reflexive_forms(stance, particles)}
    forms = read_forms(files("standpunkt").joinpath("data", language, "forms.tsv"))
    lexicon = lexicon_of(by_entry, forms, load_conventions(language).compounds)
    return PositionWords(by_entry, lexicon, particles, grammar, load_speakers(language))


def _reflexive_forms(stance: Stance, particles: Particles) -> Iterator[Stance]:
    """Yield a stance once for each person of its reflexive pronoun ("tilslutter sig", "tilslutter os")."""
    yield stance
    pronouns = [particle.words[0] for particle in particles.of("reflexive")]
    for part in stance.entry.parts:
        if part in pronouns:
            for other in pronouns:
                if other != part:
                    parts = tuple(other if word == part else word for word in stance.entry.parts)
                    yield replace(stance, entry=replace(stance.entry, parts=parts))


def read_stances(language: str) -> tuple[Stance, ...]:
    """Give the stances of `data/<language>/stances/*.toml` in the order of the files.

    Raises `DataError` where a file is broken, an entry has no attitude, or `flip` or `holder` is unknown.
    """
    root = files("standpunkt").joinpath("data", language, "stances")
    found: list[Stance] = []
    if root.is_dir():
        for path in sorted(root.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".toml"):
                where = f"data/{language}/stances/{path.name}"
                entries = read_entries(path, where)
                tables = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
                group = path.name.removesuffix(".toml")
                found += [_stance(entry, table, group, where) for entry, table in zip(entries, tables, strict=True)]
    return tuple(found)


def _stance(entry: Entry, table: Mapping[str, Any], group: str, where: str) -> Stance:
    label = f"{where}: entry {entry.lemma!r}"
    holder = table.get("holder", "source")
    if entry.attitude not in ATTITUDES or (entry.flip and entry.flip not in ATTITUDES):
        raise DataError(f"{label}: `attitude` or `flip` is none of {', '.join(ATTITUDES)}")
    if holder not in HOLDERS:
        raise DataError(f"{label}: holder {holder!r} is none of {', '.join(HOLDERS)}")
    if table.get("object", "") not in OBJECTS:
        raise DataError(f"{label}: object {table['object']!r} is none of {', '.join(OBJECTS[1:])}")
    needs = entry.negated == "required"
    return Stance(entry=replace(entry, negated="kept"), holder=holder, object=table.get("object", ""),
                  alone=table.get("alone") is True, needs_negation=needs, group=group)  # fmt: skip
