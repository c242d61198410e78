"""Shared by all tests; that this file is here puts this directory on the path, for `sample_reading`."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.answer_schemas import run_checked

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


@pytest.fixture(autouse=True)
def _answers_keep_to_their_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test lets the command line print with `--json` is checked against its JSON Schema."""

    def load(name: str) -> SimpleNamespace:
        module = import_module(name)
        return SimpleNamespace(run=lambda args: run_checked(module.run, args))

    monkeypatch.setattr("standpunkt.cli.app.import_module", load)
