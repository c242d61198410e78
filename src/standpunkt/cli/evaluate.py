"""`standpunkt evaluate`: figures against gold, and with -v every error with its text."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from standpunkt.cli.files import open_output
from standpunkt.cli.labels import clean
from standpunkt.errors import CallError
from standpunkt.evaluate import Article, Error, article_of, find_errors, load_articles, pair_articles, score
from standpunkt.model.codec import json_text

HEADLINES = ("statement", "attribution", "full", "strict", "cue", "content_tok")


def run(args: argparse.Namespace) -> int:
    """Score the readings, or the engine's reading of the gold texts, and print the figures."""
    if not 0 < args.jaccard <= 1:
        raise CallError(f"--jaccard {args.jaccard}: give a share above 0 and up to 1, such as 0.5")
    gold = load_articles(Path(args.gold))
    found = load_articles(Path(args.readings)) if args.readings else _read_gold(gold, args.parser)
    paired = pair_articles(gold, found)
    figures = score(gold, paired, args.subset, args.jaccard)
    errors = list(find_errors(gold, paired, args.subset, args.jaccard)) if args.verbose else []
    with open_output(None) as out:
        if args.json:
            if args.verbose:
                figures["errors"] = [asdict(error) for error in errors]
            out.write(json_text(figures, indent=1) + "\n")
        else:
            for error in errors:
                out.write("\n".join(_error_lines(error)) + "\n\n")
            out.write("\n".join(_figure_lines(figures)) + "\n")
    return 0


def _read_gold(gold: Mapping[str, Article], parser: str | None) -> dict[str, Article]:
    from standpunkt.api import make_source, read_many

    missing = [name for name, article in gold.items() if article.text is None]
    if missing:
        raise CallError(f"gold article {missing[0]} has no text to read; give --readings")
    sources = (
        make_source(article.text or "", _day(article.published), article.language, id=name)
        for name, article in gold.items()
    )
    readings = read_many(sources, parser=parser)
    return {name: article_of(reading) for name, reading in zip(gold, readings, strict=True)}


def _day(published: str | None) -> str | None:
    """Give a date with a day; old papers are known by month only, and a month says nothing of weekdays."""
    return published if published and len(published) >= len("2024-05-31") else None


def _figure_lines(figures: Mapping[str, Any]) -> Iterator[str]:
    for key in HEADLINES:
        f = figures[key]
        counts = f"({f['tp']} hits, {f['pred']} predicted, {f['gold']} gold)"
        yield f"{key:12} P {f['p']:5}  R {f['r']:5}  F1 {f['f1']:5}   {counts}"
    yield "aligned      " + _pairs(figures["aligned"])
    for kind, recall in figures["recall_by_kind"].items():
        yield f"{kind:12} " + _pairs(recall)
    yield "trust        " + _pairs({key: figures[key] for key in ("misattributed", "invented", "manner", "act")})


def _pairs(values: Mapping[str, Any]) -> str:
    return "  ".join(f"{key.replace('_', ' ')} {'–' if value is None else value}" for key, value in values.items())


def _error_lines(error: Error) -> Iterator[str]:
    yield f"{error.kind} in {error.id} at {error.place}" + (f" (rule {error.rule})" if error.rule else "")
    for side, roles in (("gold", error.gold), ("read", error.predicted)):
        if roles is not None:
            who, cue, content = (" | ".join(clean(words) for words in roles[r]) for r in ("source", "cue", "content"))
            yield f"  {side}  {who or '–'}  [{cue or '–'}]  {content or '–'}"
