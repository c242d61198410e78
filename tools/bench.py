"""Words per second, in one run: blank tokenising, the bare parse, statements, all of it, and all of it by processes.

    python tools/bench.py [FILE…] [--language da] [--parser NAME] [--words 20000] [--rounds 3] [--jobs 1 2] [--long 50000]

The same texts go through `spacy.blank`, through the parser alone (sentence by sentence, as the engine gives them to
it), and through the whole engine; rounds are interleaved and the best of each is taken, so that a busy machine
counts less. The steps are measured in processor time; `standpunkt read --jobs N` by the clock as well, starting
included, with the most memory that one of its processes took. At the end one long text is read, and one a tenth as
long: the words a second should hardly differ. (Memory is told on Linux; elsewhere `ru_maxrss` has other units.)
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy

from standpunkt.api import Options, Source, read_many
from standpunkt.lexicon.times import load_times
from standpunkt.parse.spacy_parser import load
from standpunkt.pipeline import read_pages
from standpunkt.resolve.moments import find_moments
from standpunkt.resolve.read import resolve_actors
from standpunkt.statements import read_statements
from standpunkt.statements.cutting.pages import cut_sentences
from standpunkt.text.clean import clean
from standpunkt.text.decode import read_file
from standpunkt.text.metadata import describe

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
STEPS = (
    ("parse alone", "parse and statements", 0.15),
    ("parse and statements", "statements, actors, moments", 0.15),
    ("statements, actors, moments", "all of standpunkt", 0.20),
)
"""Each step, the one it adds to, and what it may cost on top as a share of that."""
PEAK = """
import resource, sys
from standpunkt.__main__ import main
try:
    main()
finally:
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak {most}", file=sys.stderr)
"""
"""The program, telling at its end the most kilobytes that it or one of its processes took."""


def main() -> None:
    """Measure and print one line for each way."""
    arguments = argparse.ArgumentParser(description="Words per second of tokenising, parsing and reading.")
    arguments.add_argument("files", nargs="*", type=Path, help="texts (default: the example stories of the language)")
    arguments.add_argument("--language", default="da")
    arguments.add_argument("--parser", help="spaCy pipeline in place of the shipped one")
    arguments.add_argument("--words", type=int, default=20_000, help="repeat the texts up to so many words")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--jobs", type=int, nargs="*", default=[1, 2], help="numbers of processes to read with")
    arguments.add_argument("--long", type=int, default=50_000, help="words of the one long text read at the end; 0: none")
    args = arguments.parse_args()
    stories = [read_file(path)[0] for path in args.files or sorted(EXAMPLES.glob(f"{args.language}-*.txt"))]
    per_round = sum(count_words(story) for story in stories)
    texts = stories * max(1, round(args.words / per_round))
    words = sum(map(count_words, texts))
    print(f"{words} words in {len(texts)} texts")
    for jobs in args.jobs:  # before anything is loaded here: a process is charged with the memory of the one that starts it
        spent = by_processes(texts, args.language, args.parser, jobs)
        took = f"{spent.clock_s:7.2f} s  {spent.processor_s:7.2f} s of processor time  {spent.peak_mb:4.0f} MB a process"
        print(f"{f'standpunkt read --jobs {jobs}':28} {words / spent.clock_s:10,.0f} words/s by the clock  {took}")
    best = measure(ways(texts, args.language, args.parser), args.rounds)
    print(f"best of {args.rounds} rounds, processor time, everything loaded:")
    for name, seconds in best.items():
        print(f"{name:28} {words / seconds:10,.0f} words/s  {seconds:7.2f} s")
    for before, name, most in STEPS:
        print(f"{name}: {best[name] / best[before] - 1:.1%} on top of {before} (at most {most:.0%} is the goal)")
    print(f"all of standpunkt: {best['all of standpunkt'] / best['parse alone'] - 1:.1%} on top of the parse")
    for size in (args.long // 10, args.long) if args.long else ():
        text = "\n\n".join(stories * (1 + size // per_round))
        start = time.process_time()
        exhaust(read_many([Source(text=text, language=args.language)], parser=args.parser))
        seconds = time.process_time() - start
        print(f"one text of {count_words(text):,} words: {count_words(text) / seconds:,.0f} words/s  {seconds:7.2f} s")


def count_words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def ways(texts: list[str], language: str, parser: str | None) -> dict[str, Callable[[], None]]:
    """Give the ways to go through the texts, loaded and warm."""
    blank, pipeline = spacy.blank(language), load(parser or language)
    views = [clean(text).text for text in texts]
    inputs = []
    for view in views:
        work = cut_sentences(view, describe(view, language=language).prose, language)
        inputs += [sentence.input for sentence in work.texts]
    sources = [Source(text=text, language=language) for text in texts]
    exhaust(read_many(dict.fromkeys(sources), parser=parser))
    return {
        f"spacy.blank({language!r})": lambda: exhaust(blank.pipe(texts)),
        "parse alone": lambda: exhaust(pipeline.parse(inputs)),
        "parse and statements": lambda: exhaust(statements(sources, parser)),
        "statements, actors, moments": lambda: exhaust(resolved(sources, parser)),
        "all of standpunkt": lambda: exhaust(read_many(sources, parser=parser)),
    }


def statements(sources: list[Source], parser: str | None) -> Iterator[object]:
    """Read as far as the statements: neither actors nor moments nor positions."""
    for _, page in read_pages(sources, Options(parser=parser)):
        if page is not None:
            yield read_statements(page)


def resolved(sources: list[Source], parser: str | None) -> Iterator[object]:
    """Read as far as actors and moments, without positions."""
    for document, page in read_pages(sources, Options(parser=parser)):
        if page is not None:
            yield find_moments(document, page.sentences, load_times(document.language))
            yield resolve_actors(page, document, read_statements(page), ())


def exhaust(values: object) -> None:
    for _ in values:  # type: ignore[attr-defined]
        pass


def measure(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Give the least processor time of each way, in seconds."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, go in runs.items():
            start = time.process_time()
            go()
            best[name] = min(best.get(name, float("inf")), time.process_time() - start)
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a call of the program took."""

    clock_s: float
    processor_s: float
    peak_mb: float
    """Of the process that took most."""


def by_processes(texts: list[str], language: str, parser: str | None, jobs: int) -> Spent:
    """Read the texts with the program."""
    with tempfile.TemporaryDirectory() as folder:
        files = [str(write(Path(folder) / f"{number:05}.txt", text)) for number, text in enumerate(texts)]
        call = [sys.executable, "-c", PEAK, "read", *files, "--language", language, "--json", "--jobs", str(jobs)]
        call += ["--parser", parser] if parser else []
        start, before = time.perf_counter(), processor_s()
        done = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
        peak = int(done.stderr.split()[-1]) / 1024
        return Spent(clock_s=time.perf_counter() - start, processor_s=processor_s() - before, peak_mb=peak)


def processor_s() -> float:
    """Give the processor time of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
