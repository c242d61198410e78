"""The stands on the example stories are those that a careful reader wrote down, or listed as known failures."""

import pytest
from jsonschema import Draft202012Validator

from standpunkt.answers.codec import stands_to_dict
from standpunkt.schemas import json_schema

from .example_stands import (
    differences,
    found_moves,
    known_failures,
    load_cells,
    load_moves,
    questions,
    readings,
    shares,
    stands_at,
)

CELLS = load_cells()
MIN_CELLS = 60


@pytest.fixture(scope="module")
def results() -> dict[str, list[str]]:
    return differences(CELLS)


def test_enough_cells() -> None:
    assert len(CELLS) >= MIN_CELLS


def test_cells_are_met_unless_listed(results: dict[str, list[str]]) -> None:
    """Every cell is right in every column, and there is no other holder, except where listed."""
    listed = known_failures()
    broken = ["\n  ".join([key, *lines]) for key, lines in results.items() if lines and key not in listed]
    assert not broken, "\n".join(broken)


def test_known_failures_still_fail(results: dict[str, list[str]]) -> None:
    """A cell that is listed but right must leave the list."""
    listed = known_failures()
    met = [key for key, lines in results.items() if not lines and key in listed]
    assert not met, f"met now; run python -m tests.answers.update_known_failures: {met}"


def test_moves_are_met_unless_listed() -> None:
    """Who moved is as the table says, except where listed, and nothing listed is right."""
    wrong = {f"move {line}" for line in load_moves() ^ found_moves()}
    assert wrong == {line for line in known_failures() if line.startswith("move ")}


def test_shares_are_shown() -> None:
    """The share of cells right is counted (shown with `pytest -rP`)."""
    lines = shares(CELLS)
    print(*lines, sep="\n")
    assert lines


@pytest.mark.parametrize("number", [1, 2])
def test_json_keeps_to_the_schema(number: int) -> None:
    """What `stand --json` gives is as the schema says, and every span is what stands in its document."""
    texts = {reading.document.id: reading.document.text for reading in readings()}
    day = "2024-11-20"
    value = stands_to_dict(questions()[number - 1], stands_at(number, day), day, texts)
    Draft202012Validator(json_schema("stand")).validate(value)
    evidence = [one for stand in value["stands"] for one in stand["positions"]]
    assert evidence
    assert all(texts[one["document"]][one["start"] : one["end"]] == one["text"] for one in evidence)


def test_reprint_counts_once() -> None:
    """da-13 is a cut-down da-02: whoever stands only there has one source."""
    stands = {stand.holder.name: stand for stand in stands_at(1, "2024-06-22")}
    assert stands["Finland"].independent_sources == 1
