"""The notation of the cases: spans by their words, and what is no case."""

from pathlib import Path

import pytest

from .case_files import CaseError, read_cases

TEXT = "Han siger ja.\n\nSiden sagde han nej, og han gik."


def write_case(folder: Path, lines: str) -> Path:
    path = folder / "one.md"
    path.write_text(f"### a case\nIts rule.\n\n```text\n{TEXT}\n```\n\n```statements\n{lines}```\n", encoding="utf-8")
    return path


def test_spans_are_found_by_their_words(tmp_path: Path) -> None:
    """A place may be counted, a stretch shortened, white space stands for a paragraph break, `-` for nothing."""
    (case,) = read_cases(write_case(tmp_path, "say/ask | indirect | han@2 | - | siger … nej + ja. Siden | to: Han\n"))
    (expected,) = case.statements
    assert expected.acts == ("say", "ask")
    assert expected.source is not None
    assert expected.source.start == TEXT.index("han gik")
    assert expected.cue == ()
    assert [span.text for span in expected.content] == ["siger ja.\n\nSiden sagde han nej", "ja.\n\nSiden"]
    assert expected.addressee is not None
    assert expected.addressee.start == 0


@pytest.mark.parametrize(
    "line",
    [
        "say | indirect | han | siger | ja",
        "say | indirect | han@3 | siger | ja",
        "say | indirect | Han | siger | måske",
        "say | indirect | Han | siger | nej … ja",
        "sing | indirect | Han | siger | ja",
        "say | loudly | Han | siger | ja",
        "say | indirect | Han | siger | ja | for: han@1",
    ],
)
def test_a_broken_line_names_its_case(line: str, tmp_path: Path) -> None:
    """A span that is not there or stands twice, an unknown act, manner or field: the message names file and case."""
    with pytest.raises(CaseError, match=r"one\.md: a case"):
        list(read_cases(write_case(tmp_path, line + "\n")))


def test_a_heading_without_blocks_is_noticed(tmp_path: Path) -> None:
    """A case that lacks a block is an error, never silently left out."""
    path = write_case(tmp_path, "")
    path.write_text(path.read_text(encoding="utf-8") + "\n### another\nNo blocks.\n", encoding="utf-8")
    with pytest.raises(CaseError, match="2 headings but 1"):
        list(read_cases(path))
