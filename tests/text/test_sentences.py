"""Sentences of hand-written text: where they end, what is parsed apart, and any text at all."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.text.paragraphs import paragraphs
from standpunkt.text.quotations import find_quotations
from standpunkt.text.sentences import MAX_SENTENCE_CHARS, SentenceText, find_sentences

MARKED = st.text(alphabet=st.sampled_from(list("ab .,!?:-–\n\"'»«”“„’A1")), max_size=120)


def find(text: str) -> tuple[SentenceText, ...]:
    conventions = load_conventions("da")
    blocks = paragraphs(text)
    return find_sentences(text, blocks, find_quotations(text, blocks, conventions)[0], conventions)


def inputs(text: str) -> list[str]:
    return [sentence.input for sentence in find(text)]


def test_sentences_end_at_stops() -> None:
    assert inputs("Det regner. Hvad nu? Kom ind!") == ["Det regner.", "Hvad nu?", "Kom ind!"]


@pytest.mark.parametrize(
    "text",
    [
        "Mødet drejede sig bl.a. Om klimaet.", "Det siger adm. dir. Mads Holm.", "Hun er født den 3. maj.",
        "Bogen er af H. P. Clausen.", "Prisen er 3.500 kroner.", "Det er dr.-scient. Karen Holm.",
        "Det mener kriminalinspektør Chr. Petersen.",
    ],
)  # fmt: skip
def test_dots_of_abbreviations_initials_and_numbers_end_nothing(text: str) -> None:
    assert inputs(text) == [text]


def english(text: str) -> list[str]:
    conventions = load_conventions("en")
    blocks = paragraphs(text)
    quotations = find_quotations(text, blocks, conventions)[0]
    return [sentence.input for sentence in find_sentences(text, blocks, quotations, conventions)]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the U.S. Senate met.", "He runs Holm Foods Inc. Chief Executive Ann Hill said so.",
        "The mayor of Washington, D.C. Ann Hill was there.", "They meet at 9 a.m. Friday.", "It began at 5 p.m. EDT on Monday.",
        "Martin Hill Jr. High is closed.",
    ],
)  # fmt: skip
def test_an_abbreviation_before_a_name_ends_nothing(text: str) -> None:
    assert english(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "She has left the U.S. The others stay.", "The crew stopped in Denver, Colo. It was late.",
        "The shop closes at 5 p.m. Workers were told on Monday.", "He lives in the U.K. In May he leaves.",
    ],
)  # fmt: skip
def test_an_abbreviation_before_a_small_word_ends_a_sentence(text: str) -> None:
    assert len(english(text)) == 2


def test_what_follows_a_quotation_gets_a_word_in_its_place() -> None:
    quoted, outer = find("»Vi er klar,« siger lederen.")
    assert (quoted.input, quoted.quotation) == ("Vi er klar,", 0)
    assert (outer.input, outer.quoted, outer.span.text) == ("Det siger lederen.", 0, "siger lederen.")


def test_what_leads_up_to_a_quotation_says_so() -> None:
    intro, quoted = find("Lederen siger: »Vi er klar.«")
    assert (intro.intro_to, quoted.quotation) == (0, 0)


def test_a_line_with_a_colon_leads_up_to_the_next_paragraph() -> None:
    intro, quoted = find("Lederen siger om planen:\n»Vi er klar.«")
    assert (intro.intro_to, quoted.quotation) == (0, 0)


def test_the_words_between_two_parts_belong_to_both() -> None:
    first, between, second = find("»Hvis det bliver mildt,« siger Bo, »kan vi plante.«")
    assert (first.quotation, between.quoted, between.intro_to, second.quotation) == (0, 0, 1, 1)


def test_words_in_marks_stay_in_their_clause() -> None:
    text = "Hun kalder planen »helt håbløs« og vil stemme imod."
    assert inputs(text) == [text]


def test_a_title_within_an_attribution_stays_there() -> None:
    text = '"Nu rejser vi," siger lederen af "Klub Glad og Fri" til de andre.'
    assert inputs(text) == ["Nu rejser vi,", 'Det siger lederen af "Klub Glad og Fri" til de andre.']


def test_speech_after_a_comma_is_parsed_apart() -> None:
    text = "Og så sagde hun, »vi møder op for at vinde«, inden hun gik."
    assert inputs(text)[:2] == ["Og så sagde hun,", "vi møder op for at vinde"]


def test_speech_after_a_dash_is_split_by_itself() -> None:
    assert inputs("- Det går. Vi ses.") == ["Det går.", "Vi ses."]


def test_long_stretches_are_cut() -> None:
    assert all(len(text) <= MAX_SENTENCE_CHARS for text in inputs("ord " * 1_000))


@given(st.one_of(st.text(max_size=200), MARKED))
def test_any_text_gives_verbatim_sentences_in_order(text: str) -> None:
    found = find(text)
    for sentence in found:
        assert text[sentence.span.start : sentence.span.end] == sentence.span.text
        for piece in sentence.pieces:
            assert piece.placeholder or text[piece.start : piece.end][1:] == piece.text[1:]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_time_grows_with_the_length() -> None:
    def seconds(times: int) -> float:
        text = "»Det er sent,« siger han. Bo går hjem. " * times
        start = time.perf_counter()
        find(text)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(8_000) < 40 * max(seconds(1_000), 0.005)
