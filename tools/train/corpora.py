"""What a language is trained on; each language has a module with its code for name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from augment import Pronoun
from treebank import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """Sentences to train on, those nearest to news apart from the others, and some to watch."""

    near: list[Sentence]
    far: list[Sentence]
    watched: list[Sentence]


class Language(Protocol):
    """What a language's module has."""

    NAME: str
    QUOTED: Pronoun
    """The word that stands for a quotation taken out: the reader's `placeholder`, with its features."""
    TESTS: tuple[str, ...]
    """Files under the language's corpora to take figures on."""
    SAMPLES: tuple[str, ...]
    """Sentences that what ships must read as what was trained does."""
    load: Callable[..., Corpora]
    read_test: Callable[[Path], list[Sentence]]


def language_module(code: str) -> Language:
    """The module of a language by its code."""
    return import_module(code)  # type: ignore[return-value]
