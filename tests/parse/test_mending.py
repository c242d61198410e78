"""Parses put right where the words are plain, on parses given by hand."""

from standpunkt.model import Token
from standpunkt.parse.conllu import read_conllu
from standpunkt.parse.mending import mended

FORMS = {("demands", "VERB"): "demand", ("called", "VERB"): "call"}


def tokens_of(parse: str) -> tuple[Token, ...]:
    """The tokens of one sentence in CoNLL-U."""
    return read_conllu(parse)[0][1]


def told(tokens: object) -> list[tuple[str, str, str, int]]:
    """Text, part of speech, relation and head of each token."""
    return [(token.text, token.upos, token.deprel, token.head) for token in tokens]  # type: ignore[attr-defined]


NOUN_FOR_VERB = """\
1	The	the	DET	_	_	3	det	_	_
2	union	union	NOUN	_	Number=Sing	3	compound	_	_
3	demands	demand	NOUN	_	Number=Plur	0	root	_	_
4	wages	wage	NOUN	_	Number=Plur	3	nmod	_	_
5	.	.	PUNCT	_	_	3	punct	_	_
"""


def test_the_root_of_a_sentence_without_a_verb_is_the_verb_that_it_can_be() -> None:
    """ "The union demands wages." has a subject and an object, not a compound."""
    assert told(mended(tokens_of(NOUN_FOR_VERB), FORMS)) == [
        ("The", "DET", "det", 1), ("union", "NOUN", "nsubj", 2), ("demands", "VERB", "root", -1),
        ("wages", "NOUN", "obl", 2), (".", "PUNCT", "punct", 2),
    ]  # fmt: skip


def test_a_phrase_stays_a_phrase() -> None:
    """Without a full stop, without a word that can be a verb, or with a finite verb elsewhere, nothing changes."""
    tokens = tokens_of(NOUN_FOR_VERB)
    assert told(mended(tokens[:-1], FORMS)) == told(tokens[:-1])
    assert told(mended(tokens, {})) == told(tokens)
    noun, verb = "wages	wage	NOUN	_	Number=Plur	3	nmod", "fell	fall	VERB	_	VerbForm=Fin	3	acl"
    with_verb = tokens_of(NOUN_FOR_VERB.replace(noun, verb))
    assert told(mended(with_verb, FORMS)) == told(with_verb)


def test_a_participle_with_a_subject_and_no_auxiliary_is_finite() -> None:
    """ "The union called for a strike." is active; "was called" is not touched."""
    active = """\
1	Unions	union	NOUN	_	Number=Plur	2	nsubj	_	_
2	called	call	VERB	_	Tense=Past|VerbForm=Part|Voice=Pass	0	root	_	_
3	.	.	PUNCT	_	_	2	punct	_	_
"""
    passive = active.replace("nsubj", "nsubj:pass")
    assert "VerbForm=Fin" in mended(tokens_of(active), FORMS)[1].feats
    assert "VerbForm=Part" in mended(tokens_of(passive), FORMS)[1].feats


def test_a_particle_is_no_copula() -> None:
    """ "The lawyer's plea failed": the mark of a genitive, whatever the tree makes of it."""
    tree = """\
1	Lee	Lee	PROPN	_	Number=Sing	3	nsubj	_	SpaceAfter=No
2	's	's	PART	_	_	3	cop	_	_
3	plea	plea	NOUN	_	Number=Sing	4	nsubj	_	_
4	failed	fail	VERB	_	Tense=Past|VerbForm=Fin	0	root	_	_
"""
    assert told(mended(tokens_of(tree), FORMS))[:3] == [
        ("Lee", "PROPN", "nmod:poss", 2), ("'s", "PART", "case", 0), ("plea", "NOUN", "nsubj", 3),
    ]  # fmt: skip


def test_a_placeholder_before_a_verb_in_progress_is_its_subject() -> None:
    """ "It was planning to sue" tells who plans; "it is raining" tells nothing of anybody."""
    tree = """\
1	It	it	PRON	_	Gender=Neut	3	expl	_	_
2	was	be	AUX	_	Tense=Past|VerbForm=Fin	3	aux	_	_
3	planning	plan	VERB	_	Tense=Pres|VerbForm=Part	0	root	_	_
4	to	to	PART	_	_	5	mark	_	_
5	sue	sue	VERB	_	VerbForm=Inf	3	xcomp	_	_
"""
    rain = "".join(line for line in tree.splitlines(keepends=True) if line[0] in "123")
    assert mended(tokens_of(tree), FORMS)[0].deprel == "nsubj"
    assert mended(tokens_of(rain), FORMS)[0].deprel == "expl"


def test_a_noun_without_number_and_with_a_capital_is_a_name() -> None:
    """ "Zelensky siger nej": a tagger that has not met a name has no number for it; nouns that it knows have one."""
    tree = """\
1	Zelensky	Zelensky	NOUN	_	_	2	nsubj	_	_
2	siger	sige	VERB	_	VerbForm=Fin	0	root	_	_
3	Nej	nej	NOUN	_	Number=Sing	2	obj	_	_
"""
    assert [token.upos for token in mended(tokens_of(tree), FORMS)] == ["PROPN", "VERB", "NOUN"]
