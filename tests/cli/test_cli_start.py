"""The program starts at once, and commands that read no text load nothing that reads."""

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import standpunkt

MAX_HELP_SECONDS = 0.3
HEAVY = ("spacy", "thinc", "numpy", "py3langid", "charset_normalizer", "rich", "standpunkt.pipeline", "sqlalchemy", "alembic")


def loaded_by(argv: list[str]) -> str:
    """Give which of the heavy modules a call has loaded."""
    code = "import sys; from standpunkt.cli.app import run; "
    code += f"run({argv!r}); print([name for name in {HEAVY!r} if name in sys.modules])"
    return run_python(code).splitlines()[-1]


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout


def test_help_is_quick() -> None:
    """`standpunkt --help` takes less than 0.3 s; the best of five, so that a busy machine does not count."""
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "standpunkt", "--help"], capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < MAX_HELP_SECONDS


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["read", "--help"], ["read"], ["evaluate", "--help"]])
def test_nothing_heavy_without_a_text(argv: list[str]) -> None:
    assert loaded_by(argv) == "[]"


def test_scoring_readings_loads_no_parser(tmp_path: Path) -> None:
    """`evaluate --readings` reads no text, so it loads nothing that does."""
    empty = tmp_path / "gold.jsonl"
    empty.write_text("", encoding="utf-8")
    argv = ["evaluate", str(empty), "--readings", str(empty)]
    assert loaded_by(argv) == "[]"


def test_a_plain_text_loads_no_library_of_other_formats() -> None:
    """Whoever reads .txt files does not wait for what reads pages, feeds, Markdown and crawls."""
    libraries = ("trafilatura", "lxml", "feedparser", "markdown_it", "fastwarc")
    code = (
        "import sys; from standpunkt.text.readers import Input, Intake, read_input; "
        "[source] = read_input(Input.of('a.txt', b'Nej, siger Bo.'), Intake()); "
        f"print([name for name in {libraries!r} if name in sys.modules])"
    )
    assert run_python(code).strip() == "[]"


def test_import_is_cheap() -> None:
    """`import standpunkt` loads no module but the package itself."""
    loaded = run_python(
        "import sys; before = set(sys.modules); import standpunkt; "
        "print(sorted(m for m in set(sys.modules) - before if m.startswith('standpunkt') or m in "
        f"{HEAVY!r}))"
    )
    assert loaded.strip() == "['standpunkt']"


def test_public_surface() -> None:
    """Every public name is there, sorted, and nothing else pretends to be."""
    assert list(standpunkt.__all__) == sorted(standpunkt.__all__)
    for name in standpunkt.__all__:
        assert getattr(standpunkt, name) is not None
    assert dir(standpunkt) == sorted(standpunkt.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = standpunkt.no_such_name


def test_version_is_told_once() -> None:
    """The package says the version that its metadata has."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", standpunkt.__version__) == standpunkt.__version__
