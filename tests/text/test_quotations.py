"""Quotations of hand-written text: every convention, every damage, and any text at all."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.text.paragraphs import paragraphs
from standpunkt.text.quotations import Quotation, find_quotations

MARKED = st.text(alphabet=st.sampled_from(list("ab .,!?:-–—\n\"'»«”“„’‘A1")), max_size=120)


def find(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs(text), load_conventions("da"), frozenset({"vi", "jeg"}))[0]


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text)]


@pytest.mark.parametrize("marks", ["»«", '""', "””", "“”", "„“", "''", "‘’", "’’"])
def test_every_pair_of_marks_encloses_speech(marks: str) -> None:
    text = f"{marks[0]}Vi er klar til at tale sammen,{marks[1]} siger lederen."
    assert inner(text) == ["Vi er klar til at tale sammen,"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_at_the_start_of_a_paragraph_opens_speech(dash: str) -> None:
    (quotation,) = find(f"{dash} Vi tager hjem nu, siger han.")
    assert quotation.kind == "dash"


@pytest.mark.parametrize(
    "text", ["Holdet vandt 3 - 1 i går.", "-Ingen luft efter stregen", "- 12 stole", "Bo - og kun Bo - kom."]
)
def test_other_dashes_open_nothing(text: str) -> None:
    assert find(text) == ()


def test_two_quotations_of_a_paragraph_stay_apart() -> None:
    assert inner('"Det er sent," siger hun. "Vi går nu."') == ["Det er sent,", "Vi går nu."]


def test_only_the_outermost_of_nested_quotations_is_given() -> None:
    assert inner("»Han sagde: 'Gå hjem nu', og det gjorde vi,« siger hun.") == ["Han sagde: 'Gå hjem nu', og det gjorde vi,"]


@pytest.mark.parametrize("text", ["Paris' natteliv er Bos' fest.", "Det er Jens' hus.", "I '68 var alt anderledes."])
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert find(text) == ()


def test_a_quotation_may_run_over_paragraphs_to_its_mark() -> None:
    assert inner("»Kirken er fyldt.\nDet var den ikke før.«") == ["Kirken er fyldt.\nDet var den ikke før."]


def test_a_mark_opened_anew_goes_on_with_the_quotation_before() -> None:
    first, second = find("»Vi begyndte i 1998.\n»I dag er vi mange,« siger hun.")
    assert (first.continues, second.continues) == (False, True)


def test_a_paragraph_of_the_same_speaker_goes_on_with_a_quotation_never_closed() -> None:
    text = '"Vi troede på en aftale.\nMen vi fik den ikke.\nHolk er en by.'
    assert inner(text) == ["Vi troede på en aftale.\nMen vi fik den ikke."]


def test_a_quotation_never_closed_ends_with_its_paragraph_and_is_a_problem() -> None:
    text = '"Det kommer ikke til at ske.\nByen ligger ved havet.'
    found, problems = find_quotations(text, paragraphs(text), load_conventions("da"))
    assert [text[q.start : q.end] for q in found] == ["Det kommer ikke til at ske."]
    assert [problem.code for problem in problems] == ["unclosed-quotation"]


def test_a_quotation_never_opened_begins_with_its_paragraph_and_is_a_problem() -> None:
    text = 'Det kommer ikke til at ske," siger hun.'
    found, problems = find_quotations(text, paragraphs(text), load_conventions("da"))
    assert [text[q.start : q.end] for q in found] == ["Det kommer ikke til at ske,"]
    assert [problem.code for problem in problems] == ["unopened-quotation"]


def test_a_closing_mark_on_the_wrong_side_of_its_space_closes() -> None:
    assert inner('"Det er godt nok, "siger hun.') == ["Det er godt nok, "]


def test_a_closing_mark_between_spaces_closes() -> None:
    assert inner('"Det er godt nok ", siger hun.') == ["Det er godt nok "]


def test_a_title_with_marks_on_the_wrong_side_stands_within_the_quotation() -> None:
    text = '"Nej, den bliver ikke som" Hav og himmel". Der er lange scener," siger hun.'
    assert inner(text) == ['Nej, den bliver ikke som" Hav og himmel". Der er lange scener,']


def test_a_title_with_marks_on_the_wrong_side_stands_by_itself() -> None:
    assert inner('Serien" Hotel" begynder i aften.') == [" Hotel"]


def test_a_mark_costs_no_more_than_its_paragraph() -> None:
    assert inner('Det var "sent.\nDet var mørkt.\n"Kom nu hjem," sagde hun.')[-1] == "Kom nu hjem,"


@given(st.one_of(st.text(max_size=200), MARKED))
def test_any_text_gives_ordered_quotations_within_it(text: str) -> None:
    found = find(text)
    assert [q.index for q in found] == list(range(len(found)))
    for quotation in found:
        assert 0 <= quotation.outer_start <= quotation.start <= quotation.end <= quotation.outer_end <= len(text)
    assert all(a.outer_start <= b.outer_start for a, b in pairwise(found))


@given(MARKED)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert find(text) == find(text)


@pytest.mark.parametrize("piece", ['»Det er "sent", siger han.« - og så. ', 'et" ord "er, "sent ', "'ord ' ", '" '])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        find(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 80 * max(seconds(1_000), 0.005)
