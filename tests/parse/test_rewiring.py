"""Relations put right where the order of words leaves one reading, on parses given by hand."""

from tests.parse.given import relations, tokens_of

from standpunkt.parse.rewiring import rewired

TOLD = """
That PRON _ 4 obj
the DET _ 3 det
man NOUN _ 4 nsubj
told VERB VerbForm=Fin 0 root
the DET _ 6 det
Post PROPN _ 4 nsubj
"""
COULD = """
Officials NOUN _ 2 nsubj
said VERB VerbForm=Fin 0 root
fines NOUN _ 2 obj
of ADP _ 5 case
thousands NOUN _ 3 nmod
could AUX VerbForm=Fin 7 aux
follow VERB VerbForm=Inf 2 advcl
"""
ADDING = """
Walsh PROPN _ 2 nsubj
said VERB VerbForm=Fin 0 root
, PUNCT _ 2 punct
adding VERB VerbForm=Part 2 ccomp
that SCONJ _ 6 mark
rained VERB VerbForm=Fin 4 ccomp
"""


def test_who_stands_behind_the_verb_was_told() -> None:
    """Words, speaker and verb come first: what follows is the object."""
    assert relations(rewired(tokens_of(TOLD)))["Post"] == (3, "obj")
    assert relations(rewired(tokens_of(TOLD)))["man"] == (3, "nsubj")


def test_an_object_in_front_of_a_finite_verb_is_its_subject() -> None:
    """ "said fines … could follow" has a clause as its object."""
    got = relations(rewired(tokens_of(COULD)))
    assert got["fines"] == (6, "nsubj")
    assert got["follow"] == (1, "ccomp")
    assert got["thousands"] == (2, "nmod")


def test_a_verb_that_is_joined_or_has_a_subject_leaves_the_object_alone() -> None:
    """ "paid fines of thousands and followed" and "… they could follow" keep their object."""
    joined = COULD.replace("follow VERB VerbForm=Inf 2 advcl", "follow VERB VerbForm=Inf 2 conj")
    assert relations(rewired(tokens_of(joined)))["fines"] == (1, "obj")
    owned = COULD.replace("could AUX VerbForm=Fin 7 aux", "they PRON _ 8 nsubj\ncould AUX VerbForm=Fin 8 aux")
    assert relations(rewired(tokens_of(owned)))["fines"] == (1, "obj")


def test_a_participle_behind_a_comma_goes_along() -> None:
    """ "said, adding that it rained" says two things; with a subject of its own it may be a complement."""
    assert relations(rewired(tokens_of(ADDING)))["adding"] == (1, "advcl")
    owned = ADDING.replace("that SCONJ _ 6 mark", "she PRON _ 4 nsubj")
    assert relations(rewired(tokens_of(owned)))["adding"] == (1, "ccomp")
    without_comma = ADDING.replace(", PUNCT _ 2 punct", "then ADV _ 2 advmod")
    assert relations(rewired(tokens_of(without_comma)))["adding"] == (1, "ccomp")


BOTH = """
Both DET _ 2 cc:preconj
oppose VERB VerbForm=Inf 0 root
it PRON _ 2 obj
"""
BOTH_VERBS = """
They PRON _ 3 nsubj
both DET _ 3 cc:preconj
sing VERB VerbForm=Fin 0 root
and CCONJ _ 5 cc
dance VERB VerbForm=Fin 3 conj
"""


def test_a_quantifier_before_a_verb_that_joins_nothing_is_its_subject() -> None:
    """ "Both oppose it" has a subject and a finite verb; "they both sing and dance" stays as it is."""
    first, verb, _ = rewired(tokens_of(BOTH))
    assert first.deprel == "nsubj"
    assert "VerbForm=Fin" in verb.feats
    assert relations(rewired(tokens_of(BOTH_VERBS)))["both"] == (2, "cc:preconj")


PROMISED = """
She PRON _ 2 nsubj
met VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
her PRON _ 4 nmod:poss
son NOUN _ 2 obj
, PUNCT _ 8 punct
who PRON PronType=Rel 8 nsubj
was AUX VerbForm=Fin 8 cop
ill ADJ _ 4 acl:relcl
, PUNCT _ 11 punct
and CCONJ _ 11 cc
promised VERB Mood=Ind|Tense=Past|VerbForm=Fin 8 conj
"""


def test_a_verb_behind_a_closed_relative_clause_is_joined_to_the_main_one() -> None:
    """ "She met her son, who was ill, and promised": she did; without the commas, it may be he."""
    assert relations(rewired(tokens_of(PROMISED)))["promised"] == (1, "conj")
    open_clause = PROMISED.replace(", PUNCT _ 11 punct\n", "").replace(" 11 cc", " 10 cc")
    assert relations(rewired(tokens_of(open_clause)))["promised"] == (7, "conj")


LIST = """
Norway PROPN _ 6 nsubj
, PUNCT _ 1 punct
Sweden PROPN _ 6 nsubj
and CCONJ _ 5 cc
Finland PROPN _ 3 conj
agreed VERB VerbForm=Fin 0 root
"""


def test_names_with_a_comma_between_are_one_list() -> None:
    found = relations(rewired(tokens_of(LIST)))
    assert (found["Norway"], found["Sweden"], found["Finland"]) == ((5, "nsubj"), (0, "conj"), (0, "conj"))


def test_two_subjects_without_a_list_stay_two() -> None:
    rows = LIST.replace("conj", "nmod")
    assert relations(rewired(tokens_of(rows)))["Sweden"] == (5, "nsubj")


def test_a_quantifier_in_front_of_its_verb_is_the_subject() -> None:
    rows = "Both DET _ 2 advmod\nsupport VERB VerbForm=Fin 0 root\nit PRON _ 2 obj\n"
    assert relations(rewired(tokens_of(rows)))["Both"] == (1, "nsubj")


def test_an_indefinite_in_front_of_a_bare_participle_is_its_subject() -> None:
    rows = "Another DET PronType=Ind 2 det\ntweeted VERB Tense=Past|VerbForm=Part 0 root\n"
    assert relations(rewired(tokens_of(rows)))["Another"] == (1, "nsubj")


def test_what_hangs_on_a_conjunction_hangs_where_that_does() -> None:
    rows = "rains VERB _ 0 root\nand CCONJ _ 1 cc\nsnows VERB _ 2 conj\n"
    assert relations(rewired(tokens_of(rows))) == {"rains": (-1, "root"), "and": (2, "cc"), "snows": (0, "conj")}


def test_of_two_subjects_around_a_verb_the_later_is_the_object() -> None:
    rows = "Holm PROPN _ 2 nsubj\ncondemns VERB VerbForm=Fin 0 root\nplan NOUN _ 2 nsubj\n"
    assert relations(rewired(tokens_of(rows)))["plan"] == (1, "obj")
