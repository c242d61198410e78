"""Speakers: nouns for those who can say, want or decide something, and for texts that can tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PERSON, DOCUMENT = "person", "document"
MIN_TAIL_CHARS = 4
"""The last part of a compound must be this long to count ("trafikminister", not "fejl" for "ejl")."""
SOURCES = (
    ("documents.tsv", "lemma", DOCUMENT),
    ("holders.tsv", "lemma", PERSON),
    ("names/roles.tsv", "lemma", PERSON),
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Nouns by kind; a compound counts by its last part."""

    kinds: Mapping[str, str]

    def kind_of(self, lemma: str) -> str:
        """Give "person" for people and bodies, "document" for texts, "" for anything else."""
        word = lemma.lower()
        if word in self.kinds:
            return self.kinds[word]
        for start in range(1, len(word) - MIN_TAIL_CHARS + 1):
            tail = word[start:]
            if tail in self.kinds:
                return self.kinds[tail]
        return ""


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
    return Speakers(kinds)
