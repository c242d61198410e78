"""Since and until when a position holds, from the moments of its sentence; on a parse given by hand."""

from datetime import datetime

from standpunkt.lexicon.stances import load_position_words
from standpunkt.model import Document, Moment, Sentence, Span
from standpunkt.parse.conllu import read_conllu
from standpunkt.parse.tree import Tree
from standpunkt.positions.draft import Draft
from standpunkt.positions.page import PositionPage
from standpunkt.positions.read import draft_positions

PARSE = """\
1	Fra	fra	ADP	_	_	3	case	_	_
2	1.	1.	ADJ	_	_	3	amod	_	_
3	juli	juli	NOUN	_	_	4	obl	_	_
4	forbyder	forbyde	VERB	_	Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act	0	root	_	_
5	landet	land	NOUN	_	Gender=Neut	4	nsubj	_	_
6	poser	pose	NOUN	_	_	4	obj	_	SpaceAfter=No
7	.	.	PUNCT	_	_	4	punct	_	_
"""


def drafts(published: datetime, value: str) -> list[Draft]:
    """The positions of the sentence with "1. juli" placed at `value`."""
    text, tokens = read_conllu(PARSE)[0]
    sentence = Sentence(0, 0, Span(0, len(text), text), tokens)
    at = text.index("1. juli")
    moment = Moment(start=at, end=at + len("1. juli"), text="1. juli", kind="date", value=value)
    doc = Document(id="d", text=text, language="da", published=published)
    page = PositionPage(doc, (sentence,), (Tree(sentence),), (), (), (moment,), load_position_words("da"))
    return draft_positions(page)


def test_a_later_moment_makes_the_position_begin_then() -> None:
    """ "Fra 1. juli forbyder landet poser", printed in May: from July on."""
    (draft,) = drafts(datetime(2024, 5, 31), "2024-07-01")
    assert (draft.attitude, draft.mention.text, draft.phase) == ("refuse", "landet", "from-now")
    assert draft.since is not None
    assert draft.since.value == "2024-07-01"
    assert [span.text for span in draft.proposition] == ["poser"]


def test_an_earlier_moment_only_says_since_when() -> None:
    """The same words printed in October are about a ban that is in force."""
    (draft,) = drafts(datetime(2024, 10, 1), "2024-07-01")
    assert draft.phase == "unmarked"
    assert draft.since is not None
    assert draft.until is None
