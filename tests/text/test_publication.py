from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.text.publication import Publication, parse_publication

MORNING = datetime(2024, 5, 31, 7, 12)
DAY = datetime(2024, 5, 31)


@pytest.mark.parametrize(
    ("language", "line", "published", "precision"),
    [
        ("da", "31. maj 2024 kl. 07.12", MORNING, "time"),
        ("da", "31. maj 2024", DAY, "date"),
        ("da", "Fredag den 31. maj 2024, 07:12", MORNING, "time"),
        ("da", "FREDAG DEN 31. MAJ 2024", DAY, "date"),
        ("da", "Opdateret 31. maj 2024 kl. 7.12", MORNING, "time"),
        ("da", "Publiceret: 31. maj 2024 | Opdateret: 1. juni 2024 kl. 9.30", DAY, "date"),
        ("da", "Publiceret: 31. maj 2024 kl. 07.12 - opdateret kl. 9.30", MORNING, "time"),
        ("da", "31.05.2024 07:12", MORNING, "time"),
        ("da", "31/5/2024", DAY, "date"),
        ("da", "5/6/2024", datetime(2024, 6, 5), "date"),
        ("da", "2024-05-31", DAY, "date"),
        ("en", "2024-05-31T07:12:00+02:00", MORNING.replace(tzinfo=timezone(timedelta(hours=2))), "time"),
        ("en", "2024-05-31 07:12", MORNING, "time"),
        ("en", "31 May 2024", DAY, "date"),
        ("en", "Friday, May 31, 2024", DAY, "date"),
        ("en", "May 31, 2024 at 7:12 a.m. EDT", MORNING, "time"),
        ("en", "Updated May 31, 2024 7:12 p.m.", datetime(2024, 5, 31, 19, 12), "time"),
        ("en", "31 May 2024, 12:05 am", datetime(2024, 5, 31, 0, 5), "time"),
        ("en", "05/31/2024", DAY, "date"),
        ("unknown", "31. maj 2024 kl. 07.12", MORNING, "time"),
    ],
)
def test_publication_lines(language: str, line: str, published: datetime, precision: str) -> None:
    assert parse_publication(line, load_conventions(language)) == Publication(published, precision)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("da", "Den 31. maj 2024 trådte loven i kraft"),
        ("da", "31. maj"),
        ("da", "Fredag"),
        ("da", "kl. 07.12"),
        ("da", "Maria Holm, 31. maj 2024"),
        ("en", "KYIV, May 31, 2024, 7:12 a.m. GMT"),
        ("en", "May 31, 2024 was a bad day"),
        ("en", "05/06/2024"),
        ("en", "12345-05-31"),
    ],
)
def test_lines_that_tell_more_or_too_little(language: str, line: str) -> None:
    assert parse_publication(line, load_conventions(language)) is None


@pytest.mark.parametrize("line", ["32. maj 2024", "31. februar 2024 kl. 7.00", "31. maj 2024 kl. 25.61"])
def test_an_impossible_time_is_a_publication_line_without_a_time(line: str) -> None:
    assert parse_publication(line, load_conventions("da")) == Publication(None, "date")


@given(st.text("0123456789.:/-T+Z maj2024kl", max_size=40))
def test_any_line_of_figures_is_read_or_left(line: str) -> None:
    parse_publication(line, load_conventions("unknown"))
