"""Every case of `tests/cases/LANGUAGE/statements` is met, or stands in the list of known failures."""

import pytest

from .case_files import LANGUAGES, Case, load_cases
from .comparing import compare, known_failures, shares

CASES = {language: load_cases(language) for language in LANGUAGES}
FILES = sorted({(language, case.file) for language, cases in CASES.items() for case in cases})
MIN_CASES = {"da": 420, "en": 250}
MIN_SILENT = {"da": 85, "en": 45}


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, list[str]]]:
    return {language: compare(cases) for language, cases in CASES.items()}


@pytest.mark.parametrize(("language", "file"), FILES)
def test_cases_are_met_unless_listed(language: str, file: str, results: dict[str, dict[str, list[str]]]) -> None:
    """A case that is not listed as a known failure gives its statements, all of them and no other."""
    listed, found = known_failures(language), results[language]
    broken = [
        "\n".join([case.key, *found[case.key]])
        for case in CASES[language]
        if case.file == file and found[case.key] and case.key not in listed
    ]
    assert not broken, "\n\n".join(broken)


@pytest.mark.parametrize(("language", "file"), FILES)
def test_known_failures_still_fail(language: str, file: str, results: dict[str, dict[str, list[str]]]) -> None:
    """A case that is listed as a known failure but met must leave the list."""
    listed, found = known_failures(language), results[language]
    met = [case.key for case in CASES[language] if case.file == file and not found[case.key] and case.key in listed]
    assert not met, f"met now; run python -m tests.statements.update_known_failures: {met}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_failures_are_cases(language: str) -> None:
    """The list names no case that does not exist."""
    assert known_failures(language) <= {case.key for case in CASES[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_unique(language: str) -> None:
    """A case is named by file and heading."""
    keys = [case.key for case in CASES[language]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_cases(language: str) -> None:
    """The collection neither shrinks nor loses the texts that must stay silent."""
    cases = CASES[language]
    silent: list[Case] = [case for case in cases if not case.statements]
    assert (len(cases) >= MIN_CASES[language], len(silent) >= MIN_SILENT[language]) == (True, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_are_shown(language: str, results: dict[str, dict[str, list[str]]]) -> None:
    """The share of cases met is counted a file and in all (shown with `pytest -rP`)."""
    lines = shares(results[language])
    print(*lines, sep="\n")
    assert len(lines) == len({file for other, file in FILES if other == language}) + 1
