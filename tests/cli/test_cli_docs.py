"""The documentation is true: its examples run, and no command, flag, key or problem is left out."""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest
from jsonschema import Draft202012Validator

from standpunkt.cli.app import run
from standpunkt.cli.arguments import build_parser
from standpunkt.model.codec import reading_from_dict

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "standpunkt"
PAGES = [DOCS / name for name in ("cli.md", "formats.md", "index.md", "ledger.md")] + [ROOT / "README.md"]


def fenced(page: Path, language: str) -> list[str]:
    """Give the contents of a page's code blocks in a language."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def examples_of(page: Path) -> list[tuple[str, str]]:
    """Give the commands of a page's console blocks, each with the output that is shown for it."""
    found: list[tuple[str, str]] = []
    for block in fenced(page, "console"):
        for line in block.splitlines(keepends=True):
            if line.startswith("$ "):
                found.append((line[2:].strip(), ""))
            else:
                command, output = found[-1]
                found[-1] = (command, output + line)
    return found


def matches(shown: str, got: str) -> bool:
    """Say whether an output is what is shown, where "..." stands for anything."""
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("..."))
    return re.fullmatch(pattern, got.strip(), flags=re.DOTALL) is not None


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the examples in it and the program on the path."""
    path = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", path / "examples")
    program = path / "bin" / "standpunkt"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m standpunkt "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return path


@pytest.mark.skipif(os.name != "posix", reason="the examples are shell commands")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command on a page runs, in order, and gives what is shown."""
    monkeypatch.chdir(workplace)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PATH", f"{workplace / 'bin'}{os.pathsep}{os.environ['PATH']}")
    for command, shown in examples_of(page):
        local = command.replace(".venv/bin/standpunkt", "standpunkt")
        if "standpunkt" not in local and not shown:
            continue  # make, git and the like
        if local.startswith("standpunkt ") and not set(local) & set("|;<>*[$"):
            code = run(shlex.split(local)[1:])  # saves loading the parser anew for each
            told = capsys.readouterr().out
        else:
            done = subprocess.run(["bash", "-c", local], stdout=PIPE, stderr=STDOUT, text=True)
            code, told = done.returncode, done.stdout
        assert code == 0, f"{command}: {told}"
        assert not shown or matches(shown, told), f"{command} gives\n{told}\nnot\n{shown}"


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    parser = build_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


@pytest.mark.parametrize(("name", "parser"), [pytest.param(*found, id=found[0]) for found in commands()])
def test_no_command_or_flag_is_undocumented(name: str, parser: argparse.ArgumentParser) -> None:
    """Every command has a section, every flag an entry in it and an example, and the other way round."""
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## standpunkt (\S+)\n(.*?)(?=^## |\Z)", text, flags=re.DOTALL | re.MULTILINE))
    assert name in sections
    entries = set(re.findall(r"`(--?[a-z][a-z-]*)[ `]", "".join(re.findall(r"^`.*$", sections[name], re.MULTILINE))))
    flags = {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
    assert entries == flags
    used = {
        word.partition("=")[0]
        for command, _ in examples_of(DOCS / "cli.md")
        if f"standpunkt {name}" in command
        for word in command.split()
    }
    assert flags <= used, f"without an example: {sorted(flags - used)}"


def test_no_command_is_documented_that_is_none() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## standpunkt (\S+)", text, flags=re.MULTILINE)) == {name for name, _ in commands()}


def test_every_command_helps_with_examples() -> None:
    for name, parser in commands():
        assert "examples:" in parser.format_help(), name


def test_every_key_is_explained() -> None:
    """Every property of the JSON Schema stands in the page about the JSON."""
    schema = json.loads((SOURCE / "data" / "schema" / "reading-1.json").read_text(encoding="utf-8"))
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    keys = set(schema["properties"])
    for definition in schema["$defs"].values():
        keys |= set(definition.get("properties", ()))
    told = set(re.findall(r'[`"]([a-z_]+)[`"]', text))
    assert sorted(keys - told) == []


def test_example_reading_is_one() -> None:
    """The reading shown keeps to the schema, and its spans to its text."""
    schema = json.loads((SOURCE / "data" / "schema" / "reading-1.json").read_text(encoding="utf-8"))
    (shown,) = fenced(DOCS / "json.md", "json")
    value = json.loads(shown)
    Draft202012Validator(schema).validate(value)
    reading_from_dict(value)


def test_every_problem_is_explained() -> None:
    """The codes in the source and those in the documentation are the same."""
    sources = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    codes = set(re.findall(r'code="([a-z0-9-]+)"', sources))
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \|", (DOCS / "problems.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert told == codes
