"""Noun phrases put right where the words are plain, on parses given by hand."""

from standpunkt.parse.conllu import read_conllu
from standpunkt.parse.phrases import with_phrases

PARTICIPLES = """\
1	Hun	hun	PRON	_	_	2	nsubj	_	_
2	bad	bede	VERB	_	VerbForm=Fin	0	root	_	_
3	de	den	DET	_	Number=Plur|PronType=Dem	4	det	_	_
4	ansatte	ansætte	VERB	_	Tense=Past|VerbForm=Fin	2	obj	_	_
5	gå	gå	VERB	_	VerbForm=Inf	4	advcl	_	_
6	.	.	PUNCT	_	_	2	punct	_	_
"""
BROKEN = """\
1	Byen	by	NOUN	_	_	2	nsubj	_	_
2	støtter	støtte	VERB	_	VerbForm=Fin	0	root	_	_
3	en	en	DET	_	_	4	det	_	_
4	statslig	statslig	ADJ	_	_	2	obj	_	_
5	ordning	ordning	NOUN	_	_	2	obj	_	_
6	.	.	PUNCT	_	_	2	punct	_	_
"""
GIVEN = """\
1	Nu	nu	ADV	_	_	2	advmod	_	_
2	giver	give	VERB	_	VerbForm=Fin	0	root	_	_
3	chefen	chef	NOUN	_	_	2	nsubj	_	_
4	,	,	PUNCT	_	_	5	punct	_	_
5	Ane	Ane	PROPN	_	_	3	appos	_	_
6	,	,	PUNCT	_	_	7	punct	_	_
7	byen	by	NOUN	_	_	2	parataxis	_	_
8	lov	lov	NOUN	_	_	7	obj	_	_
"""
HUNG = """\
1	Byen	by	NOUN	_	_	5	nsubj	_	_
2	er	være	AUX	_	VerbForm=Fin	5	cop	_	_
3	fortsat	fortsat	ADV	_	_	5	advmod	_	_
4	imod	imod	ADP	_	_	3	case	_	_
5	planen	plan	NOUN	_	_	0	root	_	_
"""
PAIR = """\
1	Polen	Polen	X	_	_	0	root	_	_
2	og	og	CCONJ	_	_	5	cc	_	_
3	Malta	Malta	PROPN	_	_	5	nsubj	_	_
4	er	være	AUX	_	VerbForm=Fin	5	cop	_	_
5	imod	imod	ADV	_	_	1	conj	_	_
6	.	.	PUNCT	_	_	1	punct	_	_
"""
TOLD = """\
1	Ane	Ane	PROPN	_	_	0	root	_	_
2	Holm	Holm	PROPN	_	_	1	flat	_	_
3	asked	ask	VERB	_	Tense=Past|VerbForm=Part|Voice=Pass	1	acl	_	_
4	for	for	ADP	_	_	5	case	_	_
5	help	help	NOUN	_	_	3	obl	_	_
6	.	.	PUNCT	_	_	1	punct	_	_
"""
PLACED = """\
1	In	in	ADP	_	_	2	case	_	_
2	Asia	Asia	PROPN	_	_	7	obl	_	_
3	,	,	PUNCT	_	_	4	punct	_	_
4	Nepal	Nepal	PROPN	_	_	2	conj	_	_
5	and	and	CCONJ	_	_	6	cc	_	_
6	Laos	Laos	PROPN	_	_	2	conj	_	_
7	agreed	agree	VERB	_	VerbForm=Fin	0	root	_	_
"""


def arcs(parse: str) -> dict[str, tuple[str, str, str]]:
    """Part of speech, relation and head's text of each word, by its text."""
    tokens = with_phrases(read_conllu(parse)[0][1])
    return {t.text: (t.upos, t.deprel, tokens[t.head].text if t.head >= 0 else "") for t in tokens}


def untouched(parse: str) -> bool:
    """Whether nothing is changed."""
    tokens = read_conllu(parse)[0][1]
    return list(with_phrases(tokens)) == list(tokens)


def test_a_verb_behind_a_determiner_is_a_noun() -> None:
    """ "Bad de ansatte gå": nobody "ansatte" anybody."""
    assert arcs(PARTICIPLES)["ansatte"] == ("NOUN", "obj", "bad")
    adverb = PARTICIPLES.replace("3	de	den	DET	_	Number=Plur|PronType=Dem	4	det", "3	nu	nu	ADV	_	_	4	advmod")
    assert untouched(adverb)


def test_a_verb_behind_a_pronoun_that_it_would_describe_is_a_noun() -> None:
    """The pronoun is the noun's determiner."""
    parse = PARTICIPLES.replace("PronType=Dem	4	det", "PronType=Dem	2	obj")
    found = arcs(parse.replace("VerbForm=Fin	2	obj", "VerbForm=Fin	3	acl:relcl"))
    assert (found["ansatte"], found["de"]) == (("NOUN", "obj", "bad"), ("DET", "det", "ansatte"))


def test_an_adjective_belongs_to_the_noun_behind_it() -> None:
    """Two objects beside each other, of which only the first has a determiner, are one."""
    found = arcs(BROKEN)
    assert found["statslig"] == ("ADJ", "amod", "ordning")
    assert found["en"] == ("DET", "det", "ordning")
    assert untouched(BROKEN.replace("5	ordning	ordning	NOUN", "5	her	her	ADV"))


def test_what_a_name_has_for_an_object_the_verb_gives() -> None:
    """ "Giver chefen, Ane, byen lov": a name has no object."""
    found = arcs(GIVEN)
    assert found["byen"] == ("NOUN", "iobj", "giver")
    assert found["lov"] == ("NOUN", "obj", "giver")
    assert untouched(GIVEN.replace("7	obj", "7	nmod"))


def test_a_preposition_governs_the_noun_behind_it() -> None:
    """ "Er fortsat imod planen", not "fortsat imod"."""
    assert arcs(HUNG)["imod"] == ("ADP", "case", "planen")


def test_two_names_that_open_a_sentence_are_one_subject() -> None:
    """ "Polen og Malta er imod"; a noun before another clause is left alone."""
    found = arcs(PAIR)
    assert found["Polen"] == ("X", "nsubj", "imod")
    assert found["Malta"] == ("PROPN", "conj", "Polen")
    assert found["imod"] == ("ADV", "root", "")
    assert untouched(PAIR.replace("1	Polen	Polen	X", "1	Brag	brag	NOUN"))


def test_a_participle_on_a_name_is_the_verb_that_a_sentence_lacks() -> None:
    """ "Ane Holm asked for help." is a sentence; without a full stop it may be a caption."""
    found = arcs(TOLD)
    assert (found["asked"], found["Ane"]) == (("VERB", "root", ""), ("PROPN", "nsubj", "asked"))
    assert untouched(TOLD.replace("6	.	.	PUNCT	_	_	1	punct	_	_\n", ""))


def test_names_behind_a_place_are_the_subject_that_a_verb_lacks() -> None:
    """ "In Asia, Nepal and Laos agreed": two of them, not three places."""
    found = arcs(PLACED)
    assert (found["Nepal"], found["Laos"]) == (("PROPN", "nsubj", "agreed"), ("PROPN", "conj", "Nepal"))
    assert untouched(PLACED.replace("7	obl", "7	nsubj"))
