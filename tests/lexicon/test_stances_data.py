"""The stance files keep to their format: fields, order, uniqueness, breadth, examples that hold the words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from standpunkt.lexicon.stances import load_position_words, read_stances
from standpunkt.model import ATTITUDES

DATA = Path(__file__).parents[2] / "src" / "standpunkt" / "data"
FLOORS = {
    "da": {"adjectives": 50, "directions": 20, "judgements": 60, "modals": 10, "nouns": 65, "phrases": 135, "verbs": 180},
    "en": {"adjectives": 80, "directions": 20, "judgements": 150, "modals": 9, "nouns": 80, "phrases": 150, "verbs": 200},
}
FILES = [(lang, name) for lang, floors in FLOORS.items() for name in sorted(floors)]
MIN_ENTRIES = 500
FIELDS = {
    "lemma", "pos", "parts", "attitude", "content", "source", "holder", "object", "flip", "negated", "alone",
    "example", "source_ref",
}  # fmt: skip
REQUIRED = {"lemma", "pos", "attitude", "content", "example", "source_ref"}
KIND = re.compile(r"(?:np\+)?(?:[a-zæøå ]+\+)?(?:that|whether|inf|ing|np)")
SHARED_LETTERS = 2
Entry = dict[str, Any]


def entries_of(lang: str, name: str) -> list[Entry]:
    """The entries of one stance file, in file order."""
    path = DATA / lang / "stances" / f"{name}.toml"
    entries: list[Entry] = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    return entries


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_folder_holds_these_files_and_no_others(lang: str) -> None:
    """A file nobody knows of would be loaded without a floor or a check."""
    assert {path.stem for path in (DATA / lang / "stances").glob("*.toml")} == set(FLOORS[lang])


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_lexicon_has_its_breadth(lang: str) -> None:
    """At least as many entries as asked for, and some for every attitude."""
    stances = read_stances(lang)
    assert len(stances) >= MIN_ENTRIES
    assert {stance.entry.attitude for stance in stances} == set(ATTITUDES)


def test_a_reflexive_is_known_in_every_person() -> None:
    """ "tilslutter sig" and "tilslutter os" are one entry in the data and two for finding."""
    words = load_position_words("da")
    parts = {entry.parts for entry in words.lexicon.of("tilslutte")}
    assert {("sig",), ("os",), ("mig",)} <= parts


@pytest.mark.parametrize(("lang", "name"), FILES)
class TestFile:
    def test_is_composed_text(self, lang: str, name: str) -> None:
        """Lemmas are compared code point by code point, so the files are NFC."""
        assert unicodedata.is_normalized("NFC", (DATA / lang / "stances" / f"{name}.toml").read_text(encoding="utf-8"))

    def test_has_its_breadth(self, lang: str, name: str) -> None:
        """A lexicon that lost entries is noticed."""
        assert len(entries_of(lang, name)) >= FLOORS[lang][name]

    def test_is_sorted(self, lang: str, name: str) -> None:
        """Entries stand by lemma, then parts."""
        keys = [(entry["lemma"], entry.get("parts", [])) for entry in entries_of(lang, name)]
        assert keys == sorted(keys)

    def test_says_nothing_twice(self, lang: str, name: str) -> None:
        """One entry for a word with its parts, its attitude and what its object must be."""
        fields = ("lemma", "pos", "attitude", "object")
        keys = [(*map(e.get, fields), *e.get("parts", [])) for e in entries_of(lang, name)]
        assert len(keys) == len(set(keys))

    def test_uses_known_fields_and_values(self, lang: str, name: str) -> None:
        """Every field and value is one the format names."""
        for entry in entries_of(lang, name):
            label = f"{entry['lemma']} {entry.get('parts', '')}"
            assert REQUIRED <= set(entry) <= FIELDS, label
            assert entry["attitude"] in ATTITUDES, label
            assert entry.get("flip", "refuse") in ATTITUDES, label
            assert entry["source_ref"] in {"DDO", "gold/train", "own reading"}, label
            assert all(KIND.fullmatch(kind) for kind in entry["content"]), label
            assert len(entry["content"]) == len(set(entry["content"])), label

    def test_examples_hold_their_words(self, lang: str, name: str) -> None:
        """The example is a sentence in which the entry occurs, by the beginning of its words."""
        for entry in entries_of(lang, name):
            words = re.findall(r"\w+", entry["example"].lower())
            assert entry["example"][-1] in ".«", entry["lemma"]
            for lemma in (entry["lemma"], *entry.get("parts", [])):
                if lemma not in IRREGULAR:
                    assert any(word.startswith(lemma[:SHARED_LETTERS]) for word in words), (entry["lemma"], lemma)


IRREGULAR = {"burde", "måtte", "sig", "skulle", "ville", "være", "hånd", "besluttet", "give", "sætte", "foot"}
"""Words whose usual forms begin otherwise ("bør", "er"), or of which the example has another person."""
