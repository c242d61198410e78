"""The page about the rules is whole and true: every rule has a section, and its example is found by it."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from standpunkt.api import Source, read_many
from standpunkt.statements.labels import RULE_BY_KIND

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "standpunkt"
PAGE = (ROOT / "docs" / "guide" / "rules.md").read_text(encoding="utf-8")
STATEMENTS, POSITIONS = PAGE.split("\n## Positions\n")
EXAMPLES = dict(re.findall(r"^### (\S+)\n.*?^> (.*?)$", STATEMENTS, flags=re.DOTALL | re.MULTILINE))
FRAMED = {f"{prefix}{kind}" for prefix, kind in product(("", "noun-cue-", "modal-"), RULE_BY_KIND.values())}
MAKERS = ("Attribution", "_attribution")
"""Calls that take a rule's name by place: whatever looks like a name among their arguments is one."""


def rules_in_code() -> Iterator[str]:
    """Yield the names that rule code writes out: `rule="…"` and the names given to the makers of attributions."""
    for path in sorted((SOURCE / "statements").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            given = [keyword.value for keyword in call.keywords if keyword.arg == "rule"]
            if isinstance(call.func, ast.Name) and call.func.id in MAKERS:
                given += call.args[-3:] if call.func.id == "Attribution" else call.args[-1:]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value != "say":
                    yield value.value


def fitted_rules() -> set[str]:
    """Give the rules that certainty has weights for: those that found anything in the annotated texts."""
    weights = json.loads((SOURCE / "data" / "common" / "certainty.json").read_text(encoding="utf-8"))["weights"]
    return {name.removeprefix("rule:") for name in weights if name.startswith("rule:")}


def test_no_rule_is_undocumented() -> None:
    """A name in rule code, and one that found anything while certainty was fitted, has a section."""
    assert sorted((set(rules_in_code()) | fitted_rules()) - set(EXAMPLES)) == []


def test_no_rule_is_documented_that_is_none() -> None:
    assert sorted(set(EXAMPLES) - set(rules_in_code()) - FRAMED - fitted_rules()) == []


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    """The rules that spoke in each section's example."""
    readings = read_many(Source(text=text, language="da", id=rule) for rule, text in EXAMPLES.items())
    return {reading.document.id: {statement.rule for statement in reading.statements} for reading in readings}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_example_is_found_by_its_rule(rule: str, found: dict[str, set[str]]) -> None:
    assert rule in found[rule]


def test_no_group_of_stances_is_undocumented() -> None:
    """The first parts of position rules are the files of the stances, and what no file holds."""
    files = {path.stem for path in (SOURCE / "data").glob("*/stances/*.toml")}
    first = POSITIONS.split("| first part |")[1].split("| second part |")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", first, re.MULTILINE)) == files | {"acts", "imperatives"}
