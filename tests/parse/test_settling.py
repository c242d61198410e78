"""Relations settled by what stands where."""

import pytest
from tests.parse.given import relations, tokens_of

from standpunkt.parse.mends import mended_by
from standpunkt.parse.settling import MENDS

WITH = """
attacked VERB Mood=Ind|VerbForm=Fin 0 root
it PRON _ 1 obj
, PUNCT _ 6 punct
with SCONJ _ 5 case
Hill PROPN _ 1 obl
calling VERB Tense=Pres|VerbForm=Part 1 advcl
that PRON _ 6 obj
unfair ADJ _ 6 xcomp
"""


def test_whom_a_verb_gives_nothing_is_its_object() -> None:
    rows = "accused VERB _ 0 root\nHill PROPN _ 1 iobj\nof SCONJ _ 4 mark\nlying VERB _ 2 acl\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["Hill"] == (0, "obj")


def test_whom_a_verb_gives_something_stays() -> None:
    rows = "told VERB _ 0 root\nHill PROPN _ 1 iobj\nhe PRON _ 4 nsubj\nlied VERB _ 1 ccomp\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["Hill"] == (0, "iobj")


def test_a_clause_hangs_on_the_joined_verb_right_in_front() -> None:
    rows = "warned VERB _ 0 root\nand CCONJ _ 3 cc\nsaid VERB _ 1 conj\nfines NOUN _ 5 nsubj\nloomed VERB _ 1 ccomp\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["loomed"] == (2, "ccomp")


@pytest.mark.parametrize(("form", "expected"), [("VerbForm=Fin", "nsubj"), ("VerbForm=Inf", "compound")])
def test_a_finite_verb_has_a_subject_and_no_compound(form: str, expected: str) -> None:
    rows = f"liked VERB _ 0 root\n, PUNCT _ 4 punct\npolls NOUN _ 4 compound\nshow NOUN {form} 1 parataxis\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["polls"] == (3, expected)


def test_a_negation_hangs_on_the_verb_in_front() -> None:
    rows = "said VERB _ 0 root\nit PRON _ 3 nsubj\nwas AUX VerbForm=Fin 1 ccomp\nnot PART Polarity=Neg 1 advmod\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["not"] == (2, "advmod")


def test_a_negation_hangs_on_the_infinitive_behind() -> None:
    rows = "asked VERB _ 0 root\nnot PART Polarity=Neg 1 advmod\nto PART _ 4 mark\nleave VERB _ 1 xcomp\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["not"] == (3, "advmod")


def test_the_subject_of_an_infinitive_under_a_preposition_is_what_the_verb_takes() -> None:
    rows = "appealed VERB _ 0 root\nfor SCONJ _ 5 mark\nwitnesses NOUN _ 5 nsubj\nto PART _ 5 mark\ncome VERB _ 1 advcl\n"
    found = relations(mended_by(MENDS, tokens_of(rows)))
    assert (found["for"], found["witnesses"], found["come"]) == ((2, "case"), (0, "obl"), (2, "acl"))


def test_a_phrase_behind_with_is_the_subject_of_the_participle() -> None:
    assert relations(mended_by(MENDS, tokens_of(WITH)))["Hill"] == (5, "nsubj")


def test_a_phrase_under_a_plain_preposition_is_not() -> None:
    assert relations(mended_by(MENDS, tokens_of(WITH.replace("SCONJ", "ADP"))))["Hill"] == (0, "obl")


def test_a_name_behind_a_title_is_no_second_subject() -> None:
    rows = "said VERB _ 0 root\nhead NOUN _ 1 nsubj\n, PUNCT _ 4 punct\nEmma PROPN _ 1 nsubj\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["Emma"] == (1, "appos")


def test_a_verb_without_a_subject_is_joined_to_the_main_one() -> None:
    rows = "called VERB Mood=Ind 0 root\nit PRON _ 1 obj\nsafe ADJ _ 1 xcomp\nand CCONJ _ 5 cc\nleft VERB Mood=Ind 3 conj\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["left"] == (0, "conj")


def test_those_done_to_are_a_pronoun() -> None:
    rows = "of ADP _ 3 case\nthose DET Number=Plur|PronType=Dem 3 det\npolled VERB Tense=Past|VerbForm=Part 0 root\n"
    found = relations(mended_by(MENDS, tokens_of(rows)))
    assert (found["of"], found["those"], found["polled"]) == ((1, "case"), (-1, "root"), (1, "acl"))


def test_a_fixed_phrase_is_of_its_own_part_of_speech() -> None:
    rows = "according VERB ExtPos=ADP|VerbForm=Part 3 case\nto ADP _ 1 fixed\nHill PROPN _ 0 root\n"
    assert [token.upos for token in mended_by(MENDS, tokens_of(rows))] == ["ADP", "ADP", "PROPN"]


def test_who_was_told_is_no_subject_of_what_was_told() -> None:
    """Two subjects stand before the verb of the clause; the first is right behind the verb that tells."""
    rows = """
He PRON _ 2 nsubj
told VERB VerbForm=Fin 0 root
the DET _ 4 det
mayor NOUN _ 8 nsubj
the DET _ 6 det
bridge NOUN _ 8 nsubj
was AUX VerbForm=Fin 8 cop
unsafe ADJ _ 2 ccomp
"""
    assert relations(mended_by(MENDS, tokens_of(rows)))["mayor"] == (1, "iobj")
    assert relations(mended_by(MENDS, tokens_of(rows)))["bridge"] == (7, "nsubj")
    agent = rows.replace("mayor NOUN _ 8 nsubj", "mayor NOUN _ 8 obl:agent")
    assert relations(mended_by(MENDS, tokens_of(agent)))["mayor"] == (1, "iobj")


WHO = """
WHO PRON PronType=Int 3 nsubj
spokesman NOUN _ 2 nmod:desc
Holm PROPN _ 3 nsubj
spoke VERB Mood=Ind|VerbForm=Fin 0 root
"""


def test_a_question_word_in_capitals_is_a_name() -> None:
    words = mended_by(MENDS, tokens_of(WHO))
    assert (words[0].upos, words[0].deprel, words[0].head) == ("PROPN", "compound", 1)


@pytest.mark.parametrize("rows", ["WHO PRON PronType=Int 1 nsubj\nCARES VERB VerbForm=Fin 0 root\n", WHO.replace("WHO", "Who")])
def test_a_question_word_stays_one_in_a_cry_and_in_small_letters(rows: str) -> None:
    assert mended_by(MENDS, tokens_of(rows))[0].upos == "PRON"


def test_a_second_subject_behind_a_comma_is_that_of_the_verb_behind_it() -> None:
    rows = (
        "toll NOUN _ 2 nsubj\nrose VERB VerbForm=Fin 0 root\n, PUNCT _ 5 punct\ndata NOUN _ 2 nsubj\n"
        "showed VERB VerbForm=Fin 2 advcl\n"
    )
    found = relations(mended_by(MENDS, tokens_of(rows)))
    assert (found["data"], found["showed"]) == ((4, "nsubj"), (1, "parataxis"))


CLAUSES = """
said VERB VerbForm=Fin 0 root
that SCONJ _ 4 mark
it PRON _ 4 nsubj
closed VERB VerbForm=Fin 1 ccomp
and CCONJ _ 7 cc
pay NOUN _ 7 nsubj
fell VERB VerbForm=Fin 1 conj
"""


def test_a_clause_that_no_comma_sets_apart_goes_on_with_what_is_told() -> None:
    assert relations(mended_by(MENDS, tokens_of(CLAUSES)))["fell"] == (3, "conj")


def test_a_clause_without_a_marker_in_front_does_not_say_what_goes_on() -> None:
    rows = CLAUSES.replace("that SCONJ _ 4 mark", "that PRON _ 4 obj")
    assert relations(mended_by(MENDS, tokens_of(rows)))["fell"] == (0, "conj")


def test_a_clause_in_the_mood_of_what_is_told_goes_on_with_it() -> None:
    rows = (
        "feared VERB VerbForm=Fin 0 root\nit PRON _ 4 nsubj\nwould AUX VerbForm=Fin 4 aux\nfail VERB _ 1 ccomp\n"
        ", PUNCT _ 7 punct\nwould AUX VerbForm=Fin 7 aux\nhurt VERB _ 1 conj\n"
    )
    assert relations(mended_by(MENDS, tokens_of(rows)))["hurt"] == (3, "conj")


def test_the_object_of_a_verb_between_commas_is_its_subject() -> None:
    rows = (
        "offer NOUN _ 6 nsubj\n, PUNCT _ 3 punct\nsay VERB VerbForm=Fin 1 parataxis\nunions NOUN _ 3 obj\n"
        ", PUNCT _ 3 punct\nfails VERB VerbForm=Fin 0 root\n"
    )
    assert relations(mended_by(MENDS, tokens_of(rows)))["unions"] == (2, "nsubj")


def test_a_phrase_between_a_marker_and_a_participle_is_its_subject() -> None:
    rows = (
        "passed VERB VerbForm=Fin 0 root\nwith SCONJ _ 4 mark\nmembers NOUN _ 1 obl\n"
        "complaining VERB Tense=Pres|VerbForm=Part 1 advcl\n"
    )
    assert relations(mended_by(MENDS, tokens_of(rows)))["members"] == (3, "nsubj")


def test_a_name_between_commas_is_the_subject_of_the_verb_behind_it() -> None:
    rows = (
        "bill NOUN _ 7 nsubj\n, PUNCT _ 4 punct\nOle PROPN _ 1 appos\nargued VERB VerbForm=Fin 1 acl:relcl\n"
        ", PUNCT _ 1 punct\nis AUX VerbForm=Fin 7 cop\nmistake NOUN _ 0 root\n"
    )
    assert relations(mended_by(MENDS, tokens_of(rows)))["Ole"] == (3, "nsubj")
