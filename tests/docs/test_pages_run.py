"""The Python sessions on the pages of the documentation run and give what is shown."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "```pycon" in page.read_text(encoding="utf-8")]
FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_sessions_run(page: Path) -> None:
    """The sessions of a page run one after the other, with one set of names."""
    text = page.read_text(encoding="utf-8")
    # Everything but the sessions is blanked, so that lines keep their numbers.
    parts = re.split(r"^```pycon\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    kept = "".join(part + "\n\n" if i % 2 else "\n" * part.count("\n") for i, part in enumerate(parts))
    test = doctest.DocTestParser().get_doctest(kept, {}, page.name, str(page), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(test, out=told.append)
    assert result.attempted > 0
    assert result.failed == 0, "".join(told)


def test_public_names_are_documented() -> None:
    """Every function and exception of the package stands on the page about Python."""
    import standpunkt

    page = (ROOT / "docs" / "guide" / "python.md").read_text(encoding="utf-8").split("## All public names")[0]
    names = [name for name in standpunkt.__all__ if name[0].islower() or name.endswith("Error")]
    assert [name for name in names if name != "StandpunktError" and f"{name}" not in page] == []
