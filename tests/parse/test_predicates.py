"""Predicates put right on parses given by hand."""

from tests.parse.given import relations, tokens_of

from standpunkt.parse.predicates import with_predicates

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
AFLYST = """
Rektor NOUN _ 3 nsubj
vil AUX VerbForm=Fin 3 aux
have VERB VerbForm=Inf 0 root
festen NOUN _ 3 obj
aflyst NOUN Tense=Past|VerbForm=Part 3 advmod
"""
ORDEN = """
Formanden NOUN _ 2 nsubj
finder VERB VerbForm=Fin 0 root
det PRON Case=Acc 2 nsubj
i ADP _ 5 case
orden NOUN _ 2 obl
"""
STRANDED = """
Han PRON Case=Nom 2 nsubj
afviser VERB VerbForm=Fin 0 root
at PART _ 4 mark
spekulere VERB VerbForm=Inf 2 xcomp
i ADP _ 4 mark
, PUNCT _ 5 punct
om SCONJ _ 9 mark
de PRON Case=Nom 9 nsubj
kommer VERB VerbForm=Fin 2 advcl
"""


def test_a_predicate_with_a_copula_is_a_clause() -> None:
    """An adjective with a finite copula and a subject is no attribute of a verb."""
    assert relations(with_predicates(tokens_of(SLEMME)))["slemme"] == (1, "advcl")


def test_a_predicate_without_a_mark_completes_the_verb() -> None:
    """Nothing marks the clause, so that it is what is said."""
    rows = SLEMME.replace("at SCONJ _ 6 mark", "nu ADV _ 6 advmod")
    assert relations(with_predicates(tokens_of(rows)))["slemme"] == (1, "ccomp")


def test_an_adjective_under_a_verb_tells_of_its_object() -> None:
    """The pronoun in front of it is the object."""
    found = relations(with_predicates(tokens_of(FORKERT)))
    assert (found["det"], found["forkert"]) == ((1, "obj"), (1, "xcomp"))


def test_an_adjective_stands_alone_before_an_infinitive() -> None:
    """Without another object it is the object itself."""
    assert relations(with_predicates(tokens_of(ALLE)))["alle"] == (1, "obj")


def test_a_participle_behind_an_object_is_done_to_it() -> None:
    """It is a verb, whatever the tagger says."""
    aflyst = with_predicates(tokens_of(AFLYST))[-1]
    assert (aflyst.upos, aflyst.deprel) == ("VERB", "xcomp")


def test_a_pronoun_behind_verb_and_subject_is_the_object() -> None:
    """The subject stands in front."""
    assert relations(with_predicates(tokens_of(ORDEN)))["det"] == (1, "obj")


def test_a_clause_behind_a_stranded_preposition_hangs_on_its_verb() -> None:
    """The preposition is of the verb in front of it."""
    assert relations(with_predicates(tokens_of(STRANDED)))["kommer"] == (3, "advcl")


def test_capitals_without_a_feature_are_a_name() -> None:
    """A text in capitals throughout tells nothing."""
    rows = "DR PRON _ 2 nsubj\nafviser VERB VerbForm=Fin 0 root\ndet PRON Case=Acc 2 obj"
    assert with_predicates(tokens_of(rows))[0].upos == "PROPN"
    capitals = rows.replace("afviser", "AFVISER").replace("det PRON", "DET PRON")
    assert with_predicates(tokens_of(capitals))[0].upos == "PRON"


def test_a_participle_that_opens_a_sentence_as_its_subject_is_a_noun() -> None:
    """It stands for people."""
    rows = "Ansatte VERB Number=Plur|Tense=Past|VerbForm=Part 2 nsubj\nfortæller VERB VerbForm=Fin 0 root"
    assert with_predicates(tokens_of(rows))[0].upos == "NOUN"


def test_a_participle_that_says_how_a_subject_stayed_is_an_adjective() -> None:
    """With an object in between somebody had it done."""
    rows = "Hungary PROPN _ 2 nsubj\nremained VERB VerbForm=Fin 0 root\nopposed VERB Tense=Past|VerbForm=Part 2 xcomp"
    opposed = with_predicates(tokens_of(rows))[2]
    assert (opposed.upos, opposed.lemma) == ("ADJ", "opposed")
    done = rows + "\nit PRON _ 2 obj"
    assert with_predicates(tokens_of(done))[2].upos == "VERB"


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
    assert relations(with_predicates(tokens_of(TURNED)))["aftalen"] == (0, "obj")
    placed = TURNED + "i ADP _ 6 case\n"
    assert relations(with_predicates(tokens_of(placed)))["aftalen"] == (1, "nmod")


TOEVENDE = """
Hun PRON Case=Nom 3 nsubj
har AUX VerbForm=Fin 4 aux
været AUX VerbForm=Part 4 cop
tøvende ADJ _ 0 root
. PUNCT _ 3 punct
"""


def test_what_hangs_on_a_copula_or_auxiliary_belongs_to_the_predicate() -> None:
    """What hangs on a verb stays there."""
    found = relations(with_predicates(tokens_of(TOEVENDE)))
    assert (found["Hun"], found["."]) == ((3, "nsubj"), (3, "punct"))
    verb = TOEVENDE.replace("været AUX VerbForm=Part 4 cop", "stået VERB VerbForm=Part 4 advcl")
    assert relations(with_predicates(tokens_of(verb)))["Hun"] == (2, "nsubj")
