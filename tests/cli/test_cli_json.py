"""Every `--json` answer has a JSON Schema, keeps to it, and has no key that the schema does not know."""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.answer_schemas import FREE, KINDS, check_output, closed

import standpunkt
from standpunkt.cli.app import run
from standpunkt.cli.arguments import build_parser
from standpunkt.errors import CallError
from standpunkt.schemas import schema_names

DOCS = Path(__file__).resolve().parents[2] / "docs"
STORIES = ("da-08-minister-afviser", "da-10-minister-paa-glid", "da-11-minister-foreslaar", "da-14-minister-foreslaar-kort")


@pytest.fixture(scope="module")
def place(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of four stories, two of them one story, and the questions of the examples."""
    folder = tmp_path_factory.mktemp("json")
    told = ["--ledger", str(folder / "l.sqlite")]
    assert run(["add", *(str(examples / f"{name}.txt") for name in STORIES), *told]) == 0
    assert run(["question", "import", str(examples / "questions.toml"), *told]) == 0
    assert run(["ledger", "judge", f"{STORIES[0]}#s1", "reject", "--by", "Inge", *told]) == 0
    (folder / "names.tsv").write_text("id\tname\tkind\nx1\tHenrik Dalgaard\tperson\n", encoding="utf-8")
    return folder


CALLS = (
    "read {examples}/da-08-minister-afviser.txt",
    "stats --ledger {ledger}",
    "who-said 'afgift på hver kørt kilometer' --ledger {ledger}",
    "who-said afgift --by Dalgaard --ledger {ledger}",
    "actor Dalgaard --ledger {ledger}",
    "search afgift --ledger {ledger}",
    "sources da-10-minister-paa-glid#s2 --ledger {ledger}",
    "why da-10-minister-paa-glid#s2 --ledger {ledger}",
    "why da-10-minister-paa-glid#p1 --ledger {ledger}",
    "timeline afgift --ledger {ledger}",
    "timeline --by Dalgaard --ledger {ledger}",
    "stand road-pricing --ledger {ledger}",
    "changes road-pricing --ledger {ledger}",
    "question list --ledger {ledger}",
    "question show road-pricing --ledger {ledger}",
    "question add 'Skal broen lukkes?' --match broen --questions {folder}/new.toml",
    "question import {examples}/questions.toml --ledger {ledger}",
    "question suggest {examples}/da-08-minister-afviser.txt {examples}/da-10-minister-paa-glid.txt",
    "question suggest {examples}/da-08-minister-afviser.txt --to road-pricing --questions {examples}/questions.toml",
    "add {examples}/da-08-minister-afviser.txt --ledger {ledger}",
    "ledger check --ledger {ledger}",
    "ledger import {folder}/record.jsonl --ledger {folder}/copy.sqlite",
    "ledger upgrade --ledger {ledger}",
    "ledger backup {folder}/backup.sqlite --ledger {ledger}",
    "ledger table actors -o {folder}/actors.csv --ledger {ledger}",
    "ledger judge da-10-minister-paa-glid#s1 accept --by Inge --ledger {ledger}",
    "ledger judgements --ledger {ledger}",
    "ledger merge '{one}' '{other}' --by Inge --ledger {ledger}",
    "ledger part '{one}' '{other}' --by Inge --ledger {ledger}",
    "ledger retract da-14-minister-foreslaar-kort correction --ledger {ledger}",
    "actors import {folder}/names.tsv --list {folder}/list.tsv",
    "actors list --list {folder}/list.tsv",
    "actors link {examples}/da-08-minister-afviser.txt --list {folder}/list.tsv",
    "evaluate {folder}/gold.jsonl -v",
)


@pytest.mark.parametrize("call", CALLS)
def test_answers_keep_to_their_schemas(
    call: str, place: Path, examples: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each prints at least one answer; an answer of a ledger is about something."""
    monkeypatch.setenv("STANDPUNKT_ACTORS", str(place / "none.tsv"))
    ledger = place / "l.sqlite"
    with standpunkt.open_ledger(ledger) as opened:
        one, other = (actor["key"] for actor in [*opened.table("actors")][:2])
        (place / "record.jsonl").write_text("\n".join(opened.export()), encoding="utf-8")
    _write_gold(place / "gold.jsonl", examples)
    told = call.format(examples=examples, folder=place, ledger=ledger, one=one, other=other)
    assert run([*_words(told), "--json"]) == 0
    printed = capsys.readouterr().out
    command = next(name for name in sorted(KINDS, reverse=True) if call.startswith(f"{name} "))
    assert check_output(command, printed) == 1
    if command in ("who-said", "search", "timeline", "stand", "changes", "sources", "why", "actor"):
        assert re.search(r'"(content|text)": ', printed)


def _words(call: str) -> list[str]:
    import shlex

    return shlex.split(call)


def _write_gold(path: Path, examples: Path) -> None:
    """Write a gold article with one attribution that nobody reads so, for the errors to have something to tell."""
    text = (examples / "da-08-minister-afviser.txt").read_text(encoding="utf-8")
    roles: dict[str, Any] = {"source": [[0, 17]], "cue": [[18, 25]], "content": [[26, 60]]}
    article = {"id": "a", "text": text, "lang": "da", "date": "2024-02-12", "attributions": [roles]}
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")


def commands_with_json(parser: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """Yield the commands and actions that take `--json`."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in inner:
        for word, one in action.choices.items():
            yield from commands_with_json(one, f"{name} {word}".strip())
    if not inner and "--json" in parser._option_string_actions:
        yield name


def test_no_answer_is_without_a_schema() -> None:
    assert set(commands_with_json(build_parser())) == {*KINDS, *FREE}
    assert set(KINDS.values()) == set(schema_names())


def test_every_answer_is_tried() -> None:
    """`follow` is tried with its own tests, which have a newsroom to follow."""
    tried = {name for name in KINDS if any(call.startswith(f"{name} ") for call in CALLS)}
    assert tried == KINDS.keys() - {"follow"}


@pytest.mark.parametrize("name", schema_names())
def test_schemas_are_schemas(name: str) -> None:
    """Each is a schema of draft 2020-12, whole in itself, named, and strict when it is closed."""
    schema = standpunkt.json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:standpunkt:{name}:1"
    assert schema["title"]
    outside = set(re.findall(r"urn:standpunkt:([a-z-]+):1#", json.dumps(schema))) - {name}
    assert outside <= schema["$defs"].keys() if outside else True
    assert list(Draft202012Validator(closed(schema)).iter_errors({"never": "heard of"}))


def test_a_schema_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["schema", "why"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["$id"] == "urn:standpunkt:why:1"
    assert {"ledger", "reading"} <= printed["$defs"].keys()
    assert run(["schema", "why", "-o", str(tmp_path / "why.json")]) == 0
    assert json.loads((tmp_path / "why.json").read_text(encoding="utf-8")) == printed
    assert run(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(schema_names())


def test_an_unknown_schema_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "horoscope"]) == 2
    assert "there is no schema 'horoscope'; there are " in capsys.readouterr().err
    with pytest.raises(CallError, match="no schema 'ledger'"):
        standpunkt.json_schema("ledger")


def test_every_schema_is_documented() -> None:
    page = (DOCS / "json.md").read_text(encoding="utf-8").split("## The other answers")[1]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", page, flags=re.MULTILINE)) == sorted({*schema_names()} - {"reading"})
