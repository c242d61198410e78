"""Calls of the program: what goes where, exit codes, and inputs of every kind."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standpunkt.cli.app import run

STORY = "Vi begynder i morgen\n\n- Vi begynder i morgen, siger borgmester Lis Krogh.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def program(*argv: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "standpunkt", *argv]
    return subprocess.run(command, capture_output=True, **more)  # type: ignore[call-overload, no-any-return]


def test_json_of_one_text(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text is one line: an object of the contract's schema, whose spans are verbatim."""
    assert run(["read", "--json", "--language", "da", "--date", "2024-05-31", str(story)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    value = json.loads(out)
    assert value["schema"] == "standpunkt.reading/1"
    assert value["document"]["text"] == STORY
    assert value["document"]["published"] == "2024-05-31"
    (statement,) = [s for s in value["statements"] if s["cue"]]
    assert statement["manner"] == "direct"
    assert [span["text"] for span in statement["content"]] == ["Vi begynder i morgen"]
    assert statement["source"]["text"] == "borgmester Lis Krogh"


def test_several_texts_are_json_lines_in_order(tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Der er lukket i dag.", encoding="utf-8")
    assert run(["read", "--json", "--language", "da", str(other), str(story)]) == 0
    texts = [json.loads(line)["document"]["text"] for line in capsys.readouterr().out.splitlines()]
    assert texts == ["Der er lukket i dag.", STORY]


def test_output_is_deterministic(story: Path) -> None:
    """Two runs give the same bytes, whatever the hash seed."""
    runs = [
        program("read", "--json", "--language", "da", str(story), env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """- reads standard input, in any encoding a file may have."""
    give_stdin(monkeypatch, STORY.encode("utf-8-sig"))
    assert run(["read", "-", "--json", "--language", "da"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["text"] == STORY


def test_table_and_page(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a shape there is a table; --html gives a page, into a file if asked."""
    assert run(["read", "--language", "da", str(story)]) == 0
    assert "borgmester" in capsys.readouterr().out
    page = tmp_path / "page.html"
    assert run(["read", "--language", "da", "--html", "-o", str(page), str(story)]) == 0
    assert capsys.readouterr().out == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("shape", [[], ["--json"], ["--html"]])
def test_failing_inputs_are_named_and_the_rest_is_read(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str], shape: list[str]
) -> None:
    """A missing file, an empty folder, a picture and a huge file: one line each, exit code 1, the story read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    (tmp_path / "program").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "archive.txt").write_bytes(b"Han siger nej. " * (20_000_000 // 15))
    bad = [tmp_path / name for name in ("missing.txt", "empty", "picture.png", "program", "archive.txt")]
    assert run(["read", *shape, "--language", "da", *map(str, bad), str(story)]) == 1
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert len(lines) == len(bad)
    for path, line in zip(bad, lines, strict=True):
        assert line.startswith(f"standpunkt: {path}: ")
    assert "borgmester" in out


def test_all_inputs_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing could be read: nothing is written, exit code 1."""
    for shape in ([], ["--json"], ["--html"]):
        assert run(["read", *shape, str(tmp_path / "missing.txt")]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert "no such file" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.chmod(0)
    assert run(["read", str(story)]) == 1
    assert "may not be read" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff".encode()])
def test_empty_file_is_a_problem_not_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    """An empty text is read: it has the problem that there is nothing in it, told once."""
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert run(["read", "--json", str(path)]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in value["problems"]] == ["empty-text"]
    assert value["statements"] == []


def test_other_encodings_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Windows-1252 is recognised, and the guess is told as a problem."""
    path = tmp_path / "old.txt"
    path.write_bytes("- Vi går på øen, siger Åse Bæk til »Avisen«.".encode("cp1252"))
    assert run(["read", "--json", "--language", "da", str(path)]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["document"]["text"] == "- Vi går på øen, siger Åse Bæk til »Avisen«."
    assert "guessed-encoding" in [problem["code"] for problem in value["problems"]]


@pytest.mark.parametrize(
    "line",
    [
        "Det regner, og de går hjem. " * 3_580,
        "ord " * 5_000,
        "a" * 100_000,
        "Bo siger, at Ane siger, at " * 370,
        '"' * 100_000,
        "- " * 5_000,
    ],
    ids=["story", "words", "letters", "nested", "marks", "dashes"],
)
def test_one_very_long_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    """100,000 characters without a break are read, and shorter lines that are one long sentence."""
    path = tmp_path / "long.txt"
    path.write_text(line, encoding="utf-8")
    assert run(["read", "--json", "--language", "da", str(path)]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["document"]["text"] == line
    for statement in value["statements"]:
        for span in [*statement["cue"], *statement["content"]]:
            assert line[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["read"], "FILE"),
        (["read", "--json", "--html", "x"], "not allowed with"),
        (["read", "--no-such-flag", "x"], "--no-such-flag"),
        (["read", "--date", "yesterday", "x"], "'yesterday' is no date"),
        (["read", "--date", "2024-02-30", "x"], "'2024-02-30' is no date"),
        (["read", "--language", "Danish", "x"], "'Danish' is no ISO 639-1 code"),
        (["no-such-command"], "no-such-command"),
        (["evaluate", "missing.jsonl"], "missing.jsonl: cannot be read"),
        (["evaluate", "missing.jsonl", "--jaccard", "2"], "--jaccard 2.0"),
    ],
)
def test_wrong_calls(capsys: pytest.CaptureFixture[str], argv: list[str], told: str) -> None:
    """A wrong call is one line on standard error and exit code 2; nothing is read."""
    assert run(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err


def test_missing_parser_is_a_wrong_call(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--parser", "no_such_pipeline", "--language", "da", str(story)]) == 2
    err = capsys.readouterr().err
    assert "no_such_pipeline" in err
    assert err.count("\n") == 1


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "usage: standpunkt" in capsys.readouterr().err


def test_output_is_never_an_input_nor_half_a_file(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input is not overwritten, and a wrong place for the output is told before it is written to."""
    assert run(["read", "--json", "-o", str(story), str(story)]) == 2
    assert story.read_text(encoding="utf-8") == STORY
    assert run(["read", "--json", "-o", str(tmp_path), str(story)]) == 2
    assert run(["read", "--json", "-o", str(tmp_path / "no" / "such" / "place"), str(story)]) == 2
    kept = tmp_path / "kept.json"
    kept.write_text("kept", encoding="utf-8")
    assert run(["read", "--parser", "no_such_pipeline", "--language", "da", "-o", str(kept), str(story)]) == 2
    assert kept.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.json", "story.txt"]
    assert capsys.readouterr().err.count("\n") == 4


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe that is closed early")
def test_closed_pipe_is_no_error(examples: Path) -> None:
    """`standpunkt read … | head -1` says nothing on standard error."""
    files = " ".join(f"'{path}'" for path in sorted(examples.glob("da-0*.txt")))
    command = f"'{sys.executable}' -m standpunkt read --json {files} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True)
    assert done.stderr == b""
    assert done.stdout == b'{"schema":'
    assert done.returncode == 0


def test_parse_gives_conllu(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten columns a token, and offsets into the text as it came."""
    assert run(["parse", "--language", "da", str(story)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# newdoc id = ")
    rows = [line.split("\t") for line in out.splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    for row in rows:
        start = int(next(mark for mark in row[9].split("|") if mark.startswith("start=")).removeprefix("start="))
        assert STORY[start : start + len(row[1])] == row[1]


def test_evaluate_prints_figures_and_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A gold statement that is left out is listed with its text; the figures follow; --json tells the same."""
    text = "Bo siger, at det regner."
    span = {"source": {"start": 0, "end": 2, "text": "Bo"}, "cue": [{"start": 3, "end": 8, "text": "siger"}]}
    content = [{"start": 10, "end": 23, "text": "at det regner"}]
    gold, readings = tmp_path / "gold.jsonl", tmp_path / "readings.jsonl"
    article = {"id": "g1", "language": "da", "text": text, "statements": [{**span, "content": content}]}
    gold.write_text(json.dumps(article), encoding="utf-8")
    readings.write_text(json.dumps({**article, "statements": []}), encoding="utf-8")
    assert run(["evaluate", str(gold), "--readings", str(readings), "-v"]) == 0
    out = capsys.readouterr().out
    assert "miss in g1 at 10\n  gold  Bo  [siger]  at det regner\n" in out
    assert "attribution  P   0.0  R   0.0  F1   0.0   (0 hits, 0 predicted, 1 gold)" in out
    assert run(["evaluate", str(gold), "--readings", str(readings), "-v", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["attribution"]["gold"] == 1
    assert [error["kind"] for error in value["errors"]] == ["miss"]
    assert run(["evaluate", str(gold), "--json"]) == 0  # the engine reads the gold text now
    assert json.loads(capsys.readouterr().out)["statement"]["f1"] == 100
