"""Speakers: nouns for those who can say, want or decide something, and for texts that can tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from standpunkt.lexicon.conventions import load_conventions

PERSON, BODY, DOCUMENT = "person", "body", "document"
THING = "thing"
"""What only looks like one of them by its last letters ("forhold" like "hold")."""
MIN_TAIL_CHARS = 4
"""The last part of a compound must be this long to count ("trafikminister", not "fejl" for "ejl")."""
MIN_HEAD_CHARS = 3
"""So must what stands before it, or end with a hyphen ("byggefirma", "ø-borger", not "gester" for "ester")."""
HYPHEN = "-"
MIN_STEM_CHARS = 3
MAX_MET_WORDS = 100_000
ENDINGS = "noun_endings.tsv"
SOURCES = (
    ("bodies.tsv", "lemma", BODY),
    ("documents.tsv", "lemma", DOCUMENT),
    ("holders.tsv", "lemma", PERSON),
    ("names/bodies.tsv", "lemma", BODY),
    ("people.tsv", "lemma", PERSON),
    ("things.tsv", "lemma", THING),
    ("names/roles.tsv", "lemma", PERSON),
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Nouns by kind; a compound counts by its last part."""

    kinds: Mapping[str, str]
    endings: tuple[tuple[str, str], ...] = ()
    """Endings of nouns and what stands in their place in the lemma, the shortest first."""
    compounds: bool = True
    """Whether a noun counts by its last part."""
    _met: dict[tuple[str, str], str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What `kind_of` has found: texts repeat their words."""

    def kind_of(self, lemma: str, form: str = "") -> str:
        """Give "person" for people and bodies, "document" for texts, "" for anything else.

        The form helps where a lemmatiser has not met the word ("klubb" for "klubben", "Oppositionen").
        """
        kind = self._met.get((lemma, form))
        if kind is None:
            if len(self._met) >= MAX_MET_WORDS:
                self._met.clear()
            kind = self._met[lemma, form] = self._look_up(lemma, form)
        return kind

    def _look_up(self, lemma: str, form: str) -> str:
        kinds = (self._kind(word.lower()) for word in (lemma, *self._stems(form.lower())))
        found = next((kind for kind in kinds if kind is not None), THING)
        return "" if found == THING else found

    def _stems(self, form: str) -> Iterator[str]:
        """Yield what may be the lemma of a form: itself, then without each ending, a doubled consonant undone."""
        yield form
        for ending, replacement in self.endings:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) >= MIN_STEM_CHARS:
                yield stem + replacement
                if stem[-1] == stem[-2] and not replacement:
                    yield stem[:-1]

    def _kind(self, word: str) -> str | None:
        if word in self.kinds:
            return self.kinds[word]
        for start in range(1, len(word) - MIN_TAIL_CHARS + 1) if self.compounds else ():
            tail = word[start:]
            if tail in self.kinds and (start >= MIN_HEAD_CHARS or word[start - 1] == HYPHEN):
                return self.kinds[tail]
        return None


@cache
def load_speakers(language: str) -> Speakers:
    """Give the speaker nouns of a language; files that it lacks give none."""
    kinds: dict[str, str] = {}
    root = files("standpunkt").joinpath("data", language)
    for name, column, kind in SOURCES:
        path = root.joinpath(name)
        if not path.is_file():
            continue
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        header = lines[0].split("\t") if lines else []
        place = header.index(column) if column in header else 0
        for line in lines[1 if column in header else 0 :]:
            kinds[line.split("\t")[place].lower().lstrip("-")] = kind
    return Speakers(kinds, _endings(root.joinpath(ENDINGS)), load_conventions(language).compounds)


def _endings(path: Traversable) -> tuple[tuple[str, str], ...]:
    if not path.is_file():
        return ()
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.partition("\t") for line in lines[1:]]
    return tuple(sorted(((ending, lemma_end) for ending, _, lemma_end in pairs), key=lambda pair: (len(pair[0]), pair)))
