"""One tool on one set, in a process of its own: figures, processor time and memory, as one JSON object.

    python -m benchmarks.peers.measure TOOL GOLD LANGUAGE [--program PATH]

The time is processor time of this process while it reads, loading left out; one thread.  A user's own program is another
process, whose time and memory are told with its loading.
"""

import argparse
import json
import resource
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.peers.texts import Text, as_article, count_words, load_texts

from standpunkt.evaluate import load_articles, score
from standpunkt.evaluate.articles import Article

KINDS = ("direct", "mixed", "indirect")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tool")
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("language")
    arguments.add_argument("--program", type=Path)
    args = arguments.parse_args()
    texts = load_texts(args.gold, args.language)
    found, seconds, megabytes = _by_program(args.program, texts) if args.program else _by_tool(args.tool, texts, args.language)
    words = count_words(texts)
    told = {"tool": args.tool, "words": words, "seconds": seconds, "words_per_second": words / seconds, "megabytes": megabytes}
    print(json.dumps(told | figures_of(load_articles(args.gold), found)))


def _by_tool(name: str, texts: list[Text], language: str) -> tuple[dict[str, Article], float, float]:
    from benchmarks.peers.tools import TOOLS

    tool = TOOLS[name]
    loaded = tool.load(language)
    list(tool.read(loaded, [Text(id="warm", text=texts[0].text[:1000], language=language, published=None)]))
    start = time.process_time()
    found = {article.id: article for article in tool.read(loaded, texts)}
    seconds = time.process_time() - start
    return found, seconds, _megabytes(resource.RUSAGE_SELF)


def _by_program(program: Path, texts: list[Text]) -> tuple[dict[str, Article], float, float]:
    from benchmarks.peers.program import run_program

    found = {text.id: as_article(text, quotes) for text, quotes in zip(texts, run_program(program, texts), strict=True)}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found, used.ru_utime + used.ru_stime, _megabytes(resource.RUSAGE_CHILDREN)


def _megabytes(who: int) -> float:
    """Give the most memory that was taken (Linux counts it in kilobytes)."""
    return resource.getrusage(who).ru_maxrss / 1024


def figures_of(gold: Mapping[str, Article], found: Mapping[str, Article]) -> dict[str, Any]:
    """Give the figures of what was found, as percentages."""
    whole = score(gold, found)
    figures = {name: whole[name]["f1"] for name in ("attribution", "statement", "strict", "cue")}
    figures |= {kind: score(gold, found, kind)["attribution"]["f1"] for kind in KINDS}
    precise = {"precision": whole["attribution"]["p"], "recall": whole["attribution"]["r"]}
    return figures | precise | {"misattributed": whole["misattributed"], "gold": whole["attribution"]["gold"]}


if __name__ == "__main__":
    main()
