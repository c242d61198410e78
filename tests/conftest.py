"""Shared by all tests; that this file is here puts this directory on the path, for `sample_reading`."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples() -> Path:
    """The directory of the example stories."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory of the shared corpora and gold beside the repository; tests that need it are skipped without it."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip(f"needs the gold and corpora in {path.name}/ beside the repository")
    return path
