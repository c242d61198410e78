"""The terminal table: everything told at every width, nothing that steers the terminal."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sample_reading import READING
from standpunkt.cli.labels import clean, moment_label
from standpunkt.cli.table import table_console, write_reading
from standpunkt.model import Moment, Reading


def shown(reading: Reading, monkeypatch: pytest.MonkeyPatch, width: int) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    write_reading(table_console(out), "havn.txt", reading)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 119, 120, 140, 200])
def test_fits_and_tells_everything(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """No line is wider than the terminal, and every fact is there at every width."""
    text = shown(READING, monkeypatch, width)
    assert all(len(line) <= width for line in text.splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())
    for fact in (
        "anonymous",
        "s4",
        "confirms",
        "oplyser",
        "not told",
        "report",
        "mixed",
        "p2",
        "71%",
        "guessed-encoding",
    ):
        assert fact in text


def test_plain_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal there are no colours, and none on a terminal with NO_COLOR."""
    assert "\x1b" not in shown(READING, monkeypatch, 80)
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    write_reading(Console(file=out, force_terminal=True, highlight=False), "havn.txt", READING)
    assert "\x1b[3" not in out.getvalue().replace("\x1b[3m", "")  # italics are no colour


def test_escapes_in_the_text_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters and rich markup in a text are shown, not obeyed."""
    hostile = replace(READING, document=replace(READING.document, publisher="[red]x\x1b[2J\u202e", title=None))
    text = shown(hostile, monkeypatch, 100)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]x" in text


def test_without_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text without statements says so."""
    text = shown(replace(READING, statements=(), positions=()), monkeypatch, 80)
    assert "no statements" in text


def test_clean_puts_words_on_one_line() -> None:
    assert clean(" a\n\tb\u00a0c\x07 ") == "a b c\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("value", "zone", "label"),
    [
        ("2024-05-30TEV", None, "2024-05-30 evening"),
        ("2024-05-30", "dansk tid", "2024-05-30 (dansk tid)"),
        ("P2W", None, "P2W"),
        ("FUTURE_REF", None, "FUTURE_REF"),
        ("2024-05-30T18:30", None, "2024-05-30T18:30"),
    ],
)
def test_moments_are_readable(value: str, zone: str | None, label: str) -> None:
    """The part of the day is told as a word; all else is the value itself."""
    assert moment_label(Moment(start=0, end=1, text="x", kind="date", value=value, zone=zone)) == label
