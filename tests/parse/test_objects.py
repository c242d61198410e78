"""Objects put right where the words are plain, on parses given by hand."""

from standpunkt.parse.conllu import read_conllu
from standpunkt.parse.objects import with_objects

CUT_OFF = """\
1	Byen	by	NOUN	_	_	2	nsubj	_	_
2	afviste	afvise	VERB	_	VerbForm=Fin	0	root	_	_
3	planen	plan	NOUN	_	_	2	nsubj	_	_
4	om	om	ADP	_	_	6	case	_	_
5	et	en	DET	_	_	6	det	_	_
6	stadion	stadion	NOUN	_	_	2	obj	_	_
"""
PARTICIPLE = """\
1	Nu	nu	ADV	_	_	2	advmod	_	_
2	kræver	kræve	VERB	_	VerbForm=Fin	0	root	_	_
3	forbundet	forbinde	VERB	_	VerbForm=Part	2	xcomp	_	_
4	,	,	PUNCT	_	_	7	punct	_	_
5	at	at	SCONJ	_	_	7	mark	_	_
6	loven	lov	NOUN	_	_	7	nsubj	_	_
7	ændres	ændre	VERB	_	VerbForm=Fin	3	advcl	_	_
"""


def arcs(parse: str) -> dict[str, tuple[str, str, str]]:
    """Part of speech, relation and head's text of each word, by its text."""
    tokens = with_objects(read_conllu(parse)[0][1])
    return {t.text: (t.upos, t.deprel, tokens[t.head].text if t.head >= 0 else "") for t in tokens}


def test_an_object_under_a_preposition_belongs_to_the_noun_before_it() -> None:
    """ "Planen om et stadion": no object has a preposition."""
    assert arcs(CUT_OFF)["stadion"] == ("NOUN", "nmod", "planen")
    assert arcs(CUT_OFF.replace("2	obj", "2	obl"))["stadion"] == ("NOUN", "obl", "afviste")


def test_a_participle_in_the_place_of_a_missing_subject_is_a_noun() -> None:
    """ "Nu kræver forbundet, at …": somebody demands it, and the clause is what."""
    found = arcs(PARTICIPLE)
    assert (found["forbundet"], found["ændres"]) == (("NOUN", "nsubj", "kræver"), ("VERB", "ccomp", "kræver"))
    with_subject = PARTICIPLE.replace("1	Nu	nu	ADV	_	_	2	advmod", "1	Hun	hun	PRON	_	_	2	nsubj")
    assert arcs(with_subject)["forbundet"] == ("VERB", "xcomp", "kræver")
