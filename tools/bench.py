"""Words per second, in one process and one run: blank tokenising, the bare parse, statements, and all of it.

    python tools/bench.py [FILE…] [--parser NAME] [--words 20000] [--rounds 3]

The same texts go through `spacy.blank`, through the parser alone (sentence by sentence, as the engine gives them to
it), and through the whole engine; rounds are interleaved and the best of each is taken, so that a busy machine
counts less.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

from standpunkt.api import Options, Source, read_many
from standpunkt.parse.spacy_parser import load
from standpunkt.pipeline import read_pages
from standpunkt.statements import read_statements
from standpunkt.statements.prepare import cut_sentences
from standpunkt.text.clean import clean
from standpunkt.text.decode import read_file
from standpunkt.text.metadata import describe

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
MAX_STATEMENT_SHARE = 0.15
"""What everything but the parse may cost, as a share of the parse."""


def main() -> None:
    """Measure and print one line for each way."""
    arguments = argparse.ArgumentParser(description="Words per second of tokenising, parsing and reading.")
    arguments.add_argument("files", nargs="*", type=Path, help="texts (default: the Danish example stories)")
    arguments.add_argument("--language", default="da")
    arguments.add_argument("--parser", help="spaCy pipeline in place of the shipped one")
    arguments.add_argument("--words", type=int, default=20_000, help="repeat the texts up to so many words")
    arguments.add_argument("--rounds", type=int, default=3)
    args = arguments.parse_args()
    stories = [read_file(path)[0] for path in args.files or sorted(EXAMPLES.glob(f"{args.language}-*.txt"))]
    per_round = sum(count_words(story) for story in stories)
    texts = stories * max(1, round(args.words / per_round))
    words = sum(map(count_words, texts))
    best = measure(ways(texts, args.language, args.parser), args.rounds)
    print(f"{words} words in {len(texts)} texts, best of {args.rounds} rounds")
    for name, seconds in best.items():
        print(f"{name:28} {words / seconds:10,.0f} words/s  {seconds:7.2f} s")
    for name in ("parse and statements", "all of standpunkt"):
        print(f"{name}: {best[name] / best['parse alone'] - 1:.1%} on top of the parse")
    print(f"(statements are to cost at most {MAX_STATEMENT_SHARE:.0%})")


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
        "all of standpunkt": lambda: exhaust(read_many(sources, parser=parser)),
    }


def statements(sources: list[Source], parser: str | None) -> Iterator[object]:
    """Read as far as the statements: neither actors nor moments nor positions."""
    for _, page in read_pages(sources, Options(parser=parser)):
        if page is not None:
            yield read_statements(page)


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


if __name__ == "__main__":
    main()
