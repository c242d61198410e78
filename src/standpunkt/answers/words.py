"""Words as the rules of questions see them: place, form, and the inflected forms that count as the same word."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from standpunkt.errors import DataError
from standpunkt.model import Mention, Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_END = re.compile(r"[.!?][\"'”’»“]*\s+(?=[\"'”’»“„«–—-]*\s*[A-ZÆØÅÄÖÉÜ])|\n+")
MIN_STEM_CHARS = 3
"""A shorter word has no inflected forms here: too many other words begin with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: half-open code points, and its form in lower case."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """What the rules of answers know of a language, from `answers.toml`."""

    endings: frozenset[str] = frozenset()
    """Endings by which a form is taken for the same word ("våbenet", "våbenets" for "våben")."""
    votes: tuple[tuple[str, ...], ...] = ()
    """Cues of a vote: a position on one's own vote is an act, not a wish."""
    permissions: tuple[tuple[str, ...], ...] = ()
    """Cues that grant where the holder decides and ask where not ("må")."""
    countries: frozenset[str] = frozenset()
    """Nouns that stand for a country named before ("landet"), lemmas."""


@cache
def load_answer_words(language: str) -> AnswerWords:
    """Give the words of a language; one without a file has none.

    Raises `DataError` where the file is broken.
    """
    path = files("standpunkt").joinpath("data", language, "answers.toml")
    if not path.is_file():
        return AnswerWords()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return AnswerWords(
            endings=frozenset(raw["endings"]["forms"]),
            votes=_phrases(raw["votes"]["cues"]),
            permissions=_phrases(raw["permissions"]["cues"]),
            countries=frozenset(raw["countries"]["nouns"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"data/{language}/answers.toml: {type(error).__name__}: {error}") from error


def _phrases(cues: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in cues)


def find_words(text: str) -> tuple[Word, ...]:
    """Give the words of a text in order; a compound with a hyphen is one."""
    return tuple(Word(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text))


def find_forms(text: str) -> list[str]:
    """Give the forms of the words of a text without their places, which take longest to keep."""
    return [form.lower() for form in _WORD.findall(text)]


def words_hull(text: str, first: int, count: int) -> tuple[int, int]:
    """Give where the words of a text from number `first` on, so many of them, begin and end."""
    found = list(islice(_WORD.finditer(text), first, first + count))
    return found[0].start(), found[-1].end()


def find_sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text by their punctuation alone: near enough to look around a position."""
    ends = [match.end() for match in _END.finditer(text)]
    starts = [0, *ends]
    return tuple(Span.of(text, start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end)


def words_in(words: Sequence[Word], spans: Iterable[Span | Mention]) -> frozenset[int]:
    """Give the indices of the words that lie within the spans, if only in part."""
    found: set[int] = set()
    starts = [word.start for word in words]
    for span in spans:
        at = max(0, bisect_left(starts, span.start) - 1)
        while at < len(words) and words[at].start < span.end:
            if words[at].end > span.start:
                found.add(at)
            at += 1
    return frozenset(found)


def ends_as(form: str, tail: str, endings: frozenset[str]) -> bool:
    """Say whether `form` ends in `tail` or in a form of it."""
    return any(is_form_of(form[at:], tail, endings) for at in range(max(0, len(form) - len(tail) - 4), len(form)))


def is_form_of(form: str, word: str, endings: frozenset[str]) -> bool:
    """Say whether `form` is `word` or `word` with an ending; both in lower case."""
    if form == word:
        return True
    if len(word) < MIN_STEM_CHARS or not endings:
        return False
    if form.startswith(word) and form[len(word) :] in endings:
        return True
    stem = word[:-1]
    return len(stem) >= MIN_STEM_CHARS and word[-1] == "e" and form.startswith(stem) and form[len(stem) :] in endings
