"""Wordings compared: whether words were said like that, nearly so, or only in part, with the difference."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from standpunkt.answers.words import Word, find_forms, find_words, words_hull
from standpunkt.ledger.words import lemmas

NEAR = 0.75
"""Similarity from which words are nearly the same; below it they are the same in part."""
PARTIAL = 0.6
"""Similarity below which words are others."""
MAX_GAP_WORDS = 4
"""Words that a wording may leave out at one place; what lies further away is another passage."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words in which two wordings agree or not."""

    kind: str
    """ "same", "missing" (asked for, not said), "added" (said, not asked for) or "form" (the same words, inflected)."""
    asked: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How words that were asked for stand in a text."""

    kind: str
    """ "exact", "near" or "partial"."""
    similarity: float
    """1 where all words are the same; the share of shared words in both otherwise, another form of a word counting nearly."""
    start: int
    end: int
    """The passage in the text that comes nearest."""
    difference: tuple[Difference, ...]


def find_likeness(asked: str, text: str, language: str) -> Likeness | None:
    """Give how the words asked for stand in a text, None where too few of them do.

    Letter case, punctuation and line ends make no difference.
    """
    mine, sought, counts = _prepared(asked, language)
    forms = find_forms(text)
    said = lemmas(forms, language)
    most = sum(min(count, said.count(base)) for base, count in counts.items())
    if not mine or 2 * most < PARTIAL * (len(mine) + most):
        return None  # not similar enough even if all shared words stood in one place
    if (place := _place(mine, sought, forms, said)) is not None:
        words = _joined(mine)
        start, end = words_hull(text, place, len(mine))
        return Likeness(kind="exact", similarity=1.0, start=start, end=end, difference=(Difference("same", words, words),))
    theirs = find_words(text)
    bases = sought, said
    first, last = _passage(*bases)
    window = theirs[first:last]
    difference, shared = _differences(mine, window, bases[0], bases[1][first:last])
    similarity = 2 * shared / (len(mine) + len(window)) if window else 0.0
    if similarity < PARTIAL:
        return None
    exact = all(one.kind == "same" for one in difference)
    kind = "exact" if exact else "near" if similarity >= NEAR else "partial"
    return Likeness(
        kind=kind, similarity=round(similarity, 3), start=window[0].start, end=window[-1].end, difference=difference
    )


def _place(mine: Sequence[Word], sought: Sequence[str], forms: Sequence[str], said: Sequence[str]) -> int | None:
    """Give where a text has the very words, if no other forms of them stand before: then nothing need be compared."""
    for place, base in enumerate(said):
        if base == sought[0] and said[place : place + len(sought)] == sought:
            same = all(one.form == form for one, form in zip(mine, forms[place:], strict=False))
            return place if same else None
    return None


@lru_cache(maxsize=64)
def _prepared(asked: str, language: str) -> tuple[tuple[Word, ...], tuple[str, ...], Counter[str]]:
    """Give the words asked for, their bases (one form for all forms of a word) and how often each is there."""
    words = find_words(asked)
    bases = lemmas([word.form for word in words], language)
    return words, bases, Counter(bases)


def _passage(asked: Sequence[str], said: Sequence[str]) -> tuple[int, int]:
    """Give the stretch of words that shares most with those asked for and has few others between them."""
    blocks = [block for block in SequenceMatcher(None, asked, said, autojunk=False).get_matching_blocks() if block.size]
    best, chosen = 0.0, (0, 0)
    for at, first in enumerate(blocks):
        shared, end = 0, first.b
        for block in blocks[at:]:
            if block.b - end > MAX_GAP_WORDS:
                break
            shared, end = shared + block.size, block.b + block.size
            score = 2 * shared / (len(asked) + end - first.b)
            if score > best:
                best, chosen = score, (first.b, end)
    return chosen


def _differences(
    mine: Sequence[Word], window: Sequence[Word], asked: Sequence[str], said: Sequence[str]
) -> tuple[tuple[Difference, ...], float]:
    """Give the runs in which two passages agree and differ, and how many words they share; other forms count 0.9."""
    found: list[Difference] = []
    shared = 0.0
    for kind, a, b, c, d in SequenceMatcher(None, asked, said, autojunk=False).get_opcodes():
        if kind != "equal":
            if b > a:
                found.append(Difference("missing", _joined(mine[a:b]), ""))
            if d > c:
                found.append(Difference("added", "", _joined(window[c:d])))
            continue
        for one, other in zip(mine[a:b], window[c:d], strict=True):
            same = one.form == other.form
            shared += 1.0 if same else 0.9
            _append(found, Difference("same" if same else "form", one.form, other.form))
    return tuple(found), shared


def _append(found: list[Difference], new: Difference) -> None:
    if found and found[-1].kind == new.kind:
        new = Difference(new.kind, f"{found[-1].asked} {new.asked}", f"{found.pop().said} {new.said}")
    found.append(new)


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)
