"""Deeds: participles used like nouns mean whom the text says that it was done to ("en mand blev anholdt": "den anholdte")."""

from collections.abc import Iterable

from standpunkt.lexicon.speakers import PERSON, Speakers
from standpunkt.model import Token
from standpunkt.parse.tree import has_feature
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.nouns import noun_phrase
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.scan import NOMINAL, SUBJECTS, Scan

MIN_STEM_CHARS = 3
MIN_LONG_CHARS = 7
"""A participle longer than this may lose two letters of its ending ("overfaldet", "overfaldne")."""
MAX_ENDING_CHARS = 2
"""Forms of one participle differ by so many letters ("anholdt", "anholdte"; "sigtet", "sigtede")."""
PERSONAL = ("masculine", "feminine", "plural")
RELATIVE = "acl:relcl"
DEED = "deed"
"""The mark of a participle used like a noun."""


def scan_done(scan: Scan, speakers: Speakers) -> None:
    """Find participles and adjectives that stand for somebody, behind an article and before no noun ("den sigtede")."""
    for i, token in enumerate(scan.tokens):
        if i == 0 or scan.taken[i] is not None or token.text[0].isdigit() or not _stands_alone(scan, i):
            continue
        part = has_feature(token, "VerbForm=Part")
        if token.upos not in ("VERB", "ADJ") or not (part or speakers.kind_of(token.lemma, token.text) == PERSON):
            continue
        if (token.upos == "VERB" and not part) or has_feature(token, "Definite=Ind"):
            continue  # "fik den | stjålet"
        phrase = noun_phrase(scan, i)
        phrase.sort, phrase.people = "other", True


def _mark(phrase: Phrase, head: Token) -> None:
    """Mark a phrase of article and one word by what was done to whom it means ("de | overfaldne").

    Taggers take such participles for nouns too, so that any word counts: it means somebody only where a verb has told it.
    """
    if phrase.definite and phrase.first == phrase.head - 1 and phrase.sort in ("noun", "other") and phrase.owner is None:
        phrase.marks |= {DEED}
        phrase.deeds = frozenset({head.text.lower()})


def _stands_alone(scan: Scan, i: int) -> bool:
    """Say whether a word stands right behind a definite article that no noun follows."""
    words, low = scan.names.words, scan.low[i - 1]
    if low not in words.of("definite") or low in words.of("neuter") or scan.tokens[i].deprel in ("root", "amod", RELATIVE):
        return False
    behind = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return behind is None or behind.upos not in NOMINAL


def tell_deeds(scan: Scan) -> None:
    """Set for each phrase what the sentence says that was done to it: of its object, or of its subject in the passive."""
    for phrase in scan.phrases:
        _mark(phrase, scan.tokens[phrase.head])
    for i, token in enumerate(scan.tokens):
        if token.upos not in ("VERB", "ADJ", "NOUN"):
            continue
        below = [other for other in scan.tokens if other.head == i]
        told = [other.i for other in below if other.deprel == "obj"] if token.upos == "VERB" else []
        if not told and any(other.upos == "AUX" for other in below):
            told = [other.i for other in below if other.deprel in SUBJECTS]
            if token.deprel == RELATIVE:
                told.append(token.head)
        if token.deprel == "xcomp" and not has_feature(token, "VerbForm=Inf"):
            told = [other.i for other in scan.tokens if other.head == token.head and other.deprel in SUBJECTS]
        if token.deprel == "amod":
            told = [token.head]
        for k in told:
            held = scan.taken[k]
            if held is not None and (held.sort != "pronoun" or held.lemma in PERSONAL) and DEED not in held.marks:
                held.deeds |= {token.text.lower()}


def done_to(phrase: Phrase, recent: Iterable[tuple[Phrase, Figure]]) -> Figure | None:
    """Give the only one told of to whom was done what a participle says, None where that is nobody or more than one."""
    found = {}
    for earlier, figure in recent:
        alike = figure.plural == phrase.plural and figure.kind in ("person", "unknown", "group")
        if alike and DEED not in earlier.marks and any(_is_same(one, other) for one in earlier.deeds for other in phrase.deeds):
            found[id(figure)] = figure
    return next(iter(found.values())) if len(found) == 1 else None


def _is_same(one: str, other: str) -> bool:
    """Say whether two forms are one participle's."""
    short, long = sorted((one, other), key=len)
    stem = short[: -2 if len(short) > MIN_LONG_CHARS else -1]
    return len(stem) >= MIN_STEM_CHARS and long.startswith(stem) and len(long) - len(short) <= MAX_ENDING_CHARS
