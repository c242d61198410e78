"""One of several: who is told of as one of a group ("en af beboerne", "one of them") is somebody of their own."""

from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.scan import COMMA, Scan

GROUPS = ("noun", "other", "pronoun")
ROLE = "role"
NEAR_TOKENS = 3
"""Before the noun stand at most so many words ("en af | de to unge | mænd")."""


def scan_ones(scan: Scan) -> None:
    """Find where one of a plural phrase is told of, and give that one a phrase that reaches over both."""
    words = scan.names.words
    for i in range(len(scan.tokens) - 2):
        if scan.low[i] not in words.of("one") or scan.low[i + 1] not in words.of("amount-of") or scan.taken[i] is not None:
            continue
        group = next((p for p in scan.taken[i + 2 : i + 2 + NEAR_TOKENS] if p is not None), None)
        if group is None or not group.plural or group.sort not in GROUPS or group.first > i + 1 + NEAR_TOKENS:
            continue
        if not _is_named(scan, i, group):
            _add(scan, i, group)


def _is_named(scan: Scan, i: int, group: Phrase) -> bool:
    """Say whether the one is named behind it or by its predicate ("en af beboerne, | Karen Holm", "en af dem er | Holm")."""
    k = group.last + 1
    if k < len(scan.tokens) and scan.words[k] == COMMA:
        k += 1
    near = scan.taken[k] if k < len(scan.tokens) else None
    told = scan.taken[scan.tokens[i].head] if scan.tokens[i].head >= 0 else None
    return any(held is not None and held.sort == "person" for held in (near, told))


def _add(scan: Scan, i: int, group: Phrase) -> None:
    first = i - 1 if i and scan.low[i - 1] in scan.names.words.of("definite") and scan.taken[i - 1] is None else i
    noun = group.noun
    phrase = scan.add(first, group.last, i, "other")
    phrase.people = group.people or group.sort == "pronoun" or (noun is not None and noun.sort == ROLE)
    phrase.lemma, phrase.gender, phrase.country = group.lemma if group.sort != "pronoun" else "", group.gender, group.country
    phrase.group = group
    phrase.marks = frozenset({"indefinite"})
