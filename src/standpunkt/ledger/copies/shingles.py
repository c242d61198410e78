"""Shingles: the runs of words that a text consists of, as numbers that are the same in every process and version.

Words are compared without case.  A word in capitals counts by its first letter and a few consonants, so that spellings
of a name in other transliterations agree ("Zelenskyj", "Zelensky"; "Kyiv", "Kiev").  What is quoted is kept apart: two
papers that quote a politician in the same words need not have copied each other.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from standpunkt.lexicon.conventions import Conventions, load_conventions
from standpunkt.model import Document, Span
from standpunkt.resolve.figures import folded
from standpunkt.text.clean import clean
from standpunkt.text.metadata import describe
from standpunkt.text.quotations import find_quotations
from standpunkt.text.sentences import split

SHINGLE_WORDS = 4
"""Words of a shingle; a shingle never reaches over the end of a sentence, so that cutting and re-ordering break none."""
NAME_CHARS = 4
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SPOKEN_OF_NAMES = str.maketrans("fw", "vv", "aeiouyæœhj")
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Run:
    """The shingles of a stretch of a sentence in one voice, in order."""

    shingles: tuple[int, ...]
    spoken: bool
    """Whether it stands within a quotation."""


def find_runs(document: Document) -> tuple[Run, ...]:
    """Give the runs of a document's text in order, without title, byline, publication line, dateline and signature."""
    view = clean(document.text).text
    title = " ".join(document.title.text.split()) if document.title else None
    layout = describe(view, language=document.language, title=title)
    prose = tuple(span for span in layout.prose if span != layout.document.title)
    return _hash_runs(_split_runs(view, prose, load_conventions(document.language)))


def _split_runs(text: str, prose: tuple[Span, ...], conventions: Conventions) -> list[tuple[bool, list[int]]]:
    """Give voice and word hashes of each stretch of a sentence that is all spoken or all told."""
    quotations, _ = find_quotations(text, prose, conventions)
    spans = [(quotation.outer_start, quotation.outer_end) for quotation in quotations]
    runs: list[tuple[bool, list[int]]] = []
    at = 0
    for paragraph in prose:
        for start, end in split(text, paragraph.start, paragraph.end, conventions):
            runs.append((False, []))
            for word in _WORD.finditer(text, start, end):
                while at < len(spans) and spans[at][1] <= word.start():
                    at += 1
                spoken = at < len(spans) and spans[at][0] <= word.start()
                if spoken != runs[-1][0]:
                    runs.append((spoken, []))
                runs[-1][1].append(hash_word(word[0]))
    return [(spoken, words) for spoken, words in runs if words]


def _hash_runs(runs: list[tuple[bool, list[int]]]) -> tuple[Run, ...]:
    """Give the runs with the hashes of their shingles; a text without one whole shingle is a shingle itself."""
    if runs and all(len(words) < SHINGLE_WORDS for _, words in runs):
        whole = [word for _, words in runs for word in words]
        runs = [(False, (whole * SHINGLE_WORDS)[: max(SHINGLE_WORDS, len(whole))])]
    hashes = [_hash_shingles(np.array(words, dtype=np.uint64)) for _, words in runs]
    return tuple(Run(shingles, spoken) for (spoken, _), shingles in zip(runs, hashes, strict=True) if shingles)


def _hash_shingles(words: NDArray[np.uint64]) -> tuple[int, ...]:
    """Give the 32-bit hashes of all stretches of `SHINGLE_WORDS` word hashes."""
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        return ()
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        mixed = (mixed ^ words[place : place + count]) * _MULTIPLIERS[place % len(_MULTIPLIERS)]
        mixed ^= mixed >> _HALF
    return tuple(int(value) for value in (mixed * _MIX) >> _HALF)


@lru_cache(maxsize=200_000)
def hash_word(word: str) -> int:
    """Give the 64-bit hash of a word, the same for spellings of one name."""
    form = name_key(word) if word[0].isupper() else word.casefold()
    return int.from_bytes(blake2b(form.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def name_key(word: str) -> str:
    """Give what spellings of a name have in common: its first letter and the next consonants, none twice in a row.

    >>> name_key("Zelenskyj") == name_key("Zelensky"), name_key("Kyiv") == name_key("Kiev"), name_key("Kursk")
    (True, True, 'KRS')
    """
    plain = folded(word) or word
    rest = plain[1:].translate(_SPOKEN_OF_NAMES)
    kept = "".join(char for place, char in enumerate(rest) if place == 0 or char != rest[place - 1])
    return (plain[0] + kept)[:NAME_CHARS].upper()
