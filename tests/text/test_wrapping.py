import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.text.clean import clean
from standpunkt.text.paragraphs import paragraphs

STORY = [
    "Regeringen vil forhandle om skatten",
    "Af Maria Holm",
    "Statsministeren siger, at regeringen vil indkalde til nye forhandlinger om skatten i næste uge. Det sker, efter "
    "at flere partier har krævet det, og efter at Dansk Erhverv og flere fagforbund har sendt et fælles brev.",
    "- Vi er klar til at tale om alt, siger hun og peger på, at der er penge i kassen. Hun vil dog ikke love, at der "
    "bliver råd til det hele.",
    "»Det er for sent,« siger oppositionens leder, Bo Lund, som vil have et møde nu. Han afviser, at han selv har "
    "ansvaret for, at tiden er gået.",
]


def read(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(clean(text).text)]


@pytest.mark.parametrize("width", [50, 60, 66, 72, 80, 100])
def test_hard_wrapped_paragraphs_between_blank_lines_are_whole(width: int) -> None:
    assert read("\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)) == STORY


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_paragraph_a_line_is_split(newline: str) -> None:
    assert read(newline.join(STORY)) == STORY


@pytest.mark.parametrize("width", [60, 72])
def test_wrapped_paragraphs_without_blank_lines_are_split_where_a_line_stops_short(width: int) -> None:
    body = STORY[2:4]
    assert read("\n".join(textwrap.fill(paragraph, width) for paragraph in body)) == body


def test_a_head_of_short_lines_above_a_wrapped_story_is_split() -> None:
    head = "\n".join(STORY[:2])
    body = "\n\n".join(textwrap.fill(paragraph, 66) for paragraph in STORY[2:])
    assert read(f"{head}\n\n{body}") == STORY


def test_a_list_of_short_lines_is_split() -> None:
    assert read("Sådan stemte partierne:\nVenstre: ja\nSF: nej\næbler og pærer\nResten blankt") == [
        "Sådan stemte partierne:",
        "Venstre: ja",
        "SF: nej",
        "æbler og pærer",
        "Resten blankt",
    ]


def test_a_speech_dash_after_a_full_stop_opens_a_paragraph_in_a_wrapped_story() -> None:
    wrapped = """\
Statsministeren siger, at regeringen vil indkalde til nye
forhandlinger om skatten i næste uge, fordi det haster så
- Det bliver ikke let, siger hun, men vi skal nok finde en
løsning, som alle kan leve med, når vi har talt sammen her.
- Nej, siger Bo Lund fra oppositionen, som ikke er tilfreds
med svaret og vil have et møde nu."""
    last = "- Nej, siger Bo Lund fra oppositionen, som ikke er tilfreds med svaret og vil have et møde nu."
    assert read(wrapped)[-1] == last


def test_a_word_hyphenated_at_the_end_of_a_line_stays_in_two_parts() -> None:
    assert read("Udvalget mødtes onsdag for at tale om en ny for-\nhandling med banen.") == [
        "Udvalget mødtes onsdag for at tale om en ny for- handling med banen."
    ]


def test_a_line_of_a_hundred_thousand_characters_is_one_paragraph() -> None:
    line = "Hun siger nej igen og igen. " * 4000
    assert read(line + "\nJa.") == [line.strip(), "Ja."]


@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=6), st.integers(45, 110))
def test_wrapping_never_loses_or_joins_words(story: list[str], width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in story)
    assert " ".join(read(text)).split() == text.split()
