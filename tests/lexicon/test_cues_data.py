"""The cue files keep to their format: fields, order, uniqueness, breadth, examples that hold the words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "src" / "standpunkt" / "data"
FLOORS = {
    "da": {"verbs": 700, "phrases": 400, "nouns": 250, "adjectives": 120, "prepositions": 20},
    "en": {"verbs": 600, "phrases": 240, "nouns": 190, "adjectives": 135, "prepositions": 20},
}
LANGUAGES = sorted(FLOORS)
FILES = [(language, name) for language in LANGUAGES for name in sorted(FLOORS[language])]
FIELDS = {"lemma", "pos", "parts", "act", "content", "source", "addressee", "negated", "weak", "example", "source_ref"}
REQUIRED = {"lemma", "pos", "act", "content", "example", "source_ref"}
POS = {"VERB", "NOUN", "ADJ", "ADV", "ADP", "AUX"}
SPOKEN = {"say", "write", "report", "confirm", "deny", "hint"}
ACTS = SPOKEN | {"view", "wish", "ask", "order", "promise", "plan", "refuse", "allow"}
KIND = re.compile(r"(?:np\+)?(?:[a-zæøå]+\+)?(?:that|whether|inf|ing|np|quote)")
SOURCE = re.compile(r"subject|object|possessor|agent|none|oblique:[a-zæøå]+")
ADDRESSEE = re.compile(r"object|indirect|oblique:[a-zæøå]+")
REFERENCES = {"DDO", "DDT", "gold/train", "own reading"}
SHARED_LETTERS = 3
Entry = dict[str, Any]


def cues_of(language: str) -> Path:
    """The folder of a language's cue files."""
    return DATA / language / "cues"


def entries_of(language: str, name: str) -> list[Entry]:
    """The entries of one cue file, in file order."""
    entries: list[Entry] = tomllib.loads((cues_of(language) / f"{name}.toml").read_text(encoding="utf-8"))["entry"]
    return entries


@cache
def forms_of(language: str) -> dict[str, set[str]]:
    """The inflected forms of each lemma, whatever its part of speech."""
    forms: dict[str, set[str]] = {}
    for line in (DATA / language / "forms.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lemma, _, inflected = line.split("\t")
            forms.setdefault(lemma, set()).update(inflected.split())
    return forms


def stem_occurs(language: str, lemma: str, words: list[str]) -> bool:
    """Whether a form of the lemma is there, or a word that begins like it (two letters for short lemmas)."""
    if forms_of(language).get(lemma, set()) & set(words):
        return True
    shared = SHARED_LETTERS if len(lemma) > SHARED_LETTERS + 1 else min(2, len(lemma))
    return any(word.startswith(lemma[:shared]) for word in words)


def label_of(entry: Entry) -> str:
    """How an entry is named in a failure: lemma, parts, act."""
    return " ".join([entry["lemma"], *entry.get("parts", []), f"({entry['act']})"])


def test_the_folder_holds_these_files_and_no_others() -> None:
    """A file nobody knows of would be loaded without a floor or a check."""
    for language in LANGUAGES:
        assert {path.stem for path in cues_of(language).glob("*.toml")} == set(FLOORS[language])


@pytest.mark.parametrize(("language", "name"), FILES)
class TestFile:
    def test_is_composed_text(self, language: str, name: str) -> None:
        """Lemmas are compared code point by code point, so the files are NFC."""
        text = (cues_of(language) / f"{name}.toml").read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)

    def test_has_its_breadth(self, language: str, name: str) -> None:
        """A lexicon that lost entries is noticed."""
        assert len(entries_of(language, name)) >= FLOORS[language][name]

    def test_is_sorted(self, language: str, name: str) -> None:
        """Entries stand by lemma, then parts, so that a reader finds them and a change shows as a small diff."""
        keys = [(entry["lemma"], entry.get("parts", [])) for entry in entries_of(language, name)]
        assert keys == sorted(keys)

    def test_uses_known_fields_and_values(self, language: str, name: str) -> None:
        """Every field and value is one the format names."""
        for entry in entries_of(language, name):
            label = label_of(entry)
            assert REQUIRED <= set(entry) <= FIELDS, label
            assert entry["pos"] in POS, label
            assert entry["act"] in ACTS, label
            assert entry["source_ref"] in REFERENCES, label
            assert SOURCE.fullmatch(entry.get("source", "subject")), label
            assert ADDRESSEE.fullmatch(entry.get("addressee", "object")), label
            assert entry.get("negated", "kept") in {"required", "dropped", "kept"}, label
            assert entry.get("weak", True) is True, label

    def test_gives_frames_of_known_kinds(self, language: str, name: str) -> None:
        """Each entry has at least one frame, none twice, all of a known kind."""
        for entry in entries_of(language, name):
            frames = entry["content"]
            assert frames, label_of(entry)
            assert len(frames) == len(set(frames)), label_of(entry)
            assert all(KIND.fullmatch(frame) for frame in frames), (label_of(entry), frames)

    def test_examples_hold_the_words_of_the_entry(self, language: str, name: str) -> None:
        """An example is a whole sentence in which the head and every part can be seen (by first letters)."""
        for entry in entries_of(language, name):
            words = [word.lower() for word in re.findall(r"[\w'.]+", entry["example"])]
            assert entry["example"][-1] in '.?!"', label_of(entry)
            for lemma in [entry["lemma"], *entry.get("parts", [])]:
                assert stem_occurs(language, lemma, words), (label_of(entry), lemma)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_stands_twice(language: str) -> None:
    """One construction with one act is one entry, across all files."""
    seen: dict[tuple[str, tuple[str, ...], str, str], str] = {}
    for name in sorted(FLOORS[language]):
        for entry in entries_of(language, name):
            key = (entry["lemma"], tuple(entry.get("parts", [])), entry["pos"], entry["act"])
            assert key not in seen, (label_of(entry), name, seen.get(key))
            seen[key] = name


@pytest.mark.parametrize("language", LANGUAGES)
def test_acts_are_told_apart_by_frame_or_polarity(language: str) -> None:
    """Where one construction has several acts, no frame belongs to two of them under the same polarity."""
    seen: dict[tuple[str, tuple[str, ...], str, bool, str], str] = {}
    for name in sorted(FLOORS[language]):
        for entry in entries_of(language, name):
            for frame in entry["content"]:
                negated = entry.get("negated") == "required"
                key = (entry["lemma"], tuple(entry.get("parts", [])), entry["pos"], negated, frame)
                assert key not in seen, (label_of(entry), frame, seen.get(key))
                seen[key] = entry["act"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_verbs(language: str) -> None:
    """No act of the guideline is left without a verb."""
    assert {entry["act"] for entry in entries_of(language, "verbs")} == ACTS
