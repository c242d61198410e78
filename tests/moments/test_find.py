"""What the cases cannot show: zones, texts without a date, hours counted from a clock time, times told in a story."""

from datetime import datetime

import pytest

from standpunkt.lexicon.times import load_times
from standpunkt.model import Document, Moment
from standpunkt.resolve.moments import find_moments


def find(text: str, published: datetime | None, lang: str = "da", precision: str = "date") -> tuple[Moment, ...]:
    doc = Document(
        id="x", text=text, language=lang, published=published, published_precision=precision if published else "none"
    )
    return find_moments(doc, (), load_times(lang))


FRIDAY = datetime(2024, 5, 31)


def test_zone_is_kept_as_named() -> None:
    (moment,) = find("Han talte torsdag aften amerikansk tid.", FRIDAY)
    assert moment.zone == "amerikansk tid"
    assert moment.text == "torsdag aften amerikansk tid"


def test_zone_after_a_clock_time_in_english() -> None:
    (moment,) = find("He spoke on Thursday at 9 p.m. Eastern time.", FRIDAY, "en")
    assert (moment.value, moment.zone) == ("2024-05-30T21:00", "Eastern time")


def test_without_a_zone_there_is_none() -> None:
    (moment,) = find("Han talte torsdag aften.", FRIDAY)
    assert moment.zone is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mødet holdes den 29. maj.", "XXXX-05-29"),
        ("Mødet holdes på onsdag.", "XXXX-WXX-3"),
        ("Mødet holdes i morgen.", "FUTURE_REF"),
        ("Mødet blev holdt i går.", "PAST_REF"),
        ("Mødet blev holdt i aftes.", "XXXX-XX-XXTEV"),
        ("Mødet blev holdt sidste år.", "PAST_REF"),
        ("Mødet holdes i maj.", "XXXX-05"),
        ("Mødet holdes om to uger.", "FUTURE_REF"),
        ("Mødet blev holdt den 29. maj 1992.", "1992-05-29"),
        ("Mødet varede to uger.", "P2W"),
        ("Mødet blev holdt juleaften.", "XXXX-12-24"),
        ("Mødet blev holdt i påsken.", "XXXX-XX-XX"),
        ("Mødet blev holdt sidste sommer.", "XXXX-SU"),
    ],
)
def test_without_a_date_only_absolute_wordings_are_placed(text: str, value: str) -> None:
    assert [moment.value for moment in find(text, None)] == [value]


def test_hours_are_counted_only_from_a_clock_time() -> None:
    noon = datetime(2024, 5, 31, 12, 0)
    (timed,) = find("Det skete for tre timer siden.", noon, precision="time")
    (dated,) = find("Det skete for tre timer siden.", noon)
    assert (timed.value, dated.value) == ("2024-05-31T09:00", "PAST_REF")


def test_a_weekday_in_a_story_counts_from_the_date_just_told() -> None:
    """The march of Friday 22 November 1963 is followed by a Sunday of 1963, not of this week."""
    text = "Fredag den 22. november 1963 blev præsidenten skudt. Søndag døde drabsmanden."
    assert [moment.value for moment in find(text, FRIDAY)] == ["1963-11-22", "1963-11-24"]


def test_a_new_paragraph_is_placed_from_publication_again() -> None:
    text = "Han blev skudt den 22. november 1963.\n\nSøndag åbnede museet, og alle kom."
    assert [moment.value for moment in find(text, FRIDAY)] == ["1963-11-22", "2024-05-26"]


def test_month_in_a_story_takes_the_year_just_told() -> None:
    text = "I 1987 brød de løftet. De rejste i maj."
    assert [moment.value for moment in find(text, FRIDAY)] == ["1987", "1987-05"]


def test_editors_correction_of_a_day() -> None:
    """The speaker's tomorrow is the paper's today: "i morgen (i dag, red.)"."""
    assert [moment.value for moment in find("»Kampen i morgen (i dag, red.) bliver svær.«", FRIDAY)] == [
        "2024-05-31",
        "2024-05-31",
    ]


def test_wording_broken_over_two_lines_is_one_moment_but_not_over_paragraphs() -> None:
    assert [moment.text for moment in find("Loven er fra den 31.\nmaj 2024.", FRIDAY)] == ["den 31.\nmaj 2024"]
    assert [moment.text for moment in find("Loven er fra den 31.\n\nmaj 2024.", FRIDAY)] == ["den 31.", "maj 2024"]
