"""Predicates put right on parses given by hand."""

from tests.parse.given import relations, tokens_of

from standpunkt.parse.mends import mended_by
from standpunkt.parse.predicates import MENDS

SLEMME = """
Han PRON Case=Nom 2 nsubj
sagde VERB VerbForm=Fin 0 root
at SCONJ _ 6 mark
de PRON _ 6 nsubj
er AUX VerbForm=Fin 6 cop
slemme ADJ _ 2 amod
"""
FORKERT = """
Biskoppen NOUN _ 2 nsubj
finder VERB VerbForm=Fin 0 root
det PRON _ 4 det
forkert ADJ _ 2 amod
"""
ALLE = """
Fogeden NOUN _ 2 nsubj
forbyder VERB VerbForm=Fin 0 root
alle ADJ Number=Plur 2 amod
at PART _ 5 mark
bade VERB VerbForm=Inf 2 xcomp
"""


def test_a_predicate_with_a_copula_is_a_clause() -> None:
    """An adjective with a finite copula and a subject is no attribute of a verb."""
    assert relations(mended_by(MENDS, tokens_of(SLEMME)))["slemme"] == (1, "advcl")


def test_a_predicate_without_a_mark_completes_the_verb() -> None:
    """Nothing marks the clause, so that it is what is said."""
    rows = SLEMME.replace("at SCONJ _ 6 mark", "nu ADV _ 6 advmod")
    assert relations(mended_by(MENDS, tokens_of(rows)))["slemme"] == (1, "ccomp")


def test_an_adjective_under_a_verb_tells_of_its_object() -> None:
    """The pronoun in front of it is the object."""
    found = relations(mended_by(MENDS, tokens_of(FORKERT)))
    assert (found["det"], found["forkert"]) == ((1, "obj"), (1, "xcomp"))


def test_an_adjective_stands_alone_before_an_infinitive() -> None:
    """Without another object it is the object itself."""
    assert relations(mended_by(MENDS, tokens_of(ALLE)))["alle"] == (1, "obj")


def test_a_participle_that_opens_a_sentence_as_its_subject_is_a_noun() -> None:
    """It stands for people."""
    rows = "Ansatte VERB Number=Plur|Tense=Past|VerbForm=Part 2 nsubj\nfortæller VERB VerbForm=Fin 0 root"
    assert mended_by(MENDS, tokens_of(rows))[0].upos == "NOUN"


TURNED = """
fordømmer VERB VerbForm=Fin 0 root
formanden NOUN _ 1 nsubj
, PUNCT _ 4 punct
Lund PROPN _ 2 appos
, PUNCT _ 6 punct
aftalen NOUN _ 2 nmod
"""


def test_what_stands_behind_the_name_of_a_subject_is_the_object() -> None:
    """A phrase with a preposition may belong to the subject."""
    assert relations(mended_by(MENDS, tokens_of(TURNED)))["aftalen"] == (0, "obj")
    placed = TURNED + "i ADP _ 6 case\n"
    assert relations(mended_by(MENDS, tokens_of(placed)))["aftalen"] == (1, "nmod")


def test_of_two_subjects_around_a_verb_the_later_is_the_object() -> None:
    """What has an object behind it keeps both."""
    rows = "Broderen NOUN _ 2 nsubj\nfordømmer VERB VerbForm=Fin 0 root\nsalget NOUN _ 2 nsubj\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["salget"] == (1, "obj")
    assert relations(mended_by(MENDS, tokens_of(rows + "det PRON _ 2 obj\n")))["salget"] == (1, "nsubj")


def test_a_participle_that_says_how_a_subject_stayed_is_an_adjective() -> None:
    """With an object in between somebody had it done."""
    rows = "Hungary PROPN _ 2 nsubj\nremained VERB VerbForm=Fin 0 root\nopposed VERB Tense=Past|VerbForm=Part 2 xcomp"
    opposed = mended_by(MENDS, tokens_of(rows))[2]
    assert (opposed.upos, opposed.lemma) == ("ADJ", "opposed")
    assert mended_by(MENDS, tokens_of(rows + "\nit PRON _ 2 obj"))[2].upos == "VERB"


def test_an_adjective_with_a_clause_is_what_a_headline_says_of_a_name() -> None:
    """With a verb the name is more than all there is."""
    rows = "Iran PROPN _ 0 root\nklar ADJ _ 1 amod\ntil ADP _ 4 mark\nforhandle VERB VerbForm=Inf 2 acl\n"
    assert relations(mended_by(MENDS, tokens_of(rows)))["Iran"] == (1, "nsubj")
    assert relations(mended_by(MENDS, tokens_of(rows)))["klar"] == (-1, "root")
    verb = rows + "svarer VERB VerbForm=Fin 1 acl:relcl\n"
    assert relations(mended_by(MENDS, tokens_of(verb)))["klar"] == (0, "amod")


def test_what_hangs_on_a_conjunction_hangs_where_that_does() -> None:
    """The conjunction hangs on what it joins."""
    rows = "kommer VERB VerbForm=Fin 0 root\nog CCONJ _ 1 cc\ngår VERB VerbForm=Fin 2 conj\n"
    found = relations(mended_by(MENDS, tokens_of(rows)))
    assert (found["går"], found["og"]) == ((0, "conj"), (2, "cc"))
