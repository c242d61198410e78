"""The particles keep to their format, and are found in tokens as written or by lemma."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from standpunkt.errors import DataError
from standpunkt.lexicon.particles import CLASSES, _particle, load_particles
from standpunkt.model import Token

DATA = Path(__file__).parents[2] / "src" / "standpunkt" / "data"
LANGS = ("da", "en")
MIN_PARTICLES = 250


def source_of(lang: str) -> str:
    """The file as it stands."""
    return (DATA / lang / "particles.toml").read_text(encoding="utf-8")


def tables(lang: str) -> list[dict[str, str]]:
    """The entries in file order."""
    found: list[dict[str, str]] = tomllib.loads(source_of(lang))["word"]
    return found


def tokens_of(text: str) -> list[Token]:
    """Tokens of a text cut at spaces, each its own lemma."""
    out: list[Token] = []
    at = 0
    for i, word in enumerate(text.split()):
        out.append(Token(i, at, at + len(word), word, word.lower(), "X", "_", -1, "dep"))
        at += len(word) + 1
    return out


@pytest.mark.parametrize("lang", LANGS)
def test_is_composed_sorted_and_unique(lang: str) -> None:
    """By class, then form; nothing twice."""
    assert unicodedata.is_normalized("NFC", source_of(lang))
    keys = [(table["class"], table["form"]) for table in tables(lang)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("lang", LANGS)
def test_has_its_breadth(lang: str) -> None:
    """No class is empty, and none is lost."""
    assert len(tables(lang)) >= MIN_PARTICLES
    assert {table["class"] for table in tables(lang)} == set(CLASSES)


@pytest.mark.parametrize("lang", LANGS)
def test_examples_hold_their_forms(lang: str) -> None:
    """Every example has the first letters of each word of the form."""
    for table in tables(lang):
        words = re.findall(r"[\w.'’]+", table["example"].lower())
        for part in table["form"].split():
            stem = part[: min(3, len(part))]
            assert any(w.startswith(stem) or w.endswith(part) for w in words) or part in IRREGULAR, table["form"]


IRREGULAR = {"ville", "skulle", "måtte", "kunne", "være", "blive", "fortsætte", "dø", "tabe", "få", "have", "be"}


def test_the_longest_particle_wins() -> None:
    """ "indtil nu" is found as one, not as "nu"."""
    particles = load_particles("da")
    found = list(particles.find(tokens_of("Indtil nu har landet afvist det"), "phase"))
    assert [(particle.words, particle.phase) for particle, _ in found] == [(("indtil", "nu"), "until-now")]


def test_a_comma_within_a_particle_is_passed_over() -> None:
    """ "kun , når" is "kun når"."""
    particles = load_particles("da")
    found = [run for _, run in particles.find(tokens_of("Dog kun , når byen angribes"), "condition")]
    assert [token.text for token in found[0]] == ["kun", "når"]


def test_compounds_are_limits_too() -> None:
    """ "importforbud" is a ban."""
    assert load_particles("da").has(tokens_of("importforbud")[0], "limit")
    assert not load_particles("da").has(tokens_of("bil")[0], "limit")


def test_words_of_a_language_that_writes_compounds_apart_are_whole() -> None:
    """ "Taliban" is no ban."""
    particles = load_particles("en")
    assert particles.has(tokens_of("ban")[0], "limit")
    assert not particles.has(tokens_of("Taliban")[0], "limit")


def test_broken_entries_are_named() -> None:
    """The message says which entry is wrong."""
    with pytest.raises(DataError, match="class 'colour'"):
        _particle({"class": "colour", "form": "blå", "example": "Blå."}, "data/da/particles.toml")
    with pytest.raises(DataError, match="give `phase`"):
        _particle({"class": "phase", "form": "nu", "phase": "soon", "example": "Nu."}, "data/da/particles.toml")


def test_a_language_without_particles_has_none() -> None:
    """Nothing is found, nothing breaks."""
    assert load_particles("xx").of("phase") == ()
