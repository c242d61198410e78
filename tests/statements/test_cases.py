"""Every case of `tests/cases/da/statements` is met, or stands in the list of known failures."""

import pytest

from .case_files import Case, load_cases
from .comparing import compare, known_failures, shares

CASES = load_cases()
FILES = sorted({case.file for case in CASES})
MIN_CASES = 420
MIN_SILENT = 85


@pytest.fixture(scope="module")
def results() -> dict[str, list[str]]:
    return compare(CASES)


@pytest.mark.parametrize("file", FILES)
def test_cases_are_met_unless_listed(file: str, results: dict[str, list[str]]) -> None:
    """A case that is not listed as a known failure gives its statements, all of them and no other."""
    listed = known_failures()
    broken = [
        "\n".join([case.key, *results[case.key]])
        for case in CASES
        if case.file == file and results[case.key] and case.key not in listed
    ]
    assert not broken, "\n\n".join(broken)


@pytest.mark.parametrize("file", FILES)
def test_known_failures_still_fail(file: str, results: dict[str, list[str]]) -> None:
    """A case that is listed as a known failure but met must leave the list."""
    listed = known_failures()
    met = [case.key for case in CASES if case.file == file and not results[case.key] and case.key in listed]
    assert not met, f"met now; run python -m tests.statements.update_known_failures: {met}"


def test_known_failures_are_cases() -> None:
    """The list names no case that does not exist."""
    assert known_failures() <= {case.key for case in CASES}


def test_names_are_unique() -> None:
    """A case is named by file and heading."""
    keys = [case.key for case in CASES]
    assert len(keys) == len(set(keys))


def test_enough_cases() -> None:
    """The collection neither shrinks nor loses the texts that must stay silent."""
    silent: list[Case] = [case for case in CASES if not case.statements]
    assert (len(CASES) >= MIN_CASES, len(silent) >= MIN_SILENT) == (True, True), (len(CASES), len(silent))


def test_shares_are_shown(results: dict[str, list[str]]) -> None:
    """The share of cases met is counted a file and in all (shown with `pytest -rP`)."""
    lines = shares(results)
    print(*lines, sep="\n")
    assert len(lines) == len(FILES) + 1
