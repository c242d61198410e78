"""Variants of training sentences keep every column in step and take quotations out as the reader does."""

import random
from collections import Counter

import augment
import pytest
from treebank import Sentence

DET = augment.Pronoun(form="Det", lemma="det", feats="PronType=Prs")


def make_sentence(rows: str) -> Sentence:
    """One word a line: word, part of speech, 0-based head, relation; no space before a mark."""
    table = [row.split() for row in rows.strip().splitlines()]
    words = [row[0] for row in table]
    return Sentence(
        doc_id="d",
        words=words,
        spaces=[after[1] != "PUNCT" for after in table[1:]] + [False],
        lemmas=[word.lower() for word in words],
        upos=[row[1] for row in table],
        feats=[""] * len(words),
        heads=[int(row[2]) for row in table],
        deprels=[row[3] for row in table],
        names=["O"] * len(words),
    )


BEFORE = make_sentence("""
Skolen NOUN 1 nsubj
lukker VERB 3 ccomp
, PUNCT 1 punct
siger VERB 3 ROOT
Mette PROPN 3 nsubj
. PUNCT 3 punct
""")
AFTER_COLON = make_sentence("""
Mette PROPN 1 nsubj
siger VERB 1 ROOT
: PUNCT 4 punct
Skolen NOUN 4 nsubj
lukker VERB 1 ccomp
. PUNCT 1 punct
""")


def test_a_clause_before_its_verb_gives_the_clause_and_the_rest() -> None:
    """ "Skolen lukker, siger Mette." is read as "Skolen lukker" and "Det siger Mette."."""
    said, around = augment.take_out_quotation(BEFORE, DET)
    assert said.words == ["Skolen", "lukker"]
    assert said.deprels == ["nsubj", "ROOT"]
    assert said.heads == [1, 1]
    assert around.words == ["Det", "siger", "Mette", "."]
    assert around.heads == [1, 1, 1, 1]
    assert around.deprels == ["obj", "ROOT", "nsubj", "punct"]


def test_a_clause_behind_a_colon_leaves_the_pronoun_behind_it() -> None:
    """ "Mette siger: Skolen lukker." is read as "Mette siger: Det" and "Skolen lukker."."""
    said, around = augment.take_out_quotation(AFTER_COLON, DET)
    assert said.words == ["Skolen", "lukker", "."]
    assert around.words == ["Mette", "siger", ":", "Det"]
    assert around.deprels[1] == "ROOT"


def test_a_sentence_without_a_reported_clause_gives_nothing() -> None:
    sentence = make_sentence("""
Mette PROPN 1 nsubj
sover VERB 1 ROOT
. PUNCT 1 punct
""")
    assert augment.take_out_quotation(sentence, DET) == []


@pytest.mark.parametrize("seed", range(40))
def test_a_variant_keeps_its_columns_in_step_and_its_tree_whole(seed: int) -> None:
    """Every column is as long as the words, heads stay inside and one word is the root."""
    rng = random.Random(seed)
    variant = augment.vary(augment.disguise(BEFORE, Counter(), rng), rng)
    length = len(variant.words)
    columns = (variant.spaces, variant.lemmas, variant.upos, variant.feats, variant.heads, variant.deprels)
    assert {len(column) for column in columns} == {length}
    assert all(0 <= head < length for head in variant.heads)
    assert [i for i, head in enumerate(variant.heads) if head == i] == [variant.deprels.index("ROOT")]


def test_a_disguised_word_keeps_its_beginning_and_ending() -> None:
    """What the model sees beside the whole word (beginning, ending) stays, so it learns to lean on it."""
    words = {augment.disguise(BEFORE, Counter(), random.Random(seed)).words[0] for seed in range(30)}
    assert any(word != "Skolen" for word in words)
    assert all(word.startswith("Sko") and word.endswith("len") for word in words)
