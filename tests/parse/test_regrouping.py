"""Words are hung where they belong, and stay where a tree has them right; on parses given by hand."""

from tests.parse.given import relations, tokens_of

from standpunkt.parse.mends import mended_by
from standpunkt.parse.regrouping import MENDS

FORMAND = """
Formand NOUN Number=Sing 6 nsubj
i ADP _ 3 case
rådet NOUN _ 1 nmod
Ib PROPN _ 6 nsubj
Lund PROPN _ 4 flat
siger VERB VerbForm=Fin 0 root
"""
KAN_IKKE = """
Det PRON Case=Acc 6 obj
kan AUX VerbForm=Fin 6 ccomp
hun PRON Case=Nom 6 nsubj
ikke ADV _ 6 advmod
, PUNCT _ 2 punct
mener VERB VerbForm=Fin 0 root
advokaten NOUN _ 6 nsubj
"""
AFKRAEFTE = """
PET PROPN _ 4 nsubj
vil AUX VerbForm=Fin 4 aux
hverken ADV _ 4 advmod
be- X _ 0 root
eller CCONJ _ 6 cc
afkræfte VERB VerbForm=Inf 4 conj
"""
OPFORDREDE = """
Han PRON Case=Nom 2 nsubj
mindede VERB Tense=Past|VerbForm=Fin 0 root
om ADP _ 7 mark
, PUNCT _ 3 punct
at SCONJ _ 7 mark
prisen NOUN _ 7 nsubj
stiger VERB Tense=Pres|VerbForm=Fin 2 advcl
, PUNCT _ 10 punct
og CCONJ _ 10 cc
bad VERB Tense=Past|VerbForm=Fin 7 conj
"""
TAKT = """
Hun PRON _ 2 nsubj
sagde VERB VerbForm=Fin 0 root
, PUNCT _ 5 punct
at SCONJ _ 5 mark
tøver VERB VerbForm=Fin 2 ccomp
, PUNCT _ 8 punct
i ADP _ 8 case
takt NOUN _ 2 obl
med ADP _ 12 mark
at SCONJ _ 12 mark
tiden NOUN _ 12 nsubj
går VERB VerbForm=Fin 8 advcl
"""
BETINGELSE = """
Partiet NOUN _ 2 nsubj
bakker VERB VerbForm=Fin 0 root
op ADV _ 2 advmod
om ADP _ 7 case
afgiften NOUN _ 2 obl
på ADP _ 7 case
betingelse NOUN _ 5 nmod
"""
FLY = """
de DET _ 2 det
F-16-fly X _ 3 nsubj
flyver VERB VerbForm=Fin 0 root
"""
IMOD = """
Partiet NOUN _ 4 nsubj
er AUX VerbForm=Fin 4 cop
ikke ADV _ 4 advmod
imod ADP _ 0 root
planen NOUN _ 2 obl
"""
IFOELGE = """
røgen NOUN _ 5 nsubj
ifølge ADP _ 3 case
bureauet NOUN _ 4 nmod
FNB PROPN _ 5 nsubj
drev VERB VerbForm=Fin 0 root
"""


def test_a_title_hangs_on_the_name_behind_it() -> None:
    """Of two subjects in front of a verb the first is the title of the name."""
    assert relations(mended_by(MENDS, tokens_of(FORMAND)))["Formand"] == (3, "nmod:desc")


def test_a_source_under_a_preposition_has_no_title() -> None:
    """A name under a preposition is not what the noun in front is the title of."""
    assert relations(mended_by(MENDS, tokens_of(IFOELGE)))["røgen"] == (4, "nsubj")


def test_a_fronted_clause_keeps_its_subject() -> None:
    """What stands before a comma belongs to the clause there, and the subject of the verb stands behind it."""
    found = relations(mended_by(MENDS, tokens_of(KAN_IKKE)))
    assert (found["hun"], found["advokaten"]) == ((1, "nsubj"), (5, "nsubj"))


def test_a_cut_word_hangs_on_the_whole_one() -> None:
    """What hangs on a word cut short, a negation as well, is of the whole word behind the conjunction."""
    found = relations(mended_by(MENDS, tokens_of(AFKRAEFTE)))
    assert (found["afkræfte"], found["be-"], found["hverken"]) == ((-1, "root"), (5, "compound"), (5, "advmod"))


def test_a_verb_of_the_main_tense_goes_on_with_the_main_clause() -> None:
    """A joined verb without a subject is of the clause whose tense it has."""
    assert relations(mended_by(MENDS, tokens_of(OPFORDREDE)))["bad"] == (1, "conj")


def test_a_preposition_is_no_predicate() -> None:
    """What is under the preposition hangs on the verb of being, as the subject does."""
    found = relations(mended_by(MENDS, tokens_of(IMOD)))
    assert found["er"][1] == "root"
    assert found["Partiet"] == (1, "nsubj")
    assert found["planen"] == (1, "obl")
    assert found["imod"] == (4, "case")


def test_a_phrase_with_a_clause_belongs_to_the_clause_in_front() -> None:
    """What keeps pace with what is told is told too."""
    assert relations(mended_by(MENDS, tokens_of(TAKT)))["takt"] == (4, "obl")


def test_a_noun_with_a_preposition_of_its_own_takes_no_other() -> None:
    """The first preposition is the noun's behind it."""
    found = relations(mended_by(MENDS, tokens_of(BETINGELSE)))
    assert found["om"] == (4, "case")
    assert found["på"] == (6, "case")


def test_a_foreign_word_with_an_article_is_a_noun() -> None:
    """It stays where it hangs."""
    (word,) = [token for token in mended_by(MENDS, tokens_of(FLY)) if token.text == "F-16-fly"]
    assert (word.upos, word.deprel) == ("NOUN", "nsubj")


def test_a_verb_that_tells_something_goes_on_from_the_one_that_does() -> None:
    """The clause between tells nothing; where it does, the verb may go on from it."""
    rows = """
håber VERB Tense=Pres|VerbForm=Fin 0 root
at SCONJ _ 3 mark
kommer VERB Tense=Pres|VerbForm=Fin 1 ccomp
, PUNCT _ 6 punct
men CCONJ _ 6 cc
lover VERB Tense=Pres|VerbForm=Fin 3 conj
at SCONJ _ 8 mark
går VERB Tense=Pres|VerbForm=Fin 6 ccomp
"""
    assert relations(mended_by(MENDS, tokens_of(rows)))["lover"] == (0, "conj")
    told = rows + "så ADV _ 3 ccomp\n"
    assert relations(mended_by(MENDS, tokens_of(told)))["lover"] == (2, "conj")
