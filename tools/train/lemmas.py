"""Lemmas as rules: what to take off the end of a word and what to put on, so that a network can choose one."""

from __future__ import annotations


def lemma_rule(word: str, lemma: str) -> str:
    """The rule that makes `lemma` of `word`: "l" for small letters first, how many characters go, "+" what comes instead."""
    case = "l" if word != word.lower() and lemma == lemma.lower() else "k"
    base = word.lower() if case == "l" else word
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{case}{len(base) - common}+{lemma[common:]}"
