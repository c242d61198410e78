"""A word that is a name in one sentence of a text is one in the others."""

import pytest

from standpunkt.lexicon.speakers import load_speakers
from standpunkt.model import Sentence, Span, Token
from standpunkt.parse.naming import with_names

FORMS = {("grant", "VERB"): "grant"}


def sentence(index: int, *words: tuple[str, str, str]) -> Sentence:
    """A sentence of words with part of speech and entity."""
    tokens = tuple(Token(i, 0, len(form), form, form.lower(), upos, "_", -1, "dep", entity)
                   for i, (form, upos, entity) in enumerate(words))  # fmt: skip
    return Sentence(index, 0, Span.of("x", 0, 1), tokens)


def tags(name: str, upos: str, *, elsewhere: tuple[str, str, str] | None = None) -> str:
    """The tag of `name` at the start of a sentence, in a text that has it as a surname in another."""
    other = [("Dean", "PROPN", "PER"), (name, "PROPN", "PER")]
    sentences = [sentence(0, *other), sentence(1, (name, upos, ""), ("said", "VERB", ""))]
    if elsewhere:
        sentences.append(sentence(2, ("a", "DET", ""), elsewhere))
    return with_names(sentences, FORMS, load_speakers("en"))[1].tokens[0].upos


@pytest.mark.parametrize("upos", ["INTJ", "ADJ", "NOUN", "VERB"])
def test_a_guess_gives_way_to_the_name(upos: str) -> None:
    assert tags("Walsh", upos) == "PROPN"


def test_the_lemma_of_a_name_is_the_name() -> None:
    sentences = [sentence(0, ("Dean", "PROPN", "PER"), ("Walsh", "PROPN", "PER")), sentence(1, ("Walsh", "INTJ", ""))]
    assert with_names(sentences, FORMS, load_speakers("en"))[1].tokens[0].lemma == "Walsh"


def test_words_that_are_more_than_a_name_stay() -> None:
    assert tags("Grant", "VERB") == "VERB"  # the lexicon has forms of it
    assert tags("Minister", "NOUN") == "NOUN"  # people are called by it
    assert tags("Bridge", "NOUN", elsewhere=("bridge", "NOUN", "")) == "NOUN"  # the text writes it small too
    assert tags("The", "DET") == "DET"


def test_without_such_a_name_nothing_changes() -> None:
    sentences = [sentence(0, ("Walsh", "INTJ", ""), ("said", "VERB", ""))]
    assert with_names(sentences, FORMS, load_speakers("en")) == sentences
