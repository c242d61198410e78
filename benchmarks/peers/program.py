"""A program of the user's own that runs their clone of the Gender Gap Tracker, in its own environment.

It is called as `PROGRAM TEXTS QUOTES`: for each file `ID.txt` in the folder TEXTS it writes `ID.json` into the folder QUOTES,
a list of objects as the Gender Gap Tracker publishes its quotes, of which `speaker_index`, `quote_index` and `verb_index`
are looked at: "(start,end)" or [start, end] in characters of the text, empty where there is none.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.texts import Found, Text

from standpunkt.errors import InputError

ROLES = {"source": "speaker_index", "cue": "verb_index", "content": "quote_index"}
MAX_SECONDS = 3600


def run_program(program: Path, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield what a program finds in each text.

    Raises `InputError` where it fails, or leaves a text without an answer.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder, "texts"), Path(folder, "quotes")
        given.mkdir()
        got.mkdir()
        for number, text in enumerate(texts):
            (given / f"{number}.txt").write_text(text.text, encoding="utf-8", newline="")
        done = subprocess.run([program.resolve(), given, got], capture_output=True, text=True, timeout=MAX_SECONDS)
        if done.returncode:
            raise InputError(f"{program}: ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        for number, text in enumerate(texts):
            path = got / f"{number}.json"
            if not path.is_file():
                raise InputError(f"{program}: wrote no {path.name} for {text.id}")
            yield quotes_of(json.loads(path.read_text(encoding="utf-8")))


def quotes_of(values: Sequence[dict[str, Any]]) -> list[Found]:
    """Give the attributions that quotes are; those without words are left out."""
    found = [{role: _spans(value.get(key)) for role, key in ROLES.items()} for value in values]
    return [one for one in found if one["content"]]


def _spans(value: Any) -> list[list[int]]:
    numbers = re.findall(r"\d+", value) if isinstance(value, str) else value or ()
    start, end = (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else (0, 0)
    return [[start, end]] if end > start else []
