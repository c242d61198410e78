"""Bokmål is brought into Danish spelling only where Danish bears witness or the ending is regular."""

import pytest
from respell import Lexicon, Respeller
from treebank import Sentence


def danish(words: list[tuple[str, str, str, str]]) -> Sentence:
    """A Danish sentence of (word, lemma, part of speech, features)."""
    length = len(words)
    return Sentence(
        doc_id="d",
        words=[row[0] for row in words],
        spaces=[True] * length,
        lemmas=[row[1] for row in words],
        upos=[row[2] for row in words],
        feats=[row[3] for row in words],
        heads=[0] * length,
        deprels=["ROOT"] + ["dep"] * (length - 1),
        names=["O"] * length,
    )


FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@pytest.fixture(scope="module")
def respeller() -> Respeller:
    return Respeller(
        Lexicon([danish([("køber", "købe", "VERB", FINITE), ("klud", "klud", "NOUN", "Definite=Ind|Number=Sing")])])
    )


@pytest.mark.parametrize(
    ("word", "upos", "feats", "expected"),
    [
        ("etter", "ADP", "", "efter"),
        ("Etter", "ADP", "", "Efter"),
        ("kjøper", "VERB", FINITE, "køber"),
        ("klut", "NOUN", "Definite=Ind|Number=Sing", "klud"),
        ("klut", "NOUN", "Definite=Def|Number=Sing", "klut"),
        ("gjøk", "NOUN", "Definite=Ind|Number=Sing", "gjøk"),
        ("Oslo", "PROPN", "", "Oslo"),
        ("flommene", "NOUN", "Definite=Def|Gender=Com|Number=Plur", "flommerne"),
    ],
)
def test_respelling(respeller: Respeller, word: str, upos: str, feats: str, expected: str) -> None:
    """A table word, a witnessed word, a regular ending; no witness of the same inflection, no change."""
    assert respeller.word(word, upos, feats) == expected
