"""Compounds written apart: nouns of several words, and what stands before a noun as its first part."""

from standpunkt.lexicon.names.nouns import Noun
from standpunkt.parse.tree import is_deprel
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.scan import NOMINAL, Scan


def run_at(scan: Scan, i: int) -> tuple[int, int, Noun] | None:
    """Give head, last word and noun of the several words from `i` on that are one noun ("prime minister"), None if none."""
    found = scan.names.nouns.run_at(scan.low, i)
    if found is None or any(taken is not None for taken in scan.taken[i : i + found[0]]):
        return None
    last = i + found[0] - 1
    head = next((k for k in range(i, last + 1) if not i <= scan.tokens[k].head <= last), last)
    return (head, last, found[1]) if scan.tokens[head].upos in NOMINAL else None


def is_first_part(scan: Scan, i: int) -> bool:
    """Say whether a noun only begins a compound with the role right behind it ("ministry" | "spokeswoman")."""
    token, k = scan.tokens[i], scan.tokens[i].head
    if token.deprel != "compound" or k != i + 1 or scan.taken[k] is not None or scan.tokens[k].upos != "NOUN":
        return False
    noun = scan.names.nouns.find(scan.tokens[k].lemma, scan.words[k])
    return noun is not None and noun.sort == "role"


def compound_start(scan: Scan, i: int) -> int:
    """Give where the compound begins whose last part is the noun at `i`, its parts written apart ("trade minister")."""
    first = i
    while first > 0 and scan.taken[first - 1] is None:
        left = scan.tokens[first - 1]
        if left.upos != "NOUN" or left.deprel != "compound" or not first - 1 < left.head <= i:
            break
        first -= 1
    return first


def is_part(scan: Scan, held: Phrase, start: int) -> bool:
    """Say whether a name right before a noun is the first part of a compound with it ("White House" | "spokesman")."""
    if held.genitive or held.last != start - 1 or held.sort not in ("known", "body", "name", "person"):
        return False
    token = scan.tokens[held.head]
    if start in scan.titles and held.sighting is not None:
        return True  # "U.S. Secretary of State Antony Blinken", which parsers take for one long name
    return is_deprel(token, "compound", "nmod", "amod") and token.head >= start


def take_scope(phrase: Phrase, held: Phrase) -> str | None:
    """Let a name that a compound begins with be what its noun belongs to; give the country where it is one."""
    held.inside = phrase
    if held.sighting is not None and held.sighting.known.kind == "country":
        return held.country
    phrase.scope = held
    return None


def joins_adjectives(scan: Scan, k: int) -> bool:
    """Say whether a conjunction joins two adjectives ("the French and German ministers", "young and old voters")."""
    sides = [scan.tokens[i] for i in (k - 1, k + 1) if i >= 0]
    told = all(token.upos == "ADJ" and token.deprel in ("amod", "conj") for token in sides)
    return told or all(scan.names.places.country_of(token.lemma, token.text) is not None for token in sides)
