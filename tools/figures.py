"""Measure the shipped engine on the Danish development set: `python -m tools.figures [--write]`.

Prints the tables of figures, and with `--write` puts each between its markers in README.md, docs/benchmarks/statements.md
and docs/guide/certainty.md.  Needs the gold sets and scorers in `../shared` beside the repository.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from standpunkt.api import make_source, read_many
from standpunkt.evaluate import Article, article_of, load_articles, pair_articles, score
from standpunkt.model import Reading
from standpunkt.model.codec import dumps
from standpunkt.statements.certainty import load_certainty
from tools.calibrate.__main__ import read_examples, reliability
from tools.calibrate.__main__ import score as probability

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "da" / "dev.jsonl"
COMMAND = "standpunkt evaluate ../shared/gold/da/dev.jsonl"
SUBSETS = {"all": "", "direct": " --subset direct", "mixed": " --subset mixed", "indirect": " --subset indirect"}
COUNTS = ("p", "r", "f1", "tp", "pred", "gold")
LEVELS = ("statement", "attribution", "full", "strict", "cue", "content_tok")
TABLES = {"README.md": "summary", "docs/benchmarks/statements.md": "statements", "docs/guide/certainty.md": "certainty"}


def main() -> None:
    """Measure, print, and write where asked to."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--write", action="store_true", help="put the tables into the documentation")
    given = arguments.parse_args()
    if not GOLD.is_file():
        sys.exit(f"needs the annotated development set: there is no {GOLD.relative_to(ROOT.parent)} beside the repository")
    tables = measure()
    for place, name in TABLES.items():
        print(f"{place}\n\n{tables[name]}\n")
        if given.write:
            path = ROOT / place
            path.write_text(between_markers(path.read_text(encoding="utf-8"), name, tables[name]), encoding="utf-8")


def measure() -> dict[str, str]:
    """Give the tables by name."""
    gold = load_articles(GOLD)
    sources = [make_source(a.text or "", a.published, a.language, id=name) for name, a in gold.items()]
    readings = list(read_many(sources))
    found = pair_articles(gold, {name: article_of(reading) for name, reading in zip(gold, readings, strict=True)})
    figures = {subset: score(gold, found, subset) for subset in SUBSETS}
    return {
        "summary": summary(gold, figures, others(readings)),
        "statements": statements(figures),
        "certainty": certainty(),
    }


def others(readings: Sequence[Reading]) -> dict[str, tuple[str, str, str]]:
    """Give precision, recall and F1 of positions and moments, from the scorer beside the gold."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        path.write_text("".join(dumps(reading) + "\n" for reading in readings), encoding="utf-8")
        scorer = [sys.executable, str(SHARED / "tools" / "score_positions.py"), str(GOLD), str(path)]
        told = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"(\w+) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)", told)
    return {name: (p, r, f1) for name, p, r, f1 in rows}


def summary(gold: Mapping[str, Article], figures: Mapping[str, Any], rest: Mapping[str, tuple[str, str, str]]) -> str:
    """Give the table for newcomers."""
    whole, direct = figures["all"], figures["direct"]
    measured = [
        ("statements: content and speaker right", whole["attribution"], COMMAND),
        ("statements: both word for word", whole["strict"], COMMAND),
        ("quotations: content and speaker right", direct["attribution"], COMMAND + " --subset direct"),
    ]
    rows = [(label, f["p"], f["r"], f"**{f['f1']}**", f"`{command}`") for label, f, command in measured]
    for label, name in (("positions: holder and attitude right", "stand"), ("moments: value right", "value")):
        if name in rest:
            p, r, f1 = rest[name]
            rows.append((label, p, r, f"**{f1}**", "`python -m tools.figures`"))
    told = (
        f"Of the statements found, {whole['misattributed']} % were given to somebody else than who made them, and "
        f"{whole['invented']} % of all that was read answers no statement of the annotators."
    )
    return table((f"{len(gold)} Danish articles", "precision", "recall", "F1", "command"), rows) + "\n\n" + told


def statements(figures: Mapping[str, Any]) -> str:
    """Give the tables of statements: by level of the figure, and by manner."""
    whole = figures["all"]
    levels = [(level.replace("_tok", " words"), *map(whole[level].get, COUNTS)) for level in LEVELS]
    manners = []
    for subset, option in SUBSETS.items():
        f, a = figures[subset], figures[subset]["attribution"]
        trust = ["–" if f[key] is None else f"{f[key]} %" for key in ("misattributed", "invented")]
        label = f"{subset} ({a['gold']})"
        manners.append((label, a["p"], a["r"], a["f1"], f["strict"]["f1"], *trust, f"`{COMMAND}{option}`"))
    heads = ("manner", "attribution P", "R", "F1", "strict F1", "misattributed", "invented", "command")
    parts = [
        table(("figure", "precision", "recall", "F1", "hits", "read", "gold"), levels),
        table(heads, manners),
        f"Of the statements found, {whole['manner']} % have the right manner and {whole['act']} % the right act.",
    ]
    return "\n\n".join(parts)


def certainty() -> str:
    """Give the reliability table of the shipped weights."""
    weights = dict(load_certainty())
    scored = [(probability(weights, features), right) for _, features, right in read_examples(str(GOLD), None)]
    cells = [line.split() for line in reliability(scored)]
    return table(("certainty", "statements", "of them right"), [(c[0], c[1], f"{c[2]} %") for c in cells])


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Give a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def between_markers(page: str, name: str, figures: str) -> str:
    """Give the page with what stands between the markers of `name` replaced.

    Raises `SystemExit` where the page has no such markers.
    """
    pattern = rf"(<!-- figures:{name} -->\n).*?(<!-- figures:end -->)"
    if not re.search(pattern, page, flags=re.DOTALL):
        sys.exit(f"no markers <!-- figures:{name} --> … <!-- figures:end --> in the page")
    return re.sub(pattern, lambda match: f"{match[1]}\n{figures}\n\n{match[2]}", page, flags=re.DOTALL)


if __name__ == "__main__":
    main()
