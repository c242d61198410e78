"""Variants of training sentences keep every column in step and take quotations out as the reader does."""

import random
from collections import Counter
from dataclasses import replace

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


SAYS = make_sentence("""
The DET 1 det
minister NOUN 2 nsubj
said VERB 2 ROOT
yesterday ADV 2 advmod
it PRON 5 nsubj
ended VERB 2 ccomp
. PUNCT 2 punct
""")
THAT = augment.Pronoun(form="That", lemma="that", feats="PronType=Dem")


def test_what_is_said_put_first() -> None:
    """An attribution at the end of a sentence makes two behind its quotation, with subject and verb in either order."""
    straight, turned = augment.put_clause_first(SAYS, THAT)
    assert straight.words == ["That", "the", "minister", "said", "yesterday", "."]
    assert straight.heads == [3, 2, 3, 3, 3, 3]
    assert straight.deprels == ["obj", "det", "nsubj", "ROOT", "advmod", "punct"]
    assert turned.words == ["That", "said", "the", "minister", "yesterday", "."]
    assert turned.heads == [1, 1, 3, 1, 1, 1]


def test_a_clause_beside_an_object_stays() -> None:
    """In "He told the paper it ended" the clause alone is not all that is said."""
    told = replace(
        SAYS, words=[*SAYS.words[:3], "papers", *SAYS.words[4:]], deprels=[*SAYS.deprels[:3], "obj", *SAYS.deprels[4:]]
    )
    assert augment.put_clause_first(told, THAT) == []


def test_a_quotation_before_subject_and_verb_is_taken_out() -> None:
    """English puts the subject first: "School closes, Mette said."."""
    sentence = make_sentence("""
        School NOUN 1 nsubj
        closes VERB 4 ccomp
        , PUNCT 1 punct
        Mette PROPN 4 nsubj
        said VERB 4 ROOT
        . PUNCT 4 punct
    """)
    said, around = augment.take_out_quotation(sentence, THAT)
    assert said.words == ["School", "closes"]
    assert around.words == ["That", "Mette", "said", "."]
