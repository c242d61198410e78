"""Floors under the figures on the shared gold sets; lowering one is a commit of its own with its reason.

The figures hold for one set each: a digest of the file is pinned, and another file asks for other floors.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from standpunkt.evaluate import article_of, load_articles, pair_articles, score
from standpunkt.model import Reading
from standpunkt.model.codec import dumps
from standpunkt.pipeline import Source, read_many

DEV_DIGEST = "b314f90d91b11fc3"
ENGLISH_DIGEST = "d0ffc5a16761ac66"
TRAIN_DIGEST = "deb0710878c04690"
SEED_FACTS = 44
ANNOTATED = Path(__file__).resolve().parents[2] / "benchmarks" / "annotated"


@pytest.fixture(scope="module")
def dev(shared: Path) -> tuple[Path, list[Reading]]:
    """The development set and its readings."""
    path = shared / "gold" / "da" / "dev.jsonl"
    return path, read_gold(path)


def read_gold(path: Path) -> list[Reading]:
    """Read the documents of a gold set with what the set says of them."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return list(read_many(source_of(document) for document in documents))


def source_of(document: Mapping[str, Any]) -> Source:
    """Give a gold document as something to read."""
    parts = [int(part) for part in (document["published"] or "").split("-") if part]
    published = datetime(*[*parts, 1, 1][:3]) if parts else None  # type: ignore[arg-type]
    return Source(
        text=document["text"], id=document["id"], language=document["language"], published=published,
        published_precision="date" if published else "none",
    )  # fmt: skip


def figures(path: Path, readings: list[Reading]) -> dict[str, Any]:
    """Score statements against a gold set."""
    gold = load_articles(path)
    predicted = {article.id: article for article in map(article_of, readings)}
    return score(gold, pair_articles(gold, predicted))


def digest(path: Path) -> str:
    """Give the first digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def scorer(shared: Path, name: str, path: Path, readings: list[Reading], folder: Path) -> str:
    """Run one of the shared scorers and give what it prints."""
    written = folder / "readings.jsonl"
    written.write_text("".join(dumps(reading) + "\n" for reading in readings), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / name), str(path), str(written)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_statements_on_the_development_set(dev: tuple[Path, list[Reading]]) -> None:
    """Statements on the Danish development set do not fall below what they reached."""
    path, readings = dev
    assert digest(path) == DEV_DIGEST
    found = figures(path, readings)
    assert found["attribution"]["f1"] >= 77.0
    assert found["strict"]["f1"] >= 69.5
    assert found["misattributed"] <= 3.0
    assert found["invented"] <= 15.5


def test_statements_on_the_english_development_set(shared: Path) -> None:
    """Statements on the English development set do not fall below what they reached."""
    path = shared / "gold" / "en" / "dev.jsonl"
    assert digest(path) == ENGLISH_DIGEST
    found = figures(path, read_gold(path))
    assert found["attribution"]["f1"] >= 72.5
    assert found["strict"]["f1"] >= 60.0
    assert found["misattributed"] <= 2.5
    assert found["invented"] <= 14.0


def test_direct_statements_on_the_development_set(dev: tuple[Path, list[Reading]]) -> None:
    """Quotations on the Danish development set do not fall below what they reached."""
    path, readings = dev
    gold = load_articles(path)
    predicted = {article.id: article for article in map(article_of, readings)}
    assert score(gold, pair_articles(gold, predicted), subset="direct")["attribution"]["f1"] >= 87.0


def test_statements_on_the_training_set(shared: Path) -> None:
    """Statements on the Danish training set do not fall below what they reached."""
    path = shared / "gold" / "da" / "train.jsonl"
    assert digest(path) == TRAIN_DIGEST
    found = figures(path, read_gold(path))
    assert found["attribution"]["f1"] >= 83.0
    assert found["strict"]["f1"] >= 76.5


@pytest.mark.parametrize(
    ("name", "attribution", "strict", "invented"), [("da-stories-1", 88.5, 81.0, 7.0), ("da-stories-2", 89.5, 82.0, 3.0)]
)
def test_statements_of_written_stories(name: str, attribution: float, strict: float, invented: float) -> None:
    """Statements of the annotated stories that come with the project do not fall below what they reached."""
    path = ANNOTATED / f"{name}.jsonl"
    found = figures(path, read_gold(path))
    assert found["attribution"]["f1"] >= attribution
    assert found["strict"]["f1"] >= strict
    assert found["misattributed"] <= 3.0
    assert found["invented"] <= invented


def test_speakers_on_the_development_set(
    shared: Path, dev: tuple[Path, list[Reading]], tmp_path: Path
) -> None:
    """The speaker of a found statement is the right actor as often as it was."""
    printed = scorer(shared, "score_who.py", *dev, tmp_path)
    (found,) = re.findall(r"of found = ([\d.]+) %", printed)
    (whole,) = re.findall(r"end to end ([\d.]+) %", printed)
    assert float(found) >= 87.5
    assert float(whole) >= 75.0


def test_positions_and_moments_on_the_development_set(
    shared: Path, dev: tuple[Path, list[Reading]], tmp_path: Path
) -> None:
    """Positions and moments on the Danish development set do not fall below what they reached."""
    printed = scorer(shared, "score_positions.py", *dev, tmp_path)
    f1 = {name: float(value) for name, value in re.findall(r"^(\w+ \w+) .*F1 +([\d.]+)", printed, re.MULTILINE)}
    assert f1["position found"] >= 66.0
    assert f1["position stand"] >= 51.5
    assert f1["moment span"] >= 93.0
    assert f1["moment value"] >= 86.0


def test_seed_story(shared: Path) -> None:
    """The story that shows the whole need gives the facts it gave."""
    story = shared / "seed" / "story.txt"
    (reading,) = read_many([
        Source(text=story.read_text(encoding="utf-8"), published=datetime(2024, 5, 31), published_precision="date")
    ])  # fmt: skip
    command = [sys.executable, str(shared / "tools" / "check_seed.py"), "-v"]
    printed = subprocess.run(command, input=dumps(reading), capture_output=True, text=True, check=False).stdout
    (met,) = re.findall(r"seed facts met: (\d+)/", printed)
    assert int(met) >= SEED_FACTS, printed
