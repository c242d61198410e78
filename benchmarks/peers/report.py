"""The figures of all tools as Markdown tables and as a plot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Measured = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Figures by set and tool."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of annotated texts."""

    path: str
    """Within the folder of shared data."""
    language: str
    label: str


GOLD_SETS = {
    "polnear": GoldSet("polnear/dev.jsonl", "en", "PolNeAR, development part"),
    "en": GoldSet("gold/en/dev.jsonl", "en", "our English development set"),
    "da": GoldSet("gold/da/dev.jsonl", "da", "our Danish development set"),
}
COLUMNS = (
    "attribution P", "R", "F1", "statement", "strict", "cue", "direct", "indirect", "misattributed", "words/s", "times", "MB",
)  # fmt: skip
MARKS = ("<!-- figures of all tools -->", "<!-- end of figures -->")
PERCENT = ("precision", "recall", "attribution", "statement", "strict", "cue", "direct", "indirect", "misattributed")
BEST = "standpunkt"
MAX_SPEED = 1_000_000
"""What is faster takes no time worth telling."""
COLOURS = ("#1f4e79", "#e08214", "#7fbf7b")


def tables(results: Measured, labels: Mapping[str, str]) -> str:
    """Give one table for each set."""
    return "\n".join(_table(GOLD_SETS[name], found, labels) for name, found in results.items() if found)


def _table(gold: GoldSet, found: Mapping[str, Mapping[str, Any]], labels: Mapping[str, str]) -> str:
    first = next(iter(found.values()))
    size = f"{first['gold']:,} attributions in {first['words']:,} words."
    lines = [f"### {gold.label[0].upper()}{gold.label[1:]}", "", size, ""]
    lines += ["| | " + " | ".join(COLUMNS) + " |", "| --- |" + " ---: |" * len(COLUMNS)]
    for tool in labels:
        if tool in found:
            lines.append(f"| {labels[tool]} | " + " | ".join(_cells(found[tool], found.get(BEST))) + " |")
    return "\n".join(lines) + "\n"


def _cells(one: Mapping[str, Any], ours: Mapping[str, Any] | None) -> list[str]:
    figures = ["–" if one[name] is None else f"{one[name]:.1f}" for name in PERCENT]
    figures[2] = f"**{figures[2]}**"
    speed = one["words_per_second"]
    times = f"{speed / ours['words_per_second']:.2g}" if ours and speed < 100 * ours["words_per_second"] else "> 100"
    return [*figures, _rounded(speed), times, f"{one['megabytes']:.0f}"]


def _rounded(speed: float) -> str:
    """Give a speed with two figures: machines differ by more."""
    digits = len(str(round(speed))) - 2
    return f"{round(speed, -digits):,.0f}" if speed < MAX_SPEED else f"> {MAX_SPEED:,}"


def write_page(page: Path, text: str) -> None:
    """Put the tables between their marks on a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not end:
        raise ValueError(f"{page}: has no place for the figures ({' … '.join(MARKS)})")
    page.write_text(f"{before}{MARKS[0]}\n\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def draw(path: Path, results: Measured, labels: Mapping[str, str]) -> None:
    """Draw how right and how fast the tools are, as SVG that is the same for the same figures."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "standpunkt", "svg.fonttype": "none", "font.size": 9, "font.family": "sans-serif"})
    from matplotlib import pyplot

    tools = [tool for tool in labels if any(tool in found for found in results.values())]
    figure, axes = pyplot.subplots(1, 3, figsize=(11, 0.55 * len(tools) + 1.4), sharey=True, layout="constrained")
    _bars(axes[0], tools, [(kind, results.get("polnear", {}), kind) for kind in ("attribution", "direct", "indirect")],
          "PolNeAR: attribution F1", {"attribution": "all"})  # fmt: skip
    _bars(axes[1], tools, [(GOLD_SETS[name].language, results.get(name, {}), "attribution") for name in ("en", "da")],
          "our sets: attribution F1", {"en": "English", "da": "Danish"})  # fmt: skip
    _speeds(axes[2], tools, results)
    axes[0].set_yticks(range(len(tools)), [_wrapped(labels[tool]) for tool in tools])
    axes[0].invert_yaxis()
    figure.savefig(path, format="svg", metadata={"Date": None})
    pyplot.close(figure)


def _bars(axis: Any, tools: list[str], groups: list[tuple[str, Any, str]], title: str, names: Mapping[str, str]) -> None:
    width = 0.8 / len(groups)
    for number, (group, found, key) in enumerate(groups):
        places = [row - 0.4 + width * (number + 0.5) for row in range(len(tools))]
        values = [found[tool][key] if tool in found else 0 for tool in tools]
        axis.barh(places, values, height=width * 0.9, color=COLOURS[number], label=names.get(group, group))
        for place, tool, value in zip(places, tools, values, strict=True):
            axis.text(value + 1, place, f"{value:.0f}" if tool in found else "–", va="center", fontsize=7)
    axis.set(title=title, xlim=(0, 100))
    axis.legend(fontsize=7, frameon=False, loc="lower right")
    _clean(axis)


def _speeds(axis: Any, tools: list[str], results: Measured) -> None:
    found = results.get("polnear") or next(iter(results.values()))
    speeds = [found[tool]["words_per_second"] if tool in found else None for tool in tools]
    shown = [min(speed or 1, MAX_SPEED) for speed in speeds]
    axis.barh(range(len(tools)), shown, height=0.5, color="#777777")
    for row, speed in enumerate(speeds):
        axis.text(shown[row] * 1.15, row, _rounded(speed) if speed else "–", va="center", fontsize=7)
    axis.set(title="words a second, one core", xscale="log", xlim=(500, 20 * MAX_SPEED))
    axis.set_xticks([1_000, 10_000, 100_000, MAX_SPEED], ["1,000", "10,000", "100,000", "1,000,000"], fontsize=7)
    axis.minorticks_off()
    _clean(axis)


def _clean(axis: Any) -> None:
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    axis.tick_params(length=0)


def _wrapped(label: str) -> str:
    return re.sub(r", | and ", lambda found: found[0].rstrip() + "\n", label)
