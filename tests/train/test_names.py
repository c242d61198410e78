"""Exchanged names keep their kind, their genitive and the ending of an adjective."""

import random
from dataclasses import replace

import names
import pytest
from treebank import Sentence

NAMES = names.Names(places=("Norge", "Ukraine"), adjectives=("norsk", "ukrainsk"), given_names=("Anna",), media=("Ritzau",))


def one_word(word: str, upos: str, name: str, lemma: str) -> Sentence:
    """A sentence of one word."""
    return Sentence(
        doc_id="d",
        words=[word],
        spaces=[False],
        lemmas=[lemma],
        upos=[upos],
        feats=[""],
        heads=[0],
        deprels=["ROOT"],
        names=[name],
    )


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        (one_word("Norges", "PROPN", "B-LOC", "Norge"), {("Norges", "Norge"), ("Ukraines", "Ukraine")}),
        (one_word("Ukraine", "PROPN", "B-LOC", "Ukraine"), {("Norge", "Norge"), ("Ukraine", "Ukraine")}),
        (one_word("norske", "ADJ", "B-MISC", "norsk"), {("norske", "norsk"), ("ukrainske", "ukrainsk")}),
        (one_word("Ringsted", "PROPN", "B-LOC", "Ringsted"), {("Ringsted", "Ringsted")}),
        (one_word("Norge", "PROPN", "O", "Norge"), {("Norge", "Norge")}),
    ],
)
def test_swapping(sentence: Sentence, readings: set[tuple[str, str]]) -> None:
    """A place of the tables becomes another with its ending; a place outside them, and no name, stays."""
    swapped = [names.swap_names(sentence, NAMES, random.Random(seed)) for seed in range(60)]
    assert {(new.words[0], new.lemmas[0]) for new in swapped} == readings


def test_only_the_first_of_several_names_of_a_person_is_exchanged() -> None:
    """A given name is known by the surname behind it; a person's only name may be a surname and stays."""
    anna = one_word("Anna", "PROPN", "B-PER", "Anna")
    alone = replace(NAMES, given_names=("Anna", "Mia"))
    assert {names.swap_names(anna, alone, random.Random(seed)).words[0] for seed in range(30)} == {"Anna"}


def test_the_tables_of_the_package_give_names() -> None:
    known = names.load_names("da")
    assert "Ukraine" in known.places
    assert "norsk" in known.adjectives
    assert "name" not in known.places
