"""Lemma rules: what training makes of a word and its lemma, reading undoes."""

import pytest
from lemmas import lemma_rule

from standpunkt.parse.network import lemma_of


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("siger", "sige", "k1+"),
        ("Børn", "barn", "l3+arn"),
        ("er", "være", "k2+være"),
        ("USA", "USA", "k0+"),
        ("Ministeren", "minister", "l2+"),
        ("Danmarks", "Danmark", "k1+"),
        ("went", "go", "k4+go"),
    ],
)
def test_a_rule_gives_the_lemma_back(word: str, lemma: str, rule: str) -> None:
    assert lemma_rule(word, lemma) == rule
    assert lemma_of(word, rule) == lemma
