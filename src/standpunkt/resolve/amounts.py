"""Amounts: a phrase told of by how many there are takes the amount in ("tusindvis af | lærere", "en række | forældre")."""

from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.scan import SUBJECTS, Scan

BETWEEN = ("ADJ", "NUM")
"""What may stand between the amount and its phrase ("et par | hundrede | pensionister")."""
PEOPLE = "people"
BEFORE = ("DET", "ADJ", "NUM", "ADP", "ADV")


def scan_amounts(scan: Scan) -> None:
    """Let the phrases that an amount stands before take it in, with its place in the sentence."""
    words = scan.names.words.of("amount")
    for phrase in [p for p in scan.phrases if p.plural and p.sort in ("noun", "other") and p.inside is None]:
        if scan.low[phrase.head] in words:
            continue
        i = _amount_before(scan, phrase)
        while i is not None:
            _take(scan, phrase, i)
            i = _amount_before(scan, phrase)


def _take(scan: Scan, phrase: Phrase, i: int) -> None:
    """Let a phrase take in the amount at `i`, and what stands before that."""
    held, subject = scan.taken[i], scan.tokens[i].deprel in SUBJECTS or phrase.subject
    first = _start(scan, i)
    if held is not None:
        scan.phrases.remove(held)
        first = held.first
    scan.taken[first : phrase.first] = [phrase] * (phrase.first - first)
    scan.widen(phrase, first, phrase.last)
    phrase.subject, phrase.behind_preposition, phrase.marks = subject, False, phrase.marks - {"bare"}


def _amount_before(scan: Scan, phrase: Phrase) -> int | None:
    """Give the word for an amount before a phrase, None if none stands there."""
    words, i = scan.names.words.of("amount"), phrase.first - 1
    while i >= 0 and scan.taken[i] is None and scan.tokens[i].upos in BETWEEN and scan.low[i] not in words:
        i -= 1
    if i > 0 and scan.low[i] in scan.names.words.of("amount-of"):
        i -= 1
    if i < 0 or scan.low[i] not in words:
        return None
    held = scan.taken[i]
    counts = held is None or held.sort == "other" or (held.noun is not None and held.noun.field == PEOPLE)
    alone = held is None or (held.last == i and held.inside is None and held.owner is None)
    return i if counts and alone else None


def _start(scan: Scan, i: int) -> int:
    """Give where the phrase of the amount at `i` begins."""
    head = i
    while i > 0 and scan.taken[i - 1] is None and scan.tokens[i - 1].upos in BEFORE and scan.tokens[i - 1].head == head:
        i -= 1
    return i
