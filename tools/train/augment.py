"""Variants of a sentence as the reader meets them: cut stops, other quotation marks, quotations taken out.

The reader parses an attributed quotation as a sentence of its own and the words around it with the quotation
replaced by one pronoun ("Det siger hun."), so training shows both.
"""

from __future__ import annotations

import random
import string
from collections import Counter
from dataclasses import dataclass, replace

from treebank import Sentence, keep

QUOTES = frozenset("\"'«»“”„’‘") | {"''", "``"}
PAIRS = (('"', '"'), ("”", "”"), ("“", "”"), ("»", "«"), ("«", "»"), ("'", "'"), ("’", "’"), ("„", "“"))
DASHES = ("-", "–", "—")
EDGE_MARKS = QUOTES | {","}
STOPS = frozenset(".!?:;…")
MIN_REST_WORDS = 2
DISGUISE_WEIGHT, MIN_DISGUISED_CHARS = 0.3, 5
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN"))
CUT_STOP, LOWER_START, OTHER_QUOTES, NO_QUOTES, OTHER_DASH, UPPER_CASE = 0.12, 0.08, 0.25, 0.1, 0.3, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """The word that stands for a quotation."""

    form: str
    lemma: str
    feats: str


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """One random variant; often the sentence itself."""
    if rng.random() < CUT_STOP:
        sentence = _cut_stop(sentence)
    chance = rng.random()
    if chance < NO_QUOTES:
        sentence = _drop_quotes(sentence)
    elif chance < NO_QUOTES + OTHER_QUOTES:
        sentence = _other_quotes(sentence, *rng.choice(PAIRS))
    if rng.random() < OTHER_DASH:
        dash = rng.choice(DASHES)
        sentence = replace(sentence, words=[dash if word in DASHES else word for word in sentence.words])
    chance = rng.random()
    if chance < UPPER_CASE:
        sentence = replace(sentence, words=[word.upper() for word in sentence.words])
    elif chance < UPPER_CASE + LOWER_START and sentence.upos[0] != "PROPN":
        sentence = replace(sentence, words=[sentence.words[0].lower(), *sentence.words[1:]])
    return sentence


def disguise(sentence: Sentence, counts: Counter[str], rng: random.Random) -> Sentence:
    """Rare content words made unknown by letters in their middle, so that training meets words it has no vector for.

    A word seen n times is disguised with the chance w / (w + n) of Kiperwasser and Goldberg (2016). Its beginning,
    its ending and its shape, which the model also sees, stay; so does what the lemma takes off and puts on.
    """
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    for i, (word, lemma, upos) in enumerate(zip(words, lemmas, sentence.upos, strict=True)):
        if upos not in CONTENT or len(word) < MIN_DISGUISED_CHARS or not word.isalpha() or word.isupper():
            continue
        middle = len(word) // 2
        if lemma and lemma[:middle].lower() != word[:middle].lower():
            continue
        if rng.random() < DISGUISE_WEIGHT / (DISGUISE_WEIGHT + counts[word.lower()]):
            letters = "".join(rng.choices(string.ascii_lowercase, k=2))
            words[i] = word[:middle] + letters + word[middle:]
            lemmas[i] = lemma and lemma[:middle] + letters + lemma[middle:]
    return replace(sentence, words=words, lemmas=lemmas)


def _without(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence less some words nothing hangs on; the space after a dropped word stays."""
    if not gone or len(gone) == len(sentence) or any(head in gone for i, head in enumerate(sentence.heads)):
        return sentence
    spaces = list(sentence.spaces)
    for i in sorted(gone):
        if i and sentence.spaces[i]:
            spaces[i - 1] = True
    return keep(replace(sentence, spaces=spaces), [i for i in range(len(sentence)) if i not in gone])


def _cut_stop(sentence: Sentence) -> Sentence:
    last = len(sentence) - 1
    return _without(sentence, {last}) if sentence.words[last] in STOPS else sentence


def _drop_quotes(sentence: Sentence) -> Sentence:
    return _without(sentence, {i for i, word in enumerate(sentence.words) if word in QUOTES})


def _other_quotes(sentence: Sentence, opening: str, closing: str) -> Sentence:
    words, is_open = list(sentence.words), False
    for i, word in enumerate(words):
        if word in QUOTES:
            words[i] = closing if is_open else opening
            is_open = not is_open
    return replace(sentence, words=words)


def take_out_quotation(sentence: Sentence, pronoun: Pronoun) -> list[Sentence]:
    """The clause somebody says as a sentence, and what is left with `pronoun` in its place; none if there is none.

    Only a clause at either end counts: one before its verb, or one after it behind a colon.
    """
    for clause, verb in _reported(sentence):
        members = _subtree(sentence, clause)
        if sentence.words[members[0]] == ":":
            members = members[1:]
        first, last = members[0], members[-1]
        if members != list(range(first, last + 1)):
            continue
        before, after = range(first), range(last + 1, len(sentence))
        if clause < verb and all(sentence.upos[i] == "PUNCT" for i in before):
            rest = [i for i in after if i > _skip_marks(sentence, last)]
            if not rest or rest[0] != verb:
                continue
            while sentence.words[members[-1]] in EDGE_MARKS:
                members = members[:-1]
            return _split(sentence, clause, [*before, *members], rest, pronoun, leading=True)
        if clause > verb and sentence.words[max(first - 1, 0)] == ":" and all(sentence.upos[i] == "PUNCT" for i in after):
            return _split(sentence, clause, [*members, *after], [*before], pronoun, leading=False)
    return []


def _reported(sentence: Sentence) -> list[tuple[int, int]]:
    return [
        (i, head)
        for i, (head, deprel) in enumerate(zip(sentence.heads, sentence.deprels, strict=True))
        if deprel in ("ccomp", "parataxis") and sentence.deprels[head] == "ROOT" and sentence.upos[head] == "VERB"
    ]


def _subtree(sentence: Sentence, top: int) -> list[int]:
    """The words below `top`, itself included, ascending; quotation marks and commas at its edges may be missing."""
    members = {top}
    grown = True
    while grown:
        grown = False
        for i, head in enumerate(sentence.heads):
            if head in members and i not in members:
                members.add(i)
                grown = True
    inside = range(min(members), max(members) + 1)
    members.update(i for i in inside if sentence.upos[i] == "PUNCT")
    return sorted(members)


def _skip_marks(sentence: Sentence, last: int) -> int:
    """The last punctuation mark in the run that follows `last`."""
    while last + 1 < len(sentence) and sentence.upos[last + 1] == "PUNCT":
        last += 1
    return last


def _split(
    sentence: Sentence, clause: int, inside: list[int], rest: list[int], pronoun: Pronoun, *, leading: bool
) -> list[Sentence]:
    if len(rest) < MIN_REST_WORDS:
        return []
    quotation = keep(sentence, inside)
    root = inside.index(clause)
    heads = [root if i == root or head == i else head for i, head in enumerate(quotation.heads)]
    deprels = list(quotation.deprels)
    deprels[root] = "ROOT"
    said = replace(quotation, heads=heads, deprels=deprels)
    indices = [clause, *rest] if leading else [*rest, clause]
    around = keep(sentence, indices)
    at = indices.index(clause)
    heads = list(around.heads)
    if any(head == at for i, head in enumerate(heads) if i != at):
        heads = [heads[at] if head == at and i != at else head for i, head in enumerate(heads)]

    def put(values: list, value: object) -> list:
        return [value if i == at else old for i, old in enumerate(values)]

    around = replace(
        around,
        words=put(around.words, pronoun.form),
        spaces=put(around.spaces, True),
        lemmas=put(around.lemmas, pronoun.lemma),
        upos=put(around.upos, "PRON"),
        feats=put(around.feats, pronoun.feats),
        heads=heads,
        deprels=put(around.deprels, "obj"),
        names=put(around.names, "O"),
    )
    return [said, around]
