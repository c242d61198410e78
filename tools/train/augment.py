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
BESIDE = frozenset(("obj", "conj", "parataxis", "aux:pass", "cop"))
"""What a verb has beside a clause that is not all it says."""
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
    elif chance < UPPER_CASE + LOWER_START and sentence.is_parsed and sentence.upos[0] != "PROPN":
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

    Only a clause at either end counts: one before its verb or that verb's subject, or one after it behind a colon or
    a comma and a quotation mark.
    """
    if not sentence.is_parsed:
        return []
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
            if not rest or not _begins_with_verb_or_subject(sentence, verb, rest[0]):
                continue
            while sentence.words[members[-1]] in EDGE_MARKS:
                members = members[:-1]
            return _split(sentence, clause, [*before, *members], rest, pronoun, leading=True)
        if clause > verb and _is_announced(sentence, first) and all(sentence.upos[i] == "PUNCT" for i in after):
            return _split(sentence, clause, [*members, *after], [*before], pronoun, leading=False)
    return []


def _begins_with_verb_or_subject(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether a word is the verb or the first of its subject ("siger hun", "the minister said")."""
    subjects = (i for i, head in enumerate(sentence.heads) if head == verb and sentence.deprels[i] == "nsubj")
    return first == verb or any(first == _subtree(sentence, subject)[0] for subject in subjects)


def _is_announced(sentence: Sentence, first: int) -> bool:
    """Whether a clause stands behind a colon, or as a quotation behind a comma ("she said, \"…")."""
    before = sentence.words[max(first - 1, 0)]
    return before == ":" or (before == "," and sentence.words[first] in QUOTES) or (
        before in QUOTES and sentence.words[max(first - 2, 0)] in (",", ":")
    )  # fmt: skip


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
    return [said, _around(sentence, clause, [clause, *rest] if leading else [*rest, clause], pronoun)]


def _around(sentence: Sentence, clause: int, indices: list[int], pronoun: Pronoun) -> Sentence:
    """The words of `indices` with `pronoun` in place of the head of a clause."""
    around = keep(sentence, indices)
    at = indices.index(clause)
    heads = [around.heads[at] if head == at and i != at else head for i, head in enumerate(around.heads)]

    def put(values: list, value: object) -> list:
        return [value if i == at else old for i, old in enumerate(values)]

    return replace(
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


def put_clause_first(sentence: Sentence, pronoun: Pronoun) -> list[Sentence]:
    """A sentence that ends in what somebody says, with `pronoun` for the clause and put first; none if there is none.

    "The minister said yesterday it was over." gives "That the minister said yesterday." and "That said the minister
    yesterday.": what the reader makes of an attribution behind a quotation, of which a treebank has few.
    """
    for clause, verb in _reported(sentence) if sentence.is_parsed else ():
        members = _subtree(sentence, clause)
        first, last = members[0], members[-1]
        subject = next((i for i in range(verb) if sentence.heads[i] == verb and sentence.deprels[i] == "nsubj"), None)
        if (
            clause < verb
            or subject is None
            or sentence.deprels[clause] != "ccomp"
            or _has(sentence, verb, BESIDE)
            or any(sentence.upos[i] != "PUNCT" for i in range(last + 1, len(sentence)))
        ):
            continue
        actor = _subtree(sentence, subject)
        before = [i for i in range(first) if not (i == first - 1 and sentence.upos[i] == "PUNCT")]
        if actor != [*range(actor[0], verb)] or verb not in before or actor[0] > 0:
            continue
        stop = [i for i in range(last + 1, len(sentence)) if sentence.words[i] in STOPS]
        lowered = _lower_first(sentence)
        orders = [[*actor, *before[len(actor) :]], [verb, *actor, *before[len(actor) + 1 :]]]
        if sentence.upos[subject] == "PRON":
            orders.pop()
        return [_around(lowered, clause, [clause, *order, *stop], pronoun) for order in orders]
    return []


def _has(sentence: Sentence, verb: int, relations: frozenset[str]) -> bool:
    return any(head == verb and sentence.deprels[i] in relations for i, head in enumerate(sentence.heads) if i != verb)


def _lower_first(sentence: Sentence) -> Sentence:
    """The sentence as it goes on behind another word."""
    if sentence.upos[0] == "PROPN" or sentence.words[0] == "I":
        return sentence
    return replace(sentence, words=[sentence.words[0][0].lower() + sentence.words[0][1:], *sentence.words[1:]])
