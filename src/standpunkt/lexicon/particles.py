"""Particles: small words by class that turn, time, limit or explain a position, found in the tokens of a sentence."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from standpunkt.errors import DataError
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import PHASES, Token

CLASSES = (
    "additive", "allegation", "arranged", "audience", "change", "condition", "deed", "doubt", "echo", "echo-verb", "enacting",
    "exception", "from", "gathering", "generic", "hedge", "hortative", "hypothetical", "law", "leading-in", "light-verb",
    "limit", "may-verb", "may-word", "measure", "moving", "near-negation", "negation", "no-duty", "no-plan", "no-urge",
    "not-only", "only", "past-duty", "phase", "plan", "provisional", "proviso", "raising", "reason", "reflexive",
    "restriction", "saying", "since", "speaks-for-body", "speaks-for-country", "state", "striving", "until", "wish-word",
)  # fmt: skip
BY_LEMMA = (
    "allegation", "arranged", "audience", "deed", "echo-verb", "enacting", "gathering", "hortative", "hypothetical", "law",
    "leading-in", "limit", "may-verb", "measure", "moving", "no-duty", "no-plan", "no-urge", "past-duty", "phase",
    "raising", "restriction", "saying", "state", "striving",
)  # fmt: skip
"""Classes whose forms are tried against lemmas as well as against the words as written."""
BY_ENDING = ("allegation", "law", "limit", "measure", "plan", "speaks-for-body", "speaks-for-country")
"""Classes of nouns that also stand as the last part of a compound ("udenrigsminister")."""

MIN_STEM_CHARS = 4
MAX_ENDING_CHARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Particle:
    """A word or phrase and what it does."""

    words: tuple[str, ...]
    """Lower-cased."""
    name: str
    """One of `CLASSES`."""
    phase: str = ""
    """The phase that it marks, "" if none."""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Particles:
    """The particles of a language by class; within a class the longest come first."""

    by_class: Mapping[str, tuple[Particle, ...]]
    compounds: bool = True
    """Whether a noun counts by its last part."""
    _by_first: Mapping[str, Mapping[str, tuple[int, ...]]] = field(init=False, repr=False, compare=False)
    """By class and first word: the places of the particles in their class."""
    _alone: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    """By class: the particles of one word."""

    def __post_init__(self) -> None:
        by_first: dict[str, dict[str, tuple[int, ...]]] = {}
        for name, particles in self.by_class.items():
            places = by_first.setdefault(name, {})
            for place, particle in enumerate(particles):
                places[particle.words[0]] = (*places.get(particle.words[0], ()), place)
        alone = {
            name: frozenset(particle.words[0] for particle in particles if len(particle.words) == 1)
            for name, particles in self.by_class.items()
        }
        object.__setattr__(self, "_by_first", by_first)
        object.__setattr__(self, "_alone", alone)

    def of(self, name: str) -> tuple[Particle, ...]:
        """Give the particles of a class, one of `CLASSES`."""
        return self.by_class.get(name, ())

    def is_missing(self, words: frozenset[str], name: str) -> bool:
        """Say whether no particle of a class begins with one of `words`, the forms and lemmas there, lower-cased."""
        return words.isdisjoint(self._by_first.get(name, ()))

    def find(self, tokens: Sequence[Token], name: str) -> Iterator[tuple[Particle, tuple[Token, ...]]]:
        """Yield the particles of a class that stand in the tokens, in text order, without overlaps."""
        places, by_lemma = self._by_first.get(name, {}), name in BY_LEMMA
        at = 0
        while at < len(tokens):
            token = tokens[at]
            beginning = places.get(token.text.lower(), ())
            if by_lemma and token.lemma != token.text:
                beginning = tuple(sorted({*beginning, *places.get(token.lemma.lower(), ())}))
            at += 1
            for place in beginning:
                particle = self.by_class[name][place]
                run = _run(tokens, at - 1, particle.words, name)
                if run:
                    yield particle, run
                    at = tokens.index(run[-1]) + 1
                    break

    def has(self, token: Token, name: str) -> bool:
        """Say whether the token by itself is a particle of the class; nouns are found in compounds too."""
        lemma, text = token.lemma.lower(), token.text.lower()
        words = self._alone.get(name, frozenset())
        if lemma in words or text in words:
            return True
        return name in BY_ENDING and self.compounds and any(_ends_with(lemma, text, word) for word in words)


def _ends_with(lemma: str, text: str, word: str) -> bool:
    """Say whether a noun ends with a word, inflected or not: a lemmatiser may get "sanktionerne" wrong."""
    _, found, rest = text.rpartition(word)
    return lemma.endswith(word) or (bool(found) and len(word) >= MIN_STEM_CHARS and len(rest) <= MAX_ENDING_CHARS)


def _run(tokens: Sequence[Token], at: int, words: Sequence[str], name: str) -> tuple[Token, ...]:
    """Give the tokens from `at` on that spell `words`, () if they do not; conditions may have commas ("kun, når")."""
    run: list[Token] = []
    for word in words:
        while run and name == "condition" and at < len(tokens) and tokens[at].text == ",":
            at += 1
        if at >= len(tokens):
            return ()
        token = tokens[at]
        if word != token.text.lower() and not (name in BY_LEMMA and word == token.lemma.lower()):
            return ()
        run.append(token)
        at += 1
    return tuple(run)


@cache
def load_particles(language: str) -> Particles:
    """Give the particles of a language; a language without the file has none.

    Raises `DataError` where the file is broken, not NFC, or names an unknown class or phase.
    """
    where = f"data/{language}/particles.toml"
    path = files("standpunkt").joinpath("data", language, "particles.toml")
    if not path.is_file():
        return Particles({})
    source = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", source):
        raise DataError(f"{where}: not in Unicode normal form C; save it composed")
    try:
        tables = tomllib.loads(source).get("word", [])
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: no valid TOML: {error}") from error
    return particles_of(tuple(_particle(table, where) for table in tables), load_conventions(language).compounds)


def particles_of(particles: Sequence[Particle], compounds: bool = True) -> Particles:
    """Index particles by class, the longest first; `compounds`: nouns of some classes count by their last part."""
    return Particles({
        name: tuple(sorted((p for p in particles if p.name == name), key=lambda p: (-len(p.words), p.words)))
        for name in CLASSES
    }, compounds)  # fmt: skip


def _particle(table: Mapping[str, str], where: str) -> Particle:
    label = f"{where}: {table.get('form', '?')!r}"
    if table.get("class") not in CLASSES:
        raise DataError(f"{label}: class {table.get('class')!r} is none of {', '.join(CLASSES)}")
    phase = table.get("phase", "")
    if (table["class"] == "phase") != (phase in PHASES):
        raise DataError(f"{label}: give `phase`, one of {', '.join(PHASES)}, for class \"phase\" and for no other")
    if not table.get("form") or not table.get("example"):
        raise DataError(f"{label}: `form` or `example` is missing")
    return Particle(words=tuple(table["form"].lower().split()), name=table["class"], phase=phase,
                    example=table["example"])  # fmt: skip
