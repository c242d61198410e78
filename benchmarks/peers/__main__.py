"""Standpunkt beside other tools: the same texts, the same pipeline, one run.

    make bench-peers
    python -m benchmarks.peers [--sets polnear da en] [--tools NAME…] [--rounds 2] [--gendergap PROGRAM] [--write]

Each tool reads each set in a process of its own, the tools in turn, as many rounds as asked for; the figures are the same in
each, and of the times the best is taken.  `--gendergap` adds a user's own clone of the Gender Gap Tracker (see
`program.py`).  `--write` puts table and plot into the documentation.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.peers.report import GOLD_SETS, draw, tables, write_page

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OWN = "clone"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
Results = dict[str, dict[str, dict[str, Any]]]


def main() -> int:
    """Measure, print the tables, and write them where asked."""
    from benchmarks.peers.tools import TOOLS

    arguments = argparse.ArgumentParser(description="Standpunkt beside other tools.")
    arguments.add_argument("--sets", nargs="+", choices=GOLD_SETS, default=list(GOLD_SETS))
    arguments.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS))
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--gendergap", type=Path, metavar="PROGRAM", help="runs a clone of the Gender Gap Tracker")
    arguments.add_argument("--write", action="store_true", help="put table and plot into the documentation")
    args = arguments.parse_args()
    missing = [str(SHARED / GOLD_SETS[name].path) for name in args.sets if not (SHARED / GOLD_SETS[name].path).is_file()]
    if missing:
        print(f"not there: {', '.join(missing)}; leave sets out with --sets", file=sys.stderr)
        return 2
    results: Results = {name: {} for name in args.sets}
    for _ in range(args.rounds):
        for name in args.sets:
            for tool in args.tools:
                if _reads(TOOLS[tool], name):
                    _keep(results[name], tool, _measure(tool, name))
            if args.gendergap and GOLD_SETS[name].language == "en":
                _keep(results[name], OWN, _measure(OWN, name, args.gendergap))
    labels = {tool.name: tool.label for tool in TOOLS.values()} | {OWN: "Gender Gap Tracker, a user's clone"}
    print(tables(results, labels))
    if args.write:
        write_page(ROOT / "docs" / "benchmarks" / "peers.md", tables(results, labels))
        draw(ROOT / "docs" / "images" / "peers.svg", results, labels)
    return 0


def _reads(tool: Any, name: str) -> bool:
    return GOLD_SETS[name].language in tool.languages and tool.only in (None, name)


def _measure(tool: str, name: str, program: Path | None = None) -> dict[str, Any]:
    gold = GOLD_SETS[name]
    command = [sys.executable, "-m", "benchmarks.peers.measure", tool, str(SHARED / gold.path), gold.language]
    command += ["--program", str(program)] if program else []
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{tool} on {name}: failed")
    value: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"{name:8} {tool:16} {value['attribution']:5} {value['words_per_second']:12,.0f} words/s", file=sys.stderr)
    return value


def _keep(kept: dict[str, dict[str, Any]], tool: str, value: dict[str, Any]) -> None:
    """Keep the quickest round of a tool."""
    if tool not in kept or value["seconds"] < kept[tool]["seconds"]:
        kept[tool] = value


if __name__ == "__main__":
    raise SystemExit(main())
